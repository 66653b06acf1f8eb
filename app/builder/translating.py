"""The texts of a draft on their way to a translator, and back as one edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.builder import drafts, wording
from app.core.access import Actor
from app.core.questionnaire.completeness import WANTED
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.operations import Several
from app.core.questionnaire.wordings import texts
from app.interchange import translators
from app.interchange.translators import Line

PREFIX = "text|"
SHORTEST_TERM = 3
"""Letters, below which a word of the glossary is looked for in vain."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file that came back."""

    written: int
    gone: int
    """Texts whose place is in the draft no more."""


def lines(definition: Definition, where: Mapping[str, str]) -> list[Line]:
    """Return every text that somebody wrote in one of the two languages.

    :param where: what a person calls each part, by its id; the questionnaire by the empty one.
    """
    found = []
    for place, text in texts(definition):
        said = {
            str(one): wording.by_name(definition, text.text_in(one)) if "${" in text.text_in(one)
            else text.text_in(one)
            for one in WANTED
        }  # fmt: skip
        if any(words.strip() for words in said.values()):
            key = wording.key_of(place, "").removeprefix(PREFIX).removesuffix("|")
            states = {
                str(one): str(text.state_in(one, authored=definition.authored)) for one in WANTED
            }
            owner = place.address[0] if place.address else ""
            found.append(Line(key, where.get(owner, ""), said, states))
    return found


def take_back(
    session: Session, questionnaire_id: UUID, data: bytes, *, by: Actor, now: datetime
) -> Taken:
    """Write what a translator sent into the draft.  An empty cell takes nothing away.

    :raises NotFound, NotAllowed: as :func:`app.builder.drafts.to_edit`; or the file was taken
        along at a revision that there never was.
    :raises Unsound: the file cannot be read.
    :raises Overtaken: somebody changed one of its texts since it was taken along.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    sent = translators.read(data)
    base = drafts.as_of(session, questionnaire, sent.revision)
    known = {
        wording.key_of(place, "").removeprefix(PREFIX).removesuffix("|")
        for place, _text in texts(base)
    }
    typed = {
        f"{PREFIX}{key}|{language}": text
        for key, said in sent.texts.items()
        if key in known
        for language, text in said.items()
    }
    edits = wording.writes(base, typed)
    if edits:
        drafts.edit(
            session, questionnaire_id, Several(tuple(edits)),
            revision=sent.revision, by=by, now=now,
        )  # fmt: skip
    return Taken(wording.count(edits), len(sent.texts.keys() - known))


def hints(text: str, terms: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the terms that a text holds, each with its fixed word in the other language."""
    said = text.casefold()
    return [pair for pair in terms if len(pair[0]) >= SHORTEST_TERM and pair[0].casefold() in said]
