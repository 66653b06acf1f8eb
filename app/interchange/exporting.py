"""What every writer gives: a file, and what of the questionnaire it cannot hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.questionnaire.report import Entry, ImportReport


@dataclass(frozen=True, slots=True)
class Exported:
    data: bytes
    report: ImportReport
    """``source`` is the title of the questionnaire; what is changed, lost or left for review
    is named by the part it belongs to, with no place in a file."""

    left_out: int = 0
    """Questions that are not in the file at all, in no form; each is listed under ``lost``."""


def lost(name: str, property: str, text: object) -> Entry:
    """Return an entry for what a format has no place for."""
    return Entry("export.no-place", name=name, facts={"property": property, "text": str(text)})


def clean(text: str) -> str:
    """Return the text without the characters that XML cannot hold, as all these files are."""
    return re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
