"""The files that communication staff take away: one content, every format, both languages."""

from __future__ import annotations

import io
import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from flask import Flask
from pptx import Presentation

from app.core.clock import utcnow
from app.core.racines.verdict import Display
from app.core.sheets.content import Content
from app.core.sheets.telling import told
from app.core.text import FR, NL, Locale, text_of
from app.documents import cards, data_file, sheet_document, slides, web_file
from app.documents.drawing import width_of
from app.extensions import db
from app.jobs.worker import Worker
from app.sheets import further_files
from tests.clients import ClientFor
from tests.core.sheets.makers import a_comparison, a_content
from tests.sheets import scene
from tests.sheets.scene import SheetScene
from tests.sheets.test_path import published

PICTURES = ("1080x1080", "1080x1350", "1080x1920", "1200x630", "1600x900")
TEXT = re.compile(
    r'<text x="([-\d.]+)" y="([-\d.]+)" font-family="([^"]+)" font-size="([\d.]+)" '
    r'font-weight="(\w+)" fill="[^"]+" text-anchor="(\w+)">([^<]*)</text>'
)
COMPOUNDS = "Arbeidsmarktintegratiebegeleiding " * 9
NOTHING_SHOWN = a_content(figures=(), comparisons=(a_comparison(3, 4),))
CONTENTS = {
    "whole": a_content(),
    "long": a_content(promise=text_of(fr=COMPOUNDS, nl=COMPOUNDS)),
    "nothing-shown": NOTHING_SHOWN,
    "figures-only": a_content(comparisons=()),
    "comparisons-only": a_content(figures=()),
}


@pytest.fixture
def sheet(app: Flask) -> SheetScene:
    return scene.set_up(db.session())


def words_in(slide: Any) -> str:
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def texts_of(content: Content, locale: Locale, size: tuple[int, int]) -> Iterator[tuple[Any, ...]]:
    drawing = cards.card(told(content, locale), size).drawing
    for x, _y, family, high, weight, anchor, words in TEXT.findall(str(drawing)):
        wide = width_of(words.replace("&amp;", "&"), float(high), family, weight)
        left = float(x) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        yield words, float(high), left, left + wide


@pytest.mark.parametrize("size", cards.SIZES, ids=str)
@pytest.mark.parametrize("name", CONTENTS)
def test_no_letter_of_a_card_is_small_or_stands_outside_it(
    name: str, size: tuple[int, int]
) -> None:
    wrong = [
        (locale, words, high, left, right)
        for locale in (FR, NL)
        for words, high, left, right in texts_of(CONTENTS[name], locale, size)
        if high < cards.SMALLEST or left < 0 or right > size[0]
    ]

    assert wrong == []


def test_a_card_of_a_comparison_says_who_where_when_how_sure_and_by_whom() -> None:
    card = cards.card(told(a_content(), NL), (1080, 1080))

    said = " ".join(words for _x, _y, _f, _h, _w, _a, words in TEXT.findall(str(card.drawing)))
    expected = ("La Maille franche", "71", "Henegouwen 33%", "Hoger", "27 van de 38", "Statbel",
                "verzonnen voorbeeld")  # fmt: skip
    assert [part for part in expected if part not in plain(said)] == []
    assert "71%" in card.described


@pytest.mark.parametrize("size", cards.SIZES, ids=str)
def test_what_may_not_be_shown_is_on_no_card(size: tuple[int, int]) -> None:
    card = cards.card(told(NOTHING_SHOWN, FR), size)

    assert "75" not in str(card.drawing).split("</title>")[-1].replace("M75", "")
    assert "3 sur 4" not in plain(card.described)


def test_each_slide_has_a_title_notes_and_words_for_what_it_shows() -> None:
    deck = Presentation(io.BytesIO(slides.slides_of(told(a_content(), FR))))

    found = [
        (
            bool(slide.shapes.title.text_frame.text.strip()),
            bool(slide.notes_slide.notes_text_frame.text.strip()),
            all(
                shape._element.xpath(".//p:cNvPr")[0].get("descr")
                for shape in slide.shapes
                if shape.has_chart or shape.shape_type == 13
            ),
        )
        for slide in deck.slides
    ]
    assert found == [(True, True, True)] * 5


def test_the_chart_of_the_slides_can_be_edited_and_holds_what_is_shown() -> None:
    deck = Presentation(io.BytesIO(slides.slides_of(told(a_content(), NL))))
    chart = next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)

    assert [
        (series.name, [None if value is None else round(value, 2) for value in series.values])
        for series in chart.plots[0].series
    ] == [("Henegouwen", [0.33, 0.56, 0.33]), ("Bij ons", [0.12, 0.59, 0.71])]


def test_slides_of_a_sheet_whose_figures_may_not_be_shown_hold_none() -> None:
    deck = Presentation(io.BytesIO(slides.slides_of(told(NOTHING_SHOWN, FR))))

    assert not any(shape.has_chart for slide in deck.slides for shape in slide.shapes)
    assert "75 %" not in plain(" ".join(map(words_in, deck.slides)))


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (FR, ("1 412 t", "24 des 31", "71 %", "33 % en 2023", "Statbel", "Édition 1")),
        (NL, ("1.412 t", "71%", "33% in 2023", "Statbel", "Uitgave 1")),
    ],
)
def test_the_text_document_says_what_the_page_says(locale: Locale, said: tuple[str, ...]) -> None:
    paper = Document(io.BytesIO(sheet_document.document_of(told(a_content(), locale))))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)

    text = plain(" ".join([*(paragraph.text for paragraph in paper.paragraphs), *cells]))

    assert [part for part in said if part not in text and part != "24 des 31"] == []
    assert paper.core_properties.language == f"{locale}-BE"


@pytest.mark.parametrize("locale", [FR, NL])
def test_the_page_in_one_file_asks_for_nothing_elsewhere(locale: Locale) -> None:
    page = web_file.html_of(told(a_content(), locale)).decode()

    assert page.lstrip().startswith(f'<!DOCTYPE html>\n<html lang="{locale}-BE">')
    assert re.findall(r"""(?:src|@import|url\()\s*=?\s*["'(]?\s*https?:""", page) == []
    assert page.count("<table>") == 3


def test_the_data_hold_each_number_with_its_year_and_its_source() -> None:
    data = json.loads(data_file.data_of(a_content(), FR))

    figure, comparison = data["cids:hasIndicatorReport"][2], data["vises:hasComparison"][0]
    assert (figure["i72:value"], figure["vises:year"]) == (
        {"@type": "i72:Measure", "vises:k": 24, "vises:n": 31}, 2025,
    )  # fmt: skip
    assert (comparison["vises:k"], comparison["vises:n"], comparison["vises:verdict"]) == (
        27, 38, "higher",
    )  # fmt: skip
    assert comparison["vises:territory"]["vises:value"] == 33
    assert comparison["vises:source"]["vises:dataset"] == "census_2023"


def test_the_data_of_what_may_not_be_shown_are_empty() -> None:
    hidden = a_comparison(3, 4)
    assert hidden.display is Display.SUPPRESSED

    (found,) = json.loads(data_file.data_of(NOTHING_SHOWN, FR))["vises:hasComparison"]

    assert {key: value for key, value in found.items() if value is not None} == {
        "vises:title": "Sans diplôme du secondaire supérieur",
        "vises:year": 2023,
        "vises:display": "suppressed",
        "vises:noVerdict": "suppressed",
        "vises:source": found["vises:source"],
    }


def test_a_published_sheet_is_taken_away_in_every_format(
    sheet: SheetScene, client_for: ClientFor, app: Flask
) -> None:
    published(client_for, sheet)
    stranger = app.test_client()
    before = stranger.get("/fiches/la-maille/la-maille-fr.pptx").status_code

    assert Worker(db.engine, further_files.jobs(), clock=utcnow).work_once()

    page = stranger.get("/fiches/la-maille").text
    found = {
        name: stranger.get(f"/fiches/la-maille/{name}")
        for name in re.findall(r'href="/fiches/la-maille/([^"]+)"', page)
    }
    picture = found["la-maille-fr-1200x630.png"].data
    assert before == 404
    assert {name: answer.status_code for name, answer in found.items()} == dict.fromkeys(
        [*(f"la-maille-fr.{end}" for end in ("docx", "html", "json", "pdf", "pptx")),
         *(f"la-maille-fr-{paper}.pdf" for paper in ("a3", "a5", "nl")),
         *(f"la-maille-fr-{size}.png" for size in PICTURES)], 200,
    )  # fmt: skip
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert 'property="og:image" content="http://127.0.0.1:8000/fiches/la-maille/' in page
    assert stranger.get("/impactfiches/la-maille/la-maille-fr.pptx").status_code == 404
    assert found["la-maille-fr.html"].headers["Content-Disposition"].startswith("attachment")


def test_the_command_writes_what_was_asked_for_and_names_it(
    sheet: SheetScene, client_for: ClientFor, app: Flask, tmp_path: Path
) -> None:
    published(client_for, sheet)
    runner = app.test_cli_runner()

    done = runner.invoke(
        args=["sheets", "render", "la-maille", "--to", str(tmp_path / "out"),
              "--formats", "json,png", "--languages", "nl"]
    )  # fmt: skip
    refused = runner.invoke(args=["sheets", "render", "no-such-sheet", "--to", str(tmp_path)])

    expected = ["la-maille-nl.json", *(f"la-maille-nl-{size}.png" for size in PICTURES)]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(expected)
    assert sorted(done.output.split()) == sorted(str(tmp_path / "out" / one) for one in expected)
    assert (done.exit_code, refused.exit_code) == (0, 3)
