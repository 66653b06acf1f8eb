"""A005, A007, A013, A015, A017: too much, in the wrong way, of the wrong kind."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from flask import Flask

from tests.bad_input.unharmed import rows_of

FORM = "application/x-www-form-urlencoded"


def test_a005_a_page_larger_than_a_megabyte_is_refused_before_it_is_read(app: Flask) -> None:
    answer = app.test_client().post("/log-in?lang=en", data={"email": "a" * 1_100_000})

    assert (answer.status_code, "larger than this page accepts" in answer.text) == (413, True)


def test_a005_a_file_larger_than_25_megabytes_is_refused_before_it_is_read(app: Flask) -> None:
    answer = app.test_client().post(
        "/log-in",
        data=b"--x",
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(26 * 1024 * 1024)},
    )

    assert answer.status_code == 413


def test_a007_two_hundred_thousand_fields_are_refused(app: Flask) -> None:
    answer = app.test_client().post("/log-in", data="a=&" * 200_000, content_type=FORM)

    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PUT", "DELETE", "PATCH", "FOO"])
@pytest.mark.parametrize("path", ["/", "/log-in", "/account/", "/healthz"])
def test_a013_a_method_that_a_page_does_not_know_is_answered_with_those_it_knows(
    app: Flask, path: str, method: str
) -> None:
    answer = app.test_client().open(path, method=method)

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    "path",
    ["//", "//evil.example", "/%2e%2e/", "/..%2f..%2fetc/passwd", "/%00", "/" + "a" * 8_000,
     "/;jsessionid=1", "/%ff", "/static/../app/config.py", "/account/sessions/1/revoke"],
)  # fmt: skip
def test_a015_an_odd_path_is_not_found(app: Flask, path: str) -> None:
    answer = app.test_client().get("/", environ_overrides={"PATH_INFO": unquote(path, "latin-1")})

    assert answer.status_code in {400, 404}


@pytest.mark.parametrize("kind", ["text/xml", "application/json", "text/plain", "x"])
def test_a017_a_form_takes_nothing_but_a_form(app: Flask, kind: str) -> None:
    before = rows_of(app)

    answer = app.test_client().post("/log-in?lang=en", data="<a/>", content_type=kind)

    assert (answer.status_code, rows_of(app)) == (415, before)
