"""Taking a questionnaire out of the house, in a format that others read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import isolation
from app.builder import library, opened
from app.core.access import Actor
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.questionnaire import codec
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.report import ImportReport
from app.interchange import ddi, own_json
from app.interchange.exporting import Exported
from app.interchange.limesurvey.writing import writer as lss
from app.interchange.unsaid import left_over
from app.interchange.xlsform.writing import writer as xlsform
from app.models import QuestionnaireVersion

DRAFT = 0
"""The number by which the draft is asked for; versions count from 1."""

PROOF_READ = frozenset(
    {
        "Definition.title", "Module.title", "Page.title", "Group.name", "Group.title",
        "Rules.relevant", "Choice.label", "Row.label",
        *(f"Question.{one}" for one in (
            "name", "label", "hint", "guidance", "required", "required_message",
            "constraint_message", "warning_message",
        )),
        *(f"Logic.{one}" for one in (
            "relevant", "required", "constraint", "warning", "calculation", "default", "read_only",
            "choice_filter",
        )),
    }
)  # fmt: skip
"""What a proof copy says, by class and field."""

SECONDS = 90
"""For a proof copy; a thousand questions need 20."""


@dataclass(frozen=True, slots=True)
class Format:
    ending: str
    media_type: str
    write: Callable[[Definition], Exported]
    tell: Callable[[Definition], ImportReport]
    """What the file will not hold, found out without making it where that takes long."""


def proof_copy(definition: Definition) -> Exported:
    """Return a document to read with a pen, and what of the questionnaire is not in it.

    :raises Unsound: it would take longer, or more memory, than we allow.
    """
    printed = isolation.run(
        "app.documents.proof_reading.printed_document", codec.encode(definition), seconds=SECONDS
    )
    if not isinstance(printed, isolation.Done):
        raise Unsound([Problem("export.took-too-much", (), {"format": "docx"})])
    return Exported(printed.value, beyond_the_proof(definition))


def beyond_the_proof(definition: Definition) -> ImportReport:
    """Return what a proof copy does not say."""
    asked = len(list(definition.questions))
    title = definition.title.text_in(definition.authored)
    unsaid = tuple(left_over(definition, PROOF_READ.__contains__))
    return ImportReport(source=title, asked=asked, lost=unsaid)


def _at_once(ending: str, media_type: str, write: Callable[[Definition], Exported]) -> Format:
    return Format(ending, media_type, write, lambda definition: write(definition).report)


FORMATS: Mapping[str, Format] = {
    "xlsform": _at_once(
        ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsform.write
    ),
    "json": _at_once(".json", "application/json", own_json.write),
    "ddi": _at_once(".xml", "application/xml", ddi.write),
    "docx": Format(
        ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        proof_copy, beyond_the_proof,
    ),
    "lss": _at_once(".lss", "application/xml", lss.write),
}  # fmt: skip

ENDINGS: Mapping[str, str] = {format.ending: name for name, format in FORMATS.items()}
"""What a file is to be, by how its name ends."""


def format_for(file_name: str) -> str:
    """Return the format that a name asks for.

    :raises Unsound: it ends like no file that we write.
    """
    ending = PurePath(file_name).suffix.lower()
    if ending not in ENDINGS:
        facts = {"ending": ending, "known": " ".join(ENDINGS)}
        raise Unsound([Problem("format.ending-unknown", (), facts)])
    return ENDINGS[ending]


def written(definition: Definition, format: str) -> Exported:
    """Return the questionnaire as a file of that format, with what the file cannot hold.

    :raises Unsound: nobody here writes such files, or this one takes too long.
    """
    if format not in FORMATS:
        raise Unsound([Problem("format.no-writer", (), {"format": format})])
    return FORMATS[format].write(definition)


def content(session: Session, questionnaire_id: UUID, *, version: int, by: Actor) -> Definition:
    """Return the draft of a questionnaire, or one of its versions.

    :raises NotFound, NotAllowed: as :func:`app.builder.library.one`; or there is no such version.
    """
    questionnaire = library.one(session, questionnaire_id, by=by)
    if version == DRAFT:
        return opened.definition_of(questionnaire)
    found = session.scalar(
        select(QuestionnaireVersion.definition).where(
            QuestionnaireVersion.questionnaire_id == questionnaire.id,
            QuestionnaireVersion.number == version,
        )
    )
    if found is None:
        raise NotFound(f"version {version} of questionnaire {questionnaire_id}")
    return codec.decode(found)


def file_name(definition: Definition, version: int, format: str) -> str:
    """Return what a file is called: its title in letters that every system takes."""
    title = definition.title.read_in(definition.authored, otherwise=definition.authored)
    apart = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", apart)[:60].strip("-") or "questionnaire"
    which = "draft" if version == DRAFT else f"v{version}"
    return f"{stem}-{which}{FORMATS[format].ending}"
