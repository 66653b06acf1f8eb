"""What every writer gives: a file, and what of the questionnaire it cannot hold."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.questionnaire.report import ImportReport


@dataclass(frozen=True, slots=True)
class Exported:
    data: bytes
    report: ImportReport
    """``source`` is the title of the questionnaire; what is changed, lost or left for review
    is named by the part it belongs to, with no place in a file."""
