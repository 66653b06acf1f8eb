"""Answers as a reader says them."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core.questionnaire.kinds import Integer
from app.core.text import FR
from app.surveys.views.speaking import spoken
from tests.make import a_question, a_text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Integer(least=1850, most=2026), "1999"),
        (Integer(least=0), "1,999"),
        (Integer(least=1000, most=2000, unit=a_text("kg", "kg")), "1,999\u00a0kg"),
    ],
)
def test_a_year_is_said_without_a_sign_between_its_digits(
    app: Flask, kind: Integer, said: str
) -> None:
    question = a_question("founded", kind)

    with app.test_request_context("/?lang=en"):
        lines = spoken(question, 1999, FR)

    assert lines == [(said, "")]
