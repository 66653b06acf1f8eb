"""A pole lead reads a file in and sets answers beside it."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from app.core.access import Role
from app.extensions import db
from app.models import AuditEvent, Comparison, Dataset, Observation, Pole
from tests import make
from tests.conftest import ClientFor
from tests.racines import scene
from tests.racines.browsing import asked, post, read_in
from tests.racines.scene import Scene


@pytest.fixture
def told(app: Flask) -> Scene:
    return scene.set_up(db.session())


def test_a_file_is_read_in_and_its_unknown_codes_are_listed(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    page = client.get(read_in(client, told.pole.id)).text

    assert "FR30 (today FRE1)" in page
    assert ("Hainaut" in page, "11.4" in page, ">DE1<" in page) == (True, True, False)
    assert db.session.scalar(select(func.count()).select_from(Observation)) == 9


def test_the_same_file_again_changes_nothing(told: Scene, client_for: ClientFor) -> None:
    client = client_for(told.lead)
    first = read_in(client, told.pole.id)
    events = db.session.scalar(select(func.count()).select_from(AuditEvent))

    assert read_in(client, told.pole.id) == first
    assert db.session.scalar(select(func.count()).select_from(Dataset)) == 1
    assert db.session.scalar(select(func.count()).select_from(AuditEvent)) == events


def test_another_series_of_the_same_file_stands_in_the_same_dataset(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    first = read_in(client, told.pole.id)

    assert read_in(client, told.pole.id, sex="F") != first
    assert db.session.scalar(select(func.count()).select_from(Dataset)) == 1


def test_a_file_that_cannot_be_read_comes_back_with_the_place(
    told: Scene, client_for: ClientFor
) -> None:
    file = (BytesIO(b"geo\\time\t2016\nBE\t1,5"), "wrong.tsv")
    answer = post(client_for(told.lead), "/indicators/new", {"file": file, "pole": told.pole.id})

    assert answer.status_code == 422
    assert "Line 2, column 2: “1,5” is no figure that we can read." in answer.text


def test_a_series_that_the_file_does_not_hold_is_refused(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    file = (BytesIO(scene.TSV), "tgs00010.tsv")
    sent = post(client, "/indicators/new", {"file": file, "pole": told.pole.id})
    form = {**scene.ABOUT_THE_FILE, **scene.ABOUT_THE_SERIES, "dim-sex": "X"}
    answer = post(client, sent.location, form)

    assert answer.status_code == 422
    assert "The file holds no figure of Belgium or France for this choice." in answer.text


def test_a_comparison_shows_its_interval_its_verdict_and_why_that_territory(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    read_in(client, told.pole.id)
    kept = post(client, f"/comparisons/new?campaign={told.campaign.id}", asked(told))
    page = client.get(kept.location + "?lang=nl").text

    assert "in Henegouwen (11,4% in 2017)" in page
    assert "meer dan het gebied" in page
    assert "gekozen, het dichtste niveau met een cijfer: 11,4%" in page
    assert "9,8%, in het grijs getoond" in page


def test_looking_first_keeps_nothing(told: Scene, client_for: ClientFor) -> None:
    client = client_for(told.lead)
    read_in(client, told.pole.id)
    url = f"/comparisons/new?campaign={told.campaign.id}"
    answer = post(client, url, asked(told, look="1"))

    assert (answer.status_code, "more than the territory" in answer.text) == (200, True)
    assert db.session.scalar(select(func.count()).select_from(Comparison)) == 0


def test_few_persons_are_not_shown_anywhere_on_the_page(told: Scene, client_for: ClientFor) -> None:
    """Six of eight: the two others could be recognised."""
    client = client_for(told.lead)
    read_in(client, told.pole.id)
    form = asked(told, enterprise=str(told.halte.id))
    kept = post(client, f"/comparisons/new?campaign={told.campaign.id}", form)
    page = client.get(kept.location + "?lang=fr").text
    shown = page[page.index("<main") : page.index("</main")]

    assert "Donnée non publiée pour protéger la vie privée" in shown
    assert [word for word in ("6 ", "75", "sur 8", "8 personnes", "<svg class=\"chart\"")
            if word in shown.replace("\u00a0", " ").replace("2016", "")] == []  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"numerator": "q-unknown"}, "Choose two questions of this questionnaire"),
        ({"numerator": "q-workers"}, "Choose two questions of this questionnaire"),
        ({"kind": "choice", "choice": "q-training|c-other"}, "Choose one answer"),
        ({"title_fr": " ", "title_nl": ""}, "Give the comparison a title"),
        ({"enterprise": "pole", "territory": "x"}, "Choose whose figure stands"),
    ],
)
def test_a_comparison_of_what_cannot_be_compared_is_refused(
    told: Scene, client_for: ClientFor, changes: dict[str, str], sentence: str
) -> None:
    client = client_for(told.lead)
    read_in(client, told.pole.id)
    url = f"/comparisons/new?campaign={told.campaign.id}"
    answer = post(client, url, asked(told, **changes))

    assert (answer.status_code, sentence in answer.text) == (422, True)


@pytest.mark.parametrize("field", ["indicator", "enterprise"])
@pytest.mark.parametrize("value", ["7c0ffee0-0000-4000-8000-000000000000", "x"])
def test_what_is_not_there_is_not_found(
    told: Scene, client_for: ClientFor, field: str, value: str
) -> None:
    client = client_for(told.lead)
    read_in(client, told.pole.id)
    url = f"/comparisons/new?campaign={told.campaign.id}"

    assert post(client, url, asked(told, **{field: value})).status_code == 404


def test_the_list_takes_no_more_statements_for_more_comparisons(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    read_in(client, told.pole.id)
    url, counts = f"/comparisons/new?campaign={told.campaign.id}", []
    for enterprise in (told.maille, told.halte):
        post(client, url, asked(told, enterprise=str(enterprise.id)))
        statements: list[str] = []
        event.listen(db.engine, "before_cursor_execute", lambda *a, s=statements: s.append(a[2]))
        assert client.get("/comparisons/").status_code == 200
        counts.append(len(statements))

    assert counts[1] <= counts[0]


def test_a_pole_without_comparisons_is_told_how_to_begin(
    told: Scene, client_for: ClientFor
) -> None:
    assert "No comparison yet" in client_for(told.lead).get("/comparisons/").text


def test_another_pole_finds_nothing_of_it(told: Scene, client_for: ClientFor) -> None:
    client = client_for(told.lead)
    indicator = read_in(client, told.pole.id)
    new = f"/comparisons/new?campaign={told.campaign.id}"
    kept = post(client, new, asked(told)).location
    stranger = client_for(make.an_account(Role.POLE_LEAD, pole=_another_pole()))

    assert [stranger.get(url).status_code for url in (indicator, kept, new)] == [404] * 3
    assert "Sans emploi" not in stranger.get("/comparisons/").text


def _another_pole() -> Pole:
    pole = make.a_pole(federation="Une autre")
    db.session.add(pole)
    db.session.flush()
    return pole


@pytest.mark.parametrize(
    ("role", "statuses"),
    [  # the list of comparisons, a new one, the indicators, a new file
        (Role.POLE_LEAD, [200, 200, 200, 200]),
        (Role.POLE_MEMBER, [200, 200, 200, 200]),
        (Role.COMMUNICATION_OFFICER, [200, 403, 200, 403]),
        (Role.RESEARCHER, [200, 403, 200, 403]),
    ],
)
def test_each_role_of_a_pole_may_do_what_its_row_says(
    told: Scene, client_for: ClientFor, role: Role, statuses: list[int]
) -> None:
    client = client_for(make.an_account(role, pole=told.pole))
    urls = ("/comparisons/", "/comparisons/new", "/indicators/", "/indicators/new")

    assert [client.get(url).status_code for url in urls] == statuses


def test_an_enterprise_enters_none_of_it(told: Scene, client_for: ClientFor) -> None:
    client = client_for(make.an_account(Role.ENTERPRISE_OWNER, enterprise=told.maille))
    urls = ("/comparisons/", "/comparisons/new", "/indicators/", "/indicators/new")

    assert [client.get(url).status_code for url in urls] == [404] * 4
