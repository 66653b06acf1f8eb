"""Which column is what: names as authors write them, languages behind ``::``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from app.core.text import Locale
from app.interchange.findings import Findings
from app.interchange.xlsform.languages import locale_named
from app.interchange.xlsform.workbook import Row, Sheet, with_two_hyphens

FIELDS: Mapping[str, frozenset[str]] = {
    "survey": frozenset(
        {
            "type", "name", "label", "hint", "guidance_hint", "required", "required_message",
            "relevant", "constraint", "constraint_message", "calculation", "default", "read_only",
            "appearance", "parameters", "choice_filter", "trigger", "repeat_count", "rows",
            "media::image", "media::audio", "media::video", "media::big-image", "autoplay",
            "no_app_error_string", "save_to", "query", "compact_tag", "disabled", "intent",
            "sms_field", "sms_option", "kobo--locking-profile",
        }
    ),
    "choices": frozenset(
        {"list_name", "name", "label", "media::image", "media::audio", "media::video",
         "media::big-image", "sms_option"}
    ),
    "settings": frozenset(
        {
            "form_title", "form_id", "version", "default_language", "instance_name", "style",
            "allow_choice_duplicates", "clean_text_values", "public_key", "submission_url",
            "auto_send", "auto_delete", "namespaces", "omit_instanceid", "name", "prefix",
            "delimiter", "flat", "add_none_option", "client_editable", "instance_id",
            "instance_xmlns", "sms_keyword", "sms_separator", "sms_allow_media",
            "sms_date_format", "sms_datetime_format", "sms_response", "kobo--locking-profile",
            "kobo--lock_all",
        }
    ),
}  # fmt: skip
"""The columns that an XLSForm gives a meaning to, by sheet."""

MEDIA = ("image", "audio", "video", "big-image")
"""What can go with a wording, each in a column ``media::…``."""

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
    "instance::odk:tag": "compact_tag", "bind::entities:saveto": "save_to",
    "body::rows": "rows", "control::rows": "rows", "body::autoplay": "autoplay",
    "control::autoplay": "autoplay", "body::intent": "intent", "control::intent": "intent",
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

    language: str = ""
    """That language as it is written."""

    @property
    def key(self) -> str:
        """The name under which a text of this column is kept."""
        return f"{self.field}::{self.locale}" if self.locale else self.field


@dataclass(frozen=True)
class Table:
    """A sheet with its columns, and the rows below its header."""

    sheet: Sheet
    header: int
    """The row of the header; 0 where the sheet is empty."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @cached_property
    def by_field(self) -> Mapping[str, tuple[Column, ...]]:
        fields = dict.fromkeys(column.field for column in self.columns)
        return {f: tuple(c for c in self.columns if c.field == f) for f in fields}

    def of(self, field: str) -> tuple[Column, ...]:
        return self.by_field.get(field, ())

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
    seen: dict[tuple[str, str], Column] = {}
    for column in columns:
        same = (column.field, column.language.lower())
        if column.field in FIELDS[kind] and (first := seen.setdefault(same, column)) != column:
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
            yield _read(index, written, kind)
        elif any(row.at(index) for row in rows):
            yield Column(index, "", "")


def _read(index: int, written: str, kind: str) -> Column:
    parts = [part.strip() for part in written.split("::")]
    if len(parts) == 1 and not written.lower().startswith("jr:"):
        parts = [part.strip() for part in written.split(":", 1)]
    if parts[0].lower() in FAMILIES and len(parts) > 1:
        parts[:2] = [f"{parts[0].lower()}::{parts[1]}"]
    plain = with_two_hyphens(re.sub(r"[\s_]+", "_", parts[0].lower()))
    field = ALIASES.get(plain, plain)
    if field in FIELDS[kind]:
        language = parts[1] if len(parts) > 1 else ""
        return Column(index, written, field, locale_named(language) if language else None, language)
    is_of_a_family = parts[0].partition("::")[0] in FAMILIES and "::" in parts[0]
    return Column(index, written, "::".join(parts) if is_of_a_family else written)


def _meant(field: str, columns: Sequence[Column]) -> str:
    for column in columns:
        known = ELSEWHERE.get(re.sub(r"\s+", "_", column.field.lower()))
        if known == field or nearest(column.field, [field]):
            return column.written
    return ""
