"""How far French and Dutch are, and what an import left open."""

from __future__ import annotations

from collections import Counter

from msgspec import structs

from app.core.questionnaire.completeness import missing_translations, progress
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.kinds import Kept
from app.core.questionnaire.review import open_points
from app.core.questionnaire.wordings import ours_first, with_sources
from app.core.text import EN, FR, NL, Locale, State, text_of
from tests import make


def asking(*questions: Question) -> Definition:
    return make.a_definition(make.a_module(make.a_page(*questions)))


def places(definition: Definition) -> list[tuple[str, ...]]:
    return [problem.place for problem in missing_translations(definition)]


def test_a_question_without_dutch_is_missing_in_dutch() -> None:
    question = make.a_question(label=text_of(fr="Combien ?"))

    assert places(asking(question)) == [("q-workers", "label")]


def test_spaces_are_no_translation() -> None:
    question = make.a_question(label=text_of(fr="Combien ?", nl="  "))

    assert places(asking(question)) == [("q-workers", "label")]


def test_a_hint_that_nobody_wrote_is_missing_nowhere() -> None:
    assert places(asking(make.a_question())) == []


def test_a_hint_and_an_option_that_are_written_want_their_dutch() -> None:
    choice = structs.replace(make.a_choice(), label=text_of(fr="Oui"))
    question = make.yes_or_no(hint=text_of(fr="En 2025"))
    kind = structs.replace(question.kind, choices=(choice,))

    assert places(asking(structs.replace(question, kind=kind))) == [
        ("q-training", "hint"),
        ("q-training", "c-yes", "label"),
    ]


def test_what_is_kept_and_not_asked_wants_no_translation() -> None:
    kept = make.a_question("total", Kept("calculate"), label=text_of(fr="Total"))

    assert places(asking(make.a_question(), kept)) == []


def test_a_questionnaire_in_english_wants_both_languages() -> None:
    english = Definition((EN,), text_of(en="Your impact"))

    assert [problem.facts["language"] for problem in missing_translations(english)] == ["FR", "NL"]


def test_a_translation_is_outdated_once_its_source_has_changed() -> None:
    before = with_sources(asking(make.a_question()))
    question = next(before.questions)
    changed = structs.replace(
        question, label=question.label.written(FR, "Combien en 2026 ?", authored=FR)
    )
    after = asking(changed)

    assert progress(after)[NL] == Counter({State.DRAFT: 3, State.OUTDATED: 1})


def test_a_translation_that_knows_its_source_keeps_it() -> None:
    stamped = with_sources(asking(make.a_question()))

    assert with_sources(stamped) == stamped


def test_french_comes_first_then_dutch_then_what_else_a_file_speaks() -> None:
    english_first = Definition((EN, Locale("es"), NL, FR))

    assert ours_first(english_first).locales == (FR, NL, EN, Locale("es"))


def test_conditions_and_kept_kinds_are_open_points_and_looks_are_not() -> None:
    kept = make.a_question("total", Kept("calculate"), kept={"calculation": "${a} + ${b}"})
    shown = make.a_question(kept={"relevant": "${a} > 1", "appearance": "minimal"})

    assert [
        (point.code, point.facts.get("column")) for point in open_points(asking(shown, kept))
    ] == [
        ("review.not-carried-out", "relevant"),
        ("review.question-not-asked", None),
        ("review.not-carried-out", "calculation"),
    ]
