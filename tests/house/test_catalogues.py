"""The pages speak each language that the house claims to speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.web import catalogues

SPOKEN = [(locale, path) for locale, path in catalogues.paths() if locale in {"fr", "nl"}]


@pytest.mark.parametrize(("locale", "path"), SPOKEN, ids=[locale for locale, _path in SPOKEN])
def test_every_sentence_is_translated_and_none_by_guess(locale: str, path: Path) -> None:
    catalogue = catalogues.load(path, locale)
    waiting = [
        message.id
        for message in catalogues.gathered()
        if message.id and not ((known := catalogue.get(message.id)) and all(known.string or [""]))
    ]

    assert waiting == []
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
