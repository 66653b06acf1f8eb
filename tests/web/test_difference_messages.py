"""Each difference has its words, and so has each effect."""

from __future__ import annotations

from app.core.questionnaire.differences.weighing import EFFECTS, Weight
from app.core.questionnaire.wordings import FIELDS as TEXTS
from app.web import difference_messages as words


def test_each_difference_has_its_sentence() -> None:
    assert set(words.SENTENCES) == set(EFFECTS)


def test_each_effect_has_its_sentence() -> None:
    drafts = {one.drafts for one in EFFECTS.values()} - {""}
    answers = {one.answers for one in EFFECTS.values()} - {""}
    series = {one.series for one in EFFECTS.values()} - {""}

    assert (set(words.DRAFTS), set(words.ANSWERS), set(words.SERIES)) == (drafts, answers, series)


def test_each_weight_and_each_text_has_its_name() -> None:
    assert set(words.WEIGHTS) == set(words.MEANINGS) == set(Weight)
    assert set(words.FIELDS) == {field for fields in TEXTS.values() for field in fields}
