"""Texts of a survey: plain strings, or one a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from lxml import html
from lxml.etree import ParserError

from app.core.text import Locale, LocalizedText, Wording

MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&[a-z#0-9]+;")
_PIPED = re.compile(r"\{([^{}$]+)\}")
_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})


def text_of(said: Any, authored: Locale, *, id_of: Callable[[str], str | None]) -> LocalizedText:
    """Return a text of the file.

    :param said: a string, a mapping from language to string (``default``: the survey's), or
        whatever a careless program wrote there.
    :param id_of: the id of the question behind ``{name}`` in a text, None where it is none.
    """
    by_locale = said if isinstance(said, Mapping) else {"default": said}
    texts = {
        authored if locale == "default" else Locale(str(locale)): piped(plain(str(text)), id_of)
        for locale, text in by_locale.items()
        if isinstance(text, str | int | float) and str(text).strip()
    }
    return LocalizedText({locale: Wording(text) for locale, text in texts.items()} or {})


def is_marked_up(said: Any) -> bool:
    """Tell whether a text holds marks that reading it as plain text takes away."""
    texts = said.values() if isinstance(said, Mapping) else [said]
    return any(isinstance(text, str) and MARKUP.search(text) for text in texts)


def plain(text: str) -> str:
    """Return the words of a text that may hold HTML, its paragraphs on lines of their own."""
    if not MARKUP.search(text):
        return text.strip()
    try:
        tree = html.fragment_fromstring(text, create_parent="div")
    except (ParserError, ValueError):
        return MARKUP.sub("", text).strip()
    for gone in [*tree.iter("script", "style")]:
        gone.drop_tree()
    for element in tree.iter():
        if element.tag in _BLOCKS:
            element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)


def piped(text: str, id_of: Callable[[str], str | None]) -> str:
    """Return the text with ``{name}`` as a reference, where a question bears that name."""
    return _PIPED.sub(
        lambda found: f"${{{id}}}" if (id := id_of(found[1].strip())) else found.group(), text
    )
