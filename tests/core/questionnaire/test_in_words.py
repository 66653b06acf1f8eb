"""Conditions are said in good French and good Dutch, whole or not at all."""

from __future__ import annotations

import pytest

from app.core.questionnaire import in_words
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.kinds import Integer, Multiple
from app.core.text import EN, FR, NL
from tests import make


def means() -> Question:
    choices = (
        make.a_choice("bike", fr="Vélo", nl="Fiets"),
        make.a_choice("bus", fr="Bus", nl="Bus"),
    )
    return make.a_question("means", Multiple(choices), label=make.a_text("Moyens", "Middelen"))


def three_questions() -> Definition:
    workers = make.a_question(label=make.a_text("Effectif", "Personeel"))
    training = make.yes_or_no(label=make.a_text("Formation", "Opleiding"))
    return make.a_definition(make.a_module(make.a_page(workers, training, means())))


@pytest.mark.parametrize(
    ("written", "french", "dutch"),
    [
        (
            "${q-workers} > 1250.5",
            "la réponse à « Effectif » est supérieure à 1 250,5",
            "het antwoord op “Personeel” is groter dan 1.250,5",
        ),
        (
            "${q-training} = 'yes'",
            "la réponse à « Formation » est « Oui »",
            "het antwoord op “Opleiding” is “Ja”",
        ),
        (
            "not(selected(${q-means}, 'bike'))",
            "la réponse à « Moyens » ne comprend pas « Vélo »",
            "het antwoord op “Middelen” bevat “Fiets” niet",
        ),
        (
            "${q-workers} != '' and (${q-training} = 'no' or count-selected(${q-means}) >= 2)",
            "la réponse à « Effectif » est donnée et (la réponse à « Formation » est « Non » "
            "ou le nombre de choix de « Moyens » est d’au moins 2)",
            "het antwoord op “Personeel” is ingevuld en (het antwoord op “Opleiding” is “Nee” "
            "of het aantal keuzes bij “Middelen” is minstens 2)",
        ),
        (
            "0 < coalesce(${q-workers}, 0)",
            "la réponse à « Effectif » est supérieure à 0",
            "het antwoord op “Personeel” is groter dan 0",
        ),
        (". <= 100", "la réponse est d’au plus 100", "het antwoord is hoogstens 100"),
        (
            ". >= date('2026-03-01')",
            "la réponse n’est pas antérieure au 1er mars 2026",
            "het antwoord valt niet vóór 1 maart 2026",
        ),
        (
            ". <= today()",
            "la réponse n’est pas postérieure au jour de la saisie",
            "het antwoord valt niet na vandaag",
        ),
    ],
)
def test_a_condition_is_a_sentence_in_both_languages(written: str, french: str, dutch: str) -> None:
    definition = three_questions()
    own = make.a_question("own", Integer())

    said = [in_words.condition(written, definition, locale, own=own) for locale in (FR, NL)]

    spoken = [text and " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
              for text in said]  # fmt: skip
    assert spoken == [french, dutch]


@pytest.mark.parametrize(
    "written",
    [
        "regex(., '^[a-z]+$')",
        "${q-gone} > 1",
        "not(${q-workers} > 5)",
        "${q-training} = 'maybe'",
        "${q-workers} >",
        "${last-saved#q-workers} > 1",
    ],
)
def test_what_we_have_no_words_for_is_not_said_by_half(written: str) -> None:
    definition = three_questions()

    said = [in_words.condition(written, definition, locale) for locale in (FR, NL)]

    assert said == [None, None]


def test_nothing_is_said_in_a_language_that_we_do_not_write() -> None:
    assert in_words.condition("true()", three_questions(), EN) is None
