"""The house starts only as it should: settings named, no database opened, nothing heavy loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import Misconfigured, Settings
from tests.house.test_floors import HEAVY

ROOT = Path(__file__).parents[2]
KEY = "u5Jx0Zk3f9QwErTy7MnBvCxAsDfGhJkL"
SOUND = {"APP_SECRET_KEY": KEY, "APP_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}


def start(code: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env={"PATH": os.environ["PATH"], **settings},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"APP_SECRET_KEY": ""}, "APP_SECRET_KEY is not set"),
        ({"APP_SECRET_KEY": "short"}, "APP_SECRET_KEY is weak"),
        ({"APP_SECRET_KEY": "ab" * 30}, "APP_SECRET_KEY is weak"),
        ({"APP_DATABASE_URL": ""}, "APP_DATABASE_URL is not set"),
        ({"APP_DATABASE_URL": "mysql://somewhere"}, "APP_DATABASE_URL names neither"),
        ({"APP_DATABASE_URL": "sqlite:///vises.sqlite"}, "APP_DATABASE_URL gives SQLite no abs"),
        ({"APP_DATABASE_URL": "postgresql://u@h:port/x"}, "APP_DATABASE_URL is no address"),
        ({"APP_DATA_DIR": __file__}, "APP_DATA_DIR is no folder"),
        ({"APP_BASE_URL": "vises.example.org"}, "APP_BASE_URL is no address"),
        ({"APP_BASE_URL": "https://"}, "APP_BASE_URL is no address"),
        ({"APP_BASE_URL": "https://a.example/b?c"}, "APP_BASE_URL is no address"),
        ({"APP_BASE_URL": "http://vises.example.org"}, "APP_BASE_URL is not https"),
        ({"APP_MAIL_FROM": "VISES"}, "APP_MAIL_FROM is no address"),
        ({"APP_MAIL_FROM": "a@b.example\nBcc: c@d.example"}, "APP_MAIL_FROM is no address"),
        ({"PORT": "http"}, "PORT is no number"),
        ({"APP_HTTPS": "perhaps"}, "APP_HTTPS is neither yes nor no"),
        ({"APP_TRUSTED_PROXIES": "-1"}, "APP_TRUSTED_PROXIES is no number"),
        ({"APP_SMTP_URL": "mail.example.org"}, "APP_SMTP_URL names neither"),
        ({"APP_SMTP_URL": "smtp://mail.example.org:mail"}, "APP_SMTP_URL names neither"),
        ({"APP_TIMEZONE": "Europe/Tournai"}, "APP_TIMEZONE is no time zone"),
        ({"APP_DEMONSTRATION": "true"}, "APP_DEMONSTRATION is neither yes nor no"),
    ],
    ids=str,
)
def test_a_wrong_setting_is_refused_by_its_name(wrong: dict[str, str], named: str) -> None:
    with pytest.raises(Misconfigured) as refusal:
        Settings.from_env(SOUND | wrong)

    assert str(refusal.value).startswith(named)


def test_whoever_does_without_https_has_to_say_so() -> None:
    plain = SOUND | {"APP_BASE_URL": "http://vises.example.org", "APP_HTTPS": "no"}

    assert Settings.from_env(plain).https is False


@pytest.mark.parametrize(
    ("name", "written"),
    [("PORT", "http"), ("PORT", "65536"), ("APP_WEB_PROCESSES", "0")],
)
def test_the_server_refuses_a_wrong_number_by_its_name(name: str, written: str) -> None:
    done = start("import gunicorn.app.wsgiapp as g; g.run()", **SOUND, **{name: written})

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{name} is no number from 1 to ")


def test_b35_the_server_refuses_to_start_without_its_secret() -> None:
    done = start("import wsgi", APP_DATABASE_URL=SOUND["APP_DATABASE_URL"])

    assert (done.returncode, done.stderr) == (1, "APP_SECRET_KEY is not set\n")


def test_b35_debugging_is_never_on_by_itself() -> None:
    done = start("import wsgi; print(wsgi.app.debug, wsgi.app.testing)", **SOUND)

    assert done.stdout == "False False\n"


def test_loading_the_application_opens_no_database() -> None:
    """The address in SOUND is that of nobody: whoever connects to it fails."""
    done = start("import wsgi; print('loaded')", **SOUND)

    assert (done.stdout, done.stderr) == ("loaded\n", "")


def test_loading_the_application_loads_no_heavy_library() -> None:
    done = start("import sys, wsgi; print(*sys.modules)", **SOUND)

    assert sorted(set(HEAVY) & set(done.stdout.split())) == []
    assert "wsgi" in done.stdout.split()


@pytest.mark.parametrize("command", ["--help", "routes"])
def test_a_command_that_needs_no_database_works_without_one(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", command],
        cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", [("db", "upgrade"), ("backup", "/nowhere/backup.tar.gz")])
def test_a_command_that_needs_a_database_says_that_it_is_missing(command: tuple[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *command],
        cwd=ROOT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, "APP_DATABASE_URL is not set\n")
