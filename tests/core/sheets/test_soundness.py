"""What stands between a draft and its publication."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from app.core.problems import Problem
from app.core.sheets.content import Chain, Draft, Picked, Total, Voice
from app.core.sheets.soundness import problems
from app.core.text import FR, NL, State, text_of

SOUND = Draft(
    promise=text_of(fr="Réparer", nl="Herstellen"),
    figures=(Picked(Total("q-1"), noun=text_of(fr="salariés", nl="werknemers")),),
)


def replaced(**fields: object) -> Draft:
    return Draft(**{**{name: getattr(SOUND, name) for name in SOUND.__struct_fields__}, **fields})


def test_a_sheet_with_a_promise_and_a_figure_in_both_languages_is_sound() -> None:
    assert problems(SOUND) == ()


def test_an_empty_draft_lacks_a_promise_and_a_figure() -> None:
    assert [problem.code for problem in problems(Draft())] == [
        "sheet.no-promise",
        "sheet.no-figure",
    ]


def test_a_text_in_one_language_is_missing_in_the_other() -> None:
    draft = replaced(promise=text_of(fr="Réparer"))

    assert problems(draft) == (Problem("text.untranslated", ("promise", "nl"), {"language": "nl"}),)


def test_a_voice_needs_the_day_of_its_consent_and_who_speaks() -> None:
    voice = Voice(words=text_of(fr="Bonjour", nl="Dag"))

    assert [problem.place for problem in problems(replaced(voices=(voice,)))] == [
        ("voices-0", "consent_on"),
        ("voices-0", "speaker", "fr"),
    ]


def test_a_chain_has_all_its_links_or_none() -> None:
    chain = Chain(means=text_of(fr="24 salariés", nl="24 werknemers"))

    assert [problem.code for problem in problems(replaced(chain=chain))] == ["sheet.chain-broken"]


def test_a_quotation_has_a_most_length() -> None:
    long = "mot " * 90
    voice = Voice(
        words=text_of(fr=long, nl="Dag"),
        speaker=text_of(fr="Farid", nl="Farid"),
        consent_on=date(2026, 2, 3),
    )

    assert problems(replaced(voices=(voice,))) == (
        Problem("sheet.wording-long", ("voices-0", "words", "fr"), {"length": 359, "most": 280}),
    )


def test_more_comparisons_than_a_page_holds_are_too_many() -> None:
    draft = replaced(comparisons=("a", "b", "c", "d"))

    assert [problem.code for problem in problems(draft)] == ["sheet.too-many-comparisons"]


def test_a_translation_of_a_voice_is_read_by_somebody_before_it_is_published() -> None:
    said = text_of(fr="On m'a appris un métier.")
    voice = Voice(
        words=said.written(NL, "Ik leerde een vak.", authored=FR, state=State.MACHINE),
        speaker=text_of(fr="Farid", nl="Farid"),
        consent_on=date(2026, 2, 3),
    )
    changed = said.written(NL, "Ik leerde een vak.", authored=FR).written(
        FR, "On m'a appris deux métiers.", authored=FR
    )

    found = [problems(replaced(voices=(each,))) for each in (voice, replace(voice, words=changed))]

    assert [[problem.code for problem in each] for each in found] == [
        ["sheet.translation-by-machine"],
        ["sheet.translation-outdated"],
    ]
