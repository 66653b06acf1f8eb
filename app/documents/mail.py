"""A mail: made into a message, and handed to a mail server."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

SECONDS = 60
"""How long a mail server may be silent."""

LONGEST_ERROR = 500
SUBMITTED = {"smtp": 587, "smtps": 465}
OURSELVES = frozenset({"localhost", "127.0.0.1", "::1"})
READY_FOR_DATA = 354


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What is written, to whom and from whom."""

    id: str
    """Never changes: a mail that is sent twice has one Message-ID."""

    sender: str
    """``VISES <vises@example.org>``."""

    recipient: str
    subject: str
    text: str
    html: str = ""
    locale: str
    reply_to: str = ""
    written_at: datetime
    unsubscribe: str = ""
    """Where the reader asks for no more of these; empty where there is nothing to ask."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The server has it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The server will never take it: there is no such address, for instance."""

    error: str


@dataclass(frozen=True, slots=True)
class Postponed:
    """The server does not have it, and may take it later."""

    error: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The connection was lost when it had been handed over: it may have been taken or not."""

    error: str


Delivery: TypeAlias = Accepted | Refused | Postponed | Unknown


class Unaddressable(ValueError):
    """An address is none: nothing can be sent to it."""


def message_of(letter: Letter) -> EmailMessage:
    """Return the message, with its words as text and, where there are any, as HTML.

    Line breaks in a subject or an address would begin a header of their own; they become
    blanks, or make the address none.

    :raises Unaddressable: the recipient or the sender is no address.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = sender = _address(letter.sender)
    message["To"] = _address(letter.recipient)
    if letter.reply_to:
        message["Reply-To"] = _address(letter.reply_to)
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.id}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if letter.unsubscribe:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = letter.locale  # last: it is the whole's, not the first part's
    return message


def send(url: str, letter: Letter) -> Delivery:
    """Hand a letter to the mail server.

    :param url: ``smtp://user:password@host:587``, or ``smtps://``.
    """
    try:
        message = message_of(letter)
    except Unaddressable as wrong:
        return Refused(str(wrong))
    try:
        server = _connected(url)
    except (OSError, smtplib.SMTPException) as unreachable:
        return Postponed(_said(unreachable))
    try:
        delivery = _hand_over(server, message)
        if not isinstance(delivery, Unknown):  # a server that is silent would not answer QUIT
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
    except (OSError, smtplib.SMTPException) as lost:
        return Postponed(_said(lost))
    else:
        return delivery
    finally:
        server.close()


def _connected(url: str) -> smtplib.SMTP:
    """Return a connection that is encrypted, unless the server is this machine or offers none.

    A password is never sent in clear to another machine.
    """
    parts = urlsplit(url)
    host, port = parts.hostname or "localhost", parts.port or SUBMITTED[parts.scheme]
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=SECONDS)
    try:
        server.ehlo_or_helo_if_needed()
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        elif parts.scheme == "smtp" and parts.password and host not in OURSELVES:
            raise smtplib.SMTPNotSupportedError("the server offers no encryption for the password")
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> Delivery:
    for command, argument in (
        ("MAIL", f"FROM:<{_plain(message, 'From')}>"),
        ("RCPT", f"TO:<{_plain(message, 'To')}>"),
        ("DATA", ""),
    ):
        code, said = server.docmd(command, argument)
        if code >= 400:
            return _not_taken(code, said)
    if code != READY_FOR_DATA:
        return Postponed(f"{code} {said.decode(errors='replace')}"[:LONGEST_ERROR])
    try:
        server.send(_body(message))
        code, said = server.getreply()
    except (OSError, smtplib.SMTPException) as lost:
        return Unknown(_said(lost))
    return Accepted() if code < 300 else _not_taken(code, said)


def _not_taken(code: int, said: bytes) -> Delivery:
    error = f"{code} {said.decode(errors='replace')}"[:LONGEST_ERROR]
    return Refused(error) if code >= 500 else Postponed(error)


def _body(message: EmailMessage) -> bytes:
    """Return the message as it goes over the line: a line of a dot gets a second, then the end."""
    lines = bytes(message).replace(b"\r\n.", b"\r\n..")
    return lines + (b"" if lines.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _plain(message: EmailMessage, header: str) -> str:
    address: str = message[header].addresses[0].addr_spec
    return address


def _address(written: str) -> Address:
    name, spec = parseaddr(written)
    if any(ord(letter) < 32 for letter in written) or not spec.isascii():
        raise Unaddressable(f"no address: {written!r}")
    local, _, domain = spec.rpartition("@")
    if not local or not domain or " " in spec:
        raise Unaddressable(f"no address: {written!r}")
    try:
        return Address(name, username=local, domain=domain)
    except (ValueError, IndexError) as wrong:
        raise Unaddressable(f"no address: {written!r}") from wrong


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:LONGEST_ERROR]
