"""The wording guard: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from app.core.sheets import guard
from app.core.sheets.content import Draft, Practice, Voice
from app.core.text import text_of

FOUND = [
    ("fr", "Grâce à nous, 15 salariés se déplacent mieux.", "wording.attribution"),
    ("fr", "Grâce au jardin, le quartier revit.", "wording.attribution"),
    ("nl", "Dankzij ons vonden 15 mensen werk.", "wording.attribution"),
    ("fr", "Trois fois plus de femmes qu'ailleurs", "wording.times-more"),
    ("nl", "Drie keer meer vrouwen dan elders", "wording.times-more"),
    ("fr", "Le leader du réemploi", "wording.ranking"),
    ("fr", "Numéro 1 du réemploi", "wording.ranking"),
    ("nl", "De beste van het land", "wording.ranking"),
    ("fr", "Nos chiffres prouvent notre utilité", "wording.proof"),
    ("nl", "Onze cijfers bewijzen dat het werkt", "wording.proof"),
    ("fr", "75 % des 8 sortants ont un emploi", "wording.percent-of-few"),
    ("nl", "75% van de 8 uitstromers werkt", "wording.percent-of-few"),
]
LEFT_ALONE = [
    ("fr", "Nous donnons un premier métier à celles et ceux qui réparent."),
    ("fr", "Le plus haut salaire vaut 2,6 fois le plus bas"),
    ("fr", "62 % des achats à moins de 50 km"),
    ("fr", "75 % des 24 sortants ont un emploi"),
    ("nl", "Het hoogste loon is 2,6 keer het laagste"),
    ("nl", "Begeleiders leiden op de werkplek op"),
    ("nl", "62% van de aankopen binnen 50 km"),
]


@pytest.mark.parametrize(("locale", "words", "code"), FOUND)
def test_words_that_say_more_than_figures_are_found(locale: str, words: str, code: str) -> None:
    draft = Draft(promise=text_of(**{locale: words}))

    assert [(p.code, p.place) for p in guard.problems(draft)] == [(code, ("promise", locale))]


@pytest.mark.parametrize(("locale", "words"), LEFT_ALONE)
def test_plain_words_are_left_alone(locale: str, words: str) -> None:
    assert guard.problems(Draft(practices=(Practice(text_of(**{locale: words})),))) == ()


def test_the_words_of_a_voice_are_their_speakers() -> None:
    voice = Voice(words=text_of(fr="Grâce à l'atelier, j'ai appris un métier."))

    assert guard.problems(Draft(voices=(voice,))) == ()
