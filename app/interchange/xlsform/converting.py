"""A file of bytes into a definition and its report.  Runs in a child: see ``reader``."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from app.core.questionnaire.definition import Definition
from app.core.questionnaire.report import ImportReport
from app.core.text import NO_TEXT, Locale
from app.interchange import importing
from app.interchange.findings import Findings, entry
from app.interchange.xlsform import beyond, choices, wording
from app.interchange.xlsform.headers import Table, nearest, table_of
from app.interchange.xlsform.layout import Layout
from app.interchange.xlsform.survey import Survey
from app.interchange.xlsform.workbook import Sheet, Workbook, opened

NO_SHEET = Sheet("choices", ())


def plain(data: bytes, file_name: str, seed: str, otherwise: str) -> dict[str, Any]:
    """Return what :func:`converted` returns or refuses, in plain values."""
    return importing.plain(
        lambda: converted(data, file_name, seed=seed, otherwise=Locale(otherwise))
    )


def converted(
    data: bytes, file_name: str, *, seed: str, otherwise: Locale
) -> tuple[Definition, ImportReport]:
    """Return the questionnaire that an XLSForm holds, and what became of the file.

    :param seed: what the ids are drawn from: the same seed and file give the same ids.
    :param otherwise: the language of wording whose column names none.
    :raises Unsound: a person has to put something right in the file first.
    """
    findings = Findings()
    return of_book(opened(data, findings), file_name, findings, seed=seed, otherwise=otherwise)


def of_book(
    book: Workbook, file_name: str, findings: Findings, *, seed: str, otherwise: Locale
) -> tuple[Definition, ImportReport]:
    """Return the same of sheets that have been opened."""
    survey = _survey(book, findings)
    lists = table_of(
        book.sheets.get("choices", NO_SHEET), "choices",
        needs=("list_name", "name"), findings=findings,
    )  # fmt: skip
    findings.stop_if_wrong()
    settings = _settings(book, findings)
    tables = (survey, lists)
    languages = wording.languages_of(
        tables, settings.get("default_language", ""), otherwise, findings
    )
    wording.tell_languages(languages, findings, survey)
    duplicates = settings.get("allow_choice_duplicates", "").lower() in beyond.YES
    by_name = choices.lists_of(lists, languages, duplicates=duplicates, findings=findings)
    id_of = importing.ids_from(seed)
    reading = Survey(survey, by_name, languages, id_of, findings)
    root = reading.read()
    findings.stop_if_wrong()

    title = NO_TEXT.written(
        languages.authored, settings.get("form_title") or PurePath(file_name).stem,
        authored=languages.authored,
    )  # fmt: skip
    kept = {f"settings.{key}": said for key, said in settings.items() if key != "form_title"}
    if said := choices.kept_of(by_name, findings):
        kept["choices"] = said
    for name in book.others:
        findings.lost.append(entry("import.sheet-unread", Sheet(name, ()).spot()))
    definition = Definition(
        locales=languages.shown,
        title=title,
        modules=Layout(survey.sheet.name, id_of, findings).modules(root, title),
        kept=kept,
    )
    return definition, _report(file_name, reading.asked, findings)


def _survey(book: Workbook, findings: Findings) -> Table:
    sheet = book.sheets.get("survey")
    if not sheet:
        suggestion = next((name for name in book.others if nearest(name, ["survey"])), "")
        findings.wrong("xlsform.no-survey", Sheet("", ()).spot(), suggestion=suggestion)
        findings.stop_if_wrong()
        raise AssertionError("a problem stops it")
    table = table_of(sheet, "survey", needs=("type", "name"), findings=findings)
    if not table.rows:
        findings.wrong("xlsform.survey-empty", sheet.spot())
    return table


def _settings(book: Workbook, findings: Findings) -> dict[str, str]:
    """Return the settings by name, the first row of them; list what is kept of them."""
    sheet = book.sheets.get("settings")
    if not sheet or len(sheet.rows) < 2:
        return {}
    table = table_of(sheet, "settings", needs=(), findings=findings)
    findings.stop_if_wrong()
    first, *others = table.rows
    settings = {}
    for column in table.columns:
        if said := first.at(column.index):
            settings[column.key] = said
            if column.field not in {"form_title", "default_language"}:
                spot = sheet.spot(first.number, column.index)
                findings.kept.append(
                    entry("import.setting", spot, header=column.written, text=said)
                )
    for row in others:
        said = " | ".join(filter(None, row.cells))
        findings.lost.append(entry("import.settings-row", sheet.spot(row.number), text=said))
    return settings


def _report(file_name: str, asked: int, findings: Findings) -> ImportReport:
    return ImportReport(
        source=file_name,
        asked=asked,
        kept=tuple(findings.kept),
        changed=tuple(findings.changed),
        lost=tuple(findings.lost),
        review=tuple(findings.review),
    )
