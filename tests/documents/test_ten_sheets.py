"""What the PDF of each of the ten sheets says, in letters that are ours and no smaller than may be.

Golden text: ``VISES_GOLDEN=write pytest tests/documents/test_ten_sheets.py`` writes it anew; look
at each page as a picture before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.core.text import FR, NL, Locale
from app.documents import pdf
from tests.documents.pages import look_at, unembedded
from tests.documents.ten_sheets import TEN

GOLDEN = Path(__file__).parent / "golden"
SMALLEST = 7.99
"""Points: 8, as the library writes it."""


@pytest.mark.parametrize("locale", [FR, NL])
@pytest.mark.parametrize("name", TEN)
def test_a_sheet_says_what_it_said_when_somebody_last_looked_at_it(
    name: str, locale: Locale
) -> None:
    sheet = TEN[name]
    printed = pdf.print_sheet(sheet.content, locale, sheet.paper)

    page = look_at(printed)
    golden = GOLDEN / f"{name}-{locale}.txt"
    if os.environ.get("VISES_GOLDEN") == "write":
        golden.write_text(page.words + "\n", "utf-8")
    assert page.words + "\n" == golden.read_text("utf-8")
    assert (page.pages, page.strange, unembedded(printed)) == (sheet.pages, (), [])
    assert page.smallest >= SMALLEST
