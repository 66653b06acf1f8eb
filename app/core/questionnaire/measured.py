"""What a question measures: how its answers are counted together, of what, and what that shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from app.core.problems import Problem
from app.core.questionnaire.goals import TARGETS
from app.core.shapes import work_out

Aggregation: TypeAlias = Literal["", "sum", "mean", "median", "share", "distribution"]
Stage: TypeAlias = Literal["", "realisation", "result", "impact"]
Basis: TypeAlias = Literal["", "census", "sample"]
Counted: TypeAlias = Literal[
    "", "persons", "jobs", "hours", "days", "euros", "kilometres", "tonnes", "kilowatt-hours",
    "cubic-metres", "things",
]  # fmt: skip

AGGREGATIONS, STAGES, BASES, COUNTED = (
    tuple(one for one in get_args(each) if one) for each in (Aggregation, Stage, Basis, Counted)
)
DATAPOINT = re.compile(r"[BC](?:[1-9]|1[01])")
"""A disclosure of the voluntary standard for small companies (VSME): B1 to B11, C1 to C9."""


class Measured(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the answers to one question say together; empty fields where nobody has said."""

    aggregation: Aggregation = ""
    stage: Stage = ""
    """How far from the activity it stands: what was done, what came of it, what that changed."""

    basis: Basis = ""
    """Whether everybody concerned is counted, or some of them are asked."""

    counted: Counted = ""
    """What a number counts.  Jobs are full-time equivalents, and never persons."""

    of: str = ""
    """The id of the question that gives the whole of which this is a part; empty where none."""

    goals: tuple[str, ...] = ()
    """Targets of the Sustainable Development Goals."""

    datapoint: str = ""
    """The disclosure of VSME that it helps to give."""


NOT_MEASURED = Measured()
work_out(Measured)


def read(fields: Mapping[str, Any]) -> Measured:
    """Return what these fields say.

    :raises msgspec.ValidationError: one of them says what it cannot.
    """
    return msgspec.convert(fields, Measured)


def problems(measured: Measured, counted: Mapping[str, Counted]) -> Iterator[Problem]:
    """Yield what cannot be meant.

    :param counted: what each question of the questionnaire counts, by its id.
    """
    whole = counted.get(measured.of, "")
    if measured.of and measured.of not in counted:
        yield Problem("measure.whole-missing", ("measured-of",))
    elif measured.counted and whole and whole != measured.counted:
        facts = {"part_counts": measured.counted, "whole_counts": whole}
        yield Problem("measure.units-differ", ("measured-of",), facts)
    elif measured.aggregation == "share" and not measured.of and measured.counted:
        yield Problem("measure.share-of-nothing", ("measured-of",))
    for goal in measured.goals:
        if goal not in TARGETS:
            yield Problem("measure.no-such-target", ("measured-goals",), {"text": goal})
    if measured.datapoint and not DATAPOINT.fullmatch(measured.datapoint):
        yield Problem("measure.no-such-datapoint", ("measured-datapoint",))
