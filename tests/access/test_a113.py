"""A113: whatever stands in a field of text, of any table, is text on every page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from sqlalchemy import JSON, CheckConstraint, String, Table, select, update

from app.extensions import db
from app.models import Base
from tests.access.scene import Scene
from tests.access.test_canaries import visited

HOSTILE = """ '"><kanari onkanari=1><script>kanari</script></textarea></title>{{7*7}}${7*7}"""
"""Whoever lets it out of a text, an attribute or a title has an element of this name."""

MACHINES = frozenset({
    "role", "state", "locale", "kind", "purpose", "sharing", "effect", "format", "key",
    "unique_key", "unit",
    "token_digest", "body_digest", "file_digest", "digest", "code_digest", "made_of", "code",
    "password_hash", "second_factor", "part", "public_name", "email", "geo", "period", "number",
    "value", "colour", "subject_kind", "action", "level", "country", "nuts", "type", "address",
})  # fmt: skip
"""Columns whose values only we write, or that a form of ours holds to a narrow grammar."""


def fields_of_text() -> Iterator[tuple[Table, str, bool]]:
    """Give every column that holds words of people, and whether it holds them as JSON."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            is_json = isinstance(column.type, JSON)
            is_text = type(column.type) is String and column.name not in MACHINES | listed(table)
            if (is_json or is_text) and not column.foreign_keys:
                yield table, column.name, is_json


def listed(table: Table) -> frozenset[str]:
    """Return the columns that the table itself holds to a list of values."""
    checks = [one.sqltext for one in table.constraints if isinstance(one, CheckConstraint)]
    return frozenset(
        column.name
        for column in table.columns
        if any(f"{column.name} IN (" in str(check) for check in checks)
    )


def poisoned(value: Any, *, at: str = "") -> Any:
    """Return a document in which each text that a person can have written has it at its end."""
    match value:
        case dict():
            return {key: poisoned(one, at=key) for key, one in value.items()}
        case list():
            return [poisoned(one) for one in value]
        case str() if " " in value or at in {"fr", "nl", "en"}:
            return value + HOSTILE
        case _:
            return value


def poison() -> int:
    """Put it into every field of the prepared world; return into how many columns."""
    touched = 0
    for table, name, is_json in fields_of_text():
        column = table.columns[name]
        if table.name in {"territory", "observation"}:
            continue  # lists of offices, which nobody types
        for row in db.session.execute(select(*table.primary_key.columns, column)).all():
            *ids, value = row
            if not value:
                continue
            same = [a == b for a, b in zip(table.primary_key.columns, ids, strict=True)]
            new = poisoned(value) if is_json else f"{value}{HOSTILE}"
            db.session.execute(update(table).where(*same).values({name: new}))
        touched += 1
    db.session.commit()
    return touched


class Escapes(HTMLParser):
    """Reads a page as a browser would, and notes whatever came out of its text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "kanari":
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag}.{name}")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and data.strip() == "kanari":
            self.found.append("<script>")


def escapes_of(page: str) -> list[str]:
    reader = Escapes()
    reader.feed(page)
    return reader.found


@pytest.mark.looks
@pytest.mark.parametrize("who", ["PL", "PA", "EO", "IL", "CS", "AN"])
def test_hostile_words_in_every_field_stay_words_on_every_page(scene: Scene, who: str) -> None:
    poison()
    escaped, broken = [], []
    for address, answer in visited(scene, who):
        if answer.status_code >= 500:
            broken.append(address)
        if answer.mimetype == "text/html" and (found := escapes_of(answer.text)):
            escaped.append((address, found))

    assert (escaped, broken) == ([], [])


def test_words_are_found_in_many_tables() -> None:
    assert len({table.name for table, _name, _json in fields_of_text()}) > 20


def test_what_gets_out_is_seen() -> None:
    assert escapes_of(f"<p title=\"{HOSTILE}\">{HOSTILE}") == ["<kanari>", "kanari.onkanari",
        "<script>", "<kanari>", "kanari.onkanari", "<script>"]  # fmt: skip
