"""Every type that an XLSForm can name becomes the kind of question that it means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import (
    Acknowledged,
    Calculated,
    Date,
    DecimalNumber,
    File,
    Hidden,
    Image,
    Instant,
    Integer,
    Kept,
    Kind,
    Month,
    Note,
    Phone,
    Place,
    Ranking,
    Recording,
    Reference,
    Scale,
    Signature,
    Single,
    Text,
    Time,
    Url,
    Year,
)
from app.core.text import FR, NL, text_of
from tests.interchange.xlsform.workbooks import (
    HEAD,
    YES_NO,
    a_form,
    listed,
    refused,
    taken_over,
)

DRAWN = (*HEAD, "appearance", "parameters", "calculation")


def the_question(type: str, appearance: str = "", parameters: str = "") -> Question:
    calculation = "1 + 1" if type == "calculate" else ""
    row = (type, "it", "Quoi", "Wat", appearance, parameters, calculation)
    definition, _report = taken_over(a_form(row, head=DRAWN))
    (question,) = definition.questions
    return question


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("text", Text()), ("string", Text()), ("add text prompt", Text()), ("q string", Text()),
        ("Integer", Integer()), ("int", Integer()), ("decimal", DecimalNumber()),
        ("percentage", Integer(least=0, most=100, unit=text_of(fr="%", nl="%"))),
        ("number of days in last month", Integer(least=0, most=31)),
        ("number of days in last six months", Integer(least=0, most=183)),
        ("number of days in last year", Integer(least=0, most=365)),
        ("range", Scale()), ("phone number", Phone()),
        ("date", Date()), ("time", Time()), ("dateTime", Instant()), ("date time", Instant()),
        ("image", Image()), ("add photo prompt", Image()), ("file", File()),
        ("audio", Recording()), ("video", Recording(film=True)),
        ("geopoint", Place()), ("gps", Place()), ("geotrace", Place("line")),
        ("geoshape", Place("area")),
        ("note", Note()), ("acknowledge", Acknowledged()), ("trigger", Acknowledged()),
        ("calculate", Calculated()), ("hidden", Hidden()),
        ("start", Hidden("start")), ("end time", Hidden("end")), ("get today", Hidden("today")),
        ("username", Hidden("username")), ("email", Hidden("email")),
        ("device id", Hidden("deviceid")), ("sim id", Hidden("simserial")),
        ("select_one_from_file communes.csv", Reference("communes.csv")),
        ("select_multiple_from_file c.geojson", Reference("c.geojson", True, "id", "title")),
        ("select_one communes.csv", Reference("communes.csv")),
        ("barcode", Kept("barcode")), ("osm", Kept("osm")),
    ],
)  # fmt: skip
def test_a_type_becomes_a_kind(written: str, kind: Kind) -> None:
    assert the_question(written).kind == kind


@pytest.mark.parametrize(
    ("type", "appearance", "kind", "left"),
    [
        ("text", "multiline", Text(multiline=True), ""),
        ("text", "w2 multiline", Text(multiline=True), "w2"),
        ("text", "url", Url(), ""),
        ("text", "numbers", Text(), "numbers"),
        ("image", "signature", Signature(), ""),
        ("date", "month-year", Month(), ""),
        ("date", "year", Year(), ""),
        ("date", "no-calendar", Date(), "no-calendar"),
        ("range", "rating", Scale(), "rating"),
    ],
)
def test_an_appearance_is_a_kind_of_its_own_or_stays_a_look(
    type: str, appearance: str, kind: Kind, left: str
) -> None:
    question = the_question(type, appearance)

    assert (question.kind, question.appearance) == (kind, left)


@pytest.mark.parametrize(
    ("type", "written", "kind", "left"),
    [
        ("range", "start=0 end=5 step=0.5",
         Scale(Decimal(0), Decimal(5), Decimal("0.5")), {}),
        ("range", "start=10; end=0, tick_interval=2",
         Scale(Decimal(0), Decimal(10)), {"start": "10", "end": "0", "tick_interval": "2"}),
        ("image", "max-pixels=1024", Image(1024), {}),
        ("text", "rows=4", Text(multiline=True), {"rows": "4"}),
        ("audio", "quality=low", Recording(), {"quality": "low"}),
        ("select_one_from_file c.csv", "value=INS label=naam",
         Reference("c.csv", value="INS", label="naam"), {}),
    ],
)  # fmt: skip
def test_parameters_are_bounds_of_the_kind_or_stay_beside_it(
    type: str, written: str, kind: Kind, left: dict[str, str]
) -> None:
    question = the_question(type, parameters=written)

    assert (question.kind, dict(question.parameters)) == (kind, left)


def test_a_scale_is_worded_at_its_ends() -> None:
    choices = [
        YES_NO[0],
        ("words", "1", "Pas du tout", "Helemaal niet"),
        ("words", "10", "Tout", "Al"),
    ]
    row = ("range", "it", "Quoi", "Wat", "", "tick_labelset=words", "")

    definition, _report = taken_over(a_form(row, head=DRAWN, choices=choices))

    (question,) = definition.questions
    assert isinstance(question.kind, Scale)
    assert (question.kind.lowest.text_in(NL), question.kind.highest.text_in(FR)) == (
        "Helemaal niet", "Tout",
    )  # fmt: skip
    assert [one.name for one in definition.lists] == ["words"]


def test_a_rank_is_the_choices_in_an_order() -> None:
    question = the_question("rank yes_no", parameters="randomize=true seed=42")

    assert isinstance(question.kind, Ranking)
    assert [choice.name for choice in choices_of(question)] == ["yes", "no"]
    assert dict(question.parameters) == {"randomize": "true", "seed": "42"}


def test_or_other_lets_one_write_an_answer_of_ones_own() -> None:
    question = the_question("select_one yes_no or_other")

    assert isinstance(question.kind, Single)
    assert (question.kind.other, [choice.name for choice in question.kind.choices]) == (
        True, ["yes", "no"],
    )  # fmt: skip


def test_or_other_becomes_a_choice_and_a_question_where_the_form_refers_to_them() -> None:
    definition, report = taken_over(
        a_form(
            ("select_one yes_no or_other", "it", "Quoi", "Wat", ""),
            ("note", "said", "Autre chose", "Iets anders", "${it_other} != ''"),
            head=(*HEAD, "relevant"),
        )
    )

    it, words, note = definition.questions
    assert [(c.name, c.label.text_in(FR), c.label.text_in(NL)) for c in choices_of(it)][-1] == (
        "other", "Autre", "Andere",
    )  # fmt: skip
    assert (words.name, words.logic.relevant) == ("it_other", f"selected(${{{it.id}}}, 'other')")
    assert note.logic.relevant == f"${{{words.id}}} != ''"
    assert listed(report.changed) == [("import.other-spelled-out", "it", "survey!A2")]
    assert (report.asked, report.added) == (2, 1)


def test_a_date_with_which_the_form_reckons_stays_a_whole_date() -> None:
    definition, _report = taken_over(
        a_form(
            ("date", "since", "Depuis", "Sinds", "year", ""),
            ("calculate", "age", "", "", "", "today() - ${since}"),
            head=(*HEAD, "appearance", "calculation"),
        )
    )

    since, _age = definition.questions
    assert (since.kind, since.appearance) == (Date(), "year")


def test_a_calculation_without_words_is_worked_out_and_never_asked() -> None:
    definition, _report = taken_over(
        a_form(
            ("integer", "ten", "", "", "10"), ("text", "it", "Quoi", "Wat", "'a'"),
            head=(*HEAD, "calculation"),
        )
    )  # fmt: skip

    ten, it = definition.questions
    assert (ten.kind, ten.logic.calculation, dict(ten.kept)) == (
        Calculated(), "10", {"bind::type": "int"},
    )  # fmt: skip
    assert (it.kind, it.logic.calculation) == (Text(), "'a'")


def test_what_no_device_tells_and_calendars_that_we_do_not_have_are_listed_as_lost() -> None:
    _definition, report = taken_over(
        a_form(
            ("simserial", "sim", "", "", ""), ("date", "born", "Né", "Geboren", "ethiopian"),
            ("deviceid", "device", "", "", ""), ("text", "it", "Quoi", "Wat", "printer"),
            head=(*HEAD, "appearance"), choices=YES_NO[:1],
        )
    )  # fmt: skip

    assert listed(report.lost) == [
        ("import.no-longer-told", "sim", "survey!A2"),
        ("import.appearance-dropped", "born", "survey!E3"),
    ]
    assert listed(report.kept) == [
        ("import.not-filled", "device", "survey!A4"), ("import.appearance", "it", "survey!E5"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("type", "appearance", "parameters", "problem"),
    [
        ("range", "", "start=a", "xlsform.scale-number"),
        ("range", "", "step=0", "xlsform.scale-zero"),
        ("range", "", "step=20", "xlsform.scale-too-wide"),
        ("range", "", "step=2 tick_interval=3", "xlsform.scale-off-step"),
        ("range", "", "placeholder=12", "xlsform.scale-outside"),
        ("range", "rating", "placeholder=2", "xlsform.scale-look"),
        ("range", "", "tick_labelset=none", "xlsform.scale-ticks-missing"),
        ("range", "", "tick_labelset=yes_no", "xlsform.scale-tick-number"),
        ("range", "", "colour=red", "xlsform.parameter-unknown"),
        ("text", "", "rows", "xlsform.parameters-unclear"),
        ("text", "", "rows=many", "xlsform.parameter-unfit"),
        ("select_one yes_no", "", "seed=1", "xlsform.seed-alone"),
        ("select_one_from_file c.txt", "", "", "xlsform.file-ending"),
    ],
)
def test_parameters_that_cannot_be_are_refused_with_their_cell(
    type: str, appearance: str, parameters: str, problem: str
) -> None:
    row = (type, "it", "Quoi", "Wat", appearance, parameters)

    assert problem in {code for code, _cell in refused(a_form(row, head=DRAWN[:-1]))}
