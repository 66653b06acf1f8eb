"""RACINES at the command line: a verdict, what a file of statistics holds, and storing it."""

from __future__ import annotations

import json
import math
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import force_locale

from app.core.access import Actor, Grant, Role
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.racines.verdict import display_of, index_of, interval, verdict_of
from app.extensions import db
from app.interchange.indicators import formats, reading
from app.interchange.indicators.table import summary_of
from app.racines import importing, indicators
from app.racines.importing import Series
from app.web.messages import sentence

INSTALLATION = Actor(None, frozenset({Grant(Role.PLATFORM_ADMINISTRATOR)}))
"""Whoever has the command line looks after the whole installation."""

UNREADABLE = 3
"""The exit status where a file cannot be read."""

racines = AppGroup("racines", help="Work with territories, indicators and verdicts.")


@racines.command("verdict")
@click.argument("k", type=click.IntRange(min=0))
@click.argument("n", type=click.IntRange(min=0))
@click.argument("rate", type=click.FloatRange(0, 1))
@click.option("--population", type=click.IntRange(min=0), help="How many were concerned.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def verdict(k: int, n: int, rate: float, population: int | None, as_json: bool) -> None:
    """Say what K of N bears beside RATE, a share between 0 and 1."""
    if math.isnan(rate):
        raise click.BadParameter("RATE is no number.")
    try:
        low, high = interval(k, n, population=population)
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from wrong
    found = {
        "interval": [low, high],
        "index": index_of(k, n, rate) if n else None,
        "verdict": verdict_of((low, high), rate).value,
        "display": display_of(n).value,
    }
    _tell(found, as_json=as_json)


@racines.command("read")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "kind", type=click.Choice([*formats.FORMATS]), help="What it is said to be."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def read(file: Path, kind: str | None, as_json: bool) -> None:
    """Say what a FILE of statistics holds, or where it cannot be read (exit 3)."""
    try:
        table = reading.read(file.read_bytes(), kind or "")
    except Unsound as refused:
        _refuse(refused, as_json=as_json)
    summary = summary_of(table)
    found = {
        "format": table.format,
        "observations": summary.observations,
        "with_value": summary.with_value,
        "territories": summary.territories,
        "periods": len([period for period in table.periods if period]),
        "flags": dict(summary.flags),
        "rejected": [],
    }
    _tell(found, as_json=as_json)


@racines.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("about", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON only.")
def import_(file: Path, about: Path, as_json: bool) -> None:
    """Store one series of a FILE of statistics for the whole installation.

    ABOUT is a JSON file that says which series, and what it is: docs/operating.md shows one.
    """
    series, session, now = _series(about), db.session(), utcnow()
    try:
        kept = importing.keep(
            session, file.read_bytes(), name=file.name, pole=None, by=INSTALLATION, now=now
        )
        found = importing.look(session, kept.id, by=INSTALLATION)
        stored = importing.store(session, found, series, by=INSTALLATION, now=now)
    except Unsound as refused:
        session.rollback()
        _refuse(refused, as_json=as_json)
    session.commit()
    extent = indicators.extents(session, [stored.indicator])[stored.indicator.id]
    told = {
        "indicator": str(stored.indicator.id),
        "change": "new" if stored.is_new else "none",
        "observations": extent.observations,
        "with_value": extent.with_value,
    }
    _tell(told, as_json=as_json)


def _series(about: Path) -> Series:
    try:
        told = json.loads(about.read_text())
        day = date.fromisoformat(told.pop("retrieved_on"))
        return Series(retrieved_on=day, **told)
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise click.BadParameter(f"{about}: {wrong}") from wrong


def _refuse(refused: Unsound, *, as_json: bool) -> None:
    with force_locale("en"):
        errors = [
            {"code": one.code, **one.facts, "message": sentence(one)} for one in refused.problems
        ]
    if as_json:
        click.echo(json.dumps({"errors": errors}, ensure_ascii=False))
    else:
        for error in errors:
            click.echo(error["message"], err=True)
    sys.exit(UNREADABLE)


def _tell(found: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        click.echo(f"{name}: {value}")
