"""A187: a page that would take for ever is given up, and the next one prints."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import pytest

from app.documents import press
from app.documents.pdf import MEGABYTES
from app.isolation import Done, TookTooLong, TookTooMuch, Warm

HARMLESS = (
    "<html><head><style>@font-face { font-family: 'Vises Text'; "
    "src: url('fonts/VisesText-Regular.ttf') } body { font-family: 'Vises Text' }</style></head>"
    "<body><p>one line</p></body></html>"
)
LIMIT = 10.0
"""Seconds: less than the house allows, so that the proof takes less too."""
MONSTERS = {
    "a million columns": '<table><tr><td colspan="1000000">x</td></tr></table>',
    "a million rows": '<table><tr><td rowspan="1000000">x</td></tr></table>',
    "boxes in boxes": "<div>" * 5_000 + "x" + "</div>" * 5_000,
    "a long table": "<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>",
    "a wide box": '<div style="width:1000000000pt">x</div>',
    "a page of no size": "<style>@page { size: 0 0 }</style><p>x</p>",
    "one word": "x" * 200_000,
    "many rules": "<style>"
    + "".join(f".c{n} {{ color: red }} " for n in range(20_000))
    + "</style>x",
    "too many bytes": "<p>" + "x " * press.LONGEST + "</p>",
}


@pytest.fixture(scope="module")
def printer() -> Iterator[Warm]:
    printer = Warm("app.documents.press.page", seconds=LIMIT, megabytes=MEGABYTES)
    yield printer
    printer.stop()


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_given_up_in_time_and_the_next_page_prints(name: str, printer: Warm) -> None:
    begun = monotonic()

    outcome = printer.call(f"<html><body>{MONSTERS[name]}</body></html>")

    took = monotonic() - begun
    assert isinstance(outcome, Done | TookTooLong | TookTooMuch)
    assert took <= LIMIT + 2  # and a moment to end the child
    after = printer.call(HARMLESS)
    assert isinstance(after, Done)
    assert after.value["pages"] == 1
