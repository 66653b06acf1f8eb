"""A list of enterprises, pasted or from a workbook: each line looked through, each added once."""

from __future__ import annotations

import io
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from xlsxwriter import Workbook  # type: ignore[import-untyped, unused-ignore]

from app.accounts import importing
from app.core.access import Role
from app.core.errors import Unsound
from app.extensions import db
from app.interchange.address_book import lines_of, pasted_from
from app.models import Enterprise, Pole
from tests.clients import ClientFor
from tests.make import NOW, a_pole, an_account, an_actor, an_enterprise

LIST = (
    "Nom\tE-mail\tLangue\tNuméro\n"
    "Le Fil\tfil@example.org\tfr\t0123.456.749\n"
    "\n"
    "De Draad\tdraad@example.org\tNederlands\t\n"
)


def a_lead(session: Session) -> tuple[Pole, Any]:
    pole = a_pole()
    session.add(pole)
    session.flush()
    lead = an_account(Role.POLE_LEAD, pole=pole)
    session.add(lead)
    session.flush()
    return pole, an_actor(lead)


def take(session: Session, pole: Pole, by: Any, text: str) -> list[str]:
    found = importing.take(session, pole.id, text, locale="fr", by=by, now=NOW)
    return [one.outcome.value for one in found]


def look(session: Session, text: str) -> list[tuple[str, list[str]]]:
    pole, by = a_lead(session)
    found = importing.look(session, pole.id, text, locale="fr", by=by, now=NOW)
    return [(one.outcome.value, [each.code for each in one.problems]) for one in found]


def test_a_list_is_added_once_however_often_it_is_sent(session: Session) -> None:
    pole, by = a_lead(session)

    outcomes = [take(session, pole, by, LIST), take(session, pole, by, LIST)]

    made = session.scalars(select(Enterprise).order_by(Enterprise.name)).all()
    assert outcomes == [["new", "new"], ["there", "there"]]
    assert [(one.name, one.email, one.locale, one.number) for one in made] == [
        ("De Draad", "draad@example.org", "nl", ""),
        ("Le Fil", "fil@example.org", "fr", "0123456749"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Le Fil;no address;;", ("wrong", ["address-book.no-address"])),
        (";a@example.org;;", ("wrong", ["address-book.no-name"])),
        ("Le Fil;a@example.org;deutsch;", ("wrong", ["address-book.language"])),
        ("Le Fil;a@example.org;;0123.456.788", ("wrong", ["address-book.number"])),
        ("Le Fil;a@example.org\r\nBcc: x@example.org;;", ("wrong", ["address-book.no-address"])),
        ("=1+1;a@example.org;;", ("new", [])),
    ],
)
def test_a205_a_line_is_told_what_is_wrong_with_it(
    session: Session, line: str, said: tuple[str, list[str]]
) -> None:
    quoted = ";".join(f'"{cell}"' for cell in line.split(";"))

    assert look(session, f"naam;e-mail;taal;nummer\n{quoted}\n") == [said]


def test_a205_the_same_enterprise_in_two_lines_is_added_once(session: Session) -> None:
    text = "name,email\nLe Fil,a@example.org\nLE  FIL,A@example.org\nLe Fil,b@example.org\n"

    assert [outcome for outcome, _codes in look(session, text)] == ["new", "twice", "new"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "address-book.empty"),
        ("Le Fil\tfil@example.org\n", "address-book.without-names"),
        ("name,email\n" + "a,a@example.org\n" * 10_001, "address-book.too-long"),
    ],
)
def test_a205_what_is_no_list_is_refused_as_a_whole(text: str, code: str) -> None:
    with pytest.raises(Unsound) as refused:
        lines_of(text)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_workbook_reads_as_if_it_were_pasted() -> None:
    file = io.BytesIO()
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nom", "Courriel", "Code postal"])
        sheet.write_row(1, 0, ["Le Fil", "fil@example.org", 7500])

    assert pasted_from(file.getvalue()).splitlines() == [
        "Nom\tCourriel\tCode postal", "Le Fil\tfil@example.org\t7500",
    ]  # fmt: skip


def test_a_file_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(Unsound):
        pasted_from(b"PK\x03\x04 and then nothing")


def test_communes_are_found_by_name_postcode_and_code_and_two_of_one_name_are_asked(
    lists: Session,
) -> None:
    pole, by = a_lead(lists)
    text = "name,email,commune\n" + "".join(
        f"{place},a@example.org,{place}\n"
        for place in ("Doornik", "7500", "BE 53046", "Lens", "Nulle")
    )

    found = importing.look(lists, pole.id, text, locale="fr", by=by, now=NOW)

    lists.rollback()
    assert [one.commune.code if one.commune else one.problems[0].code for one in found] == [
        "57081",
        "57081",
        "53046",
        "address-book.several-communes",
        "address-book.no-commune",
    ]


def test_the_lead_sees_each_line_before_anything_is_added(
    app: Flask, client_for: ClientFor
) -> None:
    pole = a_pole()
    db.session.add_all([pole, an_enterprise(pole, name="Là déjà", email="la@example.org")])
    db.session.flush()
    client = client_for(an_account(Role.POLE_LEAD, pole=pole))
    text = LIST + "Là déjà\tla@example.org\tfr\t\nFaux\tfaux\tfr\t\n"

    seen = client.submit("/enterprises/list/", text=text).text
    before = len(db.session.scalars(select(Enterprise)).all())
    db.session.rollback()
    kept = client.submit("/enterprises/list/", text=text, take="1")

    assert "2 enterprises would be added" in seen
    assert "“faux” is no e-mail address" in seen
    assert (before, len(db.session.scalars(select(Enterprise)).all())) == (1, 3)
    assert "1 line to put right" in kept.text
