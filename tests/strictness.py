"""What every run of the tests insists on: no network beyond this machine, and nothing left out."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from ipaddress import ip_address
from typing import Any

import pytest

NOTHING_SKIPPED = os.environ.get("CI") == "true"


class BeyondLoopback(Exception):
    """A test reached for another machine."""


def forbid_the_network() -> None:
    """Refuse, from now on and in this process, every address that is not this machine's."""
    sys.addaudithook(_guard)


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    match event, arguments:
        case (("socket.connect" | "socket.sendto" | "socket.sendmsg"), (_, (str(host), *_))):
            _must_be_here(host)
        case "socket.getaddrinfo", (host, *_) if host:
            _must_be_here(host.decode() if isinstance(host, bytes) else str(host))


def _must_be_here(host: str) -> None:
    if host == "localhost":
        return
    try:
        here = ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        here = False
    if not here:
        raise BeyondLoopback(host)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On CI a test that skips itself has failed: nobody is there to supply what it lacks."""
    report = yield
    if NOTHING_SKIPPED and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and with CI=true nothing is: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that skips itself whole."""
    report = yield
    if NOTHING_SKIPPED and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, and with CI=true nothing is: {report.longrepr}"
    return report
