"""Sheets at the command line: the files of a published one."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from flask.cli import AppGroup
from flask_babel import force_locale

from app.core.clock import utcnow
from app.core.errors import Gone, NotFound, Unsound
from app.core.sheets.codec import decode_content
from app.core.sheets.content import LOCALES
from app.core.text import Locale
from app.documents import rendering
from app.extensions import db
from app.sheets import reading
from app.web.messages import sentence

REFUSED = 3
"""The exit status where there is nothing to render, or it cannot be."""

sheets = AppGroup("sheets", help="Work with impact sheets.")


class Several(click.ParamType[tuple[str, ...]]):
    """Several names with commas between them, each one of those that are known."""

    name = "names"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in str(value).split(",") if name.strip()))
        if not names or not set(names) <= set(self.known):
            self.fail(f"{value!r}: take some of {', '.join(self.known)}.", param, ctx)
        return names


@sheets.command("render")
@click.argument("sheet")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder to write into; it is made.",
)
@click.option(
    "--formats",
    type=Several((*rendering.FORMATS, *rendering.PAPERS)),
    default=",".join(rendering.FORMATS),
    show_default=True,
    help="With commas between them.",
)
@click.option(
    "--languages",
    type=Several(tuple(map(str, LOCALES))),
    default="fr,nl",
    show_default=True,
    help="With commas between them.",
)
def render(sheet: str, folder: Path, formats: tuple[str, ...], languages: tuple[str, ...]) -> None:
    """Write the files of the published SHEET (its public name) into a folder, and name them."""
    try:
        content = decode_content(reading.standing(db.session(), sheet, now=utcnow()).content)
    except (NotFound, Gone):
        _refuse(f"No edition of a sheet with the public name {sheet!r} is published.")
    folder.mkdir(parents=True, exist_ok=True)
    locales = tuple(map(Locale, languages))
    try:
        for file in rendering.files_of(content, sheet, formats=formats, locales=locales):
            (folder / file.name).write_bytes(file.data)
            click.echo(str(folder / file.name))
    except Unsound as refused:
        with force_locale("en"):
            _refuse(" ".join(sentence(problem) for problem in refused.problems))


def _refuse(reason: str) -> None:
    click.echo(reason, err=True)
    sys.exit(REFUSED)
