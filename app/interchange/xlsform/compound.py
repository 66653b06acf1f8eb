"""A look into a workbook of before 2007 for what the spreadsheet reader passes over.

Such a file is a compound of streams; the one called ``Workbook`` is a row of records, each with
its number and its length.  Cells that hold an error and the mark of a password are found there.
What is no such file is left to the reader to refuse.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from app.interchange.findings import refusal
from app.interchange.xlsform.parts import Seen, letters_of

FREE = 0xFFFFFFFA
"""Numbers of sectors from here on lead nowhere."""

STREAMS = ("workbook", "book")
BOUNDSHEET, BEGIN, END, PASSWORD = 0x85, 0x809, 0x0A, 0x2F
FORMULA, TRUTH_OR_ERROR = 0x06, 0x205


def seen(data: bytes) -> dict[str, Seen]:
    """Return what was seen in each sheet, by the name of the sheet.

    :raises Unsound: the workbook is protected by a password.
    """
    try:
        stream = _Compound(data).stream()
        records = list(_records(stream, 0))
        if any(number == PASSWORD for number, _body in records):
            raise refusal("xlsform.password")
        sheets = dict(_sheet(body) for number, body in records if number == BOUNDSHEET)
        return {name: Seen(faults=dict(_errors(stream, at))) for name, at in sheets.items()}
    except (struct.error, IndexError, UnicodeDecodeError, StopIteration):
        return {}


class _Compound:
    """The sectors of the file, and which follows which."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
        self.small, self.least = 1 << min(struct.unpack_from("<H", data, 32)[0], 16), 4096
        listed = struct.unpack_from("<109I", data, 76)
        table = b"".join(map(self.sector, (one for one in listed if one < FREE)))
        self.next = struct.unpack(f"<{len(table) // 4}I", table)

    def sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size]

    def chain(self, first: int, follows: Mapping[int, int] | tuple[int, ...]) -> Iterator[int]:
        """Yield the numbers of a chain of sectors; no file has more of them than it has bytes."""
        for _ in range(len(self.data) // 64):
            if first >= FREE:
                return
            yield first
            first = follows[first]

    def whole(self, first: int) -> bytes:
        return b"".join(map(self.sector, self.chain(first, self.next)))

    def stream(self) -> bytes:
        """Return the stream of the sheets."""
        directory = self.whole(struct.unpack_from("<I", self.data, 48)[0])
        entries = [directory[at : at + 128] for at in range(0, len(directory), 128)]
        wanted = next(one for one in entries if _name_of(one) in STREAMS)
        first, size = struct.unpack_from("<II", wanted, 116)
        if size >= self.least:
            return self.whole(first)[:size]
        table = self.whole(struct.unpack_from("<I", self.data, 60)[0])
        follows = struct.unpack(f"<{len(table) // 4}I", table)
        inside = self.whole(struct.unpack_from("<I", entries[0], 116)[0])
        step = self.small
        pieces = (inside[at * step : (at + 1) * step] for at in self.chain(first, follows))
        return b"".join(pieces)[:size]


def _name_of(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, length - 2)].decode("utf-16-le").lower()


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a place on, to the end of what begins there."""
    depth = 0
    while at + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, at)
        yield number, stream[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (number == BEGIN) - (number == END)
        if depth <= 0:
            return


def _sheet(body: bytes) -> tuple[str, int]:
    """Return the name of a sheet, and where its records begin."""
    at, length, is_wide = struct.unpack_from("<I", body)[0], body[6], body[7] & 1
    name = body[8 : 8 + length * (1 + is_wide)]
    return name.decode("utf-16-le" if is_wide else "latin-1"), at


def _errors(stream: bytes, at: int) -> Iterator[tuple[str, str]]:
    for number, body in _records(stream, at):
        if number == TRUTH_OR_ERROR:
            is_error = body[7] == 1
        elif number == FORMULA:
            is_error = body[12:14] == b"\xff\xff" and body[6] == 2  # its result is an error
        else:
            continue
        if is_error:
            row, column = struct.unpack_from("<HH", body)
            yield f"{letters_of(column + 1)}{row + 1}", "error"
