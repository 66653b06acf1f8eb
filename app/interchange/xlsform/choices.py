"""The lists of choices."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.core.questionnaire.options import Choice
from app.core.text import LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.xlsform.headers import Column, Table
from app.interchange.xlsform.wording import Languages, tell_text, text_of
from app.interchange.xlsform.workbook import Row

MOST_IN_A_LIST = 20_000
CARRIED = frozenset({"list_name", "name", "label"})


@dataclass(slots=True)
class ChoiceList:
    name: str
    spot: Spot
    """Where it begins."""

    choices: list[tuple[str, LocalizedText]] = field(default_factory=list)
    kept: list[dict[str, str]] = field(default_factory=list)
    """The rows that say more than a name and a label, by column."""

    used: bool = False

    def inline(self, question_id: str, id_of: IdOf) -> tuple[Choice, ...]:
        """Return the choices as those of one question."""
        self.used = True
        return tuple(
            Choice(id=id_of("c", question_id, name), name=name, label=label)
            for name, label in self.choices
        )


def lists_of(
    table: Table, languages: Languages, *, duplicates: bool, findings: Findings
) -> dict[str, ChoiceList]:
    """Return the lists by name.

    :param duplicates: whether the settings allow one code twice in a list; the second then
        gets a code of its own.
    """
    lists: dict[str, ChoiceList] = {}
    taken: dict[str, set[str]] = {}
    for row in table.rows:
        list_name, name = table.says(row, "list_name"), table.says(row, "name")
        spot = table.sheet.spot(row.number)
        if not list_name:
            if name or any(row.at(c.index) for c in table.of("label")):
                findings.lost.append(entry("import.choice-without-list", spot, name=name))
            continue
        if not name:
            findings.wrong("xlsform.choice-without-name", spot, list=list_name)
            continue
        found = lists.setdefault(list_name, ChoiceList(list_name, spot))
        name = _single(name, taken.setdefault(list_name, set()), duplicates, spot, found, findings)
        _take(found, name, table, row, languages, findings)
    for found in lists.values():
        if len(found.choices) > MOST_IN_A_LIST:
            findings.wrong(
                "xlsform.list-too-long", found.spot, list=found.name, most=MOST_IN_A_LIST
            )
    _tell_columns(table, findings)
    return lists


def kept_of(lists: Mapping[str, ChoiceList], findings: Findings) -> str:
    """Return, as JSON, what the lists say that no question carries; empty where nothing."""
    kept: dict[str, list[dict[str, str]]] = {}
    for found in lists.values():
        rows = found.kept
        if not found.used:
            rows = [*_plain(found), *rows]
            findings.kept.append(
                entry("import.list-unused", found.spot, name=found.name, count=len(found.choices))
            )
        if rows:
            kept[found.name] = rows
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _single(
    name: str, taken: set[str], duplicates: bool, spot: Spot, found: ChoiceList, findings: Findings
) -> str:
    """Return the name, or another where it is taken and the file says that it may be."""
    single = name
    if name in taken and not duplicates:
        findings.wrong("xlsform.choice-twice", spot, name=name, list=found.name)
    elif name in taken:
        number = len(taken)
        while (single := f"{name}_{number}") in taken:
            number += 1
        findings.changed.append(
            entry("import.choice-renamed", spot, name=found.name, choice=name, becomes=single)
        )
    taken.add(single)
    return single


def _take(
    found: ChoiceList, name: str, table: Table, row: Row, languages: Languages, findings: Findings
) -> None:
    kept: dict[str, str] = {}
    label = text_of(table, row, "label", languages, kept)
    kept |= {c.key or c.written: row.at(c.index) for c in _others(table) if row.at(c.index)}
    if not label.by_locale and not any(key.startswith("media::") for key in kept):
        spot = table.sheet.spot(row.number)
        findings.review.append(
            entry("import.choice-without-label", spot, name=found.name, choice=name)
        )
    tell_text(table, row, "label", name=found.name, languages=languages, findings=findings)
    found.choices.append((name, label))
    if kept:
        found.kept.append({"name": name, **kept})


def _others(table: Table) -> Iterator[Column]:
    return (column for column in table.columns if column.field not in CARRIED)


def _tell_columns(table: Table, findings: Findings) -> None:
    filled = Counter(
        column for row in table.rows for column in _others(table) if row.at(column.index)
    )
    for column, count in filled.items():
        media = column.field.startswith("media::")
        listed = findings.review if media else findings.kept
        listed.append(
            entry(
                "import.choice-media" if media else "import.choice-column",
                table.sheet.spot(table.header, column.index),
                header=column.written, count=count,
            )
        )  # fmt: skip


def _plain(found: ChoiceList) -> Iterator[dict[str, str]]:
    for name, label in found.choices:
        texts = {f"label::{locale}": said.text for locale, said in label.by_locale.items()}
        yield {"name": name, **texts}
