"""The grammar of the sheets: one whole sentence for each case, in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from app.core.racines.comparison import Reading
from app.core.sheets.sentences import cautions, said, sentence_of, where
from app.core.text import FR, NL
from tests.core.sheets.makers import HAINAUT, LADDER, a_comparison

A_SURVEY: dict[str, Any] = {"unit": "enterprises", "concerned": 52}
ONE_THIRD_OFF = msgspec.structs.replace(HAINAUT, value=Decimal(56), period="2024")
MANY = {"k": 500, "n": 1000, "reading": msgspec.structs.replace(HAINAUT, value=Decimal("50.4"))}

SENTENCES: list[tuple[dict[str, Any], str, str]] = [
    (
        {"k": 27, "n": 38},
        "C’est le cas de 27 des 38 personnes comptées (71 %). "
        "C’est plus que dans le Hainaut (33 % en 2023).",
        "Dit geldt voor 27 van de 38 getelde personen (71%). "
        "Dat is meer dan in Henegouwen (33% in 2023).",
    ),
    (
        {"k": 24, "n": 41, "reading": ONE_THIRD_OFF, **A_SURVEY},
        "Parmi les 41 entreprises qui ont répondu (sur 52), c’est le cas de 24 "
        "(59 % ; intervalle à 95 % : 51 à 65 %). L’écart avec la part observée dans le Hainaut "
        "(56 % en 2024) n’est pas significatif au vu de l’effectif.",
        "Van de 41 ondernemingen die antwoordden (op 52), geldt dit voor 24 "
        "(59%; 95%-interval: 51% tot 65%). Bij dit aantal is het verschil met het "
        "aandeel in Henegouwen (56% in 2024) niet significant.",
    ),
    (
        {"k": 6, "n": 52},
        "C’est le cas de 6 des 52 personnes comptées (12 %). "
        "C’est moins que dans le Hainaut (33 % en 2023).",
        "Dit geldt voor 6 van de 52 getelde personen (12%). "
        "Dat is minder dan in Henegouwen (33% in 2023).",
    ),
    (
        MANY,
        "C’est le cas de 500 des 1 000 personnes comptées (50 %). Cette part est proche de celle "
        "qu’on observe dans le Hainaut (50,4 % en 2023).",
        "Dit geldt voor 500 van de 1.000 getelde personen (50%). "
        "Dat ligt dicht bij het aandeel in Henegouwen (50,4% in 2023).",
    ),
    (
        {"k": 6, "n": 8, "unit": "enterprises"},
        "C’est le cas de 6 entreprises sur 8 (effectif trop faible pour un pourcentage). Repère "
        "dans le Hainaut : 33 % en 2023 ; l’effectif est trop faible pour une comparaison.",
        "Dit geldt voor 6 van de 8 ondernemingen (te klein aantal voor een percentage). Ter "
        "oriëntatie: 33% in Henegouwen in 2023; voor een vergelijking is het aantal te klein.",
    ),
    (
        {"k": 1, "n": 6, "unit": "enterprises", "reading": None},
        "C’est le cas de 1 entreprise sur 6 (effectif trop faible pour un pourcentage).",
        "Dit geldt voor 1 van de 6 ondernemingen (te klein aantal voor een percentage).",
    ),
    (
        {"k": 3, "n": 38},
        "Donnée non publiée pour protéger la vie privée (moins de 5 personnes).",
        "Niet gepubliceerd om de privacy te beschermen (minder dan 5 personen).",
    ),
    (
        {"k": 2, "n": 4, "unit": "enterprises"},
        "Donnée non publiée pour protéger la vie privée (moins de 5 entreprises).",
        "Niet gepubliceerd om de privacy te beschermen (minder dan 5 ondernemingen).",
    ),
    (
        {"k": 0, "n": 40},
        "Ce n’est le cas d’aucune des 40 personnes comptées. "
        "C’est moins que dans le Hainaut (33 % en 2023).",
        "Dit geldt voor geen van de 40 getelde personen. "
        "Dat is minder dan in Henegouwen (33% in 2023).",
    ),
    (
        {"k": 38, "n": 38, "notes": {}, "reading": None},
        "C’est le cas de toutes les personnes comptées (38). "
        "Aucun chiffre n’est disponible pour ce territoire.",
        "Dit geldt voor alle getelde personen (38). Voor dit gebied is er geen cijfer beschikbaar.",
    ),
    (
        {"k": 9, "n": 12, "unit": "enterprises", "concerned": 12, "no_verdict": "universe"},
        "Les 12 entreprises ont toutes répondu : c’est le cas de 9 (75 %). Repère dans le "
        "Hainaut : 33 % en 2023, pour une autre population.",
        "Alle 12 ondernemingen hebben geantwoord: dit geldt voor 9 (75%). Ter oriëntatie: 33% "
        "in Henegouwen in 2023, voor een andere groep.",
    ),
    (
        {"k": 20, "n": 40, "reading": None, "no_verdict": "years"},
        "C’est le cas de 20 des 40 personnes comptées (50 %). Les chiffres du territoire sont "
        "trop éloignés de 2023 pour une comparaison.",
        "Dit geldt voor 20 van de 40 getelde personen (50%). De cijfers van het gebied liggen te "
        "ver van 2023 voor een vergelijking.",
    ),
    (
        {"k": 20, "n": 40, "reading": None, "no_verdict": "unreliable"},
        "C’est le cas de 20 des 40 personnes comptées (50 %). Les chiffres du territoire sont "
        "trop incertains pour une comparaison.",
        "Dit geldt voor 20 van de 40 getelde personen (50%). De cijfers van het gebied zijn te "
        "onzeker voor een vergelijking.",
    ),
]


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(("facts", "french", "dutch"), SENTENCES)
def test_each_case_has_its_sentence_in_both_languages(
    facts: dict[str, Any], french: str, dutch: str
) -> None:
    compared = a_comparison(**facts)

    assert (plain(sentence_of(compared, FR)), plain(sentence_of(compared, NL))) == (french, dutch)


def test_french_elides_before_a_vowel() -> None:
    flanders = Reading("region", {"fr": "Flandre"}, {"fr": "en Flandre"}, Decimal(20), "2023")

    assert said(a_comparison(reading=flanders), FR).beside.startswith("C’est plus qu’en Flandre")


def test_a_territory_without_a_preposition_is_named_between_quotation_marks() -> None:
    nameless = Reading("epci", {"fr": "CA du Douaisis"}, {}, Decimal(20), "2023")

    assert (plain(where(nameless, FR)), plain(where(nameless, NL))) == (
        "sur le territoire « CA du Douaisis »",
        "in het gebied “CA du Douaisis”",
    )


def test_french_punctuation_is_held_by_spaces_that_do_not_break() -> None:
    survey = a_comparison(24, 41, **A_SURVEY)

    assert "59\u00a0%\u202f; intervalle à 95\u00a0%\u00a0: 51 à 65\u00a0%" in said(survey, FR).ours


def test_the_level_that_was_used_and_the_years_are_told() -> None:
    compared = a_comparison(
        24, 38, rungs=LADDER, years_apart=2, reference_year=2025, notes={"fr": "Un ciblage."}
    )

    assert [plain(line) for line in cautions(compared, FR)] == [
        "Chiffre observé dans le Hainaut : la donnée n’existe pas pour Mouscron.",
        "Données du territoire : 2023 ; données de la structure : 2025.",
        "Un ciblage.",
    ]
    assert list(cautions(compared, NL)) == [
        "Cijfer in Henegouwen: er is geen gegeven voor Moeskroen.",
        "Gegevens van het gebied: 2023; gegevens van de organisatie: 2025.",
    ]


def test_years_that_lie_far_apart_ask_for_care() -> None:
    compared = a_comparison(years_apart=4, reference_year=2027)

    assert "invite à la prudence" in cautions(compared, FR)[0]
    assert "vraagt voorzichtigheid" in cautions(compared, NL)[0]


def test_a_small_number_is_called_small() -> None:
    assert [plain(line) for line in cautions(a_comparison(18, 24), FR)] == [
        "Effectif faible ; variabilité naturelle : de 55 à 88 %."
    ]
    survey = a_comparison(18, 24, unit="enterprises", concerned=60)
    assert cautions(survey, NL) == ("Klein aantal.",)


def test_nothing_is_told_around_a_figure_that_is_not_shown() -> None:
    assert cautions(a_comparison(2, 38, rungs=LADDER, years_apart=2), FR) == ()


def test_only_higher_and_lower_are_proven() -> None:
    proven = [said(a_comparison(k, 38), FR).is_proven for k in (27, 13, 0)]

    assert proven == [True, False, True]


@pytest.mark.parametrize(
    "outcome", ["no-value", "confidential", "unreliable", "too-small", "years"]
)
def test_every_reason_for_a_wider_territory_has_its_words(outcome: str) -> None:
    rung = msgspec.structs.replace(LADDER[0], outcome=outcome)
    compared = a_comparison(24, 38, rungs=(rung, LADDER[1]))

    assert all(compared.rungs[0].names[at] in cautions(compared, at)[0] for at in (FR, NL))
