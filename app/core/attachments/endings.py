"""The files that answers may bring: by the ending of their name, what they are and begin with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.core.attachments.insides import (
    is_heic,
    is_iso_media,
    is_jpeg,
    is_matroska,
    is_mp3,
    is_office,
    is_ogg,
    is_open_document,
    is_pdf,
    is_png,
    is_text,
    is_wave,
    is_webp,
)
from app.core.questionnaire.kinds import File, Image, Kind, Recording, Signature


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of file."""

    type: str
    """Its media type, under which it is given out."""

    of: str
    """``picture``, ``sound``, ``film`` or ``document``."""

    is_one: Callable[[bytes], bool]
    """Whether bytes are what the ending says."""


_WORD = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_JPEG = Sort("image/jpeg", "picture", is_jpeg)
_MP4 = Sort("video/mp4", "film", is_iso_media)
_OGG = Sort("audio/ogg", "sound", is_ogg)

SORTS: Mapping[str, Sort] = {
    "pdf": Sort("application/pdf", "document", is_pdf),
    "docx": Sort(f"{_WORD}.wordprocessingml.document", "document", is_office("word/")),
    "xlsx": Sort(f"{_WORD}.spreadsheetml.sheet", "document", is_office("xl/")),
    "pptx": Sort(f"{_WORD}.presentationml.presentation", "document", is_office("ppt/")),
    "odt": Sort(f"{_OPEN}.text", "document", is_open_document(f"{_OPEN}.text")),
    "ods": Sort(f"{_OPEN}.spreadsheet", "document", is_open_document(f"{_OPEN}.spreadsheet")),
    "odp": Sort(f"{_OPEN}.presentation", "document", is_open_document(f"{_OPEN}.presentation")),
    "csv": Sort("text/csv", "document", is_text),
    "txt": Sort("text/plain", "document", is_text),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": Sort("image/png", "picture", is_png),
    "webp": Sort("image/webp", "picture", is_webp),
    "heic": Sort("image/heic", "picture", is_heic),
    "mp3": Sort("audio/mpeg", "sound", is_mp3),
    "m4a": Sort("audio/mp4", "sound", is_iso_media),
    "ogg": _OGG,
    "oga": _OGG,
    "wav": Sort("audio/wav", "sound", is_wave),
    "weba": Sort("audio/webm", "sound", is_matroska),
    "mp4": _MP4,
    "m4v": _MP4,
    "mov": Sort("video/quicktime", "film", is_iso_media),
    "webm": Sort("video/webm", "film", is_matroska),
}

RUNS = frozenset(
    {*("bat", "cmd", "com", "cpl", "docm", "exe", "hta", "htm", "html", "jar", "js", "jse", "lnk"),
     *("mjs", "msi", "php", "phtml", "pif", "ps1", "py", "scr", "sh", "svg", "vbs", "wsf"),
     *("xlsm", "xml")}
)  # fmt: skip
"""Endings that something runs or draws: not even before the last one, as in ``a.php.jpg``."""


def endings_for(kind: Kind) -> tuple[str, ...]:
    """Return the endings that a question takes, the usual ones first."""
    match kind:
        case Image():
            taken = {"picture"}
        case Recording(film=film):
            taken = {"film"} if film else {"sound"}
        case Signature():
            return ("png",)
        case File():
            taken = {"document", "picture", "sound", "film"}
        case _:
            taken = set()
    return tuple(ending for ending, sort in SORTS.items() if sort.of in taken)
