"""What runs in the child process: HTML of ours becomes a PDF, and is looked at before it leaves.

Called through :mod:`app.documents.pdf`, never by a web worker: the library holds a lock for
the whole of a conversion, and one bad page must not take anything with it.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from app.core.sheets.codec import decode_content
from app.core.sheets.content import LOCALES, Content
from app.core.sheets.telling import Told, told
from app.core.text import Locale
from app.documents import papers
from app.documents.flyer_page import flyer_of
from app.documents.look import FACES, FONTS
from app.documents.sheet_page import html_of

BASE = Path(__file__).parent
"""The only folder that a page may read from."""

RENDER_SECONDS = 15.0
LONGEST = 1_000_000
"""Bytes of HTML."""

STEPS = (1.9, 1.0, 0.7, 0.4)
"""The air between blocks: generous where a sheet is short, and the first steps of the ladder
when it is too long."""

OURS = "Vises"
"""How the names of our fonts begin."""

Answer = dict[str, Any]
"""``{"pdf": bytes, "pages": int}`` or ``{"refused": code, …}``: what crosses the pipe."""


def sheet(document: Mapping[str, Any], locale: str, paper: str = "a4") -> Answer:
    """Print a sheet in one language on its paper, or say that it does not fit.

    :param paper: ``a4``; ``a3``, the same page as a poster; ``a5``, a flyer of the essentials;
        ``both``, the page in each language, the reader's first.
    """
    content = decode_content(document)
    if paper == "both":
        return _both(content)
    spoken = told(content, Locale(locale))
    if paper == "a5":
        return _fitting(lambda air: flyer_of(spoken, air=air), 1)
    answer = _fitting(partial(_with_air, spoken), spoken.pages)
    if paper == "a3" and "pdf" in answer:
        answer["pdf"] = papers.scaled(answer["pdf"], papers.A4_TO_A3)
    return answer


def _both(content: Content) -> Answer:
    answers = []
    for locale in LOCALES:
        spoken = told(content, locale)
        answers.append(_fitting(partial(_with_air, spoken), spoken.pages))
        if "pdf" not in answers[-1]:
            return answers[-1]
    pages = sum(answer["pages"] for answer in answers)
    return {"pdf": papers.bound([answer["pdf"] for answer in answers]), "pages": pages}


def _with_air(spoken: Told, air: float) -> str:
    return html_of(spoken, air=air)


def _fitting(page_with: Callable[[float], str], most: int) -> Answer:
    """Print with ever less air between the blocks until there are no more pages than may be."""
    answer: Answer = {}
    for air in STEPS:
        answer = page(page_with(air))
        if answer.get("refused") or answer["pages"] <= most:
            return answer
    return {"refused": "too-long"}


def page(html: str) -> Answer:
    """Print HTML under the closed policy.  Whatever the library complains of, is refused."""
    import pikepdf
    from xhtml2pdf import pisa
    from xhtml2pdf.config.resources import (
        RenderLimitError,
        ResourceAccessPolicy,
    )

    _register_fonts()
    policy = ResourceAccessPolicy.server(
        base_dir=BASE,
        allow_remote=False,
        max_render_seconds=RENDER_SECONDS,
        max_document_bytes=LONGEST,
    )
    raw = io.BytesIO()
    with _Complaints() as complaints:
        try:
            result = pisa.CreatePDF(
                html, dest=raw, path=str(BASE / "page.html"), resource_policy=policy,
                encoding="utf-8",
            )  # fmt: skip
        except RenderLimitError:
            return {"refused": "too-large"}
        except (ZeroDivisionError, ValueError, OverflowError, RecursionError) as wrong:
            return {"refused": "unprintable", "complaints": [repr(wrong)[:200]]}
    if result.err or complaints.messages:
        return {"refused": "unprintable", "complaints": complaints.messages[:10]}
    with pikepdf.open(io.BytesIO(raw.getvalue())) as pdf:
        if not _drop_idle_fonts(pdf):
            return {"refused": "unprintable", "complaints": ["a letter is in none of our fonts"]}
        clean = io.BytesIO()
        pdf.save(clean, deterministic_id=True)
        return {"pdf": clean.getvalue(), "pages": len(pdf.pages)}


class _Complaints(logging.Handler):
    """Gathers every warning of the library while it works."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage()[:200])  # they carry whole images otherwise

    def __enter__(self) -> _Complaints:
        for name in ("xhtml2pdf", "svglib", "reportlab"):
            logging.getLogger(name).addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        for name in ("xhtml2pdf", "svglib", "reportlab"):
            logging.getLogger(name).removeHandler(self)


@cache
def _register_fonts() -> None:
    """Tell the library of drawings our faces, or one unknown name changes the whole document."""
    from svglib import fonts

    for (family, weight, style), file in FACES.items():
        fonts.register_font(family, str(FONTS / file), weight=weight, style=style)


def _drop_idle_fonts(pdf: Any) -> bool:
    """Remove the fonts of others, which the library selects and never writes with.

    :returns: whether every letter is set in an embedded font of ours.
    """
    import pikepdf

    named = {name: font for leaf in pdf.pages for name, font in _fonts_of(leaf).items()}
    foreign = {name for name, font in named.items() if OURS not in str(font.get("/BaseFont", ""))}
    for leaf in pdf.pages:
        steps = [
            (str(step.operator), step)
            for step in pikepdf.parse_content_stream(leaf)
            if not (str(step.operator) == "Tf" and str(step.operands[0]) in foreign)
        ]
        if _writes_without_a_font([operator for operator, _step in steps]):
            return False
        stream = pikepdf.unparse_content_stream([step for _operator, step in steps])
        leaf.Contents = pdf.make_stream(stream)
        for name in foreign & set(_fonts_of(leaf).keys()):  # two pages may share the list
            del leaf.resources.Font[name]
    return True


def _fonts_of(leaf: Any) -> Any:
    return leaf.resources.get("/Font", {})


def _writes_without_a_font(operators: Sequence[str]) -> bool:
    """Tell whether a letter is written inside a text object that has selected no font of ours."""
    has_font = False
    for operator in operators:
        if operator in {"BT", "Tf"}:
            has_font = operator == "Tf"
        elif operator in {"Tj", "TJ", "'", '"'} and not has_font:
            return True
    return False
