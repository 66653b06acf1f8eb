"""The one door to the open network: a file of an allowed producer, within limits, or a refusal.

The name is resolved once, every address that it has is judged, and the connection goes to the
very address that was judged; names cannot change between the two.  Each redirect is judged anew.
Nothing of this machine travels along: no cookie, no proxy, no password.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from app import isolation
from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange.fetching.addresses import is_number, is_public

SECONDS = 30.0
"""For the whole of it, redirects included."""

SILENCE = 10.0
"""Seconds that a line may say nothing."""

MOST_BYTES = 50 * 1024 * 1024
"""Of the body, unpacked."""

MOST_REDIRECTS = 3
CHUNK = 64 * 1024
PORTS = {"https": 443, "http": 80}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({429, 500, 502, 503, 504})
"""Answers after which one may ask again."""

AGENT = "VISES"


@dataclass(frozen=True, slots=True)
class Allowed:
    """The hosts that may be asked; a host stands for those below it too."""

    hosts: tuple[str, ...]
    without_tls: tuple[str, ...] = ()
    """Hosts that offer plain HTTP only."""


def _resolve(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


@dataclass(frozen=True, slots=True)
class Network:
    """How names are resolved and connections made; a test brings its own."""

    resolve: Callable[[str, int], Sequence[str]] = _resolve
    connect: Callable[[tuple[str, int], float], socket.socket] = socket.create_connection
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier answer said of its version, so that the same need not travel twice."""

    tag: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it was answered."""

    body: bytes
    url: str
    """Where it stood in the end."""

    version: Known = field(default_factory=Known)
    is_unchanged: bool = False
    """The version that we know is still the latest: there is no body."""


class TryLater(Exception):
    """The producer is busy or away; ``seconds`` says how long it asks us to wait, 0 if it does
    not say."""

    def __init__(self, seconds: int = 0) -> None:
        super().__init__(f"try again after {seconds} s")
        self.seconds = seconds


def fetch_public(
    url: str, allowed: Allowed, *, known: Known | None = None, network: Network | None = None
) -> Fetched:
    """Return the file at an address of an allowed producer.

    :raises Unsound: the address is not allowed, or its answer is not a file for us.
    :raises TryLater: the producer could not answer now.
    """
    network = network or Network()
    deadline = network.clock() + SECONDS
    for _hop in range(MOST_REDIRECTS + 1):
        parts = judged(url, allowed)
        with _Line(parts, network, deadline) as line, closing(line.ask(known or Known())) as answer:
            if answer.status not in REDIRECTS:
                return _read(answer, url, network, deadline)
            onward = urljoin(url, answer.getheader("Location") or "")
        if parts.scheme == "https" and urlsplit(onward).scheme == "http":
            raise refused("fetch.scheme")
        url = onward
    raise refused("fetch.redirects", most=MOST_REDIRECTS)


def fetch_apart(url: str, allowed: Allowed, known: Known) -> Fetched | TryLater | Unsound:
    """Fetch in a child that is ended by the clock, however slowly the other side speaks."""
    outcome = isolation.run(
        f"{__name__}.plain", url, allowed.hosts, allowed.without_tls, known.tag, known.changed,
        seconds=SECONDS + SILENCE, megabytes=512,
    )  # fmt: skip
    if not isinstance(outcome, isolation.Done):
        return refused("fetch.slow", seconds=int(SECONDS))
    match outcome.value:
        case {"problems": problems}:
            return Unsound([Problem(code, ("address",), facts) for code, facts in problems])
        case {"later": seconds}:
            return TryLater(seconds)
        case found:
            version = Known(found["tag"], found["changed"])
            return Fetched(found["body"], found["url"], version, found["is_unchanged"])


def plain(
    url: str, hosts: Sequence[str], without_tls: Sequence[str], tag: str, changed: str
) -> dict[str, Any]:
    """Fetch in the child, and return plain values: they are all that crosses the pipe."""
    try:
        found = fetch_public(
            url, Allowed(tuple(hosts), tuple(without_tls)), known=Known(tag, changed)
        )
    except Unsound as wrong:
        return {"problems": [(one.code, dict(one.facts)) for one in wrong.problems]}
    except TryLater as later:
        return {"later": later.seconds}
    return {
        "body": found.body,
        "url": found.url,
        "tag": found.version.tag,
        "changed": found.version.changed,
        "is_unchanged": found.is_unchanged,
    }


def refused(code: str, **facts: object) -> Unsound:
    return Unsound([Problem(code, ("address",), facts)])


def judged(url: str, allowed: Allowed) -> SplitResult:
    """Return the parts of an address that may be asked."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, _host_of(parts)
    except ValueError as wrong:
        raise refused("fetch.unreadable") from wrong
    if is_number(host) and parts.scheme in PORTS:
        raise refused("fetch.address")
    plain = _stands_below(host, allowed.without_tls)
    if parts.scheme not in PORTS or (parts.scheme == "http" and not plain):
        raise refused("fetch.scheme")
    if not host or any(not "!" <= sign <= "~" for sign in url.strip()):
        raise refused("fetch.unreadable")
    if parts.username is not None or parts.password is not None:
        raise refused("fetch.password")
    if port not in {None, PORTS[parts.scheme]}:
        raise refused("fetch.port")
    if not (plain or _stands_below(host, allowed.hosts)):
        raise refused("fetch.host", host=host)
    return parts


def _host_of(parts: SplitResult) -> str:
    return (parts.hostname or "").rstrip(".")


def _stands_below(host: str, hosts: Sequence[str]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in hosts)


class _Line:
    """One connection, to an address that was judged."""

    def __init__(self, parts: SplitResult, network: Network, deadline: float) -> None:
        self._parts, self._network, self._deadline = parts, network, deadline
        self._host = _host_of(parts)
        self._http = http.client.HTTPConnection(self._host, PORTS[parts.scheme])

    def __enter__(self) -> _Line:
        port = PORTS[self._parts.scheme]
        try:
            self._http.sock = self._socket(port)
        except ssl.SSLError as wrong:
            raise refused("fetch.certificate") from wrong
        except OSError as away:
            raise TryLater from away
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(self, known: Known) -> http.client.HTTPResponse:
        target = (self._parts.path or "/") + (f"?{self._parts.query}" if self._parts.query else "")
        sent = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close"}
        sent |= {"If-None-Match": known.tag} if known.tag else {}
        sent |= {"If-Modified-Since": known.changed} if known.changed else {}
        try:
            self._http.request("GET", target, headers=sent)
            return self._http.getresponse()
        except (OSError, http.client.HTTPException, ValueError) as away:
            raise TryLater from away

    def _socket(self, port: int) -> socket.socket:
        found = self._network.resolve(self._host, port)
        if not found or not all(is_public(one) for one in found):
            raise refused("fetch.address")
        left = _left(self._network, self._deadline)
        bare = self._network.connect((found[0], port), left)
        bare.settimeout(min(left, SILENCE))
        if self._parts.scheme == "http":
            return bare
        try:
            return self._network.trust().wrap_socket(bare, server_hostname=self._host)
        except OSError:
            bare.close()
            raise


def _read(answer: http.client.HTTPResponse, url: str, network: Network, deadline: float) -> Fetched:
    version = Known(answer.getheader("ETag") or "", answer.getheader("Last-Modified") or "")
    if answer.status == 304:
        return Fetched(b"", url, version, is_unchanged=True)
    if answer.status in LATER:
        asked = answer.getheader("Retry-After") or ""
        raise TryLater(int(asked) if asked.isdigit() else 0)
    if answer.status != 200:
        raise refused("fetch.status", status=answer.status)
    if "text/html" in (answer.getheader("Content-Type") or "").lower():
        raise refused("fetch.page")
    packed = (answer.getheader("Content-Encoding") or "").lower() == "gzip"
    return Fetched(_body(answer, network, deadline, packed=packed), url, version)


def _body(
    answer: http.client.HTTPResponse, network: Network, deadline: float, *, packed: bool
) -> bytes:
    """Read the body piece by piece, never more than we take and never longer than we wait."""
    unpack = zlib.decompressobj(wbits=31) if packed else None
    found = bytearray()
    try:
        while piece := answer.read1(CHUNK):
            _left(network, deadline)
            found += unpack.decompress(piece, MOST_BYTES + 1 - len(found)) if unpack else piece
            if len(found) > MOST_BYTES:
                raise refused("fetch.large", most=MOST_BYTES // 1024 // 1024)
    except zlib.error as wrong:
        raise refused("fetch.damaged") from wrong
    except (OSError, http.client.HTTPException) as away:
        raise TryLater from away
    return bytes(found)


def _left(network: Network, deadline: float) -> float:
    left = deadline - network.clock()
    if left <= 0:
        raise refused("fetch.slow", seconds=int(SECONDS))
    return left
