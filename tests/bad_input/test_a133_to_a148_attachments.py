"""A133–A148: files that are too large, too many, not what they say, or somebody else's."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.core import chance
from app.core.attachments import taking
from app.core.problems import Problem
from app.core.questionnaire import kinds
from app.documents.store import Damaged, Store, digest_of
from app.extensions import db
from app.models import Attachment, Campaign, CampaignDoor, Pole
from app.surveys import unused_attachments
from tests.bad_input.unharmed import files_of, harmless
from tests.make import a_definition, a_module, a_page, a_question, an_enterprise
from tests.surveys.files import (
    PDF,
    a_file,
    a_photograph,
    a_png,
    a_word_document,
    a_zip,
)
from tests.surveys.http import Respondent, opened, stored

QUESTIONS = [a_question(f"file{number}", kinds.File()) for number in range(11)]
PHOTO = a_question("photo", kinds.Image())
SMALL = a_question("small", kinds.File(largest=100_000))
PAGE = a_definition(a_module(a_page(*QUESTIONS, PHOTO, SMALL, id="p-files")))


def refused(kind: kinds.Kind, name: str, data: bytes) -> str:
    """Return why a file is not taken; empty where it is."""
    problem = taking.taken(kind, name, data, ())
    return problem.code if isinstance(problem, Problem) else ""


def begun(app: Flask) -> Respondent:
    person = opened(app, PAGE).respondent()
    person.begin()
    return person


def sent(person: Respondent, *file: Any, question: str = "file0") -> Any:
    return person.answer("p-files", {f"q-{question}-file": a_file(*file)})


def kept() -> Any:
    return stored()[0][0][0]


def test_a133_an_empty_file_is_told(app: Flask) -> None:
    person = begun(app)

    with harmless(app):
        answer = sent(person, "leeg.pdf", b"")

    assert (answer.status_code, "is empty: choose another" in answer.text) == (422, True)


def test_a133_a_file_of_25_mb_is_taken_and_one_byte_more_is_not() -> None:
    fits = PDF + b" " * (taking.LARGEST - len(PDF))

    found = [refused(kinds.File(), "a.pdf", data) for data in (fits, fits + b" ")]

    assert found == ["", "file.too-large"]


def test_a133_a_file_larger_than_its_question_takes_is_told(app: Flask) -> None:
    person = begun(app)

    with harmless(app):
        answer = sent(person, "a.pdf", PDF + b" " * 100_000, question="small")

    assert (answer.status_code, "must be 0.1 MB or less" in answer.text) == (413, True)


def test_a133_the_eleventh_file_of_a_page_is_asked_for_again(app: Flask) -> None:
    person = begun(app)
    files = {f"q-file{one}-file": a_file(f"{one}.pdf", PDF + b"%d" % one) for one in range(11)}

    answer = person.answer("p-files", files)

    assert (answer.status_code, len(kept())) == (422, 10)
    assert "10 files at once are the most" in answer.text


@pytest.mark.parametrize(
    "name",
    ["a.exe", "a.html", "a.svg", "a.xml", "a.js", "a.docm", "a.xlsm", "a", "a.php.pdf", "a.pdf.",
     ".htaccess", "CON", "a.gif", "a.tiff", ".pdf"],
)  # fmt: skip
def test_a134_a_file_of_another_sort_is_refused(name: str) -> None:
    assert refused(kinds.File(), name, PDF) == "file.of-another-sort"


def test_a134_the_sorts_that_are_taken_are_told(app: Flask) -> None:
    person = begun(app)

    with harmless(app):
        answer = sent(person, "a.exe")

    assert (answer.status_code, "choose one of .pdf" in answer.text) == (422, True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"<!doctype html><script>alert(1)</script>"),
        ("a.png", b"GIF89a=1;alert(1)"),
        ("a.jpg", PDF),
        ("a.pdf", PDF + a_zip(a="b")),
        ("a.docx", a_zip(a="b")),
        ("a.docx", a_word_document(word__vbaProject_dot_bin="macro")),
        ("a.xlsx", a_word_document()),
        ("a.odt", a_word_document()),
        ("a.txt", b"<html>"),
        ("a.csv", b"a;b\x00c"),
        ("a.mp3", PDF),
        ("a.webm", b"\x1a\x45\xdf\xa3nothing"),
        ("a.docx", b"PK\x03\x04 and then nothing"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a135_a136_a_file_that_is_something_else_inside_is_refused(name: str, data: bytes) -> None:
    assert refused(kinds.File(), name, data) == "file.not-what-it-says"


@pytest.mark.parametrize(
    ("sent_as", "kept_as"),
    [
        ("../../x.pdf", "x.pdf"),
        ("..\\x.pdf", "x.pdf"),
        ("C:\\x.pdf", "x.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("é" * 300 + ".PDF", "é" * 196 + ".pdf"),
        ("été ✓.pdf", "été ✓.pdf"),
        ("很.pdf", "很.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("\u202egnp.pdf", "gnp.pdf"),
        ("=cmd.csv.pdf", "=cmd.csv.pdf"),
    ],
    ids=ascii,
)
def test_a137_a_name_is_kept_as_text_that_hides_nothing(sent_as: str, kept_as: str) -> None:
    fit = taking.taken(kinds.File(), sent_as, PDF, ())

    assert fit == taking.Fit(kept_as, "application/pdf")


def test_a140_a_picture_that_claims_too_much_is_never_unfolded() -> None:
    claims = [refused(kinds.Image(), "a.png", a_png(*size)) for size in ((50_000, 50_000), (0, 7))]

    assert claims == ["image.too-many-pixels", "file.broken"]


def test_a141_a_broken_picture_is_stored_without_a_copy_to_show(app: Flask) -> None:
    person = begun(app)
    broken = a_photograph()[:-40]

    assert sent(person, "a.jpg", broken, question="photo").status_code == 303
    with harmless(app):
        assert person.get(f"/files/{digest_of(broken)}/preview").status_code == 404


def test_a142_a_pdf_is_stored_as_it_is_and_nobody_opens_it(app: Flask) -> None:
    person = begun(app)
    active = PDF + b"<</Type/Action/S/JavaScript/JS(app.alert\\(1\\))>>/Encrypt"
    sent(person, "a.pdf", active)

    answer = person.get(f"/files/{digest_of(active)}")

    assert (answer.data, answer.headers["Content-Disposition"]) == (
        active, "attachment; filename=a.pdf",
    )  # fmt: skip
    assert person.get(f"/files/{digest_of(active)}/preview").status_code == 404


def test_a144_a_file_that_breaks_off_leaves_nothing(app: Flask) -> None:
    person = begun(app)
    form = {**person.form("/page/p-files"), "answer-q-file0-file": a_file()}
    del form["_end"]

    with harmless(app):
        answer = person.post("/page/p-files", form)

    assert answer.status_code == 400


def test_a145_the_same_file_twice_is_one(app: Flask) -> None:
    person = begun(app)

    for question in ("file0", "file0", "file1"):
        sent(person, question=question)

    assert (db.session.query(Attachment).count(), len(stored_files(app))) == (1, 1)


def test_a146_what_has_no_room_is_told_with_the_numbers(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = begun(app)
    monkeypatch.setattr(taking, "OF_AN_ENTERPRISE", 300_000)
    first, second = (PDF + bytes([one]) * 200_000 for one in (1, 2))
    sent(person, "a.pdf", first)

    answer = sent(person, "b.pdf", second, question="file1")

    assert (answer.status_code, len(kept())) == (413, 1)
    assert "your enterprise has stored 0.2 MB of 0.3 MB" in answer.text


def test_a147_a_file_of_the_history_stays_whatever_stands_now(app: Flask) -> None:
    person = begun(app)
    sent(person)
    person.answer("p-files", {"q-file0-gone": "yes"})
    one = db.session.query(Attachment).one()

    assert (kept(), unused_attachments.is_used(db.session(), one)) == ({}, True)


def test_a148_what_is_stored_is_found_only_as_it_was_stored(app: Flask) -> None:
    person = begun(app)
    sent(person)
    digest = digest_of(PDF)
    store = Store(app.config["SETTINGS"].data_dir / "files")
    place = store.folder / digest[:2] / digest

    place.write_bytes(PDF.replace(b"1.7", b"1.4"))

    with pytest.raises(Damaged):
        store.read(digest)
    assert person.get(f"/files/{digest}").status_code == 410


def test_a_file_of_another_response_cannot_be_named(app: Flask) -> None:
    person = begun(app)
    sent(person)
    other = neighbour(app, person)

    with harmless(app):
        answer = other.answer("p-files", {"q-file0": digest_of(PDF)})
        seen = other.get(f"/files/{digest_of(PDF)}").status_code

    assert (answer.status_code, seen) == (422, 404)


def neighbour(app: Flask, person: Respondent) -> Respondent:
    """Return somebody of another enterprise in the same campaign, who has begun."""
    pole = db.session.query(Pole).one()
    campaign = db.session.query(Campaign).one()
    enterprise = an_enterprise(pole)
    db.session.add(enterprise)
    db.session.flush()
    db.session.add(
        CampaignDoor(
            campaign_id=campaign.id, enterprise_id=enterprise.id,
            token_digest=chance.digest_of("another-link"), created_at=campaign.created_at,
        )
    )  # fmt: skip
    address = f"/answer/{campaign.id}/{enterprise.id}"
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["lang"] = "en"
    client.get("/i/another-link")
    other = Respondent(client, address)
    other.begin()
    return other


def stored_files(app: Flask) -> list[Any]:
    return [path for path in files_of(app) if "files" in path.parts]
