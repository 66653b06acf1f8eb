"""The letters that leave the house, each in the language of its reader.

Each stands whole in a file of its own, ``templates/mail/<name>.<language>.txt``, its subject on
the first line: a letter is written as a letter, and not put together from sentences of the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import dates

from app.core.text import EN, FR, NL, Locale

FOLDER = Path(__file__).parent.parent / "templates" / "mail"
REGIONAL = {FR: "fr_FR", NL: "nl_BE", EN: "en_GB"}


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    text: str


_CONTACT = {
    FR: "Une question\u202f? {contact}\n",
    NL: "Een vraag? {contact}\n",
    EN: "A question? {contact}\n",
}


def receipt(
    locale: str, *, campaign: str, enterprise: str, federation: str, contact: str, receipt: str,
    submitted_at: datetime, zone: ZoneInfo,
) -> Letter:  # fmt: skip
    """Write the letter that says that the answers have arrived."""
    return _letter(
        "campaign_receipt", locale, campaign=campaign, enterprise=enterprise, federation=federation,
        contact=contact, receipt=receipt, submitted=moment(submitted_at, locale, zone),
    )  # fmt: skip


def account_invitation(
    locale: str, *, inviter: str, place: str, contact: str, link: str, until: datetime,
    zone: ZoneInfo,
) -> Letter:  # fmt: skip
    """Write the letter that offers somebody a place, with the link that takes it."""
    return _letter(
        "account_invitation", locale, inviter=inviter, place=place, contact=contact, link=link,
        until=moment(until, locale, zone),
    )  # fmt: skip


def new_password(locale: str, *, link: str, until: datetime, zone: ZoneInfo) -> Letter:
    """Write the letter with the link behind which one chooses another password."""
    return _letter("new_password", locale, contact="", link=link, until=moment(until, locale, zone))


def password_changed(locale: str) -> Letter:
    """Write the letter that says that the password was changed, whoever did it."""
    return _letter("password_changed", locale, contact="")


def new_address(locale: str, *, link: str, until: datetime, zone: ZoneInfo) -> Letter:
    """Write the letter, to a new address, with the link that confirms it."""
    return _letter("new_address", locale, contact="", link=link, until=moment(until, locale, zone))


def address_asked(locale: str, *, address: str) -> Letter:
    """Write the letter, to the address of today, that says that another one was asked for."""
    return _letter("address_asked", locale, contact="", address=address)


def sheet_asking(
    locale: str, *, enterprise: str, federation: str, contact: str, link: str, due: datetime,
    zone: ZoneInfo, again: bool,
) -> Letter:  # fmt: skip
    """Write the letter that asks whether a sheet about an enterprise may be published.

    :param again: it reminds of one that was written before.
    """
    return _letter(
        "sheet_reminder" if again else "sheet_asking", locale, enterprise=enterprise,
        federation=federation, contact=contact, link=link,
        due=day(due, locale, zone),
    )  # fmt: skip


def sheet_answered(locale: str, *, enterprise: str, link: str) -> Letter:
    """Write the letter, to whoever asked, that says that an answer has come."""
    return _letter("sheet_answered", locale, contact="", enterprise=enterprise, link=link)


def second_step_reset(locale: str, *, helper: str) -> Letter:
    """Write the letter that says that somebody took the second step at log-in away."""
    return _letter("second_step_reset", locale, contact="", helper=helper)


def account_suspended(locale: str) -> Letter:
    """Write the letter that says that an account is shut."""
    return _letter("account_suspended", locale, contact="")


def log_in_tries(locale: str, *, at: datetime, zone: ZoneInfo) -> Letter:
    """Write the letter that says that somebody tries to guess a password."""
    return _letter("log_in_tries", locale, contact="", at=moment(at, locale, zone))


def moment(at: datetime, locale: str, zone: ZoneInfo) -> str:
    """Return an instant as a letter says it, on the clocks of ``zone``."""
    between = {FR: " à ", NL: " om "}.get(Locale(locale), " at ")
    return f"{day(at, locale, zone)}{between}{at.astimezone(zone):%H:%M}"


def day(at: datetime, locale: str, zone: ZoneInfo) -> str:
    """Return the day of an instant as a letter says it, on the calendars of ``zone``."""
    regional = REGIONAL.get(Locale(locale), "en_GB")
    return str(dates.format_date(at.astimezone(zone), "long", locale=regional))


def _letter(name: str, locale: str, *, contact: str, **words: str) -> Letter:
    spoken = Locale(locale) if Locale(locale) in REGIONAL else EN
    subject, text = _written(name, spoken)
    words["contact"] = _CONTACT[spoken].format(contact=contact) if contact else ""
    one_line = {key: " ".join(word.split()) for key, word in words.items()}
    return Letter(subject.format(**one_line), text.format(**words))


@cache
def _written(name: str, locale: Locale) -> tuple[str, str]:
    subject, _, text = (FOLDER / f"{name}.{locale}.txt").read_text("utf-8").partition("\n")
    return subject, text.lstrip("\n")
