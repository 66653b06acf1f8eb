"""What expressions can speak of in a questionnaire, and what kind of answer each of it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    choices_of,
)
from app.core.questionnaire.expressions.sorts import ANY, Sort, Surroundings, What
from app.core.questionnaire.kinds import (
    Acknowledged,
    Calculated,
    Consent,
    Date,
    DecimalNumber,
    Hidden,
    Instant,
    Integer,
    Kept,
    Kind,
    Matrix,
    Multiple,
    Note,
    Numbers,
    Period,
    PostalAddress,
    Ranking,
    Reference,
    Scale,
    Single,
    Summary,
    Testimony,
    Time,
    Year,
    YesNo,
)
from app.core.questionnaire.lists import columns_of, list_of
from app.core.questionnaire.parts import Address, Part, children
from app.core.questionnaire.references import names, rewritten


class Outline:
    """A questionnaire as its expressions see it; made once, asked for each of them."""

    def __init__(self, definition: Definition) -> None:
        self.names = names(definition)
        self.sorts: dict[str, Sort] = {}
        self.repeats_around: dict[str, tuple[str, ...]] = {}
        self.repeats: set[str] = set()
        self.lists = _lists(definition)
        for module in definition.modules:
            self._note(module, ())

    def surroundings(self, address: Address, part: Part, field: str) -> Surroundings:
        """Return what an expression of a part can speak of."""
        id = address[0] if address else ""
        inside = self.repeats_around.get(id, ())
        answers = {
            key: replace(sort, many=True) if self._is_elsewhere(key, inside) else sort
            for key, sort in self.sorts.items()
        } if self.repeats else self.sorts  # fmt: skip
        is_filter = field == "choice_filter" and isinstance(part, Question)
        return Surroundings(
            answers=answers,
            repeats=frozenset(self.repeats),
            own=self.sorts.get(id, ANY) if len(address) == 1 and not is_filter else ANY,
            columns=self.columns(part) if is_filter and isinstance(part, Question) else None,
            lists=self.lists,
        )

    def columns(self, question: Question) -> frozenset[str] | None:
        return self.lists.get(list_of(question)) if choices_of(question) else None

    def offset_by_name(self, written: str, at: int) -> int:
        """Return where a place in an expression is once its references are written by name."""
        return len(rewritten(written[:at], self.names.get)) if at > 0 else max(at, 0)

    def _is_elsewhere(self, key: str, inside: tuple[str, ...]) -> bool:
        around = self.repeats_around[key]
        return around != inside[: len(around)]

    def _note(self, part: Part, around: tuple[str, ...]) -> None:
        if not isinstance(part, Module | Page | Group | Question):
            return
        self.repeats_around[part.id] = around
        if isinstance(part, Question):
            self.sorts[part.id] = replace(_sort_of(part), name=part.name)
            return
        inside = around
        if isinstance(part, Group) and part.repeat:
            self.repeats.add(part.id)
            inside = (*around, part.id)
        self.sorts[part.id] = Sort("group", name=part.name)
        for child in children(part):
            self._note(child, inside)


_PLAIN: Mapping[type[Kind], What] = {
    Integer: "number", DecimalNumber: "number", Scale: "number", Year: "number",
    Date: "day", Instant: "instant", Time: "time",
    Numbers: "group", Matrix: "group", PostalAddress: "group", Period: "group",
    Testimony: "group",
    **dict.fromkeys((Calculated, Hidden, Note, Kept, Summary, Consent), "any"),
}  # fmt: skip


def _sort_of(question: Question) -> Sort:
    match question.kind:
        case Single() | Multiple() | Ranking() as kind:
            what: What = "one" if isinstance(kind, Single) else "several"
            may_be_written = not isinstance(kind, Ranking) and kind.other
            codes = () if may_be_written else choices_of(question)
            return Sort(what, frozenset(choice.name for choice in codes))
        case YesNo():
            return Sort("one", frozenset({"yes", "no"}))
        case Acknowledged():
            return Sort("one", frozenset({"OK"}))
        case Reference(several=several):
            return Sort("several" if several else "one")
        case kind:
            return Sort(_PLAIN.get(type(kind), "text"))


def _lists(definition: Definition) -> dict[str, frozenset[str] | None]:
    """Return the columns of each list that ``instance()`` and ``pulldata()`` know.

    None stands for those of a file, which is looked into only when somebody answers.
    """
    found: dict[str, frozenset[str] | None] = {}
    for one in definition.lists:
        found.setdefault(one.name, columns_of(one.choices))
    for question in definition.questions:
        if isinstance(question.kind, Reference):
            found.setdefault(question.kind.file.rpartition(".")[0] or question.kind.file, None)
        if choices := choices_of(question):
            found.setdefault(list_of(question), columns_of(choices))
    return found
