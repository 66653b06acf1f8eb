"""The files of a sheet, from one content: made in a child process, where the libraries live.

A name says what a file is: ``demo-fr.pdf``, ``demo-nl-1200x630.png``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.sheets.addresses import file_name
from app.core.sheets.codec import decode_content, encode
from app.core.sheets.content import LOCALES, Content
from app.core.sheets.telling import told
from app.core.text import Locale
from app.documents import cards, data_file, images, pdf, sheet_document, slides, web_file
from app.isolation import Done, Warm

FORMATS = ("pdf", "png", "pptx", "docx", "html", "json")
"""By the ending of their names."""

PAPERS = ("a3", "a5", "both")
"""PDF on other paper: a poster, a flyer, and both languages bound together."""

MEDIA: Mapping[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/ld+json",
    **dict.fromkeys(PAPERS, "application/pdf"),
}

BOTH = Locale("fr-nl")
"""The language of a file that speaks both."""

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class File:
    """One file of a sheet."""

    name: str
    locale: Locale
    format: str
    data: bytes


_maker = Warm(f"{__name__}.make", renders=50, seconds=30.0, megabytes=1024)


def files_of(
    content: Content,
    public_name: str,
    *,
    formats: Sequence[str] = FORMATS,
    locales: Sequence[Locale] = LOCALES,
) -> Iterator[File]:
    """Give each file of a sheet: one a format and language, and of pictures one a size.

    :param formats: of ``FORMATS`` and ``PAPERS``.

    :raises Unsound: one of them cannot be made; the problem says which.
    :cost: 0.3 s for the PDF, 0.3 s for slides, 0.1 s for a picture, once the child is warm.
    """
    is_draft = not content.edition
    if "both" in formats:
        name = file_name(public_name, BOTH, format="pdf", is_draft=is_draft)
        yield File(name, BOTH, "both", pdf.print_sheet(content, locales[0], "both"))
    for locale in locales:
        for format in (format for format in formats if format != "both"):
            for size, data in _made(content, locale, format):
                paper = format if format in PAPERS else ""
                name = file_name(
                    public_name,
                    locale,
                    format="pdf" if paper else format,
                    size=size,
                    paper=paper,
                    is_draft=is_draft,
                )
                yield File(name, locale, format, data)


def _made(content: Content, locale: Locale, format: str) -> Iterator[tuple[Size | None, bytes]]:
    if format == "pdf" or format in PAPERS:
        yield None, pdf.print_sheet(content, locale, "a4" if format == "pdf" else format)
        return
    match _maker.call(encode(content), str(locale), format):
        case Done([*made]):
            yield from made
        case _:
            facts = {"language": locale, "format": format}
            raise Unsound([Problem("sheet.file-not-made", (), facts)])


def make(document: Mapping[str, Any], locale: str, format: str) -> list[tuple[Size | None, bytes]]:
    """Make the files of one format in the child, each with its size where it is a picture."""
    content, spoken = decode_content(document), Locale(locale)
    if format == "json":
        return [(None, data_file.data_of(content, spoken))]
    whole = told(content, spoken)
    if format == "png":
        return [(size, images.png(cards.card(whole, size).drawing)) for size in cards.SIZES]
    return [(None, _OF_TOLD[format](whole))]


_OF_TOLD: Mapping[str, Callable[[Any], bytes]] = {
    "pptx": slides.slides_of,
    "docx": sheet_document.document_of,
    "html": web_file.html_of,
}
