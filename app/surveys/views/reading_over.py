"""All answers to read over, module by module, each with the way to change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _

from app.core.questionnaire import kinds, typed
from app.core.questionnaire.definition import Module
from app.core.questionnaire.spots import Item, Section, Spot, Times
from app.core.questionnaire.walking import Walk
from app.surveys.views.speaking import Line, spoken
from app.surveys.views.wording import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One question and its answer."""

    id: str
    label: str
    lang: str
    lines: tuple[Line, ...]
    """None where the question is not answered."""

    page_id: str
    anchor: str
    """Empty where nobody can change it: it is worked out."""


@dataclass(slots=True)
class Block:
    """Rows that belong together: of a page, of a group, of one time of it."""

    title: str = ""
    lang: str = ""
    rows: list[Row] = field(default_factory=list)


def blocks_of(walk: Walk, module: Module) -> list[Block]:
    """Return what there is to read of one module, in the order of its pages."""
    blocks = [Block()]
    for step in walk.steps_of(module):
        for one in _found(walk, step.page.id, walk.items(step.module, step.page)):
            if isinstance(one, Row):
                blocks[-1].rows.append(one)
            else:
                blocks.append(one)
    return [block for block in blocks if block.rows]


def _found(walk: Walk, page_id: str, items: Sequence[Item]) -> Iterator[Row | Block]:
    """Give each row, and an empty block before the rows of each new one."""
    for item in items:
        match item:
            case Spot():
                if _is_read(item):
                    yield row_of(item, page_id, Words(walk, item.path[:-1]))
            case Section(group=group, path=path, number=number, items=inside):
                title, lang = Words(walk, path).of(group.title)
                named = title or _("Entry")
                title = f"{named} {number}" if number else title
                yield Block(title, lang)
                yield from _found(walk, page_id, inside)
                yield Block()
            case Times(sections=sections):
                yield from _found(walk, page_id, sections)


def _is_read(spot: Spot) -> bool:
    return not isinstance(spot.question.kind, kinds.Note | kinds.Summary)


def row_of(spot: Spot, page_id: str, words: Words) -> Row:
    """Return one question and its answer as they are read."""
    question, value = spot.question, spot.value
    label, lang = words.of(question.label)
    return Row(
        id=f"check-{'-'.join(spot.path)}",
        label=label or question.name,
        lang=lang,
        lines=() if value is None else tuple(spoken(question, value, words.authored)),
        page_id=page_id,
        anchor=f"{typed.field(spot.path)}-whole" if can_be_given(spot) else "",
    )


def can_be_given(spot: Spot) -> bool:
    """Tell whether a respondent can give this answer, on a page that takes it in."""
    return (
        spot.is_asked and not spot.is_read_only and not isinstance(spot.question.kind, kinds.NotYet)
    )
