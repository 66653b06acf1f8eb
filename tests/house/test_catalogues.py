"""The pages speak each language that the house claims to speak."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.web import catalogues

ROOT = Path(__file__).parents[2]
gathered = cache(catalogues.gathered)
SPOKEN = [(locale, path) for locale, path in catalogues.paths() if locale in {"fr", "nl"}]

AGAINST_TYPOGRAPHY = {
    "fr": re.compile(
        r"(?<!\N{NO-BREAK SPACE}):(?=\s|$)|(?<!\N{NARROW NO-BREAK SPACE})[;!?](?=\s|$)"
        r"|«(?!\N{NO-BREAK SPACE})|(?<!\N{NO-BREAK SPACE})»|\w['\"]\w|[“”„]"
    ),
    "nl": re.compile(r"\s[:;!?]|[«»„]|\w['\"]\w"),
}
"""Spaces that are missing or may break a line, and quotation marks of another language."""


@pytest.mark.parametrize(("locale", "path"), SPOKEN, ids=[locale for locale, _path in SPOKEN])
def test_every_sentence_is_translated_and_none_by_guess(locale: str, path: Path) -> None:
    catalogue = catalogues.load(path, locale)
    waiting = [
        message.id
        for message in gathered()
        if message.id and not ((known := catalogue.get(message.id)) and all(known.string or [""]))
    ]

    assert waiting == []
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []


@pytest.mark.parametrize(("locale", "path"), SPOKEN, ids=[locale for locale, _path in SPOKEN])
def test_each_language_has_its_own_spaces_and_quotation_marks(locale: str, path: Path) -> None:
    assert [line for line in _lines(locale, path) if AGAINST_TYPOGRAPHY[locale].search(line)] == []


def _lines(locale: str, path: Path) -> Iterator[str]:
    for message in catalogues.load(path, locale):
        if message.id:
            yield from [message.string] if isinstance(message.string, str) else message.string or ()


SPEAKING = frozenset({"_", "gettext", "ngettext", "lazy_gettext", "lazy_ngettext"})


def test_no_sentence_hides_in_a_string_where_nobody_gathers_it() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted((ROOT / "app").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SPEAKING
    ]

    assert hidden == []


OUT_OF_TONE = {
    "en": re.compile(r"\b(invalid|please|sorry|forbidden|illegal|error occurred)\b", re.IGNORECASE),
    "fr": re.compile(
        r"\b(invalid\w+|veuillez|désolé\w*|interdit\w*|incorrect\w*|merci de|s’il vous plaît)\b",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"\b(ongeldig\w*|gelieve|sorry|helaas|verboden|alstublieft|onjuist\w*|foutief)\b",
        re.IGNORECASE,
    ),
}
"""P06: words that blame or beg, and do not say what to do."""


@pytest.mark.parametrize("locale", OUT_OF_TONE)
def test_p06_no_sentence_blames_or_begs(locale: str) -> None:
    spoken = dict(SPOKEN)
    said = list(_lines(locale, spoken[locale])) if locale in spoken else _sources()

    assert [line for line in said if OUT_OF_TONE[locale].search(line)] == []


def _sources() -> list[str]:
    """Return what the sources say, which is what the English pages say."""
    ids = (message.id for message in gathered() if message.id)
    return [line for id in ids for line in ([id] if isinstance(id, str) else id)]
