"""What can be set from outside, with its name, its type and its default.

Every variable is described in docs/operating.md; ``tests/house`` keeps the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ROOT = Path(__file__).parent.parent
MIGRATIONS = ROOT / "migrations"
TRANSLATIONS = ROOT / "translations"
OURSELVES = ("127.0.0.1", "localhost", "[::1]")
SQLITE = "sqlite:////srv/vises/data/vises.sqlite"
SHORTEST_KEY = 32
"""Characters of the secret key: fewer could be guessed."""


class Misconfigured(SystemExit):
    """A setting is missing or cannot be read: the program ends, and says which variable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    secret_key: str
    """Signs cookies and links.  Empty only on the command line, where nothing is signed."""

    secret_keys_before: tuple[str, ...] = ()
    """The keys of before a change: what they signed and sealed is read as long as they stand."""

    database_url: str
    """Empty only on the command line, for the commands that need no database."""

    data_dir: Path = ROOT / "var"
    base_url: str = "http://127.0.0.1:8000"
    """The address that links in mails begin with."""

    https: bool = False
    """Whether people reach us by HTTPS: cookies are then ``Secure`` and ``__Host-``."""

    trusted_hosts: tuple[str, ...] = OURSELVES
    trusted_proxies: int = 0
    """How many reverse proxies of ours stand in front; their ``X-Forwarded-*`` are believed."""

    smtp_url: str = ""
    """``smtp://user:password@host:587``; empty: mails stay in the outbox page."""

    mail_from: str = "VISES <vises@example.org>"
    mails_per_minute: int = 60
    """How fast the mails of campaigns leave, so that no mail server takes us for a flood."""

    timezone: str = "Europe/Brussels"
    demonstration: bool = False
    """Whether the pages say that everything in them is invented, and show the outbox."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The secret keys, the one of today first."""
        return (self.secret_key, *self.secret_keys_before)

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages of the pages.  The first is for a visitor who asks for none of them."""
        return ("fr", "nl", "en")

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read the settings from the variables named ``APP_…``.

        Under the ``flask`` command the key and the database may be absent: a command that
        needs one of them says so itself.

        :raises Misconfigured: a variable is absent or wrong; the message begins with its name.
        """
        on_command_line = env.get("FLASK_RUN_FROM_CLI") == "true"
        base_url = _base_url(env)
        return cls(
            secret_key=_secret(env, optional=on_command_line),
            secret_keys_before=_words(env, "APP_SECRET_KEYS_BEFORE"),
            database_url=_database(env, optional=on_command_line),
            data_dir=_folder(env),
            base_url=base_url,
            https=_https(env, base_url),
            trusted_hosts=_words(env, "APP_TRUSTED_HOSTS") or OURSELVES,
            trusted_proxies=_number(env, "APP_TRUSTED_PROXIES", 0),
            smtp_url=_smtp(env),
            mail_from=_sender(env),
            mails_per_minute=max(_number(env, "APP_MAILS_PER_MINUTE", 60), 1),
            timezone=_timezone(env),
            demonstration=_yes(env, "APP_DEMONSTRATION", default=False),
        )

    def for_flask(self) -> dict[str, Any]:
        """Return what Flask and its extensions read of these settings."""
        prefix = "__Host-" if self.https else ""
        return {
            "SETTINGS": self,
            "SECRET_KEY": self.secret_key or None,
            "SECRET_KEY_FALLBACKS": list(self.secret_keys_before),
            "SQLALCHEMY_DATABASE_URI": self.database_url or "sqlite://",
            "SQLALCHEMY_ENGINE_OPTIONS": {} if self.database_url else {"creator": _no_database},
            "BABEL_DEFAULT_LOCALE": self.locales[0],
            "BABEL_DEFAULT_TIMEZONE": self.timezone,
            "BABEL_TRANSLATION_DIRECTORIES": str(TRANSLATIONS),
            "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
            "SESSION_COOKIE_NAME": f"{prefix}vises",
            "SESSION_COOKIE_SECURE": self.https,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "TRUSTED_HOSTS": list(self.trusted_hosts),
            "WTF_CSRF_TIME_LIMIT": None,  # the life of the session rules (decision 15)
            "WTF_CSRF_SSL_STRICT": False,  # the Origin is checked by web.origin instead
            "MAX_CONTENT_LENGTH": 25 * 1024 * 1024,  # bytes; pages of answers allow less
            "MAX_FORM_MEMORY_SIZE": 1024 * 1024,  # bytes
            "MAX_FORM_PARTS": 1_000,
        }


def _no_database() -> None:
    raise Misconfigured("APP_DATABASE_URL is not set")


def _secret(env: Mapping[str, str], *, optional: bool) -> str:
    key = env.get("APP_SECRET_KEY", "")
    if not key and optional:
        return ""
    if not key:
        raise Misconfigured("APP_SECRET_KEY is not set")
    if len(key) < SHORTEST_KEY or len(set(key)) < 8:
        raise Misconfigured(f"APP_SECRET_KEY is weak: give {SHORTEST_KEY} random characters")
    return key


def _database(env: Mapping[str, str], *, optional: bool) -> str:
    url = env.get("APP_DATABASE_URL", "")
    if not url and not optional:
        raise Misconfigured("APP_DATABASE_URL is not set")
    if url and not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise Misconfigured("APP_DATABASE_URL names neither sqlite:/// nor postgresql://")
    if url.startswith("sqlite:") and not url.startswith("sqlite:////"):
        raise Misconfigured(f"APP_DATABASE_URL gives SQLite no absolute path, as {SQLITE} does")
    if url.startswith("postgresql") and not _is_address(url, with_host=False):
        raise Misconfigured("APP_DATABASE_URL is no address: its port or its host cannot be read")
    return url


def _folder(env: Mapping[str, str]) -> Path:
    folder = Path(env.get("APP_DATA_DIR") or ROOT / "var").absolute()
    if folder.exists() and not folder.is_dir():
        raise Misconfigured(f"APP_DATA_DIR is no folder: {folder}")
    return folder


def _base_url(env: Mapping[str, str]) -> str:
    url = env.get("APP_BASE_URL", "").rstrip("/")
    if not url:
        return f"http://127.0.0.1:{_number(env, 'PORT', 8000)}"
    parts = urlsplit(url)
    is_bare = not (parts.path or parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not is_bare or not _is_address(url):
        raise Misconfigured(f"APP_BASE_URL is no address such as https://vises.example.org: {url}")
    return url


def _https(env: Mapping[str, str], base_url: str) -> bool:
    """Whoever serves others without HTTPS has to say so: their passwords travel in the clear."""
    if base_url.startswith("http:") and not env.get("APP_HTTPS"):
        host = urlsplit(base_url).hostname or ""
        if host not in {"127.0.0.1", "localhost", "::1"}:
            raise Misconfigured(f"APP_BASE_URL is not https, and APP_HTTPS=no is not said: {host}")
    return _yes(env, "APP_HTTPS", default=base_url.startswith("https:"))


def _smtp(env: Mapping[str, str]) -> str:
    url = env.get("APP_SMTP_URL", "")
    if url and not (url.startswith(("smtp://", "smtps://")) and _is_address(url)):
        raise Misconfigured("APP_SMTP_URL names neither smtp:// nor smtps:// with a host")
    return url


def _sender(env: Mapping[str, str]) -> str:
    sender = env.get("APP_MAIL_FROM") or "VISES <vises@example.org>"
    if "@" not in parseaddr(sender)[1] or not sender.isprintable():
        raise Misconfigured(f"APP_MAIL_FROM is no address such as vises@example.org: {sender!r}")
    return sender


def _is_address(url: str, *, with_host: bool = True) -> bool:
    """Tell whether the host and the port of an address can be read."""
    try:
        parts = urlsplit(url)
        _port = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) or not with_host


def _timezone(env: Mapping[str, str]) -> str:
    name = env.get("APP_TIMEZONE") or "Europe/Brussels"
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise Misconfigured(f"APP_TIMEZONE is no time zone: {name}") from unknown
    return name


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    written = env.get(name) or str(default)
    if not (written.isascii() and written.isdigit()):
        raise Misconfigured(f"{name} is no number: {written}")
    return int(written)


def _yes(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    written = env.get(name) or ("yes" if default else "no")
    if written not in {"yes", "no"}:
        raise Misconfigured(f"{name} is neither yes nor no: {written}")
    return written == "yes"


def _words(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word for word in env.get(name, "").replace(",", " ").split())
