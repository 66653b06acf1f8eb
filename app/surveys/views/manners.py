"""How a question is drawn: the style of its choices, the keys of a phone, how to answer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.attachments import taking
from app.core.attachments.endings import endings_for
from app.core.questionnaire import kinds
from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import Kind
from app.core.questionnaire.numerals import plain
from app.web import pages

Style: TypeAlias = Literal["", "line", "columns", "likert", "scale", "select"]
"""How choices stand: one below the other, in a line, in columns, over one line with the ends
named, as numbers, or in a list that opens."""

MANY = 20
"""Choices.  More of them are a list that opens: nobody reads a page of buttons."""

LONG_SCALE = 11
"""Steps.  A longer scale is a number to type."""

USUAL_LENGTH = 2_000
"""Characters of a text of which no respondent needs to be told."""

EXAMPLES: Mapping[str, str] = {
    "BCE": "0123.456.749",
    "SIREN": "732 829 320",
    "SIRET": "732 829 320 00074",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one question is drawn."""

    style: Style = ""
    how: str = ""
    """How to answer, in a line below the hint."""

    autocomplete: str = "off"
    inputmode: str = ""
    width: str = ""
    is_long: bool = False
    """Whether a text has several lines."""

    is_code: bool = False
    """Whether it is no prose, which nobody should correct."""

    longest: int | None = None
    """Characters, where a respondent is told."""

    accept: str = ""
    """What the device offers to choose from, where a file is asked for."""

    capture: str = ""
    """Which camera or microphone a phone opens at once; empty where one may choose a file too."""


PLAIN = Manner()


def manner_of(question: Question) -> Manner:
    """Return how a question is drawn, in the language of this request."""
    draw = _OF_KIND.get(type(question.kind))
    return draw(question) if draw else PLAIN


def steps_of(kind: kinds.Scale) -> tuple[str, ...]:
    """Return the steps of a scale that is short enough to be pressed; none where it is not."""
    if kind.step <= 0 or (kind.most - kind.least) / kind.step >= LONG_SCALE:
        return ()
    count = int((kind.most - kind.least) / kind.step) + 1
    return tuple(plain(kind.least + at * kind.step) for at in range(count))


def _text(question: Question) -> Manner:
    kind, words = question.kind, question.appearance.split()
    assert isinstance(kind, kinds.Text)  # noqa: S101  the table below asks
    told = kind.longest != USUAL_LENGTH
    how = ngettext("One character at most.", "%(num)s characters at most.", kind.longest)
    return Manner(
        is_long=kind.multiline or "multiline" in words,
        longest=kind.longest if told else None,
        how=how if told else "",
        inputmode="numeric" if "numbers" in words else "",
    )


def _enterprise(question: Question) -> Manner:
    registers = getattr(question.kind, "registers", ())
    examples = [EXAMPLES[one] for one in registers if one in EXAMPLES]
    either = _("or")
    how = _("For example %(number)s", number=f" {either} ".join(examples))
    return Manner(is_code=True, width="middle", how=how)


def _place(question: Question) -> Manner:
    if getattr(question.kind, "extent", "point") == "point":
        return Manner(how=_("For example 50.6292 and 3.0573"))
    how = _("Latitude and longitude of each point, for example 50.6292 3.0573; 50.6301 3.0581")
    return Manner(is_long=True, is_code=True, how=how)


def _choice(question: Question) -> Manner:
    style, how = _style(question, question.appearance.split()), _how_many(question.kind)
    return Manner(style=style, how=how, inputmode=_keys(question.kind))


def _number(question: Question) -> Manner:
    return Manner(inputmode=_keys(question.kind))


def _style(question: Question, words: list[str]) -> Style:
    kind = question.kind
    if isinstance(kind, kinds.Scale):
        return "scale"
    if isinstance(kind, kinds.Single):
        if "likert" in words:
            return "likert"
        opens = bool({"minimal", "autocomplete", "search"} & set(words))
        if not kind.other and (opens or len(choices_of(question)) > MANY):
            return "select"
    if any(word.startswith("columns") for word in words) or isinstance(kind, kinds.Goal):
        return "columns"
    in_line = any(word.startswith(("horizontal", "quick", "compact")) for word in words)
    return "line" if in_line or isinstance(kind, kinds.YesNo) else ""


def _how_many(kind: Kind) -> str:
    match kind:
        case kinds.Multiple(most=int(most)):
            return f"{_tick_all()} {_at_most(most)}"
        case kinds.Multiple():
            return _tick_all()
        case kinds.Goal(most):
            return _at_most(most)
        case kinds.Scale(least, most) if not steps_of(kind):
            ends = {"least": pages.number(least), "most": pages.number(most)}
            return str(_("From %(least)s to %(most)s", **ends))
        case _:
            return ""


def _tick_all() -> str:
    return str(_("Tick all that apply."))


def _at_most(most: int) -> str:
    return str(ngettext("One answer at most.", "%(num)s answers at most.", most))


def _keys(kind: Kind) -> str:
    """Return the keys that a phone shows for a number; the short ones often have no minus."""
    least = getattr(kind, "least", None)
    if isinstance(kind, kinds.Year):
        return "numeric"
    if isinstance(kind, kinds.Integer):
        return "numeric" if least is not None and least >= 0 else "text"
    return "decimal" if least is None or least >= Decimal(0) else "text"


def _file(question: Question) -> Manner:
    """A phone that is not asked for HEIC sends a JPEG, which everybody can see."""
    kind, most = question.kind, {"most": taking.largest_for(question.kind) // 1_000_000}
    endings = ",".join(f".{one}" for one in endings_for(kind) if one != "heic")
    match kind:
        case kinds.Image():
            at_once = "environment" if "new" in question.appearance.split() else ""
            how = _("A picture (JPEG, PNG or WebP) of at most %(most)s MB.", **most)
            return Manner(how=how, accept="image/jpeg,image/png,image/webp", capture=at_once)
        case kinds.Recording(film=True):
            how = _("A film (MP4, MOV or WebM) of at most %(most)s MB.", **most)
            return Manner(how=how, accept="video/*", capture="environment")
        case kinds.Recording():
            how = _("A sound recording (MP3, M4A, OGG or WAV) of at most %(most)s MB.", **most)
            return Manner(how=how, accept="audio/*", capture="user")
        case kinds.Signature():
            return Manner(accept="image/png")
        case _:
            how = _(
                "A PDF, a document of Office or LibreOffice, a table, a picture, a sound or a film"
                " of at most %(most)s MB.", **most,
            )  # fmt: skip
            return Manner(how=how, accept=endings)


_OF_KIND: Mapping[type[Kind], Callable[[Question], Manner]] = {
    kinds.Text: _text,
    kinds.EnterpriseNumber: _enterprise,
    **dict.fromkeys(
        (kinds.Single, kinds.Multiple, kinds.YesNo, kinds.Scale, kinds.Goal), _choice
    ),
    **dict.fromkeys((kinds.Integer, kinds.DecimalNumber, kinds.Year, kinds.Numbers), _number),
    kinds.Email: lambda _q: Manner(is_code=True, inputmode="email", autocomplete="email"),
    kinds.Phone: lambda _q: Manner(
        is_code=True, inputmode="tel", autocomplete="tel", width="middle",
        how=_("For example %(number)s", number="02 555 12 34, +33 3 20 55 12 34"),
    ),
    kinds.Url: lambda _q: Manner(is_code=True, inputmode="url", autocomplete="url"),
    kinds.Date: lambda _q: Manner(how=_("For example 27 3 2025")),
    kinds.Period: lambda _q: Manner(how=_("For example 27 3 2025")),
    kinds.Month: lambda _q: Manner(how=_("For example 3 2025")),
    kinds.Instant: lambda _q: Manner(how=_("For example 27 3 2025 at 14:30")),
    kinds.Time: lambda _q: Manner(how=_("For example 14:30"), width="short"),
    kinds.Duration: lambda _q: Manner(
        how=_("In hours and minutes, for example 35:30"), width="short"
    ),
    kinds.Ranking: lambda _q: Manner(how=_("From what comes first, 1, to what comes last.")),
    kinds.Commune: lambda _q: Manner(
        how=_("In French or in Dutch; the beginning of the name is enough.")
    ),
    kinds.Place: _place,
    **dict.fromkeys((kinds.File, kinds.Image, kinds.Recording, kinds.Signature), _file),
}  # fmt: skip
