"""A pole lead reads, in the demonstration, the mails that would have left."""

from __future__ import annotations

import pytest

from app.core.access import Role
from app.extensions import db
from app.records import outbox
from tests.browser import barriers, keep_pictures, overflow
from tests.clients import Visit
from tests.make import NOW, a_pole, an_account

LINK = "http://127.0.0.1/r/SuTnS4PPkJ3yqCEQwz7mJ1dXo0Yq8sUeV5nBv6kH2aM"
FR = f"""Bonjour,

L’enquête « Votre impact 2025 » est ouverte jusqu’au 31 mars 2026.

{LINK}

Ce lien vaut pour votre entreprise : vous pouvez le transmettre à une collègue."""
NL = f"""Dag,

De bevraging “Uw impact 2025” loopt tot 31 maart 2026.

{LINK}

Deze link is voor uw onderneming: u mag hem aan een collega doorgeven."""


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["fr", "nl"])
def test_the_outbox_can_be_read_by_everybody(visit: Visit, locale: str) -> None:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    french = ("fr", "Votre impact 2025 : l’enquête est ouverte", FR)
    dutch = ("nl", "Uw impact 2025: de bevraging loopt", NL)
    for key, (language, subject, text) in enumerate([french, dutch, french, dutch]):
        outbox.post(
            db.session(), unique_key=str(key), recipient="bonjour@example.org", locale=language,
            subject=subject, text=text, pole=pole.id, now=NOW,
        )  # fmt: skip

    page = visit(an_account(Role.POLE_LEAD, pole=pole), locale=locale)
    page.goto("/outbox/")

    assert barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert overflow(page) == 0
    keep_pictures(page, f"outbox-{locale}")
