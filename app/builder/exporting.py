"""Taking a questionnaire out of the house, in a format that others read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.report import ImportReport
from app.documents import proof_reading
from app.interchange import ddi, own_json
from app.interchange.exporting import Exported, beyond_words


def proof_copy(definition: Definition) -> Exported:
    """Return a document to read with a pen, and what of the questionnaire is not in it."""
    questions = list(definition.questions)
    unsaid = tuple(entry for question in questions for entry in beyond_words(question))
    title = definition.title.text_in(definition.authored)
    report = ImportReport(source=title, asked=len(questions), lost=unsaid)
    return Exported(proof_reading.printed(definition), report)


WRITERS: Mapping[str, Callable[[Definition], Exported]] = {
    "json": own_json.write,
    "ddi": ddi.write,
    "docx": proof_copy,
}

ENDINGS: Mapping[str, str] = {
    ".xlsx": "xlsform",
    ".lss": "lss",
    ".json": "json",
    ".xml": "ddi",
    ".docx": "docx",
}
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

    :raises Unsound: nobody here writes such files.
    """
    if format not in WRITERS:
        raise Unsound([Problem("format.no-writer", (), {"format": format})])
    return WRITERS[format](definition)
