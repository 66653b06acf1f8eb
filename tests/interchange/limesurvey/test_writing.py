"""A questionnaire of ours as a survey of LimeSurvey, and what of it is told not to be there."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.core.questionnaire import compiling, references
from app.core.questionnaire.definition import Definition, Group, Question
from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.filling import Filling
from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    DecimalNumber,
    Email,
    Hidden,
    Integer,
    Kept,
    Kind,
    Matrix,
    Month,
    Multiple,
    Note,
    Numbers,
    Ranking,
    Single,
    Text,
    Time,
    YesNo,
)
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Row
from app.core.text import FR, NO_TEXT, text_of
from app.interchange.limesurvey.converting import converted, survey_in
from app.interchange.limesurvey.survey import Asked
from app.interchange.limesurvey.writing.writer import write
from tests import make

X, Y = make.a_choice("x", fr="Le bus", nl="De bus"), make.a_choice("y", fr="À pied", nl="Te voet")
ROWS = (Row("r-1", "hier", make.a_text("Hier", "Gisteren")), Row("r-2", "demain", make.a_text()))
WORLD = World(now=datetime(2026, 3, 2, tzinfo=UTC))

A, B = make.a_question("a"), make.a_question("b", DecimalNumber())
T, S = make.a_question("t", Text()), make.a_question("s", Single((X, Y)))
M, R = make.a_question("m", Multiple((X, Y))), make.a_question("r", Ranking((X, Y)))
N, F = make.a_question("n", Numbers(ROWS)), make.a_question("f", Matrix(ROWS, (X, Y)))
ANSWERED = (A, B, T, S, M, R, N, F)


def asks(*parts: Any) -> Definition:
    """A questionnaire whose one module is called as the whole, which LimeSurvey can say too."""
    title = make.a_text("Votre impact", "Uw impact")
    return make.a_definition(make.a_module(make.a_page(*parts), title=title))


def z(**logic: str) -> Question:
    """A question with rules about the others."""
    return make.a_question("z", logic=Logic(**logic))


def asked(definition: Definition, name: str = "z") -> Asked:
    """A question as LimeSurvey will read it."""
    survey = survey_in(write(definition).data)
    return next(one for group in survey.sections for one in group.asked if one.code == name)


def there_and_back(definition: Definition) -> Definition:
    back, _report = converted(write(definition).data, "survey.lss", seed="back", otherwise=FR)
    return back


def by_name(definition: Definition) -> dict[str, Question]:
    """The questions with the names of parts where their ids were."""
    names = references.names(definition)
    return {
        one.name: structs.replace(
            one, id="", logic=Logic(**{
                what: references.rewritten(said, names.get)
                for what, said in structs.asdict(one.logic).items()
            }), kind=without_ids(one.kind),
        )
        for one in definition.questions
    }  # fmt: skip


def without_ids(kind: Kind) -> Kind:
    parts = {
        what: tuple(structs.replace(one, id="") for one in getattr(kind, what))
        for what in ("choices", "rows")
        if hasattr(kind, what)
    }
    return structs.replace(kind, **parts)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("${q-a} >= 18", "a.NAOK >= 18"),
        ("18 <= ${q-a}", "a.NAOK >= 18"),
        ("${q-a} < ${q-b}", "(!is_empty(b.NAOK) and a.NAOK < b.NAOK)"),
        ("${q-a} != ''", "!is_empty(a.NAOK)"),
        ("${q-m} = ''", "count(that.m.NAOK) == 0"),
        ("selected(${q-m}, 'x') or ${q-s} = 'y'", '(m_x.NAOK == "Y" or s.NAOK == "y")'),
        ("selected(${q-r}, 'x')", '(r_1.NAOK == "x" or r_2.NAOK == "x")'),
        ("not(${q-f}/hier = 'x')", '!(f_hier.NAOK == "x")'),
        ("coalesce(${q-a}, 0) + ${q-n}/hier > 3", "(!is_empty(n_hier.NAOK) and "
                                                  "sum(a.NAOK, n_hier.NAOK) > 3)"),
        ("count-selected(${q-m}) > 1", "count(that.m.NAOK) > 1"),
        ("regex(${q-t}, '^B/[0-9]+$')", r'regexMatch("/^B\\/[0-9]+$/", t.NAOK)'),
        ("jr:choice-name(${q-s}, '${q-s}') = 'Le bus'", 's.shown == "Le bus"'),
    ],
)  # fmt: skip
def test_a_condition_is_said_as_limesurvey_says_it(ours: str, theirs: str) -> None:
    assert asked(asks(*ANSWERED, z(relevant=ours))).line["relevance"] == theirs


@pytest.mark.parametrize(
    ("ours", "what"),
    [
        ("${q-t} < 'b'", "<"),
        ("today() > ${q-a}", "today()"),
        ("${last-saved#q-a} = 1", "last-saved#q-a"),
        ("${q-a}", "a.NAOK"),
        ("sum(${q-n}/hier) = 1", "sum()"),
        ("${q-m} = 'x'", "=="),
    ],
)
def test_what_limesurvey_cannot_say_is_listed_by_its_name_and_left_out(
    ours: str, what: str
) -> None:
    definition = asks(*ANSWERED, z(relevant=ours))

    (entry,) = write(definition).report.lost

    assert (entry.code, entry.name, entry.facts["what"]) == ("lss.rule", "z", what)
    assert asked(definition).line["relevance"] == "1"


numbers = st.recursive(
    st.sampled_from(["${q-a}", "${q-b}", "coalesce(${q-a}, 0)", "${q-n}/hier", "0", "2", "7"]),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
    max_leaves=3,
)
tests = st.one_of(
    st.builds("{} {} {}".format, numbers, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]),
              numbers),
    st.sampled_from(["${q-s} = 'x'", "${q-s} != 'y'", "selected(${q-m}, 'x')", "${q-m} != ''",
                     "selected(${q-r}, 'y')", "${q-f}/hier = 'x'", "${q-t} = 'Lille'",
                     "${q-a} = ''", "count-selected(${q-m}) > 1", "regex(${q-t}, '^L')",
                     "coalesce(${q-t}, 'x') = 'x'", "number(${q-a} > 2) = 1"]),
)  # fmt: skip
conditions = st.recursive(
    tests,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not({})".format, inner),
    ),
    max_leaves=4,
)
answers = st.fixed_dictionaries(
    {},
    optional={
        "a": st.integers(0, 9),
        "b": st.decimals(0, 9, places=1).map(str),
        "t": st.sampled_from(["Lille", "Gent", "7"]),
        "s": st.sampled_from(["x", "y"]),
        "m": st.sampled_from([["x"], ["y"], ["x", "y"]]),
        "r": st.sampled_from([["x", "y"], ["y", "x"], ["y"]]),
        "n": st.just({"hier": "4"}) | st.just({"hier": "0", "demain": "3"}),
        "f": st.just({"hier": "x"}) | st.just({"demain": "y"}),
    },
)


def is_there(definition: Definition, said: dict[str, Any]) -> bool:
    """Whether the question ``z`` is there, for answers by the names of questions and parts."""
    known = {one.name: one for one in definition.questions}
    by_id = {known[name].id: _by_id(known[name], one) for name, one in said.items()}
    filling = Filling(compiling.compile(definition), by_id, WORLD)
    return filling.is_open(known["z"])


def _by_id(question: Question, said: Any) -> Any:
    kind: Any = question.kind
    ids = {one.name: one.id for one in (*getattr(kind, "choices", ()), *getattr(kind, "rows", ()))}
    match said:
        case dict():
            return {ids[row]: ids.get(one, one) for row, one in said.items()}
        case list():
            return [ids[one] for one in said]
        case _:
            return ids.get(said, said)


@settings(max_examples=150, deadline=None)
@given(conditions, answers)
def test_a_condition_that_went_to_limesurvey_and_back_holds_when_it_held(
    condition: str, said: dict[str, Any]
) -> None:
    definition = asks(*ANSWERED, z(relevant=condition))
    written = write(definition)

    back, _report = converted(written.data, "survey.lss", seed="back", otherwise=FR)

    assert written.report.lost == ()
    assert is_there(back, said) == is_there(definition, said)


LABEL = text_of(fr="Combien < 3 & plus ?\nDites-le", nl="Hoeveel?")
kinds = st.one_of(
    st.builds(Text, st.just(False), st.sampled_from([2_000, 40])),
    st.builds(Text, st.just(True), st.sampled_from([10_000, 300])),
    st.builds(Integer, st.none() | st.just(1), st.none() | st.just(9), st.sampled_from(
        [NO_TEXT, make.a_text("ETP", "VTE")])),
    st.builds(DecimalNumber, st.none() | st.just(Decimal("0.5")), st.none() | st.just(Decimal(9))),
    st.builds(Single, st.just((X, Y)), other=st.booleans()),
    st.builds(Multiple, st.just((X, Y)), st.integers(0, 1), st.none() | st.just(2),
              other=st.booleans()),
    st.just(Ranking((X, Y))),
    st.builds(Matrix, st.just(ROWS), st.just((X, Y)), st.sampled_from(
        ["single", "multiple", "number", "text"])),
    st.builds(Numbers, st.just(ROWS), st.none() | st.just(Decimal(0)), total=st.sampled_from(
        ["", "100"])),
    st.builds(Date, st.sampled_from(["", "2026-01-31"])), st.just(Time()), st.just(Month()),
    st.just(Note()),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(kinds, st.booleans(), st.sampled_from([NO_TEXT, LABEL]))
def test_a_question_that_went_to_limesurvey_and_back_is_the_same(
    kind: Kind, required: bool, hint: Any
) -> None:
    question = make.a_question("z", kind, label=LABEL, hint=hint, required=required)
    definition = asks(question)

    written = write(definition)

    assert (written.report.lost, written.report.changed) == ((), ())
    assert stripped(there_and_back(definition)) == stripped(definition)


def stripped(definition: Definition) -> dict[str, Question]:
    """The questions without what only tells translations from their sources."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(one) for key, one in value.items() if key != "source"}
        return [bare(one) for one in value] if isinstance(value, list | tuple) else value

    plain = bare(msgspec.to_builtins(by_name(definition)))
    return msgspec.convert(plain, dict[str, Question])


REPEATED = Group("g-1", "sites", make.a_text("Sites", "Vestigingen"), (z(),), repeat=Repeat(most=9))
BESIDE = make.a_question("consent", YesNo(), appearance="likert", constraint_message=LABEL)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (REPEATED, ["lss.group-flattened sites", "export.no-place sites"]),
        (make.a_question("mail", Email()), ["lss.asked-as mail"]),
        (make.a_question("code", Kept("barcode")), ["lss.left-out code", "export.no-place code"]),
        (make.a_question("seen", Hidden("start")), ["lss.left-out seen"]),
        (make.a_question("à la fois"), ["lss.renamed à la fois"]),
        (make.a_question("s", Single((make.a_choice("vélomoteur"),))),
         ["lss.renamed s/vélomoteur"]),
        (BESIDE, ["export.no-place consent", "export.no-place consent"]),
        (z(required="true()", calculation="1", warning=". > 1"), ["export.no-place z"] * 3),
    ],
)  # fmt: skip
def test_what_has_no_place_in_limesurvey_is_listed(part: Any, told: list[str]) -> None:
    report = write(asks(part)).report

    assert [f"{one.code} {one.name}" for one in (*report.changed, *report.lost)] == told


def test_only_what_is_in_no_form_in_the_file_is_left_out() -> None:
    definition = asks(A, make.a_question("code", Kept("barcode")), make.a_question("e", Email()))

    written = write(definition)

    assert (written.left_out, len(survey_in(written.data).sections[0].asked)) == (1, 2)


def test_codes_are_short_and_each_its_own_and_a_sound_name_stays() -> None:
    long = "nombre_de_travailleurs_en_insertion"
    definition = asks(
        make.a_question(f"{long}_1"), make.a_question(f"{long}_2"), make.a_question("a-b"),
        make.a_question("ab"), make.a_question("2nd"), make.a_question("self"),
    )  # fmt: skip

    (section,) = survey_in(write(definition).data).sections

    assert [one.code for one in section.asked] == [
        "nombredetravailleurs", "nombredetravailleur2", "ab2", "ab", "q2nd", "self1",
    ]  # fmt: skip


def test_an_answer_in_a_text_is_spoken_of_by_its_code_and_other_braces_are_words() -> None:
    definition = asks(A, make.a_question("z", label=make.a_text(
        "${q-a} postes {environ} & plus", "")))  # fmt: skip

    assert asked(definition).said == {"fr": "{a.shown} postes { environ} &amp; plus"}


def test_a_sign_that_xml_cannot_hold_is_left_out_of_a_text() -> None:
    definition = asks(make.a_question("z", label=make.a_text("Combien\x0b ?", "")))

    assert asked(definition).said == {"fr": "Combien ?"}


def test_a_value_that_is_worked_out_is_an_equation() -> None:
    unseen = make.a_question(
        "u", Calculated(), label=NO_TEXT, logic=Logic(calculation="${q-a} * 2")
    )
    seen = make.a_question("s", Calculated(), logic=Logic(calculation="1 + 1"))
    definition = asks(A, unseen, seen)

    assert asked(definition, "u").said["fr"] == '{if(!is_empty(a.NAOK), (a.NAOK * 2), "")}'
    assert asked(definition, "u").attribute("hidden") == "1"
    assert asked(definition, "s").attribute("equation") == "{sum(1, 1)}"


def test_what_is_there_if_it_was_picked_elsewhere_is_an_array_filter() -> None:
    filtered = make.a_question(
        "z", Multiple((X, Y)), logic=Logic(choice_filter="selected(${q-m}, name)")
    )
    rows = tuple(structs.replace(row, relevant=f"${{q-f}}/{row.name} != ''") for row in ROWS)

    definition = asks(M, F, filtered, make.a_question("w", Numbers(rows)))

    assert asked(definition).attribute("array_filter") == "m"
    assert asked(definition, "w").attribute("array_filter") == "f"


def test_a_default_that_is_no_option_and_the_message_of_a_check_left_out_are_listed() -> None:
    wrong = z(default="'oui'", constraint="indexed-repeat(${q-z}, ${q-z}, 1) > 0")
    wrong = structs.replace(wrong, kind=Single((X, Y)), constraint_message=LABEL)

    report = write(asks(wrong)).report

    lost = [str(entry.facts["property"]) for entry in report.lost]
    assert sorted(lost) == ["constraint", "constraint_message", "default"]
