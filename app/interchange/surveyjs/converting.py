"""A survey of SurveyJS into a definition and its report.  Runs in a child: see ``reader``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from app.core.questionnaire.definition import Definition, Module, Page
from app.core.questionnaire.report import ImportReport
from app.core.text import Locale
from app.interchange import importing
from app.interchange.findings import Findings, Spot, entry, refusal
from app.interchange.surveyjs import rules, wording
from app.interchange.surveyjs.elements import items
from app.interchange.surveyjs.naming import elements_of
from app.interchange.surveyjs.options import locales
from app.interchange.surveyjs.questions import calculated_values
from app.interchange.surveyjs.reading import Reading
from app.interchange.xlsform.languages import guessed, locale_named

LARGEST = 5_000_000
"""Bytes."""

DEEPEST = 60
"""Lists and objects in each other."""

TAKEN = frozenset({"pages", "elements", "questions", "title", "locale", "triggers",
                   "calculatedValues"})  # fmt: skip


def plain(data: bytes, file_name: str, seed: str, otherwise: str) -> dict[str, Any]:
    """Return what :func:`converted` returns or refuses, in plain values."""
    return importing.plain(
        lambda: converted(data, file_name, seed=seed, otherwise=Locale(otherwise))
    )


def converted(
    data: bytes, file_name: str, *, seed: str, otherwise: Locale
) -> tuple[Definition, ImportReport]:
    """Return the questionnaire that a survey holds, and what became of the file.

    :raises Unsound: it is no JSON, or no survey, or larger than we read.
    """
    survey = opened(data)
    findings = Findings()
    authored = _authored(survey, otherwise, findings)
    reading = Reading(
        survey, authored, importing.ids_from(seed), findings,
        shown_by=rules.shown_by_triggers(survey.get("triggers")),
    )  # fmt: skip
    pages = [
        page for number, said in enumerate(_pages(survey))
        if (page := _page(reading, said, number))
    ]  # fmt: skip
    if values := calculated_values(reading):
        pages.append(Page(id=reading.id_of("p", "calculated"), parts=values))
    title = reading.words(survey.get("title"))
    if not title.is_written_in(authored):
        title = title.written(authored, PurePath(file_name).stem, authored=authored)
    module = Module(id=reading.id_of("m", "survey"), title=title, pages=tuple(pages))
    definition = Definition(
        locales=locales(authored), title=title,
        modules=(module,) if pages else (), kept=_kept(survey, findings),
    )  # fmt: skip
    return definition, ImportReport(
        source=file_name, asked=reading.asked, kept=tuple(findings.kept),
        changed=tuple(findings.changed), lost=tuple(findings.lost), review=tuple(findings.review),
    )  # fmt: skip


def opened(data: bytes) -> Mapping[str, Any]:
    """Return the survey as the values of its JSON.

    :raises Unsound: see :func:`converted`.
    """
    if len(data) > LARGEST:
        raise refusal("json.too-large", most=LARGEST // 1_000_000)
    try:
        survey = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as wrong:
        line = getattr(wrong, "lineno", 0)
        raise refusal("json.unreadable", line=line) from None
    if _depth(survey) > DEEPEST:
        raise refusal("json.too-deep", most=DEEPEST)
    if not isinstance(survey, Mapping) or not {"pages", "elements", "questions"} & set(survey):
        raise refusal("surveyjs.no-survey")
    return survey


def _depth(value: Any) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        waiting += [(each, depth + 1) for each in inner]
    return deepest


def _pages(survey: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    loose = {key: survey[key] for key in ("elements", "questions") if key in survey}
    return [*([loose] if loose else []), *elements_of(survey, "pages")]


def _page(reading: Reading, said: Mapping[str, Any], number: int) -> Page | None:
    path = f"pages[{number}]"
    parts = items(reading, said, path, "elements", "questions")
    if not parts:
        if said:
            reading.findings.lost.append(
                entry("surveyjs.page-empty", Spot(path), name=str(said.get("name", "")))
            )
        return None
    rest, logic, _message = reading.ruled(said, path, "")
    return Page(
        id=reading.id_of("p", path), name=str(said.get("name") or ""),
        title=reading.words(said.get("title")), parts=parts, logic=logic,
        kept=reading.kept(
            rest, path, str(said.get("name") or ""), {"name", "title", "elements", "questions"}
        ),
    )  # fmt: skip


def _authored(survey: Mapping[str, Any], otherwise: Locale, findings: Findings) -> Locale:
    if isinstance(named := survey.get("locale"), str) and named:
        return locale_named(named)
    found = guessed(_texts(survey), otherwise)
    findings.review.append(entry("surveyjs.language-assumed", Spot(), language=str(found)))
    return found


def _texts(value: Any) -> list[str]:
    """Return the texts of a survey in the language that it does not name."""
    found, waiting = [], [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            for key, said in one.items():
                if key in {"title", "text", "default", "html", "description"}:
                    found += [wording.plain(said)] if isinstance(said, str) else []
                waiting += [said] if isinstance(said, list | dict) else []
    return found


def _kept(survey: Mapping[str, Any], findings: Findings) -> dict[str, str]:
    """Return what the survey says beyond its questions, and list it."""
    kept = {}
    for name, said in survey.items():
        if name in TAKEN or said in (None, "", [], {}):
            continue
        kept[f"surveyjs.{name}"] = text = json.dumps(said, ensure_ascii=False)
        findings.kept.append(entry("surveyjs.setting", Spot(name), property=name, text=text))
    triggers = survey.get("triggers")
    for number, trigger in enumerate(triggers if isinstance(triggers, list) else []):
        if not isinstance(trigger, Mapping) or not trigger:
            continue
        spot, text = Spot(f"triggers[{number}]"), json.dumps(trigger, ensure_ascii=False)
        if trigger.get("type") == "visible":
            findings.changed.append(entry("surveyjs.trigger-condition", spot, text=text))
        else:
            kept[f"surveyjs.{spot.sheet}"] = text
            findings.review.append(entry("surveyjs.trigger", spot, text=text))
    return kept
