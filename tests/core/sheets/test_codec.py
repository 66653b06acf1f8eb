"""Sheets as documents: written and read again, and nothing that is none."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.core.racines.measure import ShareOfCounts
from app.core.sheets.codec import (
    FORMAT,
    ONE_VOICE,
    Unreadable,
    decode_content,
    decode_draft,
    encode,
)
from app.core.sheets.content import Draft, Picked, Total, Voice
from app.core.text import NL, text_of
from tests.core.sheets.makers import a_content


def test_a_content_is_read_as_it_was_written() -> None:
    content = a_content()

    assert decode_content(json.loads(json.dumps(encode(content)))) == content


def test_a_draft_is_read_as_it_was_written() -> None:
    draft = Draft(
        promise=text_of(fr="Réparer", nl="Herstellen"),
        figures=(Picked(Total("q-1", counts_persons=False)), Picked(ShareOfCounts("q-1", "q-2"))),
        voices=(Voice(words=text_of(nl="Dag"), spoken_in=NL, consent_on=date(2026, 2, 3)),),
        goals=("8.5",),
    )

    assert decode_draft(json.loads(json.dumps(encode(draft)))) == draft


@pytest.mark.parametrize(
    "document", [{}, {"format": FORMAT + 1}, {"format": FORMAT, "promise": 3}], ids=str
)
def test_what_is_no_sheet_is_not_read_as_one(document: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        decode_content(document)


def test_a_sheet_of_the_time_of_one_voice_keeps_it() -> None:
    content = a_content()
    document = encode(content)
    (document["voice"],) = document.pop("voices")

    assert decode_content({**document, "format": ONE_VOICE}) == content
