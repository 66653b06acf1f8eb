"""Which format a file is of, told by what it holds, and who reads it.

Names of files lie: a workbook is sent as ``.xls``, a survey as ``.txt``.  A look at the first
bytes is enough to know whom to ask; whether the file is whole is that reader's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

import msgspec

from app.core.shapes import work_out
from app.core.text import FR, Locale
from app.interchange import own_json
from app.interchange.findings import refusal
from app.interchange.importing import Imported
from app.interchange.limesurvey import reader as limesurvey
from app.interchange.surveyjs import reader as surveyjs
from app.interchange.xlsform import reader as xlsform

Reader: TypeAlias = Callable[..., Imported]

READERS: Mapping[str, Reader] = {
    "xlsform": xlsform.read,
    "json": own_json.read,
    "surveyjs": surveyjs.read,
    "limesurvey": limesurvey.read,
}
"""By the name of the format; ``json`` is ours.  Each takes what :func:`read` takes."""

UNREAD: Mapping[str, str] = {
    "empty": "import.no-file",
    "xml": "format.xml",
    "unknown": "format.unknown",
}
"""Why a file is refused of which no reader would make anything."""

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a workbook of Excel begins: the new kind, and the one before 2007."""

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
LARGEST = 10 * 1024 * 1024
"""Bytes of a file.  The largest questionnaire we know of has 1.3 MB."""

SHEETS = ("survey", "choices", "settings")
LOOKED_AT = 4096
"""Bytes at the beginning of a file of text that say what it is."""


def read(data: bytes, *, file_name: str, seed: str = "", otherwise: Locale = FR) -> Imported:
    """Read a questionnaire of any format that we know, in a process of its own.

    :param file_name: only to be named in the report; the content says what it is.
    :param seed: what the ids are drawn from, a fresh token; without one the same file gives
        the same ids again.
    :param otherwise: the language of wording for which the file names none.
    :raises Unsound: it is of no such format, or cannot be read as it is.
    """
    if len(data) > LARGEST:
        raise refusal("import.too-large", most=LARGEST // 1024**2)
    format = told(data)
    if format not in READERS:
        raise refusal(UNREAD[format])
    return READERS[format](data, file_name=file_name, seed=seed, otherwise=otherwise)


def told(data: bytes) -> str:
    """Return the format of a file by its content.

    What nobody reads has names too: ``empty``, ``xml``, ``unknown``.
    """
    if data.startswith((ZIP, COMPOUND)):
        return "xlsform"
    beginning = _text(data[:LOOKED_AT]).lstrip()
    if not beginning:
        return "unknown" if data.strip() else "empty"
    if beginning.startswith("<"):
        return "limesurvey" if "<LimeSurveyDocType>" in beginning else "xml"
    if beginning.startswith("{"):
        return _of_json(data)
    first = beginning.splitlines()[0].lower()
    if "\t" in first and "class" in first and "type/scale" in first:
        return "limesurvey"
    sheet = first.strip('"\t ')  # a CSV by tabs, or whose first row is only the name of a sheet
    is_cells = first.startswith("|") or "," in first or ";" in first
    return "xlsform" if is_cells or sheet in SHEETS else "unknown"


def _text(beginning: bytes) -> str:
    """Return what the bytes say, empty where they are no text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if beginning.startswith(mark):
            return beginning[len(mark) :].decode(encoding, "replace")
    return "" if b"\x00" in beginning else beginning.decode("utf-8", "replace")


class _Marks(msgspec.Struct):
    """The names by which JSON shows whose it is; nothing else of it is looked at."""

    format: msgspec.Raw = msgspec.Raw(b"")
    modules: msgspec.Raw = msgspec.Raw(b"")
    locales: msgspec.Raw = msgspec.Raw(b"")


work_out(_Marks)


def _of_json(data: bytes) -> str:
    try:
        marks = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_Marks)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return "surveyjs"  # whose reader says where it is broken
    ours = bytes(marks.format) and (bytes(marks.modules) or bytes(marks.locales))
    return "json" if ours else "surveyjs"
