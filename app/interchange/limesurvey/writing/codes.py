"""The codes under which LimeSurvey knows questions, rows and answers.

A code is letters and digits: at most 20 for a question or a subquestion, at most 5 for an
answer, and each its own.  A name that is no such code becomes one, and is listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from app.core.questionnaire.definition import (
    Definition,
    Group,
    Page,
    Question,
    choices_of,
    rows_of,
)
from app.core.questionnaire.kinds import (
    Acknowledged,
    Consent,
    Kind,
    Matrix,
    Multiple,
    Scale,
    Single,
    Text,
    YesNo,
)
from app.interchange.limesurvey.writing.letters import letter_of, steps

LONGEST, LONGEST_ANSWER = 20, 5
RESERVED = frozenset({"lang", "sid", "savedid", "token", "qid", "gid", "sgq", "self", "that",
                      "this"})  # fmt: skip
TICKED = "OK"
"""The code of the one box of a consent."""

WITH_ANSWERS = frozenset("L!OR5GYFH1ABCE")
"""Letters whose choices are answers; else they are subquestions."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A question as expressions of LimeSurvey speak of it."""

    code: str
    letter: str
    kind: Kind
    choices: Mapping[str, str] = field(default_factory=dict)
    """The code of each choice, by its name."""

    rows: Mapping[str, str] = field(default_factory=dict)


def coded(definition: Definition) -> dict[str, Coded]:
    """Return the codes of each question that LimeSurvey can ask, by its id."""
    together = asked_with(definition)
    known = {one.id: one for one in definition.questions}
    letters = {
        one.id: letter_of(
            one, beside=_letter(known[together[one.id]]) if one.id in together else ""
        )
        for one in known.values()
        if one.id not in together.values()
    }
    asked = [known[id] for id, letter in letters.items() if letter]
    names = _codes((one.name for one in asked), LONGEST, begins_with_letter=True)
    found = {}
    for question, code in zip(asked, names, strict=True):
        letter, rows = letters[question.id], _of_rows(question)
        if letter == "1":
            second = known[together[question.id]]
            found[second.id] = _scale(second, code, rows.values(), 1)
            found[question.id] = _scale(question, code, rows.values(), 0)
            continue
        choices = _of_choices(question, letter)
        found[question.id] = Coded(code, letter, question.kind, choices, rows)
    return found


def _scale(question: Question, code: str, rows: Iterable[str], number: int) -> Coded:
    """Return one of the two scales of a matrix, whose rows are told apart by its number."""
    names = [row.name for row in rows_of(question)]
    numbered = {name: f"{row}_{number}" for name, row in zip(names, rows, strict=True)}
    return Coded(code, "1", question.kind, _of_choices(question, "1"), numbered)


def _letter(following: Question) -> str:
    """Return the letter that asks a question together with the one before it."""
    return following.kept.get("limesurvey.beside", "")


def asked_with(definition: Definition) -> dict[str, str]:
    """Return which questions LimeSurvey asks together with the next one, by id, and the next."""
    found = {}
    for owner in _owners(definition):
        for one, following in pairwise(owner.parts):
            if not isinstance(one, Question) or not isinstance(following, Question):
                continue
            letter = _letter(following)
            if one.kept.get("limesurvey.type") == letter and _fits(letter, one, following):
                found[one.id] = following.id
    return found


def _owners(definition: Definition) -> Iterator[Page | Group]:
    waiting: list[Page | Group] = list(definition.pages)
    while waiting:
        owner = waiting.pop()
        yield owner
        waiting += [part for part in owner.parts if isinstance(part, Group)]


def _fits(letter: str, one: Question, following: Question) -> bool:
    match letter, one.kind, following.kind:
        case "O", Single(), Text():
            return True
        case "P", Multiple(choices=choices), Matrix(rows=rows, cell="text"):
            return len(choices) == len(rows)
        case "1", Matrix(rows=rows, cell="single"), Matrix(rows=others, cell="single"):
            return len(rows) == len(others)
        case _:
            return False


def _of_choices(question: Question, letter: str) -> dict[str, str]:
    match question.kind:
        case YesNo():
            return {"yes": "Y", "no": "N"}
        case Consent() | Acknowledged():
            return {TICKED: TICKED}
        case Scale() as scale:
            return {step: re.sub(r"\W", "", step) for step in steps(scale)}
        case Multiple():
            longest = LONGEST
        case _:
            longest = LONGEST_ANSWER if letter in WITH_ANSWERS else LONGEST
    names = [choice.name for choice in choices_of(question)]
    return dict(zip(names, _codes(names, longest), strict=True))


def _of_rows(question: Question) -> dict[str, str]:
    names = [row.name or row.id for row in rows_of(question)]
    bare = [name[1:] if re.fullmatch(r"_\d\w*", name) else name for name in names]
    return dict(zip(names, _codes(bare, LONGEST), strict=True))


def _codes(names: Iterable[str], longest: int, *, begins_with_letter: bool = False) -> list[str]:
    """Return a code for each name; a name that is one already stays, whatever comes before."""
    names = list(names)
    plain = [_plain(name, begins_with_letter=begins_with_letter) for name in names]
    sound = {
        name.lower() for name, code in zip(names, plain, strict=True)
        if name == code and len(name) <= longest
    }  # fmt: skip
    taken: set[str] = set()
    made = []
    for name, code in zip(names, plain, strict=True):
        stays = name == code and len(name) <= longest and name.lower() not in taken
        made.append(code if stays else _unused(code, longest, taken | sound))
        taken.add(made[-1].lower())
    return made


def _plain(name: str, *, begins_with_letter: bool) -> str:
    apart = unicodedata.normalize("NFKD", name)
    plain = re.sub(r"[^A-Za-z0-9]", "", apart)
    if not plain or (begins_with_letter and not plain[0].isalpha()):
        plain = f"q{plain}"
    return f"{plain}1" if begins_with_letter and plain.lower() in RESERVED else plain


def _unused(code: str, longest: int, taken: set[str]) -> str:
    short, number = code[:longest], 1
    while short.lower() in taken:
        number += 1
        short = f"{code[: longest - len(str(number))]}{number}"
    return short
