"""A035: whatever words an answer is made of, they are read back as they were meant, everywhere."""

from __future__ import annotations

import csv
import io
import unicodedata
from html.parser import HTMLParser

from flask import Flask

from app.core.access import Actor, Grant, Role
from app.core.questionnaire.kinds import Text
from app.extensions import db
from app.surveys import exporting
from app.surveys.exporting import DIALECTS
from tests.make import a_definition, a_module, a_page, a_question
from tests.surveys.http import Opened, opened, stored

NAUGHTY = (
    "undefined", "null", "None", "NaN", "true", "-0", "1e309", "0x10", "١٢٣", "1/0", "1,000.00",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea><b>bold",
    "javascript:alert(1)", "<!--#exec cmd=\"ls\"-->", "]]>", "&amp; &lt; &#0;", "{{7*7}} ${7*7}",
    "{% raw %}", "%s %d %(a)s", "'; DROP TABLE response;--", "' OR '1'='1", "\\", "\\u0000 \\x00",
    "../../etc/passwd", "C:\\con\\nul", "$(touch x) `id` | cat", "=1+1", "+1", "-1", "@SUM(A1)",
    "=HYPERLINK(\"x\")", "\u202eesrever", "a\u200bb\u200dc", "\ufeffbom", "e\u0301 n\u0303",
    "ﬁ ﬀ ²", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "مرحبا بالعالم", "👩‍👩‍👧‍👦 🏳️‍🌈", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "œuvre – « ça » …", "’s-Gravenbrakel", "Straße İstanbul ıI", "x" * 400, "\u2028line\u2029",
    "tab\there", "🜀 𝒜 𐍈", "a;b\"c,d",
)  # fmt: skip
ASKED = a_definition(
    a_module(a_page(*(a_question(f"n{at}", Text()) for at in range(len(NAUGHTY)))))
)
MEANT = {f"q-n{at}": unicodedata.normalize("NFC", words) for at, words in enumerate(NAUGHTY)}


class Shown(HTMLParser):
    """What a reader sees of a page, and the elements of it."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements |= {tag, *(name for name, _value in attrs if name.startswith("on"))}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def answered(app: Flask) -> tuple[Opened, str]:
    """Answer with all of them and hand in; return the page on which they are read over."""
    house = opened(app, ASKED)
    person = house.respondent()
    person.begin()
    person.answer("p-staff", {f"q-n{at}": words for at, words in enumerate(NAUGHTY)})
    page = person.get("/check").text
    person.post("/check", {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia"})
    return house, page


def kept(text: str) -> str:
    """The words as we keep them: without what is no word, such as a mark of byte order."""
    return " ".join(text.split())


def test_they_are_stored_in_normal_form_and_read_over_as_words(app: Flask) -> None:
    _house, page = answered(app)
    reader = Shown()
    reader.feed(page)
    seen = kept(" ".join(reader.words))

    stands = stored()[0][0][0]
    lost = [words for id, words in stands.items() if kept(words) not in seen]
    assert (lost, reader.elements & {"b", "onerror"}) == ([], set())
    assert {id: kept(words) for id, words in stands.items()} == {
        id: kept(words) for id, words in MEANT.items()
    }


def test_they_leave_in_every_file_as_they_stand(app: Flask) -> None:
    house, _page = answered(app)
    stands = stored()[0][0][0]
    lead = Actor(house.lead.id, frozenset({Grant(Role.POLE_LEAD, pole=house.pole_id)}))

    export = exporting.answers(db.session(), house.campaign_id, dialect=DIALECTS["iso"], by=lead)
    lines = list(csv.reader(io.StringIO("".join(export.lines).removeprefix("\ufeff"), newline="")))

    row = dict(zip(*lines[:2], strict=True))
    assert {f"q-{name}": row[name].removeprefix("'") for name in row if f"q-{name}" in stands} == {
        id: words.removeprefix("'") for id, words in stands.items()
    }
