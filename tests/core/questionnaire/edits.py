"""Questionnaires and edits of them, for hypothesis to draw."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from app.core.questionnaire.blank import KINDS
from app.core.questionnaire.changes import Rename, Require, Reshape, Speak, Write
from app.core.questionnaire.definition import (
    Choice,
    Definition,
    Integer,
    Kept,
    Module,
    Multiple,
    Page,
    Question,
    Single,
)
from app.core.questionnaire.operations import (
    Delete,
    InsertChoice,
    InsertPage,
    InsertQuestion,
    Move,
    Operation,
    Replace,
    Several,
)
from app.core.questionnaire.parts import Address, children, holds, place, walk
from app.core.questionnaire.wordings import FIELDS
from app.core.text import EN, FR, NL, State, Wording, text_of

LOCALES = st.sampled_from([FR, NL, EN])
WORDS = st.sampled_from(["", " ", "Ja", "Œuvre", "Combien ?"])
WORDINGS = st.builds(Wording, WORDS, st.sampled_from([State.DRAFT, State.REVIEWED]), WORDS)


@st.composite
def definitions(draw: st.DrawFn) -> Definition:
    """A questionnaire of up to two modules, with parts of every kind, some of them empty."""
    number = iter(range(1000))

    def some(make: Any, most: int = 2) -> tuple[Any, ...]:
        return tuple(make() for _ in range(draw(st.integers(0, most))))

    def text() -> Any:
        return text_of(fr=draw(WORDS)) if draw(st.booleans()) else text_of()

    def choice() -> Choice:
        return Choice(f"c{next(number)}", draw(WORDS), text())

    def question() -> Question:
        kind = draw(
            st.sampled_from(
                [*KINDS.values(), Single(some(choice)), Multiple(some(choice)), Kept("image")]
            )
        )
        return Question(f"q{next(number)}", draw(WORDS), kind, text(), required=draw(st.booleans()))

    def page() -> Page:
        return Page(f"p{next(number)}", title=text(), questions=some(question, 3))

    def module() -> Module:
        return Module(f"m{next(number)}", title=text(), pages=some(page))

    return Definition((FR, NL), text(), some(module))


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
    if questions:
        kinds = st.sampled_from([*KINDS.values(), Single((Choice("new", "new"),)), Kept("image")])
        choices += [
            st.builds(Require, st.sampled_from(questions), st.booleans()),
            st.builds(Reshape, st.sampled_from(questions), kinds),
        ]
    choices += [st.just(each) for each in _insertions(definition)]
    choices += [st.just(Replace(Definition((NL,))))]
    return st.one_of(choices)


def writes_of(definition: Definition) -> st.SearchStrategy[Operation]:
    """Any one text, set or taken away."""
    places = [
        (at, field)
        for at, part in walk(definition)
        for field in FIELDS[type(part)]
        if field != "unit" or isinstance(getattr(part, "kind", None), Integer)
    ]
    return st.builds(
        lambda place, locale, wording: Write(place[0], place[1], locale, wording),
        st.sampled_from(places),
        LOCALES,
        st.none() | WORDINGS,
    )


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
    found: list[InsertPage | InsertQuestion | InsertChoice] = []
    for at, part in walk(definition):
        match part:
            case Module():
                found.append(InsertPage(at, "", Page("new-page")))
            case Page():
                found.append(InsertQuestion(at, "", Question("new-question", "x", KINDS["text"])))
            case Question(kind=Single() | Multiple()):
                found.append(InsertChoice(at, "", Choice("new-choice", "x")))
            case _:
                pass
    return [one for one in found if one.part.id not in {at[-1] for at, _ in walk(definition) if at}]
