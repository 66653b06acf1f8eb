"""A file of bytes into a definition and its report.  Runs in a child: see ``reader``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from msgspec import structs

from app.core.questionnaire.compiling import compile
from app.core.questionnaire.definition import Definition, Module
from app.core.questionnaire.parts import walk
from app.core.questionnaire.report import ImportReport
from app.core.text import NO_TEXT, Locale, LocalizedText
from app.interchange import importing
from app.interchange.findings import Findings, entry
from app.interchange.xlsform import cells, choices, formats, locking, settings, wording
from app.interchange.xlsform.choices import ChoiceList, Lists
from app.interchange.xlsform.expressions import YES, Expressions
from app.interchange.xlsform.headers import Table, nearest, table_of
from app.interchange.xlsform.layout import Layout
from app.interchange.xlsform.questions import Questions
from app.interchange.xlsform.reading import Reading
from app.interchange.xlsform.survey import Section, Survey
from app.interchange.xlsform.workbook import Sheet, Workbook

NO_SHEET = Sheet("choices", ())
LOOKED_UP = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")


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
    book = formats.opened(data, findings)
    return of_book(book, file_name, findings, seed=seed, otherwise=otherwise)


def of_book(
    book: Workbook, file_name: str, findings: Findings, *, seed: str, otherwise: Locale
) -> tuple[Definition, ImportReport]:
    """Return the same of sheets that have been opened."""
    survey = _survey(book, findings)
    lists = table_of(
        book.sheets.get("choices", NO_SHEET), "choices",
        needs=("list_name", "name"), findings=findings,
    )  # fmt: skip
    said = settings.read(book, findings)
    findings.stop_if_wrong()
    id_of = importing.ids_from(seed)
    rows = Survey(survey, choices.codes_of(lists), id_of, findings, root=said.get("name", ""))
    root = rows.read()
    expressions = Expressions(rows.ids, rows.known, frozenset(rows.renamed), findings)
    cells.check(survey, rows.known, findings)
    settings.check(book, rows.known, findings)

    languages = wording.languages_of(
        (survey, lists), said.get("default_language", ""), otherwise, findings
    )
    wording.tell_languages(languages, findings, survey)
    duplicates = said.get("allow_choice_duplicates", "").lower() in YES
    by_name = Lists(lists, languages, expressions, id_of, duplicates=duplicates).read()
    reading = Reading(survey, by_name, languages, expressions, book.lists_outside, id_of, findings)
    title = NO_TEXT.written(
        languages.authored, said.get("form_title") or PurePath(file_name).stem,
        authored=languages.authored,
    )  # fmt: skip
    modules = _modules(reading, root, title, said.get("style", ""))
    cells.tell_columns(survey, findings)
    findings.stop_if_wrong()
    for name in book.others:
        findings.lost.append(entry("import.sheet-unread", Sheet(name, ()).spot()))
    definition = Definition(
        locales=languages.shown, title=title, modules=modules,
        lists=choices.not_offered(by_name, _asked_for(survey, by_name), findings),
        kept=settings.kept_of(book, said, findings),
    )  # fmt: skip
    ids = {part.id for _at, part in walk(definition) if not isinstance(part, Definition)}
    locks = locking.read(book, said, survey, _rows(root), ids, findings)
    definition = structs.replace(definition, locks=locks)
    _tell_circles(definition, root, reading)
    return definition, _report(file_name, rows, findings)


def _modules(
    reading: Reading, root: Section, title: LocalizedText, style: str
) -> tuple[Module, ...]:
    """Return the modules of a file, of which each part has been read."""
    questions = Questions(reading)
    layout = Layout(reading, questions, one_a_page="pages" in style.split())
    modules = tuple(layout.modules(root, title))
    questions.rules.check_triggers()
    return modules


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


def _asked_for(survey: Table, lists: dict[str, ChoiceList]) -> frozenset[str]:
    """Return the names of the lists that an expression or a scale speaks of."""
    texts = "\n".join(cell for row in survey.rows for cell in row.cells if "instance" in cell)
    ticks = (survey.says(row, "parameters") for row in survey.rows)
    words = {word for text in ticks for word in re.split(r"[\s,;=]+", text)}
    return frozenset(LOOKED_UP.findall(texts)) | (words & set(lists))


def _tell_circles(definition: Definition, root: Section, reading: Reading) -> None:
    """List each calculation that hangs on itself: nothing can work it out."""
    names = {id: name for name, id in reading.expressions.ids.items()}
    rows = dict(_rows(root))
    for problem in compile(definition).problems:
        if problem.code == "logic.circle" and (row := rows.get(problem.place[0])):
            parts = str(problem.facts.get("parts", "")).split(" ← ")
            reading.findings.review.append(
                reading.entry(
                    "import.circle", row, "calculation", name=names.get(problem.place[0], ""),
                    parts=" ← ".join(names.get(part, part) for part in parts),
                )
            )  # fmt: skip


def _rows(section: Section) -> Iterator[tuple[str, Any]]:
    for part in section.parts:
        yield part.id, part.row
        if isinstance(part, Section):
            yield from _rows(part)


def _report(file_name: str, rows: Survey, findings: Findings) -> ImportReport:
    return ImportReport(
        source=file_name,
        asked=rows.asked,
        added=rows.added,
        kept=tuple(findings.kept),
        changed=tuple(findings.changed),
        lost=tuple(findings.lost),
        review=tuple(findings.review),
    )
