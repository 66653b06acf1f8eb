"""The texts of a row in their languages, and which language begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.core.text import FR, NL, NO_TEXT, Locale, LocalizedText
from app.interchange.findings import Findings, entry
from app.interchange.xlsform.headers import Column, Table
from app.interchange.xlsform.languages import guessed, is_known, locale_named
from app.interchange.xlsform.names import references
from app.interchange.xlsform.workbook import Row

SPOKEN = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
"""The fields whose wording we carry in several languages."""

MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|^#{1,6}\S|\*\*\S|\]\(https?:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Languages:
    authored: Locale
    """The language in which the file begins, and of every column that names none."""

    named: tuple[Locale, ...]
    """The languages of the columns, in their order."""

    @property
    def shown(self) -> tuple[Locale, ...]:
        """The languages of the questionnaire: those of our country are always among them."""
        return tuple(dict.fromkeys((self.authored, FR, NL)))


def languages_of(
    tables: Iterable[Table], default: str, otherwise: Locale, findings: Findings
) -> Languages:
    """Tell in which language a file begins.

    :param default: what the settings say, empty where nothing.
    :param otherwise: for wording whose column names no language, where the settings name none
        and its words do not tell.
    """
    columns = [c for table in tables for c in table.columns if c.field in {"label", "hint"}]
    columns = columns or [c for table in tables for c in table.columns if c.field in SPOKEN]
    named = tuple(dict.fromkeys(c.locale for c in columns if c.locale))
    plain = next((c for c in columns if not c.locale), None)
    authored = locale_named(default) if default and default.lower() != "default" else None
    if authored and (plain or authored in named):
        return Languages(authored, tuple(dict.fromkeys((authored, *named))))
    if named and not plain:
        return Languages(named[0], named)
    assumed = guessed(_words(tables), named[0] if named else otherwise)
    if plain:
        spot = next(t for t in tables if plain in t.columns).sheet.spot(0, plain.index)
        findings.review.append(
            entry("import.language-assumed", spot, header=plain.written, language=assumed)
        )
    return Languages(assumed, tuple(dict.fromkeys((assumed, *named))))


def _words(tables: Iterable[Table]) -> Iterator[str]:
    """Give the wording whose column names no language."""
    for table in tables:
        for column in table.columns:
            if column.field in SPOKEN and not column.locale:
                yield from (row.at(column.index) for row in table.rows)


def tell_languages(languages: Languages, findings: Findings, table: Table) -> None:
    """List the languages that are kept and not shown, and those that nobody knows."""
    for locale in languages.named:
        column = next(
            (c for c in table.columns if (c.locale or languages.authored) == locale), None
        )
        spot = table.sheet.spot(0, column.index if column else -1)
        header = column.written if column else ""
        if not is_known(locale):
            findings.review.append(entry("import.language-unknown", spot, header=header))
        elif locale not in languages.shown:
            findings.kept.append(entry("import.language-inactive", spot, language=locale))


def text_of(
    table: Table,
    row: Row,
    field: str,
    languages: Languages,
    kept: dict[str, str],
    *,
    spoken: Callable[[str], str] = str,
) -> LocalizedText:
    """Return what a row says under a field, in every language.

    A second wording in a language that has one already goes to ``kept``.

    :param spoken: turns each wording into the one that the questionnaire holds.
    """
    by_locale: dict[Locale, str] = {}
    for column in _first_named(table.of(field)):
        said = row.at(column.index)
        locale = column.locale or languages.authored
        if said and by_locale.setdefault(locale, said) != said:
            kept[column.written] = said
    if not by_locale:
        return NO_TEXT
    text = NO_TEXT
    for locale in sorted(by_locale, key=lambda locale: locale != languages.authored):
        text = text.written(locale, spoken(by_locale[locale]), authored=languages.authored)
    return text


def tell_text(
    table: Table, row: Row, field: str, *, name: str, languages: Languages, findings: Findings
) -> None:
    """List what a wording lacks or holds that a reader of the page will not see as meant."""
    columns = table.of(field)
    if not any(row.at(column.index) for column in columns):
        return
    quoted = {name for column in columns for name in references(row.at(column.index))}
    for column in columns:
        said, spot = row.at(column.index), table.sheet.spot(row.number, column.index)
        if not said and _is_the_only(column, columns, languages):
            locale = column.locale or languages.authored
            findings.review.append(entry("import.untranslated", spot, name=name, language=locale))
        if said and _is_second(column, columns, row, languages):
            findings.changed.append(entry("import.second-wording", spot, name=name, text=said))
        if said and (unsaid := quoted.difference(references(said))):
            findings.review.append(
                entry("import.unquoted", spot, name=name, text=said, quoted=min(unsaid))
            )
        if MARKUP.search(said):
            findings.review.append(entry("import.markup-in-text", spot, name=name, text=said))


def _is_second(column: Column, columns: Iterable[Column], row: Row, languages: Languages) -> bool:
    """Tell whether this wording lost its place to another column of the same language."""
    mine = column.locale or languages.authored
    for other in _first_named(columns):
        if other is column:
            return False
        same = (other.locale or languages.authored) == mine
        if same and row.at(other.index) not in {"", row.at(column.index)}:
            return True
    return False


def _first_named(columns: Iterable[Column]) -> list[Column]:
    """Return the columns in the order in which a wording is taken: a named language wins."""
    return sorted(columns, key=lambda column: column.locale is None)


def _is_the_only(column: Column, columns: Iterable[Column], languages: Languages) -> bool:
    mine = column.locale or languages.authored
    return all(c is column or (c.locale or languages.authored) != mine for c in columns)
