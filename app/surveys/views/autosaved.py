"""What a page is told once the answers on it were saved without anybody pressing a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _

from app.core.questionnaire import typed
from app.core.questionnaire.answers import Path, Value
from app.core.questionnaire.merging import Clash
from app.surveys.answering import Saved
from app.surveys.entering import Entry
from app.surveys.fields import Sent
from app.surveys.views.speaking import spoken
from app.web import pages


def report(entry: Entry, sent: Sent, saved: Saved, clashes: Sequence[Clash]) -> dict[str, Any]:
    """Return the revision that stands now, and what others answered on the page meanwhile.

    ``behind`` says that a group changed, whose times the page does not show: it goes on from the
    revision that it has, so that nothing of theirs is taken for something that was taken away.
    """
    response = saved.response
    paths = [*((id,) for id in saved.others), *(clash.path for clash in clashes)]
    return {
        "revision": response.revision,
        "said": _said(pages.clock(response.changed_at), sent),
        "others": [_theirs(entry, (id,), response.answers.get(id)) for id in saved.others],
        "clashes": [_clash(entry, one) for one in clashes],
        "behind": any(len(path) > 1 or path[0] not in entry.plan.questions for path in paths),
    }


def _said(time: str, sent: Sent) -> str:
    if sent.problems:
        return str(_("Saved at %(time)s, but for what cannot be read yet", time=time))
    return str(_("Saved at %(time)s", time=time))


def _theirs(entry: Entry, path: Path, value: Value | None) -> dict[str, str]:
    said = _("Somebody else answered meanwhile: %(answer)s", answer=_answer(entry, path, value))
    return {"id": typed.field(path), "said": said}


def _clash(entry: Entry, clash: Clash) -> dict[str, str]:
    said = _(
        "Somebody else answered at the same time: %(answer)s. Yours is kept in the field; when you"
        " save the page, you choose.",
        answer=_answer(entry, clash.path, clash.theirs),
    )
    return {"id": typed.field(clash.path), "said": said}


def _answer(entry: Entry, path: Path, value: Value | None) -> str:
    question = entry.plan.questions.get(path[-1])
    if question is None or value is None:
        return str(_("Not answered")) if value is None else str(_("load the page anew to see it"))
    lines = spoken(question, value, entry.plan.definition.authored)
    return ", ".join(words for words, _lang in lines)
