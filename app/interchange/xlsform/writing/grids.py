"""Kinds that an XLSForm asks in several rows: each becomes a group, its label that of the group."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Matrix,
    Numbers,
    Period,
    PostalAddress,
    Testimony,
)
from app.core.questionnaire.options import Choice, Row
from app.core.text import LocalizedText, text_of
from app.interchange.xlsform.writing import types
from app.interchange.xlsform.writing.cells import put_back, rules, words
from app.interchange.xlsform.writing.desk import Cells, Desk

PARTS: Mapping[type, Mapping[str, tuple[str, LocalizedText]]] = {
    Period: {
        "from": ("date", text_of(fr="Du", nl="Van", en="From")),
        "to": ("date", text_of(fr="Au", nl="Tot en met", en="To")),
    },
    PostalAddress: {
        "street": ("text", text_of(fr="Rue et numéro", nl="Straat en nummer", en="Street")),
        "postcode": ("text", text_of(fr="Code postal", nl="Postcode", en="Postcode")),
        "place": ("text", text_of(fr="Localité", nl="Plaats", en="Place")),
        "country": ("text", text_of(fr="Pays", nl="Land", en="Country")),
    },
    Testimony: {
        "text": ("text", text_of(fr="Témoignage", nl="Getuigenis", en="Testimony")),
        "speaker": ("text", text_of(fr="Nom", nl="Naam", en="Name")),
        "role": ("text", text_of(fr="Fonction", nl="Functie", en="Role")),
        "quotable": (
            "acknowledge",
            text_of(fr="Peut être cité", nl="Mag worden geciteerd", en="May be quoted"),
        ),
    },
}
"""What an answer of several parts is made of, as answers are kept: each with its type."""

INNER = ("required", "read_only")
"""The rules that hold for each row; the others hold for the group or not at all."""


def rows(question: Question, desk: Desk) -> list[Cells]:
    """Return the group of a question, with a row for each of its rows or parts."""
    name = desk.name_of(question.id)
    kind = str(question.kind.__struct_config__.tag)
    desk.told.change("grid", name, "kind", kind=kind)
    ruled = rules(question, "", desk)
    cells = words(question, _label(question, desk), desk)
    begin: Cells = {
        "type": "begin_group",
        "name": name,
        **{column: said for column, said in cells.items() if column.startswith("label")},
        "relevant": ruled["relevant"],
        "appearance": question.appearance,
    }
    inner = {field: ruled[field] for field in INNER} | {
        column: said for column, said in cells.items() if column.startswith("required_message")
    }
    _tell_unsaid(question, ruled, desk)
    put_back(begin, question.kept, name, desk)
    return [begin, *_inside(question, begin, inner, desk), {"type": "end_group"}]


def _inside(question: Question, begin: Cells, inner: Cells, desk: Desk) -> list[Cells]:
    match question.kind:
        case Matrix(cell="single" | "multiple") as matrix:
            begin["appearance"] = " ".join(filter(None, ("table-list", begin["appearance"])))
            return _choices(question, matrix, inner, desk)
        case Matrix() as matrix:
            return _cells(question, matrix, inner, desk)
        case Numbers() as numbers:
            return _numbers(question, numbers, inner, desk)
        case kind:
            return _parts(question, PARTS[type(kind)], inner, desk)


def _choices(question: Question, kind: Matrix, inner: Cells, desk: Desk) -> list[Cells]:
    several = kind.cell == "multiple"
    offered = desk.lists.offer(
        kind.choices, kind.list, otherwise=f"{desk.name_of(question.id)}_choices", several=several
    )
    verb = "select_multiple" if several else "select_one"
    return [
        {"type": f"{verb} {offered.list_name}", **row, **inner}
        for row in _named(question, kind.rows, desk)
    ]


def _cells(question: Question, kind: Matrix, inner: Cells, desk: Desk) -> list[Cells]:
    """Return a group for each row of a matrix, with a number or a text for each column."""
    type = "decimal" if kind.cell == "number" else "text"
    found: list[Cells] = []
    for row in _named(question, kind.rows, desk):
        names = desk.naming.inside((choice.name for choice in kind.choices), question.id)
        found += [
            {"type": "begin_group", **row},
            *(
                {"type": type, "name": name, **_words(choice, name, desk), **inner}
                for choice, name in zip(kind.choices, names, strict=True)
            ),
            {"type": "end_group"},
        ]
    return found


def _numbers(question: Question, kind: Numbers, inner: Cells, desk: Desk) -> list[Cells]:
    bounds = types.between(kind.least, kind.most)
    found: list[Cells] = [
        {"type": "decimal", **row, **inner, "constraint": bounds}
        for row in _named(question, kind.rows, desk)
    ]
    if total := desk.wording.expression(kind.total, "total", desk.name_of(question.id)):
        others = [f"coalesce(../{row['name']}, 0)" for row in found[:-1]]
        rule = f"{' + '.join([*others, '.'])} = ({total})"
        found[-1]["constraint"] = f"({bounds}) and {rule}" if bounds else rule
        found[-1] |= desk.wording.texts(
            "constraint_message", question.constraint_message, desk.name_of(question.id)
        )
    return found


def _parts(
    question: Question,
    parts: Mapping[str, tuple[str, LocalizedText]],
    inner: Cells,
    desk: Desk,
) -> list[Cells]:
    names = desk.naming.inside(parts, question.id)
    found: list[Cells] = []
    for name, (type, label) in zip(names, parts.values(), strict=True):
        words = {
            f"label::{locale}": said.text
            for locale, said in label.by_locale.items()
            if locale in desk.languages
        }
        asked = {} if type == "acknowledge" else inner
        found.append({"type": type, "name": name, **words, **asked})
    if isinstance(question.kind, Period):
        found[1]["constraint"] = f". >= ../{names[0]}"
    if isinstance(question.kind, Testimony):
        found[0] |= {
            "appearance": "multiline",
            "constraint": f"string-length(.) <= {question.kind.longest}",
        }
    return found


def _named(question: Question, rows: tuple[Row, ...], desk: Desk) -> list[Cells]:
    """Return the name, words and condition of each row."""
    names = desk.naming.inside((row.name for row in rows), question.id)
    return [
        {
            "name": name,
            **_words(row, name, desk),
            "relevant": desk.wording.expression(row.relevant, "relevant", name),
        }
        for row, name in zip(rows, names, strict=True)
    ]


def _words(part: Row | Choice, name: str, desk: Desk) -> Cells:
    """Return the label of a row or a column, its name where it has none."""
    found = desk.wording.texts("label", part.label, name)
    return found or {f"label::{desk.definition.authored}": name}


def _label(question: Question, desk: Desk) -> LocalizedText:
    """Return the words of the group: those of the question, with its unit behind them."""
    unit = getattr(question.kind, "unit", None)
    if not unit or not unit.by_locale:
        return question.label
    return text_of(
        **{
            locale: f"{said.text} ({unit.read_in(locale, otherwise=locale)})"
            for locale, said in question.label.by_locale.items()
        }
    )


def _tell_unsaid(question: Question, ruled: Cells, desk: Desk) -> None:
    """List what a group has no place for."""
    name = desk.name_of(question.id)
    for property, text in (("hint", question.hint), ("guidance", question.guidance)):
        desk.told.lose(name, property, desk.read(text))
    for field in ("constraint", "calculation", "default", "choice_filter", "trigger"):
        desk.told.lose(name, field, ruled[field])
    desk.told.lose(name, "parameters", " ".join(question.parameters))
    desk.told.lose(name, "media", " ".join(question.media))
    if not (isinstance(question.kind, Numbers) and question.kind.total):
        desk.told.lose(name, "constraint_message", desk.read(question.constraint_message))
