"""``flask expressions``: the language of conditions and calculations, without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from flask.cli import AppGroup

from app.core.clock import utcnow
from app.interchange import expression_vectors, expressions_in_node, scenarios

expressions = AppGroup("expressions", help="Work out expressions.")


@expressions.command("evaluate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--engine", type=click.Choice(["python", "js"]), default="python", show_default=True)
def evaluate(file: Path, engine: str) -> None:
    """Print what each expression of FILE is worth, or each step of its scenarios, as JSON lines."""
    try:
        document = expression_vectors.read(file.read_bytes())
    except ValueError as wrong:
        click.echo(f"{file.name}: {wrong}", err=True)
        sys.exit(3)
    if "scenarios" in document and engine == "js":
        click.echo("scenarios are worked out by the server's engine only", err=True)
        sys.exit(3)
    if "scenarios" in document:
        answers = scenarios.worked_out(document, now=utcnow())
    elif engine == "js":
        answers = expressions_in_node.worked_out(document, now=utcnow())
    else:
        answers = expression_vectors.worked_out(document, now=utcnow())
    for answer in answers:
        click.echo(json.dumps(answer, ensure_ascii=False))
