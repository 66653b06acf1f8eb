"""Respondents who write down what they send before they send it, and what they were told.

Each has a file of its own, a line a step, flushed to the disk: what the server acknowledged is in
it whatever becomes of the server.  Without a line of an answer nobody knows whether it arrived.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.surveys.http import Opened

PATIENCE = 60.0  # seconds until a server that comes back is given up
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PAGE = "p-staff"
QUESTIONS = ("q-workers", "q-volunteers")
"""Both get the same number in a save: one without the other would be half a page."""


@dataclass
class Ledger:
    """What one respondent did, in a file that only grows."""

    file: Path

    def write(self, **line: Any) -> None:
        with self.file.open("a") as out:
            out.write(json.dumps(line) + "\n")
            out.flush()
            os.fsync(out.fileno())


@dataclass
class Writer:
    """One enterprise that answers over the wire, as often as it takes."""

    port: int
    address: str
    enterprise: str
    number: int
    """Its canary: what it sends begins with it, and nobody else's does."""

    ledger: Ledger
    cookie: str = ""
    sent: int = 0
    statuses: list[int] = field(default_factory=list)
    drop: Callable[[], bool] = lambda: False
    """Tells whether to hang up before the answer is read."""

    def enter(self, token: str) -> None:
        self._until(303, lambda: self._ask("GET", f"/i/{token}"))
        form = self._form("/")
        self._until(303, lambda: self._ask("POST", self.address + "/", form))

    def save(self) -> None:
        """Save a page with a number that nobody sent before, until the server says that it has."""
        self.sent += 1
        value = str(self.number * 10_000 + self.sent)

        def once() -> int:
            form = self._form(f"/page/{PAGE}")
            form |= {f"answer-{question}": value for question in QUESTIONS} | {"_go": "on"}
            self.ledger.write(op="save", enterprise=self.enterprise, value=value)
            return self._ask("POST", f"{self.address}/page/{PAGE}", form)

        self._until(303, once)
        self.ledger.write(op="saved", enterprise=self.enterprise, value=value)

    def submit(self) -> None:
        """Send the answers under one key, until the server says that it has them."""
        form = self._form("/check") | {"agreed": "yes", "signed_by": f"Writer {self.number}"}
        self.ledger.write(op="submit", enterprise=self.enterprise, key=form["_key"])
        self._until(303, lambda: self._ask("POST", f"{self.address}/check", form))
        self.ledger.write(op="submitted", enterprise=self.enterprise, key=form["_key"])

    def _form(self, path: str) -> dict[str, str]:
        body = ""
        for _try in self._tries():
            status, body = self._exchange("GET", self.address + path)
            if status == 200:
                break
        return dict(FIELD.findall(body[body.index("<main") :]))

    def _until(self, wanted: int, act: Callable[[], int]) -> None:
        for _try in self._tries():
            status = act()
            self.statuses.append(status)
            if status == wanted:
                return

    def _tries(self) -> Any:
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            yield None
            time.sleep(0.02)
        raise AssertionError(f"writer {self.number} was not served within {PATIENCE:.0f} s")

    def _ask(self, method: str, path: str, form: dict[str, str] | None = None) -> int:
        return self._exchange(method, path, form)[0]

    def _exchange(
        self, method: str, path: str, form: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """Return the status and the body; 0 where the connection was lost."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            wire.request(method, path, urlencode(form) if form is not None else None, headers)
            if method == "POST" and self.drop():
                return 0, ""
            answer = wire.getresponse()
            body = answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            wire.close()
        if set_cookie := answer.headers.get("Set-Cookie", ""):
            self.cookie = set_cookie.split(";")[0]
        return answer.status, body


def play(
    scene: Opened, tokens: list[tuple[str, str]], port: int, folder: Path, *, saves: int, **how: Any
) -> list[Writer]:
    """Let every enterprise answer at the same time: some saves, then the sending."""

    def one(at: int) -> Writer:
        enterprise, token = tokens[at]
        ledger = Ledger(folder / f"{at}.jsonl")
        address = f"/answer/{scene.campaign_id}/{enterprise}"
        writer = Writer(port, address, enterprise, at + 1, ledger, **how)
        writer.enter(token)
        for _number in range(saves):
            writer.save()
        writer.submit()
        return writer

    with ThreadPoolExecutor(len(tokens)) as pool:
        return list(pool.map(one, range(len(tokens))))
