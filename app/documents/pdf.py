"""PDF, printed in one warm child process that may be killed (decision 13)."""

from __future__ import annotations

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.sheets.codec import encode
from app.core.sheets.content import Content
from app.core.text import Locale
from app.isolation import Done, Outcome, TookTooLong, TookTooMuch, Warm

SECONDS = 30.0
"""By the clock, the start of the child included."""

MEGABYTES = 1024

_press = Warm("app.documents.press.sheet", renders=50, seconds=SECONDS, megabytes=MEGABYTES)


def print_sheet(content: Content, locale: Locale, paper: str = "a4") -> bytes:
    """Return a sheet as a PDF in one language: one A4 page, or two where the sheet is meant so.

    :param paper: another one: see :func:`app.documents.press.sheet`.

    :raises Unsound: it does not fit the page, or cannot be printed; the problem says which.
    """
    return _pages(_press.call(encode(content), str(locale), paper), locale)


def _pages(outcome: Outcome, locale: Locale) -> bytes:
    match outcome:
        case Done({"pdf": bytes(pdf)}):
            return pdf
        case Done({"refused": "too-long"}):
            raise Unsound([Problem("sheet.too-long", (), {"language": locale})])
        case Done({"refused": "too-large"}) | TookTooLong() | TookTooMuch():
            raise Unsound([Problem("sheet.too-large")])
        case _:
            raise Unsound([Problem("sheet.unprintable", (), {"language": locale})])
