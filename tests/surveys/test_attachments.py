"""Files as answers: stored, shown, given back, replaced, taken away, and gathered by the pole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from PIL import Image

from app.core.access import Actor
from app.core.questionnaire import kinds
from app.documents.store import Store, digest_of
from app.extensions import db
from app.models import Attachment
from app.surveys import unused_attachments
from tests.clients import ClientFor
from tests.make import a_definition, a_module, a_page, a_question
from tests.surveys.files import PDF, a_file, a_photograph, a_png
from tests.surveys.http import Opened, Respondent, opened, stored

PAGE = a_definition(
    a_module(
        a_page(
            a_question("report", kinds.File(), required=True),
            a_question("photo", kinds.Image()),
            a_question("sign", kinds.Signature()),
            a_question("jobs", kinds.Integer(least=0)),
            id="p-files",
        )
    )
)
AS_ANSWERED = {
    "digest": digest_of(PDF), "name": "rapport.pdf", "type": "application/pdf", "size": len(PDF),
}  # fmt: skip


def begun(app: Flask) -> tuple[Opened, Respondent]:
    scene = opened(app, PAGE)
    person = scene.respondent()
    person.begin()
    return scene, person


def kept() -> Any:
    return stored()[0][0][0]


def test_a_file_that_is_chosen_is_stored_and_named_by_the_answer(app: Flask) -> None:
    _scene, person = begun(app)

    person.answer("p-files", {"q-report-file": a_file(), "q-jobs": "3"})

    assert kept() == {"q-report": AS_ANSWERED, "q-jobs": 3}


def test_a_file_comes_back_byte_for_byte_to_be_saved_and_never_to_be_run(app: Flask) -> None:
    _scene, person = begun(app)
    person.answer("p-files", {"q-report-file": a_file("été ✓.pdf")})

    answer = person.get(f"/files/{digest_of(PDF)}")

    assert (answer.data, answer.headers["Content-Disposition"]) == (
        PDF, "attachment; filename=\"ete .pdf\"; filename*=UTF-8''%C3%A9t%C3%A9%20%E2%9C%93.pdf",
    )  # fmt: skip
    assert {
        name: answer.headers[name]
        for name in ("Content-Security-Policy", "Cache-Control", "X-Content-Type-Options")
    } == {
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }


def test_a_file_stays_when_something_else_on_its_page_is_wrong(app: Flask) -> None:
    _scene, person = begun(app)

    refused = person.answer("p-files", {"q-report-file": a_file(), "q-jobs": "many"})

    assert (refused.status_code, kept()) == (422, {"q-report": AS_ANSWERED})
    assert "rapport.pdf" in refused.text


def test_a_page_that_is_sent_again_keeps_its_file(app: Flask) -> None:
    _scene, person = begun(app)
    person.answer("p-files", {"q-report-file": a_file()})

    person.answer("p-files", {"q-jobs": "4"})

    assert kept() == {"q-report": AS_ANSWERED, "q-jobs": 4}


def test_a_file_is_taken_away_by_its_box_and_stays_in_the_history(app: Flask) -> None:
    _scene, person = begun(app)
    person.answer("p-files", {"q-report-file": a_file()})

    person.answer("p-files", {"q-report-gone": "yes"}, go="quit")

    assert (kept(), db.session.query(Attachment).count()) == ({}, 1)


def test_another_file_stands_in_the_place_of_the_first(app: Flask) -> None:
    _scene, person = begun(app)
    person.answer("p-files", {"q-report-file": a_file()})

    person.answer("p-files", {"q-report-file": a_file("bilan.csv", b"poste;heures\r\n")})

    assert kept()["q-report"]["name"] == "bilan.csv"


def test_a_name_that_is_written_stands_as_a_signature(app: Flask) -> None:
    _scene, person = begun(app)

    person.answer("p-files", {"q-report-file": a_file(), "q-sign-written": "Nadia Éloy"})

    sign = kept()["q-sign"]
    assert (sign["name"], sign["type"]) == ("Nadia Éloy.png", "image/png")
    assert person.get(f"/files/{sign['digest']}/preview").data.startswith(b"\xff\xd8\xff")


def test_one_file_alone_is_stored_before_its_page_is_saved(app: Flask) -> None:
    _scene, person = begun(app)
    form = person.form("/page/p-files")
    alone = {name: form[name] for name in ("csrf_token", "_end")}

    shown = person.post(
        "/page/p-files/file", {**alone, "answer-q-photo-file": a_file("a.png", a_png())}
    )

    assert (shown.status_code, kept()) == (200, {})
    assert f'name="answer-q-photo" value="{digest_of(a_png())}"' in shown.text


def test_what_is_shown_of_a_photograph_does_not_say_where_it_was_taken(app: Flask) -> None:
    _scene, person = begun(app)
    photo = a_photograph()
    person.answer("p-files", {"q-report-file": a_file(), "q-photo-file": a_file("a.JPG", photo)})

    preview = person.get(f"/files/{digest_of(photo)}/preview").data

    with Image.open(io.BytesIO(preview)) as copy:
        assert (copy.size, dict(copy.getexif())) == ((20, 40), {})
    assert person.get(f"/files/{digest_of(photo)}").data == photo


def test_the_pole_takes_the_files_that_were_sent_as_one_archive(
    app: Flask, client_for: ClientFor
) -> None:
    scene, person = begun(app)
    person.answer("p-files", {"q-report-file": a_file()})
    person.post("/check", {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia"})
    receipt = stored()[2][0]

    answer = client_for(scene.lead).get(f"/campaigns/{scene.campaign_id}/files.zip")

    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"{receipt}/01-report-rapport.pdf": PDF
        }


def test_a_file_that_no_answer_ever_named_goes_after_its_day(app: Flask) -> None:
    _scene, person = begun(app)
    form = person.form("/page/p-files")
    alone = {name: form[name] for name in ("csrf_token", "_end")}
    person.post("/page/p-files/file", {**alone, "answer-q-report-file": a_file()})
    one = db.session.query(Attachment).one()
    store, later = Store(folder_of(app)), one.stored_at + 2 * unused_attachments.KEPT

    carried_out(store)({"attachment": str(one.id)}, later)

    assert (db.session.query(Attachment).count(), list(store.digests())) == (0, [])


def folder_of(app: Flask) -> Path:
    folder: Path = app.config["SETTINGS"].data_dir
    return folder / "files"


def carried_out(store: Store) -> Callable[[dict[str, str], Any], None]:
    """Return what does the job as the worker does it."""
    errand: Any = unused_attachments.jobs(store)[unused_attachments.KIND]

    def do(parameters: dict[str, str], now: Any) -> None:
        by = Actor(None)
        matter = errand.begin(db.session(), parameters, by=by, now=now)
        db.session.commit()
        outcome = errand.carry_out(matter) if matter else None
        errand.end(db.session(), parameters, outcome, by=by, now=now)
        db.session.commit()

    return do
