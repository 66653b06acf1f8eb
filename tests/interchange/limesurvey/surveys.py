"""Small surveys as LimeSurvey writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias
from xml.sax.saxutils import escape

from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.report import ImportReport
from app.core.text import FR
from app.interchange.limesurvey.converting import converted

Rows: TypeAlias = list[Mapping[str, str]]


def a_survey(languages: tuple[str, ...] = ("fr",), /, **tables: Rows) -> bytes:
    """A file with these tables, and with one group where none is given."""
    tables.setdefault("groups", [{"gid": "1", "sid": "9", "group_name": "Un", "language": "fr"}])
    tables.setdefault("surveys", [{"sid": "9", "language": languages[0]}])
    tables.setdefault(
        "surveys_languagesettings", [{"surveyls_language": "fr", "surveyls_title": "Enquête"}]
    )
    body = "".join(
        f"<{table}><rows>{''.join(map(_row, rows))}</rows></{table}>"
        for table, rows in tables.items()
    )
    spoken = "".join(f"<language>{language}</language>" for language in languages)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n'
        "<LimeSurveyDocType>Survey</LimeSurveyDocType>\n<DBVersion>155</DBVersion>\n"
        f"<languages>{spoken}</languages>\n{body}</document>\n"
    ).encode()


def asks(code: str, type: str = "S", *, qid: str = "", **fields: str) -> Mapping[str, str]:
    """A row of the table of questions."""
    said = {"qid": qid or f"q{code}", "gid": "1", "type": type, "title": code,
            "question": f"Combien {code} ?", "language": "fr", "relevance": "1"}  # fmt: skip
    return {**said, **fields}


def below(code: str, of: str, **fields: str) -> Mapping[str, str]:
    """A row of the table of subquestions, of the question with the code ``of``."""
    said = {"qid": f"{of}-{code}", "parent_qid": f"q{of}", "title": code, "question": code,
            "language": "fr", "scale_id": "0", "relevance": "1"}  # fmt: skip
    return {**said, **fields}


def offers(code: str, of: str, **fields: str) -> Mapping[str, str]:
    """A row of the table of answers, of the question with the code ``of``."""
    said = {"qid": f"q{of}", "code": code, "answer": code, "language": "fr", "scale_id": "0"}
    return {**said, **fields}


def says(of: str, **attributes: str) -> Rows:
    """Rows of the table of attributes, of the question with the code ``of``."""
    return [
        {"qid": f"q{of}", "attribute": name, "value": said} for name, said in attributes.items()
    ]


def read_in(data: bytes) -> tuple[Definition, ImportReport]:
    return converted(data, "survey.lss", seed="test", otherwise=FR)


def question(data: bytes, name: str) -> Question:
    """The question of this name."""
    definition, _report = read_in(data)
    return next(one for one in definition.questions if one.name == name)


def _row(fields: Mapping[str, str]) -> str:
    return (
        "<row>"
        + "".join(f"<{name}>{escape(said)}</{name}>" for name, said in fields.items())
        + "</row>\n"
    )
