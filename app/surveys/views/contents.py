"""What the kind of a question adds to its field: its choices, its rows, its unit, what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias

from flask_babel import gettext as _

from app.core.questionnaire import kinds, typed
from app.core.questionnaire.definition import choices_of, rows_of
from app.core.questionnaire.kinds import Kind
from app.core.questionnaire.spots import Spot
from app.core.sheets.goals import GOALS
from app.surveys.views import speaking
from app.surveys.views.asking import Option, RowOf, Shown
from app.surveys.views.manners import steps_of
from app.surveys.views.wording import Words
from app.web import pages

More: TypeAlias = dict[str, Any]
"""Values of the attributes of a ``Field``, by name."""


COUNTRIES = ("BE", "FR", "LU", "NL", "DE", "GB")
"""Where an address may be: the two countries of the programme, and those around them."""


def contents_of(spot: Spot, words: Words) -> More:
    """Return what the kind of a question adds to its field."""
    if spot.is_read_only:
        return {"said": words.answer(spot), **_unit(spot, words)}
    return _OF_KIND.get(type(spot.question.kind), _nothing)(spot, words)


def _nothing(_spot: Spot, _words: Words) -> More:
    return {}


def _unit(spot: Spot, words: Words) -> More:
    return {"unit": speaking.unit_of(spot.question.kind, words.authored)}


def _choices(spot: Spot, words: Words) -> More:
    kind, offered = spot.question.kind, {choice.id for choice in spot.choices}
    alone = kind.exclusive if isinstance(kind, kinds.Multiple) else ""
    options = [
        Option(
            choice.id, *words.named(choice), choice.id == alone, is_shut=choice.id not in offered
        )
        for choice in choices_of(spot.question)
    ]
    return {"options": tuple(sorted(options, key=lambda option: option.is_apart))}


def _rows(spot: Spot, words: Words) -> More:
    here = {row.id for row in spot.rows}
    return {
        "rows": tuple(
            RowOf(row.id, *words.named(row), is_shut=row.id not in here)
            for row in rows_of(spot.question)
        )
    }


def _matrix(spot: Spot, words: Words) -> More:
    return {**_choices(spot, words), **_rows(spot, words)}


def _numbers(spot: Spot, words: Words) -> More:
    value: Any = spot.value or {}
    numbers = [Decimal(one) for one in value.values()]
    total, unit = spot.total, _unit(spot, words)
    said = [] if total is None else [pages.number(total), unit["unit"]]
    return {
        **unit,
        **_rows(spot, words),
        "sum": pages.number(sum(numbers, Decimal())) if numbers else "",
        "total": "" if total is None else str(total),
        "goal": "\u00a0".join(filter(None, said)),
    }


def _scale(spot: Spot, words: Words) -> More:
    kind = spot.question.kind
    assert isinstance(kind, kinds.Scale)  # noqa: S101  the table below asks
    lowest, highest = (words.of(text)[0] for text in (kind.lowest, kind.highest))
    steps = [Option(step, pages.number(Decimal(step))) for step in steps_of(kind)]
    if steps:
        steps[0], steps[-1] = replace(steps[0], end=lowest), replace(steps[-1], end=highest)
    return {"options": tuple(steps), "lowest": lowest, "highest": highest}


def _yes_no(_spot: Spot, _words: Words) -> More:
    return {"options": (Option("yes", _("Yes")), Option("no", _("No")))}


def _goals(_spot: Spot, words: Words) -> More:
    named = {code: words.of(text) for code, text in GOALS.items()}
    return {
        "options": tuple(
            Option(code, f"{code} – {name}", lang) for code, (name, lang) in named.items()
        )
    }


def _countries(_spot: Spot, _words: Words) -> More:
    return {"options": tuple(Option(code, pages.country(code)) for code in COUNTRIES)}


def _summary(spot: Spot, words: Words) -> More:
    kind = spot.question.kind
    return {"summed": tuple(_shown(kind.of, words)) if isinstance(kind, kinds.Summary) else ()}


def _shown(ids: Sequence[str], words: Words) -> Iterator[Shown]:
    for id in ids:
        spot = words.walk.spot((id,))
        if spot is not None:
            label, lang = words.of(spot.question.label)
            said = ", ".join(words.answer(spot))
            yield Shown(typed.field((id,)), label or spot.question.name, lang, said)


_OF_KIND: Mapping[type[Kind], Callable[[Spot, Words], More]] = {
    kinds.Integer: _unit,
    kinds.DecimalNumber: _unit,
    kinds.Numbers: _numbers,
    kinds.Single: _choices,
    kinds.Multiple: _choices,
    kinds.Ranking: _choices,
    kinds.Matrix: _matrix,
    kinds.Scale: _scale,
    kinds.YesNo: _yes_no,
    kinds.Goal: _goals,
    kinds.PostalAddress: _countries,
    kinds.Summary: _summary,
}
