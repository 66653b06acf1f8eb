"""Every kind of question, answered page by page without JavaScript, read over, and sent."""

from __future__ import annotations

from typing import Any

from flask import Flask
from lxml import html

from tests.surveys.every_kind import EVERYTHING, TYPED
from tests.surveys.http import Opened, Respondent, opened, stored, values_of
from tests.surveys.test_patterns import of

STORED: dict[str, Any] = {
    "q-name": "La Maille franche",
    "q-mission": "Réparer,\nplutôt que jeter.",
    "q-number": "BCE-0123456749",
    "q-mail": "bonjour@example.org",
    "q-phone": "+3225551234",
    "q-site": "https://example.org/maille",
    "q-address": {
        "street": "Rue du Quai 3", "postcode": "7500", "place": "Tournai", "country": "BE",
    },
    "q-door": "50.6056 3.3878 0 0",
    "q-workers": 24,
    "q-turnover": "1268000.5",
    "q-share": "62.5",
    "q-founded": 1999,
    "q-income": {"r-sales": "60", "r-grants": "30.5", "r-gifts": "9.5"},
    "q-mood": "9",
    "q-distance": "45",
    "q-member": "yes",
    "q-main": {"other": "À pied"},
    "q-ways": ["c-bike", "c-bus"],
    "q-listed": "c-car",
    "q-likert": "c-heard",
    "q-order": ["c-bus", "c-bike", "c-car"],
    "q-voice": {"r-hours": "c-told", "r-hiring": "c-decide"},
    "q-means": {"r-hours": ["c-told", "c-heard"]},
    "q-hours": {"r-sales": {"c-y2024": "1000.5", "c-y2025": "2000"}},
    "q-notes": {"r-grants": {"c-y2025": "stables"}},
    "q-goals": ["8.5", "12.5"],
    "q-day": "2016-03-27",
    "q-month": "2025-12",
    "q-period": {"from": "2025-01-01", "to": "2025-12-31"},
    "q-opens": "09:30",
    "q-met": "2025-06-02T18:00",
    "q-week": "PT35H30M",
    "q-said": {
        "text": "J’ai retrouvé mes matins.", "speaker": "Nadia", "role": "couturière",
        "quotable": "yes",
    },
    "q-agree": {"given": True, "version": "2"},
    "q-seen": "OK",
    "g-site": [{"_id": "n1", "q-where": "Tournai", "q-jobs": 12}],
    "g-buy": [
        {"_id": "n1", "q-what": "Laine", "q-cost": "80.25", "q-when": "2025-05"},
        {"_id": "n2"},
    ],
}  # fmt: skip


def problems_on(page: str) -> list[str]:
    parsed: Any = html.fromstring(page)
    return [line.text_content() for line in parsed.xpath(f"//*[{of('error-summary')}]//a")]


def answered(app: Flask) -> tuple[Opened, Respondent]:
    scene = opened(app, EVERYTHING)
    person = scene.respondent("fr")
    person.begin()
    for page, typed in TYPED.items():
        assert person.answer(page, typed).status_code == 303, page
    return scene, person


def test_what_is_typed_for_each_kind_is_stored_in_its_shape(app: Flask) -> None:
    answered(app)

    rows, _revisions, _receipts = stored()
    assert rows[0][0] == STORED


def test_a_page_that_is_sent_as_it_came_changes_nothing_in_either_language(app: Flask) -> None:
    scene, _person = answered(app)
    rows, revisions, receipts = stored()

    for language in ("fr", "nl"):
        person = scene.respondent(language)
        for page in TYPED:
            found: Any = html.fromstring(person.get(f"/page/{page}").text)
            (form,) = found.xpath("//form[@id='answers']")
            sent = person.post(f"/page/{page}", {**values_of(form), "_go": "on"})
            assert (sent.status_code, problems_on(sent.text)) == (303, [])

    assert stored() == (rows, revisions, receipts)
