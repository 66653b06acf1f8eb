"""A look at the file before anything opens it: is it a workbook, and one of a bearable size?

Sizes are counted while the parts are unpacked, not believed; each part of XML is streamed
once, so that a document type, a deep nest or a cell at the end of the world is met here and
not in a library that would take all memory for it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from app.interchange.findings import refusal
from app.interchange.xlsform import parts
from app.interchange.xlsform.parts import Seen

MOST_ENTRIES = 500
MOST_BYTES = 100 * 1024 * 1024
"""Unpacked, all parts together."""

RATIO = 100
RATIO_FROM = 4 * 1024 * 1024
"""Bytes unpacked from which the ratio counts: a small table may well be all alike."""

CHUNK = 1 << 16


def scan(data: bytes) -> dict[str, Seen]:
    """Return what was seen in each sheet, by the name of the sheet.

    :raises Unsound: the file is no workbook, not one that we read, or one that is too large.
    """
    archive = _opened(data)
    _refuse_other_formats(archive)
    names, targets, seen, total = {}, {}, {}, 0
    for part in archive.infolist():
        watcher = parts.watcher_for(part.filename)
        for chunk in _unpacked(archive, part):
            total += len(chunk)
            if total > MOST_BYTES or (total > RATIO_FROM and total > RATIO * len(data)):
                raise refusal("xlsform.too-large")
            watcher.feed(chunk)
        watcher.finish()
        match watcher:
            case parts.Sheet():
                seen[part.filename] = watcher.seen
            case parts.Book():
                names = watcher.names
            case parts.Links():
                targets = watcher.targets
            case _:
                pass
    return {
        name: seen[target]
        for name, link in names.items()
        if (target := targets.get(link, "")) in seen
    }


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as broken:
        code = "xlsform.damaged" if data.startswith(b"PK") else "xlsform.not-a-workbook"
        raise refusal(code) from broken
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise refusal("xlsform.too-large")
    if len({part.filename for part in entries}) < len(entries):
        raise refusal("xlsform.damaged")
    if any(part.flag_bits & 1 for part in entries):
        raise refusal("xlsform.password")
    return archive


def _refuse_other_formats(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise refusal("xlsform.binary-excel")
    if "content.xml" in names and "mimetype" in names:
        raise refusal("xlsform.opendocument")
    raise refusal("xlsform.not-a-workbook")


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(part) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as broken:
        raise refusal("xlsform.damaged") from broken
    except (NotImplementedError, RuntimeError) as strange:
        raise refusal("xlsform.damaged") from strange
