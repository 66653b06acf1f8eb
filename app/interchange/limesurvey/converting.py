"""A survey of LimeSurvey into a definition and its report.  Runs in a child: see ``reader``."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from app.core.questionnaire.definition import Definition, Item, Module, Page, Question
from app.core.questionnaire.kinds import Note
from app.core.questionnaire.report import ImportReport
from app.core.text import FR, NL, Locale
from app.interchange import importing
from app.interchange.findings import Findings, Spot, entry
from app.interchange.limesurvey import questions, rules, settings, tabbed, tables
from app.interchange.limesurvey.reading import Reading
from app.interchange.limesurvey.survey import Section, Survey, described


def plain(data: bytes, file_name: str, seed: str, otherwise: str) -> dict[str, Any]:
    """Return what :func:`converted` returns or refuses, in plain values."""
    return importing.plain(
        lambda: converted(data, file_name, seed=seed, otherwise=Locale(otherwise))
    )


def converted(
    data: bytes, file_name: str, *, seed: str, otherwise: Locale
) -> tuple[Definition, ImportReport]:
    """Return the questionnaire that a survey holds, and what became of the file.

    :raises Unsound: it cannot be read, is no survey, or larger than we read.
    """
    findings = Findings()
    survey = survey_in(data)
    reading = Reading(survey, importing.ids_from(seed), findings, otherwise)
    pages = tuple(page for section in survey.sections if (page := _page(reading, section)))
    title = reading.text(survey.wording.get("title", {}), Spot("surveys_languagesettings"), "")
    if not title.is_written_in(reading.authored):
        stem = PurePath(file_name).stem or "LimeSurvey"
        title = title.written(reading.authored, stem, authored=reading.authored)
    module = Module(id=reading.id_of("m", "survey"), title=title, pages=pages)
    _tell_languages(reading)
    definition = Definition(
        locales=tuple(dict.fromkeys((reading.authored, FR, NL))), title=title,
        modules=(module,) if pages else (), kept=settings.kept(reading),
    )  # fmt: skip
    return definition, ImportReport(
        source=file_name, asked=reading.asked, added=reading.added,
        kept=tuple(findings.kept), changed=tuple(findings.changed),
        lost=tuple(findings.lost), review=tuple(findings.review),
    )  # fmt: skip


def survey_in(data: bytes) -> Survey:
    """Return the survey that a file describes, before anything of it is ours.

    :raises Unsound: see :func:`converted`.
    """
    return described(tabbed.opened(data) if tabbed.is_tabbed(data) else tables.opened(data))


def _page(reading: Reading, section: Section) -> Page | None:
    """Return a group of the file as a page; None where it holds nothing."""
    spot, kept = section.line.spot, dict[str, str]()
    title = reading.text(section.name, spot, "")
    name = title.text_in(reading.authored) or section.id
    parts = tuple(part for asked in section.asked for part in questions.parts(reading, asked))
    if not parts:
        reading.tell("lost", "limesurvey.group-empty", spot, name)
        return None
    described = _description(reading, section, name)
    if mixed := section.line["randomization_group"]:
        kept["limesurvey.randomization_group"] = mixed
        reading.tell("review", "limesurvey.random-groups", spot, name, text=mixed)
    return Page(
        id=reading.id_of("p", section.id), title=title, parts=(*described, *parts),
        logic=rules.of_group(reading, section.line, name, kept), kept=kept,
    )  # fmt: skip


def _description(reading: Reading, section: Section, name: str) -> tuple[Item, ...]:
    """Return what a group says before its questions, as a note."""
    spot = section.line.spot
    said = reading.text(section.description, spot, name)
    if not said.by_locale:
        return ()
    reading.added += 1
    note = reading.name(f"about_{section.id}", spot)
    reading.tell("changed", "limesurvey.description", spot, name, becomes=note)
    return (
        Question(
            id=reading.id_of("q", "about", section.id), name=note, kind=Note(), label=said,
            kept={"limesurvey.beside": "group"},
        ),
    )  # fmt: skip


def _tell_languages(reading: Reading) -> None:
    if "" in reading.locales:
        assumed = str(reading.authored)
        reading.tell("review", "limesurvey.language-assumed", Spot(), "", language=assumed)
    for language, locale in reading.locales.items():
        if locale not in {reading.authored, FR, NL}:
            reading.findings.kept.append(
                entry("import.language-inactive", Spot("languages"), language=language)
            )
