"""Which format a file of statistics is of: told by what it holds, never by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from app.interchange.indicators import (
    dossier,
    eurostat_tsv,
    explorer_csv,
    jsonstat,
    melodi,
    sdmx_csv,
    sdmx_ml,
    statbel,
    walstat,
)
from app.interchange.indicators.collecting import MOST_CELLS
from app.interchange.indicators.opening import (
    MARKS,
    MOST_BYTES,
    document_of,
    parts_of,
    refused,
)
from app.interchange.indicators.table import Table

FORMATS: Mapping[str, Callable[[bytes], Table]] = {
    "eurostat-tsv": eurostat_tsv.parse,
    "json-stat": jsonstat.parse,
    "sdmx-csv": sdmx_csv.parse,
    "eurostat-explorer-csv": explorer_csv.parse,
    "melodi-json": melodi.parse_answer,
    "melodi-csv": melodi.parse_product,
    "dossier-complet": dossier.parse,
    "statbel": statbel.parse,
    "walstat": walstat.parse,
}
"""The reader of each format, by the name under which a person may ask for it."""

BEGINNINGS: Mapping[str, re.Pattern[str]] = {
    "eurostat-tsv": re.compile(r"[\w,.-]*\\time"),
    "sdmx-csv": re.compile(r"(dataflow|structure(\[.\])?)[,;]"),
    "eurostat-explorer-csv": re.compile(r"time,geo,.*value(,flag and footnotes)?$"),
    "dossier-complet": re.compile(r"codgeo;"),
    "melodi-csv": re.compile(r"(?=(.*;)?geo(;|$))(.*;)?obs_value(;|$)"),
    "statbel": re.compile(r"(cd|tx|ms|dt)_\w+\|"),
}
"""What the first line of a text begins with, in lower case and without quotes."""

HEAD = 64 * 1024
"""Bytes that are looked at; the widest first line that we know, of a *dossier complet*, has 25
thousand."""


def parse(data: bytes, format: str = "") -> Table:
    """Read a file whole, or refuse it whole.

    :param format: one of :data:`FORMATS`; empty: what the file looks like.
    :raises Unsound: it cannot be read; each problem says where.
    """
    if len(data) > MOST_BYTES:
        raise refused("table.too-large", most=MOST_CELLS)
    if not data.strip():
        raise refused("table.empty")
    return FORMATS[format or recognised(data)](data)


def recognised(data: bytes) -> str:
    """Return the name of the format of a file.

    :raises Unsound: it is of none that we read; where we know what it is, the problem says so.
    """
    if data.startswith(b"PK\x03\x04"):
        return _of_archive(data)
    encoding = "utf-16" if data.startswith(MARKS[1:]) else "utf-8"
    head = data[:HEAD].decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")
    if head.startswith(("{", "[")):
        return _of_document(data)
    if head.startswith("<"):
        raise refused(sdmx_ml.what(data))
    return _of_text(head)


def _of_archive(data: bytes) -> str:
    names = list(parts_of(data))
    for format, is_data in {
        "melodi-csv": melodi.is_data, "dossier-complet": dossier.is_data,
        "statbel": statbel.is_data,
    }.items():  # fmt: skip
        if any(map(is_data, names)):
            return format
    if any(name.startswith("xl/") for name in names):
        raise refused("table.needs-a-mapping")
    if any(name.lower().endswith(".xml") for name in names):
        raise refused("sdmx-ml.later")
    raise refused("zip.no-data", text=", ".join(names)[:80])


def _of_document(data: bytes) -> str:
    document = document_of(data)
    if isinstance(document, dict) and isinstance(document.get("observations"), list):
        return "melodi-json"
    if isinstance(document, dict):
        return "json-stat"
    raise refused("json-stat.none")


def _of_text(head: str) -> str:
    lines = [line.strip("\r") for line in head.split("\n")]
    first = lines[0].replace('"', "").lower()
    for format, beginning in BEGINNINGS.items():
        if beginning.match(first):
            return format
    if any(map(walstat.is_header, lines[: walstat.MOST_TITLES])):
        return "walstat"
    if first.startswith("dataset:"):
        raise refused("table.labels-only")
    if "erreur inattendue" in first:
        raise refused("table.error-of-the-producer", text=lines[0][:200])
    raise refused("table.unknown", text=lines[0][:60])
