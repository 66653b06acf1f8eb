"""A090: after logging in, nobody is sent to another site."""

from __future__ import annotations

import pytest
from flask import Flask

from app.web import destinations

ELSEWHERE = [
    "//evil.com", "/\\evil.com", "\\\\evil.com", "///evil.com", "http:evil.com", "/%09/evil.com",
    "https:///evil.com", "/\t/evil.com", "javascript:alert(1)", " //evil.com", "/@evil.com",
    "//good@evil.com", "https://evil.com/", "/\n/evil.com", "", "evil.com", "/account/../../x",
]  # fmt: skip


@pytest.mark.parametrize("asked", ELSEWHERE)
def test_a090_what_is_no_page_of_ours_leads_to_the_first_page(app: Flask, asked: str) -> None:
    with app.test_request_context():
        assert destinations.safe(asked) == "/"


@pytest.mark.parametrize("asked", ["/account/", "/?lang=nl", "/account/?a=b&c=d"])
def test_a090_a_page_of_ours_is_gone_back_to(app: Flask, asked: str) -> None:
    with app.test_request_context():
        assert destinations.safe(asked) == asked
