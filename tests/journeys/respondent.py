"""An enterprise that answers without a screen: by HTTP, reading forms as a browser would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http.cookiejar import CookieJar
from typing import Any, cast
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from lxml import html

Filled = Mapping[str, str | Sequence[str]]
"""What is written into fields, by their names."""


FORM, ANSWERS = "//main//form", "//form[@id='answers']"


class Respondent:
    """One person with a personal link and a browser without JavaScript."""

    def __init__(self, locale: str) -> None:
        self._ask = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar())).open
        self._locale = locale
        self.address = ""
        self.page: Any = None

    def open(self, address: str) -> None:
        """Go to an address, wherever it leads."""
        self._read(Request(urljoin(self.address, address)))  # noqa: S310

    def send(self, form: str, button: Mapping[str, str], fields: Filled) -> None:
        """Fill in the form that an expression of XPath finds, and press one of its buttons."""
        (found,) = self.page.xpath(form)
        known = {name for name in found.fields}
        values = [pair for pair in found.form_values() if pair[0] not in fields]
        written = [
            (name, one)
            for name, value in fields.items()
            if name in known
            for one in ([value] if isinstance(value, str) else value)
        ]
        body = urlencode([*values, *written, *button.items()]).encode()
        action = urljoin(self.address, found.get("action") or self.address)
        self._read(Request(action, body))  # noqa: S310

    def answer(self, link: str, fields: Filled, *, name: str) -> None:
        """Follow a personal link, answer page by page, sign and send."""
        self.open(link)
        self.send(FORM, {}, {})
        home = self.address.rpartition("/")[0] + "/"
        while True:
            self.open(f"{home}page/")
            if not self.page.xpath(ANSWERS):
                break
            self.send(ANSWERS, {"go": "on"}, fields)
        self.open(f"{home}check")
        self.send(FORM, {}, {"agreed": "yes", "signed_by": name})

    @property
    def text(self) -> str:
        """Return what the page says, without its marks."""
        return " ".join(cast("str", self.page.text_content()).split())

    def _read(self, request: Request) -> None:
        request.add_header("Accept-Language", self._locale)
        with self._ask(request) as answer:
            self.address = answer.geturl()
            self.page = html.fromstring(answer.read().decode())
