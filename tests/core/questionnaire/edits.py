"""Questionnaires and edits of them, for hypothesis to draw."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from msgspec import structs

from app.core.questionnaire.belongings import (
    Attach,
    Keep,
    SetColumn,
    SetLink,
    SetList,
    SetLocks,
    SetMeasured,
)
from app.core.questionnaire.blank import KINDS
from app.core.questionnaire.bonds import NO_LOCKS, Link, Locks, Restriction
from app.core.questionnaire.changes import (
    Rename,
    Require,
    Reshape,
    Ruled,
    SetAppearance,
    SetLogic,
    SetRepeat,
    Speak,
    Write,
)
from app.core.questionnaire.definition import Definition, Group, Item, Module, Page, Question
from app.core.questionnaire.kinds import Kept, Kind, Matrix, Multiple, Numbers, Scale, Single
from app.core.questionnaire.logic import NO_LOGIC, Repeat
from app.core.questionnaire.measured import NOT_MEASURED, Measured
from app.core.questionnaire.operations import (
    Delete,
    InsertChoice,
    InsertGroup,
    InsertPage,
    InsertQuestion,
    InsertRow,
    Move,
    Operation,
    Replace,
    Several,
)
from app.core.questionnaire.options import Choice, ChoiceList, Row
from app.core.questionnaire.parts import Address, children, holds, place, walk
from app.core.questionnaire.wordings import FIELDS, OF_THE_KIND
from app.core.text import EN, FR, NL, LocalizedText, State, Wording, text_of

RULES = sorted(structs.asdict(NO_LOGIC))
EXPRESSIONS = st.sampled_from(["", "${q1} > 0", "true()"])
LOCALES = st.sampled_from([FR, NL, EN])
WORDS = st.sampled_from(["", " ", "Ja", "Œuvre", "Combien ?"])
MEASURED = st.sampled_from([NOT_MEASURED, Measured("sum", "result", goals=("8.5",))])
WORDINGS = st.builds(Wording, WORDS, st.sampled_from([State.DRAFT, State.REVIEWED]), WORDS)


class _Drawn:
    """Makes parts from what hypothesis draws; each has an id of its own."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.number = iter(range(1000))

    def some(self, make: Any, most: int = 2) -> tuple[Any, ...]:
        return tuple(make() for _ in range(self.draw(st.integers(0, most))))

    def text(self) -> LocalizedText:
        return text_of(fr=self.draw(WORDS)) if self.draw(st.booleans()) else text_of()

    def choice(self) -> Choice:
        columns = self.draw(st.sampled_from([{}, {"region": "north"}]))
        return Choice(f"c{next(self.number)}", self.draw(WORDS), self.text(), columns)

    def row(self) -> Row:
        return Row(f"r{next(self.number)}", self.draw(WORDS), self.text())

    def kind(self) -> Kind:
        made = [
            *KINDS.values(), Kept("image"), Numbers(self.some(self.row), unit=self.text()),
            Scale(lowest=self.text()),
            Single(self.some(self.choice)), Multiple(self.some(self.choice)),
            Matrix(self.some(self.row), self.some(self.choice)),
        ]  # fmt: skip
        return self.draw(st.sampled_from(made))

    def question(self) -> Question:
        id, name = f"q{next(self.number)}", self.draw(WORDS)
        return Question(id, name, self.kind(), self.text(), required=self.draw(st.booleans()))

    def group(self, deep: int) -> Group:
        repeat = self.draw(st.sampled_from([None, Repeat(), Repeat(count="2", most=3)]))
        id, parts = f"g{next(self.number)}", self.items(deep + 1, 2)
        return Group(id, title=self.text(), parts=parts, repeat=repeat)

    def items(self, deep: int, most: int) -> tuple[Item, ...]:
        nested = deep < 2 and self.draw(st.booleans())
        groups = self.some(lambda: self.group(deep)) if nested else ()
        return (*self.some(self.question, most), *groups)

    def page(self) -> Page:
        return Page(f"p{next(self.number)}", title=self.text(), parts=self.items(0, 3))

    def module(self) -> Module:
        return Module(f"m{next(self.number)}", title=self.text(), pages=self.some(self.page))


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """A questionnaire of up to two modules, with parts of every type, some of them empty."""
    drawn = _Drawn(draw)
    lists = draw(st.sampled_from([(), (ChoiceList("towns"),), (ChoiceList("a"), ChoiceList("b"))]))
    return Definition((FR, NL), drawn.text(), drawn.some(drawn.module), lists)


def edits_of(definition: Definition) -> st.SearchStrategy[Operation]:
    """Any one edit that the questionnaire takes."""
    parts = list(walk(definition))
    questions = [at for at, part in parts if isinstance(part, Question)]
    movable = [(at, part) for at, part in parts if at]
    choices: list[st.SearchStrategy[Operation]] = [
        st.builds(Speak, st.sampled_from([(FR,), (NL, FR), (FR, NL, EN)]))
    ]
    choices += [writes_of(definition)]
    if movable:
        choices += [st.builds(Rename, st.sampled_from([at for at, _part in movable]), WORDS)]
        choices += [st.builds(Delete, st.sampled_from([at for at, _part in movable]))]
        choices += [st.sampled_from(_moves(definition))]
    if ruled := [at for at, part in parts if isinstance(part, Ruled)]:
        choices += [
            st.builds(SetLogic, st.sampled_from(ruled), st.sampled_from(RULES), EXPRESSIONS),
        ]
    if questions:
        choices += [
            st.builds(
                SetAppearance, st.sampled_from(questions), st.sampled_from(["", "minimal"]),
                st.sampled_from([{}, {"randomize": "true"}]),
            )
        ]  # fmt: skip
    if groups := [at for at, part in parts if isinstance(part, Group)]:
        repeats = st.sampled_from([None, Repeat(), Repeat(table=True)])
        choices += [st.builds(SetRepeat, st.sampled_from(groups), repeats)]
    if questions:
        kinds = st.sampled_from(
            [*KINDS.values(), Single((Choice("new", "new"),)), Kept("image"), Matrix(), Numbers()]
        )
        choices += [
            st.builds(Require, st.sampled_from(questions), st.booleans()),
            st.builds(SetMeasured, st.sampled_from(questions), MEASURED),
            st.builds(Reshape, st.sampled_from(questions), kinds),
        ]
    choices += [st.just(each) for each in _insertions(definition)]
    choices += _belongings_of(definition)
    choices += [st.just(Replace(Definition((NL,))))]
    return st.one_of(choices)


def writes_of(definition: Definition) -> st.SearchStrategy[Operation]:
    """Any one text, set or taken away."""
    places = [
        (at, field)
        for at, part in walk(definition)
        for field in FIELDS[type(part)]
        if field not in OF_THE_KIND or hasattr(getattr(part, "kind", None), field)
    ]
    return st.builds(
        lambda place, locale, wording: Write(place[0], place[1], locale, wording),
        st.sampled_from(places),
        LOCALES,
        st.none() | WORDINGS,
    )


def _belongings_of(definition: Definition) -> list[st.SearchStrategy[Operation]]:
    """Any one edit of what hangs on a part."""
    parts = list(walk(definition))
    named = st.sampled_from(["towns", "a", "new"])
    lists = [
        None,
        *([ChoiceList("new")] if "new" not in {li.name for li in definition.lists} else []),
    ]
    known = [one.name for one in definition.lists]
    found: list[st.SearchStrategy[Operation]] = [
        st.builds(SetLocks, st.sampled_from([NO_LOCKS, Locks(everything=True)])),
        st.builds(SetList, named, st.sampled_from(["", *known]), st.sampled_from(lists)),
    ]
    value = st.sampled_from([None, "", "north"])
    for at, part in parts:
        if not isinstance(part, Choice | Row):
            found += [st.builds(Keep, st.just(at), st.sampled_from(["type", "x"]), value)]
        if isinstance(part, Question | Choice):
            images = st.sampled_from([None, Wording("a.png")])
            found += [st.builds(Attach, st.just(at), st.just("image"), LOCALES, images)]
        if isinstance(part, Choice):
            found += [st.builds(SetColumn, st.just(at), st.sampled_from(["region", "x"]), value)]
        if isinstance(part, Row):
            found += [st.builds(SetLogic, st.just(at), st.just("relevant"), EXPRESSIONS)]
        if isinstance(part, Module):
            links = [None, Link("lib", 1), Link("lib", 2, 3, (Restriction.CHOICE_ADD,), home=True)]
            found += [st.builds(SetLink, st.just(at), st.sampled_from(links))]
    return found


@st.composite
def several(draw: st.DrawFn, definition: Definition, most: int = 4) -> Several:
    """Some edits, one after the other."""
    done: list[Operation] = []
    for _ in range(draw(st.integers(0, most))):
        done.append(draw(edits_of(definition)))
        definition = done[-1].apply(definition)
    return Several(tuple(done))


def _moves(definition: Definition) -> list[Operation]:
    """Every move of a part into a place that can hold it, behind each of its siblings there."""
    parts = list(walk(definition))
    found: list[Operation] = []
    for at, part in parts:
        for into, owner in parts:
            inside = into[: len(at)] == at
            if not at or inside or not holds(owner, part) or (len(at) > 1 and into != at[:1]):
                continue
            siblings = [child.id for child in children(owner) if not isinstance(child, Definition)]
            if _below(definition, into, at):
                continue
            found += [Move(at, into, after) for after in ("", *siblings) if after != at[-1]]
    return found or [Several(())]


def _below(definition: Definition, inner: Address, outer: Address) -> bool:
    """Tell whether a part stands somewhere in another."""
    while inner:
        inner, _before = place(definition, inner)
        if inner == outer:
            return True
    return False


def _insertions(definition: Definition) -> list[Operation]:
    found: list[InsertPage | InsertGroup | InsertQuestion | InsertChoice | InsertRow] = []
    for at, part in walk(definition):
        match part:
            case Module():
                found.append(InsertPage(at, "", Page("new-page")))
            case Page() | Group():
                found.append(InsertQuestion(at, "", Question("new-question", "x", KINDS["text"])))
                found.append(InsertGroup(at, "", Group("new-group", "x")))
            case Question(kind=Matrix()):
                found.append(InsertChoice(at, "", Choice("new-choice", "x")))
                found.append(InsertRow(at, "", Row("new-row", "x")))
            case Question(kind=Single() | Multiple()):
                found.append(InsertChoice(at, "", Choice("new-choice", "x")))
            case _:
                pass
    return [one for one in found if one.part.id not in {at[-1] for at, _ in walk(definition) if at}]
