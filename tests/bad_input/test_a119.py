"""A119: what people write is text in every drawing, title and label."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from flask import Flask

from app.core.sheets.telling import row
from app.core.text import FR
from app.documents import charts, maps
from app.documents.drawing import Drawing
from app.documents.look import look_of
from app.extensions import db
from tests.conftest import ClientFor
from tests.core.sheets.makers import a_comparison
from tests.sheets import scene
from tests.sheets.test_path import published

HOSTILE = "\"'><script>alert(1)</script><!--]]>&lt;"
LOOK = look_of("#5A2360")


def drawn(name: str) -> list[Drawing]:
    chart = charts.dot_interval(
        0.5, (0.4, 0.6), name, look=LOOK, width=250, title=name, full=name,
        territory=charts.Rate(0.3, name), wider=charts.Rate(0.4, name),
    )  # fmt: skip
    zone = Drawing(300, 130, name)
    maps.draw_zone(zone, right=290, top=5, height=120, nuts="BE328", name=name, look=LOOK)
    return [chart, zone, charts.code(f"https://example.org/{name}", 60)]


@pytest.mark.parametrize("at", range(3))
def test_a_drawing_holds_hostile_words_as_text(at: int) -> None:
    markup = str(drawn(HOSTILE)[at])

    parsed = ET.fromstring(markup)  # noqa: S314  (ours; and it must be well-formed)
    assert {node.tag.rpartition("}")[2] for node in parsed.iter()} <= {
        "svg", "title", "rect", "path", "line", "circle", "text",
    }  # fmt: skip
    assert "<script" not in markup


def test_a_drawing_is_described_in_words_that_need_no_escape() -> None:
    assert row(a_comparison(), FR).described.count("<") == 0


def test_a_published_page_shows_hostile_words_as_words(app: Flask, client_for: ClientFor) -> None:
    told = scene.set_up(db.session())
    told.comparison.titles = {"fr": HOSTILE, "nl": HOSTILE}
    told.told.maille.name = HOSTILE
    told.told.hainaut.names = {"fr": HOSTILE, "nl": HOSTILE}
    published(client_for, told)

    page = app.test_client().get("/fiches/la-maille").text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
