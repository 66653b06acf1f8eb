"""The mails of a campaign: how they are worded, and putting one into the outbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import Unsound
from app.core.problems import Problem
from app.documents import campaign_letters
from app.documents.campaign_letters import PLACES
from app.documents.letters import Letter, moment
from app.models import Campaign, Enterprise, Names, Pole
from app.records import audit, outbox
from app.surveys.campaigns import campaign_of

__all__ = ["PLACES"]

LOCALES = ("fr", "nl")
LONGEST_SUBJECT = 200
LONGEST_TEXT = 5_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Sender:
    """From where mails of one campaign leave, and when."""

    campaign: Campaign
    pole: Pole
    base_url: str
    zone: ZoneInfo
    now: datetime
    leaves: Iterator[datetime]
    """The instants at which one after another may leave."""


def sender_of(
    session: Session,
    campaign: Campaign,
    *,
    base_url: str,
    zone: ZoneInfo,
    now: datetime,
    per_minute: int,
) -> Sender:
    """Return the sender of a campaign, whose mails queue up behind those that wait already."""
    pole = session.get_one(Pole, campaign.pole_id)
    leaves = outbox.instants(session, now=now, gap=timedelta(minutes=1) / per_minute)
    return Sender(campaign, pole, base_url, zone, now, leaves)


def letter_of(campaign: Campaign, kind: str, locale: str) -> Letter:
    """Return how a letter of a campaign is worded, its places in braces."""
    own = campaign.letters.get(kind, {}).get(locale)
    if own:
        return Letter(own["subject"], own["text"])
    return campaign_letters.in_our_words(kind, locale)


def post(
    session: Session, sender: Sender, kind: str, enterprise: Enterprise, token: str, *, key: str
) -> None:
    """Put one letter with a personal link into the outbox.

    :param key: what it is for and for whom: nobody is mailed twice for one thing.
    """
    campaign, pole = sender.campaign, sender.pole
    id = uuid4()
    stop = f"{sender.base_url}/mail/{id}/stop"
    letter = campaign_letters.filled(
        letter_of(campaign, kind, enterprise.locale),
        enterprise.locale,
        _words(sender, enterprise, f"{sender.base_url}/i/{token}"),
        stop=stop,
    )
    outbox.post(
        session, id=id, unique_key=key, recipient=enterprise.email, locale=enterprise.locale,
        subject=letter.subject, text=letter.text, unsubscribe=stop, pole=pole.id,
        reply_to=pole.contact if "@" in pole.contact else "",
        now=sender.now, leaves_at=next(sender.leaves),
    )  # fmt: skip


def preview(sender: Sender, letter: Letter, enterprise: Enterprise, locale: str) -> Letter:
    """Return a letter as an enterprise would read it; its links open nothing."""
    words = _words(sender, enterprise, f"{sender.base_url}/i/…", locale)
    stop = f"{sender.base_url}/mail/…/stop"
    return campaign_letters.filled(letter, locale, words, stop=stop)


def word(
    session: Session,
    campaign_id: UUID,
    kind: str,
    letters: Mapping[str, Letter],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """Word a letter of a campaign, in each language.  In the words of the house, nothing is kept.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    :raises Unsound: a subject or a text is missing or too long, the link is not in it, or what
        stands in braces is none of ``PLACES``.
    """
    campaign = campaign_of(session, campaign_id, by=by, action="edit")
    if problems := [one for at, letter in letters.items() for one in _problems(at, letter)]:
        raise Unsound(problems)
    own = {
        locale: {"subject": letter.subject, "text": letter.text}
        for locale, letter in letters.items()
        if letter != campaign_letters.in_our_words(kind, locale)
    }
    campaign.letters = {**campaign.letters, kind: own}
    audit.tell(
        session, "campaign.word", campaign, by=by, now=now, pole=campaign.pole_id,
        facts={"letter": kind, "languages": sorted(own)},
    )  # fmt: skip


def first_reader(session: Session, campaign: Campaign, locale: str) -> Enterprise:
    """Return an enterprise of the pole that reads this language, for a preview; an invented one
    where there is none."""
    pole = session.get_one(Pole, campaign.pole_id)
    found = session.scalars(
        select(Enterprise)
        .where(Enterprise.poles.contains(pole), Enterprise.locale == locale)
        .order_by(Enterprise.name)
        .limit(1)
    ).first()
    return found or Enterprise(name="…", locale=locale, email="")


def _words(sender: Sender, enterprise: Enterprise, link: str, locale: str = "") -> Names:
    campaign, pole = sender.campaign, sender.pole
    reads = locale or enterprise.locale
    return {
        "campaign": campaign.titles.get(reads) or next(iter(campaign.titles.values())),
        "enterprise": enterprise.name,
        "federation": pole.federation,
        "contact": pole.contact,
        "link": link,
        "closes": moment(campaign.closes_at, reads, sender.zone),
    }


def _problems(locale: str, letter: Letter) -> Iterator[Problem]:
    subject, text = (f"subject_{locale}",), (f"text_{locale}",)
    if not letter.subject:
        yield Problem("letter.without-subject", subject)
    if len(letter.subject) > LONGEST_SUBJECT:
        yield Problem("letter.long-subject", subject, {"most": LONGEST_SUBJECT})
    if len(letter.text) > LONGEST_TEXT:
        yield Problem("letter.long-text", text, {"most": LONGEST_TEXT})
    if "{link}" not in letter.text:
        yield Problem("letter.without-link", text)
    for field, words in ((subject, letter.subject), (text, letter.text)):
        for name in campaign_letters.strange_places(words)[:1]:
            yield Problem("letter.unknown-place", field, {"place": f"{{{name}}}"})
