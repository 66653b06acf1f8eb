"""A module of the library as people write it down in a file, read into a definition.

The files stand in ``app/builder/seeds``.  Ids come from the names, so that the same module has the
same ids in every installation, and answers to it are of one series.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from app.core.questionnaire import kinds
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.kinds import Kind
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.measured import NOT_MEASURED, Measured, read
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.references import rewritten
from app.core.sheets.typography import typeset
from app.core.text import FR, NL, NO_TEXT, LocalizedText, State

Written: TypeAlias = Mapping[str, Any]
"""One table of the file."""


def definition(written: Written) -> Definition:
    """Return the module of a file as a definition by itself.

    :raises KeyError, msgspec.ValidationError: the file says something that is not known.
    """
    module = written["name"]
    names = [one["name"] for page in written["page"] for one in page["question"]]
    ids = {name: f"q-{module}-{name}" for name in names}
    pages = tuple(
        Page(
            f"p-{module}-{number}",
            title=said(page["title"]),
            parts=tuple(_question(one, ids) for one in page["question"]),
        )
        for number, page in enumerate(written["page"], 1)
    )
    made = Module(f"m-library-{module}", name=module, title=said(written["title"]), pages=pages)
    return Definition((FR, NL), modules=(made,))


def said(pair: Sequence[str]) -> LocalizedText:
    """Return a text whose two languages were written by people and read over by others."""
    french, dutch = (typeset(text, locale) for text, locale in zip(pair, (FR, NL), strict=True))
    first = NO_TEXT.written(FR, french, authored=FR, state=State.REVIEWED)
    return first.written(NL, dutch, authored=FR, state=State.REVIEWED)


def _question(written: Written, ids: Mapping[str, str]) -> Question:
    rules = {
        field: rewritten(written[field], ids.get)
        for field in ("relevant", "constraint")
        if field in written
    }
    return Question(
        ids[written["name"]],
        written["name"],
        _KINDS[written["kind"]](written, ids[written["name"]]),
        label=said(written["label"]),
        hint=_perhaps(written, "hint"),
        required=written.get("required", False),
        constraint_message=_perhaps(written, "message"),
        logic=Logic(**rules),
        measured=_measured(written.get("measured"), ids),
    )


def _perhaps(written: Written, field: str) -> LocalizedText:
    return said(written[field]) if field in written else NO_TEXT


def _measured(written: Written | None, ids: Mapping[str, str]) -> Measured:
    if written is None:
        return NOT_MEASURED
    whole = {"of": ids[written["of"]]} if "of" in written else {}
    return read({**written, **whole})


def _choices(written: Written, id: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"{id}-{name}", name, said((fr, nl))) for name, fr, nl in written["choices"]
    )


def _rows(written: Written, id: str) -> tuple[Row, ...]:
    return tuple(Row(f"{id}-r-{name}", name, said((fr, nl))) for name, fr, nl in written["rows"])


def _least(written: Written) -> Decimal:
    return Decimal(written.get("least", 0))


def _multiple(written: Written, id: str) -> Kind:
    exclusive = f"{id}-{written['exclusive']}" if "exclusive" in written else ""
    return kinds.Multiple(_choices(written, id), exclusive=exclusive)


def _scale(written: Written, _id: str) -> Kind:
    ends = (said(written["lowest"]), said(written["highest"]))
    return kinds.Scale(_least(written), Decimal(written["most"]), Decimal(1), *ends)


_KINDS: Mapping[str, Callable[[Written, str], Kind]] = {
    "integer": lambda one, _id: kinds.Integer(one.get("least", 0), unit=_perhaps(one, "unit")),
    "decimal": lambda one, _id: kinds.DecimalNumber(_least(one), unit=_perhaps(one, "unit")),
    "euro": lambda one, _id: kinds.DecimalNumber(_least(one), form="euro"),
    "single": lambda one, id: kinds.Single(_choices(one, id)),
    "multiple": _multiple,
    "matrix": lambda one, id: kinds.Matrix(_rows(one, id), _choices(one, id)),
    "numbers": lambda one, id: kinds.Numbers(_rows(one, id), Decimal(0), total=one["total"]),
    "scale": _scale,
    "yes-no": lambda _one, _id: kinds.YesNo(),
    "year": lambda _one, _id: kinds.Year(1800, 2100),
    "commune": lambda _one, _id: kinds.Commune(),
    "goal": lambda one, _id: kinds.Goal(one.get("most", 3)),
    "long": lambda one, _id: kinds.Text(True, one["longest"]),
    "testimony": lambda one, _id: kinds.Testimony(one["longest"]),
    "note": lambda _one, _id: kinds.Note(),
}
"""What each word for a kind makes of a table."""
