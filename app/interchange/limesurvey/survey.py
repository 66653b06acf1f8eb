"""A survey as its tables describe it: groups of questions with what each of them offers.

Before version 4 the texts stand in the tables themselves, a row for each language; after it in
tables of their own (``question_l10ns`` …).  Both are read alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from app.interchange.findings import refusal
from app.interchange.limesurvey.tables import Line, Opened, Tables

Said: TypeAlias = Mapping[str, str]
"""A text by the language, as the file spells it."""


@dataclass(frozen=True, slots=True)
class Option:
    """A subquestion, or an answer that is offered."""

    id: str
    code: str
    line: Line
    said: Said = field(default_factory=dict)
    scale: int = 0

    @property
    def relevance(self) -> str:
        return self.line["relevance"]


@dataclass(frozen=True, slots=True)
class Default:
    value: str
    line: Line
    of: str = ""
    """The id of the subquestion, empty where it is of the question itself."""

    special: str = ""
    """``other`` or ``comment``, where it is the default of that field."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question."""

    id: str
    group: str
    code: str
    letter: str
    line: Line
    said: Said = field(default_factory=dict)
    helps: Said = field(default_factory=dict)
    scripts: Said = field(default_factory=dict)
    subquestions: tuple[Option, ...] = ()
    answers: tuple[Option, ...] = ()
    attributes: Mapping[str, Said] = field(default_factory=dict)
    """By name, then by language; ``""`` where it is the same in all."""

    defaults: tuple[Default, ...] = ()
    conditions: tuple[Line, ...] = ()

    def attribute(self, name: str) -> str:
        """Return what an attribute says, in the first language where it has several."""
        said = self.attributes.get(name, {})
        return said.get("") or next(iter(said.values()), "")

    def is_set(self, name: str) -> bool:
        return self.attribute(name) in {"1", "Y"}

    def options(self, scale: int = 0) -> tuple[Option, ...]:
        return tuple(one for one in self.subquestions if one.scale == scale)


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions."""

    id: str
    line: Line
    name: Said = field(default_factory=dict)
    description: Said = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    languages: tuple[str, ...]
    """The first is the one in which it begins, empty where the file names none."""

    sections: tuple[Section, ...]
    settings: Mapping[str, Line]
    """What rules the survey as a whole, by name, with the row that says it."""

    wording: Mapping[str, Said]
    """What it says beside its questions: ``title``, ``welcometext``, ``endtext`` …"""

    rest: Sequence[Line]
    """The rows of tables that belong to no question: quotas, assessments, themes …"""

    @property
    def id(self) -> str:
        return self.settings["sid"]["sid"] if "sid" in self.settings else ""

    @property
    def letters(self) -> Mapping[str, str]:
        """The letter of each question, by its id."""
        return {one.id: one.letter for section in self.sections for one in section.asked}


READ = frozenset(
    {"groups", "group_l10ns", "questions", "subquestions", "question_l10ns", "answers",
     "answer_l10ns", "question_attributes", "defaultvalues", "defaultvalue_l10ns", "conditions",
     "surveys", "surveys_languagesettings", "setting", "language setting"}
)  # fmt: skip


def described(opened: Opened) -> Survey:
    """Return the survey that some tables describe.

    :raises Unsound: they hold nothing that is said in any language.
    """
    tables = opened.tables
    settings = _settings(tables)
    first = settings["language"]["language"] if "language" in settings else ""
    spoken = [line["language"] for name in ("groups", "questions", "question_l10ns")
              for line in tables.get(name, ()) if line["language"]]  # fmt: skip
    languages = tuple(dict.fromkeys(filter(None, (first, *opened.languages, *spoken))))
    if not languages and not tables.get("questions"):
        raise refusal("limesurvey.no-survey", root="")
    asked = list(_asked(tables))
    return Survey(
        languages or ("",), tuple(_sections(tables, asked)), settings, _wording(tables),
        [line for name, lines in tables.items() if name not in READ for line in lines],
    )  # fmt: skip


def _settings(tables: Tables) -> dict[str, Line]:
    found = {name: line for line in tables.get("surveys", ()) for name in line.fields}
    for line in tables.get("setting", ()):
        found[line["name"]] = replace(line, table="surveys", fields={line["name"]: line["value"]})
    return found


def _wording(tables: Tables) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for line in tables.get("surveys_languagesettings", ()):
        for name, said in line.fields.items():
            found.setdefault(name.removeprefix("surveyls_"), {})[line["surveyls_language"]] = said
    for line in tables.get("language setting", ()):
        name = line["name"].removeprefix("surveyls_")
        found.setdefault(name, {})[line["language"]] = line["value"]
    return found


def _sections(tables: Tables, asked: Sequence[Asked]) -> Iterator[Section]:
    groups = _apart(tables.get("groups", ()), "gid")
    names = _texts(tables, "group_l10ns", "gid")
    for gid in (one.group for one in asked):
        groups.setdefault(gid, [Line("groups", 0, {"gid": gid})])
    order = sorted(groups, key=lambda gid: _whole(groups[gid][0]["group_order"]))
    for gid in order:
        lines = [*groups[gid], *names.get(gid, ())]
        yield Section(
            gid, lines[0], _said(lines, "group_name"), _said(lines, "description"),
            tuple(one for one in asked if one.group == gid),
        )  # fmt: skip


def _asked(tables: Tables) -> Iterator[Asked]:
    texts = _texts(tables, "question_l10ns", "qid")
    below: dict[str, list[Option]] = {}
    for option in _options(tables, "subquestions", "qid", "question", texts):
        below.setdefault(option.line["parent_qid"], []).append(option)
    offered: dict[str, list[Option]] = {}
    for option in _options(
        tables, "answers", "aid", "answer", _texts(tables, "answer_l10ns", "aid")
    ):
        offered.setdefault(option.line["qid"], []).append(option)
    attributes, defaults = _attributes(tables), _defaults(tables)
    conditions = _apart(tables.get("conditions", ()), "qid")
    found = _apart(tables.get("questions", ()), "qid")
    for qid in sorted(found, key=lambda id: _whole(found[id][0]["question_order"])):
        first = found[qid][0]
        lines = [*found[qid], *texts.get(qid, ())]
        yield Asked(
            qid, first["gid"], first["title"].strip(), first["type"], first,
            _said(lines, "question"), _said(lines, "help"), _said(lines, "script"),
            tuple(below.get(qid, ())), tuple(offered.get(qid, ())), attributes.get(qid, {}),
            tuple(defaults.get(qid, ())), tuple(conditions.get(qid, ())),
        )  # fmt: skip


def _options(
    tables: Tables, table: str, key: str, text: str, texts: Mapping[str, list[Line]]
) -> list[Option]:
    """Return the rows of a table that several languages may repeat, in their order."""
    found: dict[str, list[Line]] = {}
    for line in tables.get(table, ()):
        own = line[key] or "/".join((line["qid"], line["scale_id"], line["code"]))
        found.setdefault(own, []).append(line)
    made = [
        Option(id, (lines[0]["title"] or lines[0]["code"]).strip(), lines[0],
               _said([*lines, *texts.get(id, ())], text), _whole(lines[0]["scale_id"]))
        for id, lines in found.items()
    ]  # fmt: skip
    return sorted(made, key=lambda one: _whole(one.line["question_order"] or one.line["sortorder"]))


def _attributes(tables: Tables) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for line in tables.get("question_attributes", ()):
        if line["value"]:
            by_name = found.setdefault(line["qid"], {})
            by_name.setdefault(line["attribute"], {})[line["language"]] = line["value"]
    return found


def _defaults(tables: Tables) -> dict[str, list[Default]]:
    texts = _texts(tables, "defaultvalue_l10ns", "dvid")
    found: dict[str, list[Default]] = {}
    seen: set[tuple[str, ...]] = set()
    for line in tables.get("defaultvalues", ()):
        own = tuple(line[name] for name in ("qid", "sqid", "scale_id", "specialtype"))
        said = [one["defaultvalue"] for one in (line, *texts.get(line["dvid"], ()))]
        value = next(filter(None, said), "")
        if value and own not in seen:
            seen.add(own)
            of = "" if line["sqid"] in {"", "0"} else line["sqid"]
            found.setdefault(line["qid"], []).append(Default(value, line, of, line["specialtype"]))
    return found


def _texts(tables: Tables, table: str, key: str) -> dict[str, list[Line]]:
    return _apart(tables.get(table, ()), key)


def _apart(lines: Sequence[Line], key: str) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line[key], []).append(line)
    return found


def _said(lines: Sequence[Line], field: str) -> dict[str, str]:
    return {line["language"]: line[field] for line in lines if line[field]}


def _whole(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0
