"""The functions of ExpressionScript that work on texts."""

from __future__ import annotations

from datetime import UTC, datetime

from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.em.terms import Term, as_value
from app.interchange.surveyjs.expressions import quoted

UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŸ"
LOWER = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýœÿ"


def trimmed(given: list[Term]) -> Term:
    return Term(f"normalize-space({as_value(given[0]).text})", "text", blank=True)


def part_of(given: list[Term]) -> Term:
    places = [one.literal for one in given[1:]]
    if not all(place is not None and place.isdigit() for place in places):
        raise Foreign("substr()")
    start, *length = (int(str(place)) for place in places)
    ends = [str(start), *(str(start + one) for one in length)]
    return Term(f"substr({as_value(given[0]).text}, {', '.join(ends)})", "text", blank=True)


def position(given: list[Term]) -> Term:
    """Return where a text begins in another, from 0; empty where it does not."""
    whole, part = (as_value(one).text for one in given)
    text = f"if(contains({whole}, {part}), string-length(substring-before({whole}, {part})), '')"
    return Term(text, "number", blank=True)


def position_in_any_case(given: list[Term]) -> Term:
    return position([lowered([one]) for one in given])


def from_there(given: list[Term]) -> Term:
    whole, part = (as_value(one).text for one in given)
    text = f"if(contains({whole}, {part}), concat({part}, substring-after({whole}, {part})), '')"
    return Term(text, "text", blank=True)


def from_there_in_any_case(given: list[Term]) -> Term:
    whole, part = (lowered([one]).text for one in given)
    begins = f"string-length(substring-before({whole}, {part}))"
    text = f"if(contains({whole}, {part}), substr({as_value(given[0]).text}, {begins}), '')"
    return Term(text, "text", blank=True)


def lowered(given: list[Term]) -> Term:
    return _cased(given[0], UPPER, LOWER)


def raised(given: list[Term]) -> Term:
    return _cased(given[0], LOWER, UPPER)


def _cased(term: Term, signs: str, into: str) -> Term:
    return Term(f"translate({as_value(term).text}, '{signs}', '{into}')", "text", blank=term.blank)


def pattern(given: list[Term]) -> Term:
    """Return a match by a pattern between strokes, where both engines read it alike."""
    said = given[0].literal
    if said is None:
        raise Foreign("regexMatch()")
    return Term(matching(said, as_value(given[1]).text), "boolean")


def matching(pattern: str, text: str) -> str:
    """Return the call that tries a text on a pattern of PHP's: ``/^[0-9]+$/``.

    :raises Foreign: it has flags, or what only PHP reads.
    """
    bare = pattern.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and not bare[0].isalnum() and bare[0] not in "\\^":
        bare = bare[1:-1].replace(f"\\{bare[0]}", bare[0])
    elif bare[:1] in {"/", "#", "~"}:
        raise Foreign(pattern)
    said = f"regex({text}, {quoted(bare)})"
    try:
        value_of(parse(f"regex('', {quoted(bare)})"), _NOWHERE)
    except Mistake:
        raise Foreign(pattern) from None
    return said


_NOWHERE = Context(World(now=datetime(2000, 1, 1, tzinfo=UTC)), None)
