"""``flask expressions``, ``flask questionnaires`` and ``flask library``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import force_locale
from sqlalchemy import select

from app import isolation
from app.builder import exporting, seeding
from app.core.access import Actor, Grant, Role
from app.core.clock import utcnow
from app.core.errors import NotAllowed, Unsound
from app.core.problems import Problem
from app.core.questionnaire import soundness
from app.core.questionnaire.definition import is_counted
from app.core.questionnaire.report import Entry, as_problem
from app.extensions import db
from app.interchange import expression_vectors, expressions_in_node, formats, scenarios
from app.interchange.exporting import Exported
from app.interchange.importing import Imported
from app.models import Account
from app.web.messages import sentence

REFUSED = 3
"""The exit status where a file cannot be read or written as it is."""

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
A_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)

expressions = AppGroup("expressions", help="Work out expressions.")


@expressions.command("evaluate")
@click.argument("file", type=A_FILE)
@click.option("--engine", type=click.Choice(["python", "js"]), default="python", show_default=True)
def evaluate(file: Path, engine: str) -> None:
    """Print what each expression of FILE is worth, or each step of its scenarios, as JSON lines."""
    try:
        document = expression_vectors.read(file.read_bytes())
    except ValueError as wrong:
        click.echo(f"{file.name}: {wrong}", err=True)
        sys.exit(REFUSED)
    if "scenarios" in document and engine == "js":
        click.echo("scenarios are worked out by the server's engine only", err=True)
        sys.exit(REFUSED)
    if "scenarios" in document:
        answers = scenarios.worked_out(document, now=utcnow())
    elif engine == "js":
        answers = expressions_in_node.worked_out(document, now=utcnow())
    else:
        answers = expression_vectors.worked_out(document, now=utcnow())
    try:
        for answer in answers:
            click.echo(json.dumps(answer, ensure_ascii=False))
    except expressions_in_node.NoNode:
        click.echo("Node is neither on the PATH nor in the browser test driver", err=True)
        sys.exit(REFUSED)


questionnaires = AppGroup("questionnaires", help="Read and convert files of questionnaires.")


@questionnaires.command("convert")
@click.argument("source", metavar="IN", type=A_FILE)
@click.argument("target", metavar="OUT", type=A_NEW_FILE)
@click.option("--to", type=click.Choice([*exporting.ENDINGS.values()]), help="What OUT is to be.")
@click.option("--report", "told", type=A_NEW_FILE, help="Where to say, as JSON, what became of it.")
def convert(source: Path, target: Path, to: str | None, told: Path | None) -> None:
    """Write the questionnaire of the file IN as the file OUT, or say what is wrong (exit 3).

    What IN is shows in its content; what OUT is to be, in the ending of its name: .xlsx is an
    XLSForm, .lss a survey of LimeSurvey, .json ours, .xml DDI Codebook, .docx a proof copy.
    """
    found = exported = None
    problems: Iterable[Problem] = ()
    try:
        to = to or exporting.format_for(target.name)
        found = _read(source)
        exported = exporting.written(found.definition, to)
        target.write_bytes(exported.data)
    except Unsound as refused:
        problems = refused.problems
    except OSError as wrong:
        facts = {"file": target.name, "text": wrong.strerror or str(wrong)}
        problems, exported = [Problem("format.not-written", (), facts)], None
    with force_locale("en"):
        summary = _summary(source, found, exported, problems)
    if told:
        try:
            told.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n")
        except OSError as wrong:
            raise click.FileError(str(told), hint=wrong.strerror) from wrong
    _finish(summary["errors"])


@questionnaires.command("check")
@click.argument("file", type=A_FILE)
def check(file: Path) -> None:
    """Say what would become of the questionnaire of a FILE, or what is wrong in it (exit 3)."""
    with force_locale("en"):
        try:
            found = _read(file)
        except Unsound as refused:
            _finish([_error(problem) for problem in refused.problems])
            return
        for what in ("lost", "review", "changed", "kept"):
            for one in getattr(found.report, what):
                click.echo(
                    f"{what}: {': '.join(filter(None, (one.cell, one.name)))}: {_words(one)}"
                )
        for problem in soundness.problems(found.definition):
            click.echo(f"unsound: {'/'.join(problem.place)}: {sentence(problem)}")
        click.echo(f"{found.report.asked} questions in a file of format {_format_of(file)}")


library = AppGroup("library", help="Look after the library of modules.")


@library.command("seed")
@click.argument("lead", metavar="EMAIL")
@click.option("--shared-by", "administrator", metavar="EMAIL", help="Share them with all poles.")
def seed(lead: str, administrator: str) -> None:
    """Put the modules that come with this release into the library of the pole led by EMAIL.

    A second time changes nothing.
    """
    session, actor = db.session(), _actor(lead)
    pole = next(iter(actor.poles), None)
    if pole is None:
        raise click.ClickException(f"{lead} leads no pole.")
    try:
        put = seeding.seed(session, pole, by=actor, now=utcnow())
        if administrator:
            decides = _actor(administrator)
            seeding.share(session, put, proposed_by=actor, by=decides, now=utcnow())
    except NotAllowed:
        raise click.ClickException("That is not theirs to do.") from None
    session.commit()
    click.echo(f"{len(put)} modules put into the library")


def _actor(email: str) -> Actor:
    account = db.session().scalar(select(Account).where(Account.email == email.lower()))
    if account is None:
        raise click.ClickException(f"Nobody here has the address {email}.")
    grants = (
        Grant(Role(place.role), pole=place.pole_id, enterprise=place.enterprise_id)
        for place in account.memberships
    )
    return Actor(account.id, frozenset(grants))


def _read(file: Path) -> Imported:
    """Read a file of any format.

    :raises Unsound: it cannot be read as it is; a fault of ours is one of the reasons.
    """
    with file.open("rb") as opened:
        data = opened.read(formats.LARGEST + 1)
    try:
        return formats.read(data, file_name=file.name)
    except isolation.Fault as fault:
        last = str(fault).strip().rpartition("\n")[2]
        raise Unsound([Problem("import.fault", (), {"text": last})]) from None


def _format_of(file: Path) -> str:
    with file.open("rb") as opened:
        return formats.told(opened.read(formats.LARGEST))


def _summary(
    source: Path, found: Imported | None, exported: Exported | None, problems: Iterable[Problem]
) -> dict[str, Any]:
    """Return the report of a conversion; what came out of it is None where nothing did."""
    reports = [one.report for one in (found, exported) if one]
    left = sum(map(is_counted, found.definition.questions)) if found and exported else 0
    added = found.report.added if found else 0
    return {
        "source_format": _format_of(source),
        "questions_in": found.report.asked if found else 0,
        "questions_out": left - added - exported.left_out if exported else 0,
        "kept": sum(len(one.kept) for one in reports),
        **{
            what: [_listed(entry) for one in reports for entry in getattr(one, what)]
            for what in ("changed", "lost", "review")
        },
        "errors": [_error(problem) for problem in problems],
    }


def _listed(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name or None,
        "sheet": entry.sheet or None,
        "row": entry.row or None,
        "column": entry.column or None,
        "reason": _words(entry),
    }


def _error(problem: Problem) -> dict[str, Any]:
    place = {name: problem.facts.get(name) or None for name in ("sheet", "row", "column")}
    return {**place, "message": sentence(problem)}


def _words(entry: Entry) -> str:
    return str(sentence(as_problem(entry)))


def _finish(errors: Iterable[dict[str, Any]]) -> None:
    """Say what is wrong, and leave with the status that says so; do nothing where nothing is."""
    for error in errors:
        click.echo(error["message"], err=True)
    if errors:
        sys.exit(REFUSED)
