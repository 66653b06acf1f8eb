"""From what was chosen and written, and from the tables, to the whole content of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.core.questionnaire import codec as definitions
from app.core.questionnaire.definition import Definition
from app.core.racines.comparison import Compared
from app.core.racines.measure import Answers
from app.core.racines.verdict import Display
from app.core.sheets import codec, disclosure
from app.core.sheets.addresses import addresses
from app.core.sheets.content import Chain, Content, Draft, Figure, Method, Voice
from app.models import Campaign, CampaignDoor, Pole, Response, Sheet, Submission
from app.records import comparing
from app.sheets.band import band_of
from app.sheets.drafting import comparisons
from app.sheets.figures import figure_of


@dataclass(frozen=True, slots=True)
class Composed:
    """A sheet with its figures, and which of those that were chosen may not be shown."""

    content: Content
    hidden_figures: tuple[int, ...]
    """Places in the draft's list of figures."""

    hidden_comparisons: tuple[str, ...]
    """Ids of comparisons: the sheet shows their sentence, and no figure."""

    def has_the_numbers_of(self, content: Content) -> bool:
        mine = self.content
        return (mine.figures, mine.comparisons) == (content.figures, content.comparisons)


def draft_of(sheet: Sheet) -> Draft:
    return codec.decode_draft(sheet.draft)


def definition_of(session: Session, sheet: Sheet) -> Definition:
    """Return the questionnaire that was answered: key figures are made of its questions."""
    return definitions.decode(_campaign(session, sheet).version.definition)


def compose(
    session: Session, sheet: Sheet, *, base_url: str, draft: Draft | None = None
) -> Composed:
    """Gather what a sheet says, as the answers and statistics stand now.

    Who may not see the sheet has not come here: it is fetched through its tenant before.

    :param base_url: the address of the house, for the QR code.
    :param draft: what to compose instead of what was saved.
    """
    draft = draft or draft_of(sheet)
    campaign = _campaign(session, sheet)
    pole = session.get_one(Pole, sheet.pole_id)
    handed_in = _submitted(session, sheet)
    responses = [answers for answers, _day in handed_in]
    figures = (
        _figures(draft, responses, sheet, campaign.reference_year)
        if "figures" in draft.blocks
        else []
    )
    shown = tuple(_compared(session, sheet, draft))
    hidden = tuple(id for id, found in shown if found.display is Display.SUPPRESSED)
    gone = tuple(at for at, figure in enumerate(figures) if figure is None)
    return Composed(
        Content(
            band=band_of(session, sheet, pole, campaign.reference_year),
            promise=draft.promise,
            method=_method(session, sheet, campaign, [day for _answers, day in handed_in], gone),
            figures=tuple(figure for figure in figures if figure),
            comparisons=tuple(found for _id, found in shown),
            practices=draft.practices if "practices" in draft.blocks else (),
            voices=tuple(filter(_is_said, draft.voices)) if "voices" in draft.blocks else (),
            chain=_if_told(draft.chain) if "chain" in draft.blocks else None,
            blocks=draft.blocks,
            pages=draft.pages,
            goals=draft.goals,
            contact=draft.contact,
            colour=draft.colour,
            addresses=addresses(sheet.public_name, base_url),
            is_demonstration=pole.is_demonstration,
        ),
        hidden_figures=gone,
        hidden_comparisons=hidden,
    )


def _campaign(session: Session, sheet: Sheet) -> Campaign:
    return session.get_one(Campaign, sheet.campaign_id, options=[joinedload(Campaign.version)])


def _submitted(session: Session, sheet: Sheet) -> list[tuple[Answers, date]]:
    """Return the answers that were handed in, with their day: one's own, or all of the pole."""
    question = (
        select(Submission.answers, Submission.submitted_at)
        .join(Response, Response.id == Submission.response_id)
        .where(Response.campaign_id == sheet.campaign_id)
        .order_by(Submission.submitted_at)
    )
    if sheet.enterprise_id:
        question = question.where(Response.enterprise_id == sheet.enterprise_id)
    return [(answers, at.date()) for answers, at in session.execute(question)]


def _figures(
    draft: Draft, responses: Sequence[Answers], sheet: Sheet, year: int
) -> list[Figure | None]:
    whole = sheet.enterprise_id is None
    return [figure_of(one, responses, year=year, is_of_pole=whole) for one in draft.figures]


def _compared(session: Session, sheet: Sheet, draft: Draft) -> list[tuple[str, Compared]]:
    """Return the chosen comparisons that still stand, as they may be shown, in their order."""
    known = {str(one.id): one for one in comparisons(session, sheet)}
    shown = draft.comparisons if "comparisons" in draft.blocks else ()
    chosen = [known[id] for id in shown if id in known]
    found = comparing.compared_each(session, chosen) if chosen else []
    return [
        (str(one.id), disclosure.shown(told, is_of_pole=one.enterprise_id is None))
        for one, told in zip(chosen, found, strict=True)
    ]


def _method(
    session: Session, sheet: Sheet, campaign: Campaign, days: Sequence[date], gone: Sequence[int]
) -> Method:
    return Method(
        collected_from=campaign.opens_at.date(),
        collected_until=max(days, default=campaign.closes_at.date()),
        answered=len(days),
        invited=1 if sheet.enterprise_id else max(_invited(session, campaign.id), len(days)),
        withheld=len(gone),
    )


def _invited(session: Session, campaign_id: UUID) -> int:
    doors = select(func.count()).where(CampaignDoor.campaign_id == campaign_id)
    return session.scalar(doors) or 0


def _is_said(voice: Voice) -> bool:
    return any(wording.text.strip() for wording in voice.words.by_locale.values())


def _if_told(chain: Chain) -> Chain | None:
    links = (wording for link in chain.links for wording in link.by_locale.values())
    return chain if any(wording.text.strip() for wording in links) else None
