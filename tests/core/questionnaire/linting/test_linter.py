"""What an author is told, how heavy it is, and which of it mends itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec import structs

from app.core.questionnaire.bonds import Link
from app.core.questionnaire.definition import Definition, Group, Item
from app.core.questionnaire.kinds import (
    DecimalNumber,
    Integer,
    Kind,
    Matrix,
    Multiple,
    Numbers,
    Ranking,
    Scale,
    Single,
    Text,
    Year,
)
from app.core.questionnaire.linting import linter, reading
from app.core.questionnaire.linting.finding import Level
from app.core.questionnaire.linting.naming import fitting
from app.core.questionnaire.linting.options import range_in
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Choice, Row
from app.core.text import FR, NL, LocalizedText, State, Wording, text_of
from tests import make
from tests.core.questionnaire.edits import definitions

STOPS, MEND, HINT = Level


def asking(*parts: Item) -> Definition:
    return make.a_definition(make.a_module(make.a_page(*parts)))


def found(definition: Definition) -> list[tuple[str, tuple[str, ...], Level]]:
    return [(one.problem.code, one.problem.place, one.level) for one in linter.findings(definition)]


def codes(definition: Definition) -> set[str]:
    return {one.problem.code for one in linter.findings(definition)}


def mended(definition: Definition) -> Definition:
    """Return the definition after every quick fix, one after the other."""
    for _ in range(50):
        fix = next((one.fix for one in linter.findings(definition) if one.fix), None)
        if fix is None:
            return definition
        definition = fix.apply(definition)
    raise AssertionError("the fixes never end")


def asked_if(condition: str) -> Definition:
    why = make.a_question("why", Text(), logic=Logic(relevant=condition))
    return asking(make.a_question(kind=Integer(least=0, most=100)), why)


def test_a_good_questionnaire_is_left_in_peace() -> None:
    assert found(asking(make.a_question(), make.yes_or_no())) == []


def test_what_the_rules_of_publishing_say_comes_first() -> None:
    question = make.a_question(label=text_of(nl="Hoeveel?"))

    assert found(asking(question)) == [
        ("question.no-label", ("q-workers", "label"), STOPS),
    ]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("false()", {"part.never-open"}),
        ("1 > 2 and ${q-workers} > 3", {"part.never-open"}),
        ("${q-workers} > 100", {"part.never-open"}),
        ("${q-workers} = -1 or 200 < ${q-workers}", {"part.never-open"}),
        ("true()", {"part.always-open"}),
        ("not(1 = 2)", {"part.always-open"}),
        ("${q-workers} >= 0", set()),  # an empty answer is neither
        ("${q-workers} > 99", set()),
        ("${q-workers} != 200", set()),
    ],
)
def test_a_door_that_never_opens_is_told_from_one_that_may(condition: str, said: set[str]) -> None:
    ours = {"part.never-open", "part.always-open"}

    assert codes(asked_if(condition)) & ours == said


def test_a_condition_that_always_holds_is_taken_away() -> None:
    assert "part.always-open" not in codes(mended(asked_if("true()")))


def test_what_has_to_be_answered_behind_a_shut_door() -> None:
    group = Group("g", "g", make.a_text(), (make.a_question(required=True),), Logic("false()"))

    assert found(asking(make.a_question("other"), group)) == [
        ("part.never-open", ("g", "relevant"), MEND),
        ("question.required-and-shut", ("q-workers", "required"), MEND),
    ]


def test_an_expression_that_cannot_be_read_stops_publishing_and_a_doubt_does_not() -> None:
    assert found(asked_if("${q-workers} >"))[0][2] is STOPS
    assert {level for _code, _place, level in found(asked_if("${q-workers} = 'x'"))} <= {
        STOPS,
        MEND,
    }


def test_questions_that_wait_for_each_other_stop_publishing() -> None:
    one, other = (
        make.a_question(name, Text(), logic=Logic(relevant=f"${{q-{needs}}} = 'x'"))
        for name, needs in (("one", "other"), ("other", "one"))
    )

    assert ("logic.circle", STOPS) in {
        (code, level) for code, _place, level in found(asking(one, other))
    }


def test_hours_are_not_added_to_days() -> None:
    hours, days = (
        make.a_question(fr, DecimalNumber(unit=text_of(fr=fr, nl=nl)))
        for fr, nl in (("heures", "uren"), ("jours", "dagen"))
    )
    total = make.a_question(
        "total", DecimalNumber(), logic=Logic(calculation="${q-heures} + ${q-jours} * 8")
    )
    mixed = structs.replace(total, logic=Logic(constraint="${q-heures} + ${q-jours} > 8"))

    assert "logic.units-differ" not in codes(asking(hours, days, total))
    assert ("logic.units-differ", ("q-total", "constraint"), MEND) in found(
        asking(hours, days, mixed)
    )


def test_a_text_that_quotes_nothing_stops_and_one_language_alone_is_to_be_accepted() -> None:
    label = text_of(fr="Parmi vos ${q-workers} salariés ?", nl="Van uw werknemers?")
    quoting = asking(make.a_question(), make.a_question("women", label=label))
    gone = asking(make.a_question(label=text_of(fr="${q-gone} ?", nl="${q-gone}?")))

    assert found(quoting) == [("text.reference-missing", ("q-women", "label", "nl"), STOPS)]
    assert (linter.stops(quoting), len(linter.to_accept(quoting))) == ([], 1)
    assert [problem.code for problem in linter.stops(gone)] == ["text.unknown-reference"] * 2


@pytest.mark.parametrize(
    "kind",
    [
        Scale(least=Decimal(5), most=Decimal(5)),
        Scale(step=Decimal(0)),
        Year(earliest=2030, latest=2020),
        Numbers((Row("r", "r", make.a_text()),), least=Decimal(2), most=Decimal(1)),
    ],
    ids=lambda kind: type(kind).__name__,
)
def test_bounds_cross_whatever_they_bound(kind: Kind) -> None:
    assert "question.bounds-crossed" in codes(asking(make.a_question("q", kind)))


def test_a_table_without_rows_and_a_ranking_without_options() -> None:
    assert codes(asking(make.a_question("q", Matrix(cell="number")))) == {"question.no-rows"}
    assert codes(asking(make.a_question("q", Ranking()))) == {"question.no-choices"}


def test_a_group_that_is_empty_or_has_to_come_more_often_than_it_may() -> None:
    group = Group("g", "g", make.a_text(), repeat=Repeat(least=3, most=2))

    assert found(asking(make.a_question(), group)) == [
        ("group.times-crossed", ("g", "repeat"), STOPS),
        ("group.empty", ("g",), MEND),
    ]


def test_whoever_must_choose_can_say_that_they_do_not_know() -> None:
    before = asking(make.yes_or_no(required=True))
    after = mended(before)

    assert found(before) == [("choices.no-way-out", ("q-training", "choices"), HINT)]
    assert found(after) == []
    last = next(after.questions).kind.choices[-1]  # type: ignore[union-attr]
    assert [last.label.text_in(locale) for locale in (FR, NL)] == ["Je ne sais pas", "Weet ik niet"]


def test_ranges_that_share_an_end_leave_somebody_with_two_answers() -> None:
    def ranges(*labels: str) -> Definition:
        choices = tuple(make.a_choice(f"c{n}", fr=one, nl=one) for n, one in enumerate(labels))
        return asking(make.a_question("size", Single(choices)))

    assert codes(ranges("0 – 10", "10 – 20", "plus de 20")) == {"choices.ranges-overlap"}
    assert codes(ranges("de 0 à 9", "de 10 à 19", "20 et plus")) == set()
    assert codes(ranges("de 9 à 0", "de 10 à 19")) == {"choices.range-crossed"}


@pytest.mark.parametrize(
    ("label", "ends"),
    [
        ("10 – 19 salariés", (10, 19)),
        ("de 1,5 à 2", (1.5, 2)),
        ("van 10 tot en met 20", (10, 20)),
        ("plus de 20", None),
        ("2024", None),
    ],
)
def test_a_range_is_read_in_either_language(label: str, ends: tuple[float, float] | None) -> None:
    assert range_in(label) == ends


def test_two_options_that_read_alike() -> None:
    kind = Multiple(
        (make.a_choice("a", fr="Autre", nl="x"), make.a_choice("b", fr="autre", nl="y"))
    )

    assert found(asking(make.a_question("q", kind))) == [
        ("choices.same-label", ("q-q", "c-a", "label"), MEND),
        ("choices.same-label", ("q-q", "c-b", "label"), MEND),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Avez-vous recruté et/ou formé ?", {"label.two-at-once"}),
        ("Avez-vous recruté ? Combien ?", {"label.two-at-once"}),
        ("Avez-vous recruté et formé ?", set()),
        ("mot " * 31, {"text.long-sentence"}),
        (
            "Indépendamment des considérations institutionnelles susmentionnées, "
            "l’opérationnalisation conventionnelle des accompagnements socioprofessionnels "
            "individualisés présuppose-t-elle contractuellement une intermédiation "
            "organisationnelle ?",
            {"text.hard-to-read"},
        ),
        (
            "Combien de personnes ont travaillé chez vous l’an dernier, même pour peu de temps, "
            "avec un contrat ?",
            set(),
        ),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_label_that_asks_too_much_of_its_reader(text: str, said: set[str]) -> None:
    assert codes(asking(make.a_question(label=text_of(fr=text, nl="Kort?")))) == said


def test_a_translation_that_is_missing_or_translates_an_earlier_wording() -> None:
    label = LocalizedText(
        {FR: Wording("Effectif ?"), NL: Wording("Personeel?", State.DRAFT, "old")}
    )
    definition = asking(make.a_question(label=label), make.a_question("b", label=text_of(fr="B")))

    assert found(definition) == [
        ("text.outdated", ("q-workers", "label"), MEND),
        ("text.untranslated", ("q-b", "label"), MEND),
    ]


def test_a_picture_needs_words_and_each_language_its_file() -> None:
    media = {"image": text_of(fr="plan.png")}
    question = make.a_question(media=media, label=text_of(nl="Hoeveel?"))

    assert {
        ("media.without-words", ("q-workers", "media-image", "fr"), MEND),
        ("media.one-language", ("q-workers", "media-image", "nl"), MEND),
    } <= set(found(asking(question)))


@pytest.mark.parametrize(
    ("name", "becomes"),
    [("Nombre d’ETP", "Nombre_d_ETP"), ("2025", "q_2025"), ("é", "e"), ("ok_1", "ok_1")],
)
def test_a_name_is_made_to_fit(name: str, becomes: str) -> None:
    assert fitting(name) == becomes


def test_a_name_that_exports_cannot_take_is_renamed() -> None:
    before = asking(make.a_question("Nombre d’ETP", id="q-1"))

    assert found(before) == [("name.unfit", ("q-1", "name"), MEND)]
    assert [question.name for question in mended(before).questions] == ["Nombre_d_ETP"]


def test_names_used_twice_and_options_without_a_name_mend_themselves() -> None:
    twice = Single(
        (make.a_choice(), make.a_choice("yes"), Choice("c-3", "", make.a_text("x", "x")))
    )
    twice = structs.replace(
        twice,
        choices=(
            twice.choices[0],
            structs.replace(twice.choices[1], id="c-2", label=make.a_text("z", "z")),
            twice.choices[2],
        ),
    )
    before = asking(make.a_question("a", id="q-1"), make.a_question("a", twice, id="q-2"))
    after = mended(before)

    assert linter.stops(after) == []
    assert [question.name for question in after.questions] == ["a", "a_2"]


def test_crossed_bounds_are_turned_and_a_lost_exclusive_option_is_forgotten() -> None:
    lost = Multiple((make.a_choice(), make.a_choice("no", fr="Non", nl="Nee")), exclusive="gone")
    before = asking(make.a_question("n", Integer(least=9, most=1)), make.a_question("m", lost))

    assert found(mended(before)) == []


def test_a_module_says_that_the_library_has_a_later_version_unless_it_was_put_off() -> None:
    def following(link: Link) -> Definition:
        return make.a_definition(structs.replace(make.a_module(), link=link))

    latest = {"lib": 3}
    assert [
        [one.problem.code for one in linter.findings(following(link), latest)]
        for link in (
            Link("lib", 2),
            Link("lib", 3),
            Link("lib", 2, postponed=3),
            Link("lib", 1, home=True),
        )
    ] == [["module.outdated"], [], [], []]


def test_a_text_is_as_easy_in_dutch_as_douma_says() -> None:
    easy = "De kat zit op de mat. De hond ligt in het hok. Het kind eet een koek. Zo is het goed."
    hard = (
        "Organisatieontwikkeling veronderstelt onvermijdelijk "
        "maatschappelijke verantwoordelijkheid, "
        "samenwerkingsovereenkomsten, professionaliseringstrajecten, kwaliteitsverbetering, "
        "institutionele belangenbehartiging, beleidsevaluaties, effectmetingen, "
        "personeelsvertegenwoordiging, werkgelegenheidsbevordering en levensloopbegeleiding."
    )

    assert (round(reading.ease(easy, NL) or 0) > 100, reading.is_hard(hard, NL)) == (True, True)


def test_short_texts_and_other_languages_are_not_measured() -> None:
    assert reading.ease("Institutionnalisation ?", FR) is None


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(definitions())
def test_every_fix_takes_its_finding_away(definition: Definition) -> None:
    for one in linter.findings(definition):
        if one.fix:
            left = {each.key for each in linter.findings(one.fix.apply(definition))}
            assert one.key not in left
