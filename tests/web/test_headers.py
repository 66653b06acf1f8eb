"""The headers that every answer carries, whatever it answers."""

from __future__ import annotations

import pytest
from flask import Flask, url_for
from werkzeug.routing import AnyConverter, Rule

NOTHING = "00000000-0000-4000-8000-000000000000"
NAMES = (
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cache-Control",
)  # fmt: skip


def one_for(rule: Rule, name: str) -> str:
    """Something that fits into this place of an address and names nothing."""
    converter = rule._converters[name]
    return min(converter.items) if isinstance(converter, AnyConverter) else NOTHING


def test_every_page_and_every_refusal_carries_every_header(app: Flask) -> None:
    client, adapter = app.test_client(), app.url_map.bind("localhost")
    paths = [
        adapter.build(rule.endpoint, {name: one_for(rule, name) for name in rule.arguments})
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and "GET" in (rule.methods or ())
    ]

    lacking = {
        (method, path): missing
        for path in (*paths, "/nothing", f"{app.static_url_path}/nothing.css")
        for method in ("GET", "POST", "FOO")
        if (missing := [
            name for name in NAMES if name not in client.open(path, method=method).headers
        ])
    }  # fmt: skip

    assert lacking == {}


def test_a_page_is_never_kept_by_a_cache(app: Flask) -> None:
    kept = [
        app.test_client().get(path).headers["Cache-Control"]
        for path in ("/", "/nothing", f"{app.static_url_path}/nothing.css", "/account/")
    ]

    assert kept == ["private, no-store"] * 4


@pytest.mark.parametrize("name", ["css/main.css", "js/main.js", "icons/icons.svg"])
def test_a_static_file_is_kept_for_a_year_and_sets_no_cookie(app: Flask, name: str) -> None:
    with app.test_request_context():
        address = url_for("static", filename=name)

    answer = app.test_client().get(f"{address}?lang=nl", buffered=True)

    assert (answer.status_code, "max-age=31536000" in answer.headers["Cache-Control"]) == (
        200,
        True,
    )
    assert "Set-Cookie" not in answer.headers
    assert "no-cache" not in answer.headers["Cache-Control"]
