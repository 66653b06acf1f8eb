"""Opening a file: what it begins with, its text whatever its encoding, its document, its parts."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from app.core.errors import Unsound
from app.core.problems import Problem

MOST_BYTES = 25 * 1024 * 1024
"""Of a file as it was sent."""

MOST_UNPACKED = 200 * 1024 * 1024
DEEPEST = 60
"""Lists and objects in one another, in a document."""

LONGEST_FIELD = 32_768
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def refused(code: str, **facts: object) -> Unsound:
    """Return the refusal of a whole file."""
    return Unsound([Problem(code, facts=facts)])


def text_of(data: bytes, *, otherwise: str = "") -> str:
    """Return a file as text: UTF-8, or UTF-16 where it says so.

    :param otherwise: the encoding of a file that is neither; empty where there is no other.
    :raises Unsound: it is none of these.
    """
    encoding = "utf-16" if data.startswith(MARKS[1:]) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as wrong:
        if not otherwise:
            line = data.count(b"\n", 0, wrong.start) + 1
            raise refused("table.not-text", line=line) from wrong
        text = data.decode(otherwise)
    if "\0" in text:
        raise refused("table.not-text", line=text.count("\n", 0, text.index("\0")) + 1)
    return text


def lines_of(text: str, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Give each line of a table that is not blank, with its number and its cells.

    :raises Unsound: the quotes of a line do not match, or a cell is longer than any figure.
    """
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as wrong:
        raise refused("table.not-text", line=reader.line_num) from wrong


def document_of(data: bytes) -> Any:
    """Return a JSON document, read strictly.

    :raises Unsound: it is none, is nested too deeply, says a name twice or holds what is no
        number (``NaN``, ``Infinity``).
    """
    text = text_of(data)
    if _depth(text) > DEEPEST:
        raise refused("json.too-deep", most=DEEPEST)
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except json.JSONDecodeError as wrong:
        raise refused("json.broken", line=wrong.lineno, column=wrong.colno) from wrong
    except ValueError as wrong:
        raise refused("json.number", text=str(wrong)[:60]) from wrong


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the files in a ZIP by name, those of folders and of the archiver left out.

    :raises Unsound: it is none, or they are too large together.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in inside) > MOST_UNPACKED or len(inside) > 1_000:
                raise refused("table.too-large", most=MOST_UNPACKED)
            return {one.filename: archive.read(one) for one in inside}
    # Besides its own error, zipfile raises NotImplementedError for a compression it does not know,
    # RuntimeError for a file under a password, and EOFError or OSError for one that was cut.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as wrong:
        raise refused("zip.damaged") from wrong


def _no_number(name: str) -> NoReturn:
    raise refused("json.number", text=name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise refused("json.twice", text=twice[:60])
    return found


_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def _depth(text: str) -> int:
    """Return how deeply lists and objects stand in one another."""
    depth = deepest = 0
    for token in _TOKENS.finditer(text):
        match token.group():
            case "[" | "{":
                depth += 1
                deepest = max(deepest, depth)
            case "]" | "}":
                depth -= 1
            case _:
                pass
    return deepest
