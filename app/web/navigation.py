"""Where a person may go: the rooms that stand, as far as their rights reach."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.core.access import Right
from app.web.guards import current_actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the navigation."""

    name: LazyString
    endpoint: str
    right: Right
    """Who has this right anywhere is shown the link."""

    @property
    def room(self) -> str:
        """The blueprint it leads to; a page of another one says ``{% set nav = "…" %}``."""
        return self.endpoint.partition(".")[0]


ENTRIES = (
    Entry(_("Questionnaires"), "questionnaires.index", ("questionnaire", "read")),
    Entry(_("Campaigns"), "campaigns.index", ("campaign", "read")),
    Entry(_("Comparisons"), "comparisons.index", ("comparison", "read")),
    Entry(_("Sheets"), "sheets.index", ("sheet", "read")),
    Entry(_("Enterprises"), "enterprises.index", ("enterprise", "read")),
)
ASIDE = (
    Entry(_("Indicators"), "indicators.index", ("indicator", "read")),
    Entry(_("People"), "people.index", ("member", "read")),
    Entry(_("Outbox"), "outbox.index", ("outbox", "read")),
)
"""What is looked after now and then: it stands in the menu of the person."""


def init_app(app: Flask) -> None:
    app.add_template_global(rooms_to_enter)
    app.add_template_global(rooms_aside)


def rooms_to_enter() -> list[Entry]:
    """Return the entries of the navigation that this person may use."""
    return _open_to(ENTRIES)


def rooms_aside() -> list[Entry]:
    """Return the entries of the menu that this person may use."""
    return _open_to(ASIDE)


def _open_to(entries: tuple[Entry, ...]) -> list[Entry]:
    actor = current_actor()
    return [
        entry
        for entry in entries
        if entry.endpoint in current_app.view_functions and actor.may(*entry.right)
    ]
