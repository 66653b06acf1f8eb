"""Which column is what: names as authors write them, languages behind ``::``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from app.core.text import Locale
from app.interchange.findings import Findings
from app.interchange.xlsform.languages import locale_named
from app.interchange.xlsform.workbook import Row, Sheet

FIELDS: Mapping[str, frozenset[str]] = {
    "survey": frozenset(
        {
            "type", "name", "label", "hint", "guidance_hint", "required", "required_message",
            "relevant", "constraint", "constraint_message", "calculation", "default", "read_only",
            "appearance", "parameters", "choice_filter", "trigger", "repeat_count", "rows",
            "media::image", "media::audio", "media::video", "media::big-image", "autoplay",
            "no_app_error_string", "save_to", "query", "disabled",
        }
    ),
    "choices": frozenset(
        {"list_name", "name", "label", "media::image", "media::audio", "media::video",
         "media::big-image"}
    ),
    "settings": frozenset(
        {
            "form_title", "form_id", "version", "default_language", "instance_name", "style",
            "allow_choice_duplicates", "clean_text_values", "public_key", "submission_url",
            "auto_send", "auto_delete", "namespaces", "omit_instanceid", "name", "prefix",
            "delimiter", "flat", "add_none_option", "client_editable", "instance_id",
            "instance_xmlns", "sms_keyword", "sms_separator",
        }
    ),
}  # fmt: skip
"""The columns that an XLSForm gives a meaning to, by sheet."""

ALIASES: Mapping[str, str] = {
    "command": "type", "tag": "name", "value": "name", "caption": "label",
    "requiredmsg": "required_message", "jr:requiredmsg": "required_message",
    "bind::jr:requiredmsg": "required_message", "bind::required": "required",
    "relevance": "relevant", "bind::relevant": "relevant", "bind::constraint": "constraint",
    "constraining_message": "constraint_message", "jr:constraintmsg": "constraint_message",
    "bind::jr:constraintmsg": "constraint_message", "calculate": "calculation",
    "bind::calculate": "calculation", "readonly": "read_only", "bind::readonly": "read_only",
    "count": "repeat_count", "jr:count": "repeat_count", "body::jr:count": "repeat_count",
    "body::appearance": "appearance", "control::appearance": "appearance",
    "image": "media::image", "audio": "media::audio", "video": "media::video",
    "big-image": "media::big-image", "noapperrorstring": "no_app_error_string",
    "bind::jr:noapperrorstring": "no_app_error_string", "set_form_title": "form_title",
    "title": "form_title", "set_form_id": "form_id", "id_string": "form_id",
}  # fmt: skip

ELSEWHERE: Mapping[str, str] = {
    "nom": "name", "naam": "name", "nom_de_variable": "name", "soort": "type", "genre": "type",
    "libelle": "label", "libellé": "label", "etiquette": "label", "étiquette": "label",
    "question": "label", "vraag": "label", "liste": "list_name", "lijst": "list_name",
    "nom_de_liste": "list_name", "obligatoire": "required", "verplicht": "required",
    "titre": "form_title", "titel": "form_title",
}  # fmt: skip
"""What authors write who translate the headers: only good for a suggestion."""

FAMILIES = ("media", "bind", "body", "control", "instance")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    index: int
    written: str
    """Its header in the file."""

    field: str
    """What it is, by the names of :data:`FIELDS` where it is one of them."""

    locale: Locale | None = None
    """The language that its header names; None where it names none."""

    @property
    def key(self) -> str:
        """The name under which a text of this column is kept."""
        return f"{self.field}::{self.locale}" if self.locale else self.field


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its columns, and the rows below its header."""

    sheet: Sheet
    header: int
    """The row of the header; 0 where the sheet is empty."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field == field)

    def says(self, row: Row, field: str) -> str:
        """Return what a row says under a field that knows no languages; empty where nothing."""
        return next((text for c in self.of(field) if (text := row.at(c.index))), "")


def table_of(sheet: Sheet, kind: str, *, needs: Sequence[str], findings: Findings) -> Table:
    """Return the sheet with its columns named.

    :param needs: the fields without which the sheet says nothing.
    """
    if not sheet.rows:
        return Table(sheet, 0, (), ())
    head, *rows = sheet.rows
    width = max(len(row.cells) for row in sheet.rows)
    columns = tuple(_columns(head, kind, width, rows))
    seen: dict[str, Column] = {}
    for column in columns:
        if (
            column.field in FIELDS[kind]
            and (first := seen.setdefault(column.key, column)) != column
        ):
            findings.wrong(
                "xlsform.header-twice", sheet.spot(head.number, column.index),
                header=column.written, first=sheet.spot(0, first.index).column,
            )  # fmt: skip
    there = {column.field for column in columns}
    for field in needs:
        if field not in there:
            findings.wrong(
                "xlsform.header-missing", sheet.spot(head.number),
                header=field, suggestion=_meant(field, columns),
            )  # fmt: skip
    return Table(sheet, head.number, columns, tuple(rows))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like this one; empty where none does."""
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.75)
    return close[0] if close else ""


def _columns(head: Row, kind: str, width: int, rows: Sequence[Row]) -> Iterable[Column]:
    for index in range(width):
        written = head.at(index)
        if written:
            field, locale = _read(written, kind)
            yield Column(index, written, field, locale)
        elif any(row.at(index) for row in rows):
            yield Column(index, "", "")


def _read(written: str, kind: str) -> tuple[str, Locale | None]:
    parts = [part.strip() for part in re.split("::", written)]
    if len(parts) == 1 and not written.lower().startswith("jr:"):
        parts = [part.strip() for part in written.split(":", 1)]
    if parts[0].lower() in FAMILIES and len(parts) > 1:
        parts[:2] = [f"{parts[0].lower()}::{parts[1]}"]
    plain = re.sub(r"[\s_]+", "_", parts[0].lower())
    field = ALIASES.get(plain, plain)
    if field not in FIELDS[kind]:
        return ("::".join((plain, *parts[1:])), None)
    return field, locale_named(parts[1]) if len(parts) > 1 and parts[1] else None


def _meant(field: str, columns: Sequence[Column]) -> str:
    for column in columns:
        if ELSEWHERE.get(column.field) == field or nearest(column.field, [field]):
            return column.written
    return ""
