"""A173 to A184: the one door to the open network opens to producers' files and nothing else."""

from __future__ import annotations

import gzip
import socket
import ssl
from dataclasses import replace

import pytest

from app.core.errors import Unsound
from app.interchange.fetching import public
from app.interchange.fetching.public import Known, Network, TryLater, fetch_public
from tests.bad_input.producer import ALLOWED, OPEN, running

FILE = "http://walstat.example/file.csv"
CSV = {"Content-Type": "text/csv"}


def no_line(_to: tuple[str, int], _seconds: float) -> socket.socket:
    raise AssertionError("somebody was asked")


def at(address: str) -> Network:
    return Network(resolve=lambda _host, _port: [address], connect=no_line)


def refusal(url: str, network: Network | None = None) -> str:
    with pytest.raises(Unsound) as refused:
        fetch_public(url, ALLOWED, network=network or at(OPEN))
    return refused.value.problems[0].code


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "::1", ".".join("0000"), "169.254.169.254", "10.1.2.3", "172.16.0.1"),
        *("192.168.1.1", "100.64.0.1", "fd00::1", "fe80::1", "fe80::1%eth0"),
        *("::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "192.0.0.8"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "2001:0:7f00:1::1"),
    ],
)
def test_a173_a175_a_name_that_leads_inwards_is_not_followed(address: str) -> None:
    assert refusal("https://ec.eurostat.example/data", at(address)) == "fetch.address"


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "[::1]",
            ".".join("0000"),
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
        ),
        *("①②⑦.0.0.1", "[::ffff:127.0.0.1]", "93.184.216.34"),
    ],
)
def test_a174_an_address_in_any_disguise_is_no_producer(host: str) -> None:
    assert refusal(f"https://{host}/admin") == "fetch.address"


def test_a174_a_name_that_resolves_to_ourselves_is_refused() -> None:
    assert refusal("https://127.0.0.1.insee.example/", at("127.0.0.1")) == "fetch.address"


def test_one_private_address_among_open_ones_is_enough_to_refuse() -> None:
    network = Network(resolve=lambda _host, _port: [OPEN, "10.0.0.1"], connect=no_line)

    assert refusal("https://insee.example/", network) == "fetch.address"


def test_a176_the_connection_goes_to_the_address_that_was_judged() -> None:
    with running({"/file.csv": (200, CSV, b"a;b")}) as producer:
        found = fetch_public(FILE, ALLOWED, network=producer.network(OPEN, "127.0.0.1"))

    assert (found.body, producer.resolved, producer.connected, producer.headers[0]["Host"]) == (
        b"a;b", ["walstat.example"], [OPEN], "walstat.example",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://127.0.0.1/", "fetch.address"),
        ("file:///etc/passwd", "fetch.scheme"),
        ("http://elsewhere.example/", "fetch.scheme"),
        ("https://elsewhere.example/", "fetch.host"),
        ("/file.csv", "fetch.redirects"),
    ],
)
def test_a177_each_redirect_is_judged_anew(to: str, code: str) -> None:
    with running({"/file.csv": (302, {"Location": to}, b"")}) as producer:
        assert refusal(FILE, producer.network()) == code

    assert len(producer.asked) <= public.MOST_REDIRECTS + 1


def test_a177_a_redirect_that_leads_to_an_inner_name_is_not_followed() -> None:
    answers = {"/file.csv": (302, {"Location": "http://walstat.example/two"}, b"")}
    with running(answers) as producer:
        assert refusal(FILE, producer.network(OPEN, "10.0.0.1")) == "fetch.address"

    assert producer.asked == ["/file.csv"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/passwd", "fetch.scheme"),
        ("ftp://insee.example/", "fetch.scheme"),
        ("gopher://insee.example/", "fetch.scheme"),
        ("data:text/csv,a", "fetch.scheme"),
        ("http://insee.example/", "fetch.scheme"),
        ("https://u:p@insee.example/", "fetch.password"),
        ("https://insee.example:22/", "fetch.port"),
        ("https://insee.example:6379/", "fetch.port"),
        ("https://insee.example:99999/", "fetch.unreadable"),
        ("https://insee.example/a b\r\nX: y", "fetch.unreadable"),
        ("", "fetch.scheme"),
    ],
)
def test_a178_other_schemes_passwords_and_ports_are_refused(url: str, code: str) -> None:
    assert refusal(url) == code


@pytest.mark.parametrize("packed", [False, True])
def test_a179_a_body_without_end_is_cut(packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "MOST_BYTES", 100_000)
    body, headers = b"0" * 5_000_000, dict(CSV)
    if packed:
        body, headers = gzip.compress(body), {**CSV, "Content-Encoding": "gzip"}
    with running({"/file.csv": (200, headers, body)}) as producer:
        assert refusal(FILE, producer.network()) == "fetch.large"


def test_a179_whoever_takes_too_long_is_left() -> None:
    with running({"/file.csv": (200, CSV, b"a;b")}) as producer:
        times = iter([0.0, 0.0, 31.0])
        network = replace(producer.network(), clock=lambda: next(times))

        assert refusal(FILE, network) == "fetch.slow"


def test_a179_a_web_page_is_no_file_of_figures() -> None:
    with running({"/file.csv": (200, {"Content-Type": "text/html; x"}, b"<p>")}) as producer:
        assert refusal(FILE, producer.network()) == "fetch.page"


def test_a180_a_certificate_that_nobody_vouches_for_ends_it() -> None:
    def trust() -> ssl.SSLContext:
        context = ssl.create_default_context()

        def wrap(*_: object, **__: object) -> ssl.SSLSocket:
            raise ssl.SSLCertVerificationError("self-signed certificate")

        context.wrap_socket = wrap  # type: ignore[method-assign]
        return context

    with running({}) as producer:
        network = replace(producer.network(), trust=trust)

        assert refusal("https://insee.example/", network) == "fetch.certificate"


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "insee.example.evil.example", "evilinsee.example"]
)
def test_a181_a_host_that_is_not_on_the_list_is_refused(host: str) -> None:
    assert refusal(f"https://{host}/") == "fetch.host"


def test_a182_what_an_error_page_says_is_not_passed_on() -> None:
    with (
        running({"/file.csv": (403, CSV, b"secret of the inside")}) as producer,
        pytest.raises(Unsound) as refused,
    ):
        fetch_public(FILE, ALLOWED, network=producer.network())

    (problem,) = refused.value.problems
    assert (problem.code, problem.facts) == ("fetch.status", {"status": 403})


def test_a183_a_busy_producer_says_how_long_to_wait() -> None:
    with (
        running({"/file.csv": (429, {"Retry-After": "60"}, b"")}) as producer,
        pytest.raises(TryLater) as later,
    ):
        fetch_public(FILE, ALLOWED, network=producer.network())

    assert later.value.seconds == 60


def test_a184_nothing_of_this_machine_travels_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with running({"/file.csv": (200, CSV, b"a;b")}) as producer:
        fetch_public(FILE, ALLOWED, network=producer.network())

    assert sorted(producer.headers[0]) == ["Accept-Encoding", "Connection", "Host", "User-Agent"]


def test_what_did_not_change_does_not_travel_twice() -> None:
    with running({"/file.csv": (304, {"ETag": '"7"'}, b"")}) as producer:
        found = fetch_public(FILE, ALLOWED, known=Known('"7"'), network=producer.network())

    assert (found.is_unchanged, producer.headers[0]["If-None-Match"]) == (True, '"7"')


def test_a_packed_file_arrives_unpacked() -> None:
    answers = {"/file.csv": (200, {**CSV, "Content-Encoding": "gzip"}, gzip.compress(b"a;b"))}
    with running(answers) as producer:
        assert fetch_public(FILE, ALLOWED, network=producer.network()).body == b"a;b"
