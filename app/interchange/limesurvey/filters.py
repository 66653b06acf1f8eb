"""Which rows and choices are there: array filters, and conditions of subquestions.

array_filter: means           only what was ticked in "means"
array_filter_exclude: means   only what was not
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.interchange.limesurvey.em import translating
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.naming import row_name
from app.interchange.limesurvey.reading import Reading
from app.interchange.limesurvey.survey import Asked, Option
from app.interchange.surveyjs.expressions import quoted

TAKEN = frozenset({"array_filter", "array_filter_exclude"})
OF_ANSWERS = frozenset("L!OR")
"""Letters whose answers are filtered; else it is the subquestions."""

OF_BOXES = frozenset("MP")
"""Letters whose subquestions are choices here, not rows."""


def rows(reading: Reading, asked: Asked, kept: dict[str, str]) -> Mapping[str, str]:
    """Return when each row of a question is there, by the id of its subquestion."""
    found: dict[str, str] = {}
    for option in asked.subquestions:
        parts = [*_by_filters(reading, asked, option, kept), *_own(reading, asked, option, kept)]
        if parts:
            found[option.id] = _all(parts)
    return found


def offered(reading: Reading, asked: Asked, kept: dict[str, str]) -> str:
    """Return which choices of a question are there, as an expression over a choice."""
    if asked.letter in ":;":
        columns = asked.options(1)
        return _all([part for one in columns for part in _named(reading, asked, one, kept)])
    if asked.letter not in OF_ANSWERS | OF_BOXES:
        return ""
    options = (asked.letter in OF_ANSWERS and asked.answers) or asked.subquestions
    whole = list(_at_once(reading, asked, options))
    if len(whole) == len(list(_filters(asked))):
        parts = whole
    else:
        parts = [
            f"name != {quoted(one.code)} or {_wrapped(part)}"
            for one in options for part in _by_filters(reading, asked, one, kept)
        ]  # fmt: skip
    named = [part for one in options for part in _named(reading, asked, one, kept)]
    return _all([*parts, *named])


def _named(reading: Reading, asked: Asked, option: Option, kept: dict[str, str]) -> Iterator[str]:
    for part in _own(reading, asked, option, kept):
        yield f"name != {quoted(option.code)} or {_wrapped(part)}"


def _filters(asked: Asked) -> Iterator[tuple[str, str]]:
    """Give each attribute that filters, with the code of the question it looks at."""
    for name in sorted(TAKEN):
        for code in re.split(r"[;,\s]+", asked.attribute(name)):
            if code:
                yield name, code


def _at_once(reading: Reading, asked: Asked, options: tuple[Option, ...]) -> Iterator[str]:
    """Give the filters that one expression can say for every choice."""
    for name, code in _filters(asked):
        source = reading.variables.by_code.get(code)
        if source is None or not {one.code for one in options} <= _codes(source):
            continue
        id = reading.variables.whole.get(code)
        if source.letter in "MPR" and id:
            said = f"selected(${{{id}}}, name)"
            yield said if name == "array_filter" else f"not({said})"


def _by_filters(
    reading: Reading, asked: Asked, option: Option, kept: dict[str, str]
) -> Iterator[str]:
    for name, code in _filters(asked):
        source = reading.variables.by_code.get(code)
        said = _picked(reading, source, option.code) if source else None
        if source is None or (said is None and option.code in _codes(source)):
            if f"limesurvey.{name}" not in kept:
                reading.foreign(
                    kept, name, asked.attribute(name), code, asked.line.spot, asked.code
                )
        elif said is not None:
            yield said if name == "array_filter" else f"not({said})"


def _picked(reading: Reading, source: Asked, code: str) -> str | None:
    """Return whether something was picked in another question; None where it is not there, or
    nobody can say it."""
    id = reading.variables.whole.get(source.code)
    if not id or code not in _codes(source):
        return None
    match source.letter:
        case "M" | "P" | "R":
            return f"selected(${{{id}}}, {quoted(code)})"
        case "L" | "!" | "O":
            return f"${{{id}}} = {quoted(code)}"
        case "A" | "B" | "C" | "E" | "F" | "H" | "K" | "Q" | ":" | ";":
            return f"${{{id}}}/{row_name(code)} != ''"
        case "1":
            other = reading.id_of("q", source.id, "scale")
            row = row_name(code)
            return f"${{{id}}}/{row} != '' or ${{{other}}}/{row} != ''"
        case _:
            return None


def _codes(source: Asked) -> frozenset[str]:
    answers = source.answers if source.letter in OF_ANSWERS else source.options()
    return frozenset(one.code for one in answers or source.subquestions)


def _own(reading: Reading, asked: Asked, option: Option, kept: dict[str, str]) -> Iterator[str]:
    """Give the condition of a subquestion, if it has one that can be said."""
    if option.relevance.strip() in {"", "1"}:
        return
    try:
        said = translating.condition(
            option.relevance, lambda name: reading.variables.look(name, asked, option.id)
        )
    except Foreign as foreign:
        field = f"relevance_{option.code}"
        spot = option.line.spot
        reading.foreign(kept, field, option.relevance, foreign.what, spot, asked.code)
        return
    if said != "true()":
        yield said


def _all(parts: list[str]) -> str:
    return " and ".join(_wrapped(part) for part in parts) if len(parts) > 1 else "".join(parts)


def _wrapped(part: str) -> str:
    return f"({part})" if " or " in part or " and " in part else part
