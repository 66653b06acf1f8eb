"""A120: a colour is #rrggbb, and nothing else reaches a style."""

from __future__ import annotations

import pytest
from flask import Flask

from app.documents.look import contrast, look_of
from app.extensions import db
from tests.conftest import ClientFor
from tests.sheets import scene
from tests.sheets.test_path import begun


@pytest.mark.parametrize(
    "colour",
    [
        "red;background:url(//evil)", "red", "#fff", "#5A23600", "#5A236g", "url(x)", "",
        "#5A2360;}", "#５A2360", "rgb(1,2,3)", "#5A2360\n",
    ],
)  # fmt: skip
def test_what_is_no_colour_is_no_look(colour: str) -> None:
    with pytest.raises(ValueError, match="no colour"):
        look_of(colour)


def test_a_wrong_colour_comes_back_with_everything_that_was_typed(
    app: Flask, client_for: ClientFor
) -> None:
    told = scene.set_up(db.session())
    client = client_for(told.officer)
    editor = begun(client, told)

    answer = client.submit(editor, **scene.sent(told, colour="red;background:url(//evil)"))

    assert answer.status_code == 422
    assert "Write the colour as #" in answer.text
    assert "Wij herstellen fietsen en trajecten." in answer.text


@pytest.mark.parametrize("colour", ["#F0BF2C", "#FFFFFF", "#00FF00", "#000000", "#5a2360"])
def test_any_colour_becomes_one_that_reads_on_white(colour: str) -> None:
    assert contrast(look_of(colour).brand, "#FFFFFF") >= 4.5
