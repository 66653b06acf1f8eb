"""An enterprise that answers without a screen: by HTTP, reading forms as a browser would."""

from __future__ import annotations

from http.cookiejar import CookieJar
from typing import Any, cast
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from lxml import html

ANSWERS = "//form[@id='answers']"


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

    def send(self, form: str, **fields: str) -> None:
        """Fill in the form that an expression of XPath finds, and send it."""
        (found,) = self.page.xpath(form)
        values = [pair for pair in found.form_values() if pair[0] not in fields]
        body = urlencode([*values, *fields.items()]).encode()
        action = urljoin(self.address, found.get("action") or self.address)
        self._read(Request(action, body))  # noqa: S310

    def answer(self, link: str, says: str, *, name: str) -> None:
        """Follow a personal link, choose the answer of that wording wherever it is offered,
        leave all else open, sign and send."""
        self.open(link)
        self.send("//main//form")
        home = self.address.rpartition("/")[0]
        while True:
            self.open(f"{home}/page/")
            if not self.page.xpath(ANSWERS):
                break
            self.send(ANSWERS, **self._offered(says))
        self.open(f"{home}/check")
        self.send("//main//form", agreed="yes", signed_by=name)

    def _offered(self, says: str) -> dict[str, str]:
        return {
            control.get("name"): control.get("value")
            for label in self.page.xpath("//label")
            if " ".join(label.text_content().split()) == says
            for control in label.xpath(".//input")
            or [self.page.get_element_by_id(label.get("for"))]
        }

    @property
    def text(self) -> str:
        """Return what the page says, without its marks."""
        return " ".join(cast("str", self.page.text_content()).split())

    def _read(self, request: Request) -> None:
        request.add_header("Accept-Language", self._locale)
        with self._ask(request) as answer:
            self.address = answer.geturl()
            self.page = html.fromstring(answer.read().decode())
