"""Text as it is kept, whoever typed it and on whatever machine."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """Return the text as it is kept: NFC, one kind of line end, no NUL, no blank edges.

    A text of nothing but invisible characters is no text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text = unicodedata.normalize("NFC", text).strip()
    return text if any(map(_is_seen, text)) else ""


def _is_seen(character: str) -> bool:
    # U+115F, U+1160, U+3164 and U+FFA0 are letters by category, and blank by drawing.
    return (
        unicodedata.category(character)[0] not in "ZC"
        and character not in "\u115f\u1160\u3164\uffa0\u2800"
    )
