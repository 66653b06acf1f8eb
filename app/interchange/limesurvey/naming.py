"""The codes of a survey, and what each variable of its expressions stands for here.

LimeSurvey names a variable for each thing that is answered: ``age``, ``means_SQ01`` for a box or
a row, ``needs_SQ01_1`` for a row of the second scale, ``rank_1`` for a place.  In surveys of old
the same are named by numbers: ``282267X5X47SH101``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.interchange.importing import IdOf
from app.interchange.limesurvey.em.terms import ATOM, EQUAL, Form, Term
from app.interchange.limesurvey.survey import Asked, Option, Survey
from app.interchange.surveyjs.expressions import quoted

_VALUES = re.compile(r"\.(?:NAOK|code|value|valueNAOK|nocomments)$")
_PATTERN = re.compile(r"(?P<which>self|that\.(?P<code>\w+?))(?:\.sq_(?P<part>\w+))?")
_SOUND = re.compile(r"[^\W\d][\w.-]*")

FORMS: Mapping[str, Form] = {
    **dict.fromkeys("LO!GYCEFHR1", "code"), **dict.fromkeys("NK5AB", "number"), "D": "date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Variable:
    code: str
    """As expressions write it today."""

    number: str
    """As they wrote it before: survey, group, question and subquestion."""

    term: Term
    option: str = ""
    """The code of the subquestion or of the place, empty where it is of a whole question."""

    label: str = ""
    """What its answer is called, as an expression; empty where that is the answer itself."""

    is_beside: bool = False
    """Whether it is what somebody writes beside the answer itself."""


@dataclass(slots=True)
class Variables:
    of_question: dict[str, list[Variable]] = field(default_factory=dict)
    """By the id that the file has for a question."""

    by_name: dict[str, Variable] = field(default_factory=dict)
    by_code: dict[str, Asked] = field(default_factory=dict)
    """Each question by its code; the first, where several bear it."""

    whole: dict[str, str] = field(default_factory=dict)
    """The id of ours for each question, by its code and its number."""

    def look(self, name: str, asked: Asked | None = None, row: str = "") -> Term | None:
        """Return what a variable stands for in an expression of a question.

        :param asked: the question that the expression belongs to, None where to none.
        :param row: the id of the subquestion that it is tried on, empty where on none.
        """
        if name.endswith(".shown"):
            return self._shown(name.removesuffix(".shown"), asked, row)
        bare = _VALUES.sub("", name)
        if bare == "this" and asked:
            return self._this(asked, row)
        if found := _PATTERN.fullmatch(bare):
            about = self.by_code.get(found["code"]) if found["code"] else asked
            return self._several(about, found["part"] or "")
        if variable := self.by_name.get(bare):
            return variable.term
        return self._several(self.by_code.get(bare), "") if bare in self.by_code else None

    def id_in_text(self, name: str) -> str | None:
        """Return the id of the question whose answer a text speaks of by this name."""
        bare = _VALUES.sub("", name.removesuffix(".shown")).removeprefix("INSERTANS:")
        return self.whole.get(bare)

    def _shown(self, name: str, asked: Asked | None, row: str) -> Term | None:
        variable = self.by_name.get(name)
        if variable is None or variable.term.form in {"mark", "other"}:
            return None
        return Term(variable.label, "text", blank=True) if variable.label else variable.term

    def _this(self, asked: Asked, row: str) -> Term | None:
        code = next((one.code for one in asked.subquestions if one.id == row), "")
        found = self.of_question.get(asked.id, [])
        return next((one.term for one in found if one.option == code and not one.is_beside), None)

    def _several(self, asked: Asked | None, part: str) -> Term | None:
        found = self.of_question.get(asked.id, []) if asked else []
        answers = [one for one in found if not one.is_beside]
        terms = [one.term for one in answers if not part or part in one.option.split("_")]
        if len(terms) == 1 and not part:
            return terms[0]
        return Term("", "several", several=tuple(terms)) if terms else None


def variables(survey: Survey, id_of: IdOf) -> Variables:
    """Return every variable of a survey."""
    found = Variables()
    for section in survey.sections:
        for asked in section.asked:
            found.by_code.setdefault(asked.code, asked)
            id = id_of("q", asked.id)
            number = f"{survey.id}X{section.id}X{asked.id}"
            if asked.letter not in "XI|":
                found.whole.setdefault(asked.code, id)
                found.whole.setdefault(number, id)
            for variable in _variables(asked, id, number, id_of):
                found.of_question.setdefault(asked.id, []).append(variable)
                found.by_name.setdefault(variable.code, variable)
                found.by_name.setdefault(variable.number, variable)
    return found


def _variables(asked: Asked, id: str, number: str, id_of: IdOf) -> Iterator[Variable]:
    whole = f"${{{id}}}"
    match asked.letter:
        case "M" | "P":
            yield from _boxes(asked, whole, number)
        case "R":
            yield from _places(asked, whole, number)
        case "1":
            second = f"${{{id_of('q', asked.id, 'scale')}}}"
            yield from _scales(asked, (whole, second), number)
        case "A" | "B" | "C" | "E" | "F" | "H" | "K":
            yield from _rows(asked, whole, number)
        case ":" | ";" | "Q":
            yield from _cells(asked, whole, number)
        case "X" | "I" | "|":
            return
        case letter:
            form: Form = "number" if asked.is_set("numbers_only") else FORMS.get(letter, "text")
            term = Term(whole, form, blank=True)
            yield Variable(asked.code, number, term, label=_label(term, whole))
    if asked.line["other"] == "Y":
        several = asked.letter in {"M", "P"}
        written = f"selected({whole}, 'other')" if several else f"{whole} = 'other'"
        words = Term(written, "other", ATOM if several else EQUAL, blank=True)
        yield replace(_variable(asked, number, "other", words), is_beside=not several)


def _boxes(asked: Asked, whole: str, number: str) -> Iterator[Variable]:
    for option in asked.subquestions:
        ticked = Term(f"selected({whole}, {quoted(option.code)})", "mark", blank=True)
        yield _variable(asked, number, option.code, ticked)


def _places(asked: Asked, whole: str, number: str) -> Iterator[Variable]:
    for place in range(len(asked.answers or asked.subquestions)):
        term = Term(f"selected-at({whole}, {place})", "code", blank=True)
        one = _variable(asked, number, str(place + 1), term)
        yield replace(one, label=_label(term, whole))


def _rows(asked: Asked, whole: str, number: str) -> Iterator[Variable]:
    for option in asked.subquestions:
        term = _row(whole, option, FORMS[asked.letter])
        one = _variable(asked, number, option.code, term)
        yield replace(one, label=_label(term, whole))


def _cells(asked: Asked, whole: str, number: str) -> Iterator[Variable]:
    """Give the cells of a matrix of numbers or texts, or the texts of several."""
    form: Form = "number" if asked.letter == ":" or asked.is_set("numbers_only") else "text"
    for option in asked.options():
        row = f"{whole}/{row_name(option.code)}"
        if asked.letter == "Q":
            term = Term(row if form == "number" else f"{row}/answer", form, blank=True)
            yield _variable(asked, number, option.code, term)
            continue
        for column in asked.options(1):
            text = f"{row}/{column.code}"
            if asked.letter == ":" and asked.is_set("multiflexible_checkbox"):
                text = f"if(selected({row}, {quoted(column.code)}), 1, '')"
            elif not _SOUND.fullmatch(column.code):
                continue  # no path can say it
            term = Term(text, form, blank=True)
            yield _variable(asked, number, f"{option.code}_{column.code}", term)


def _scales(asked: Asked, wholes: tuple[str, str], number: str) -> Iterator[Variable]:
    for option in asked.subquestions:
        for scale, whole in enumerate(wholes):
            term = _row(whole, option, "code")
            yield Variable(
                f"{asked.code}_{option.code}_{scale}", f"{number}{option.code}#{scale}", term,
                f"{option.code}_{scale}", _label(term, whole),
            )  # fmt: skip


def _label(term: Term, whole: str) -> str:
    """Return what an answer is called, empty where its code is no other thing."""
    return f"jr:choice-name({term.text}, '{whole}')" if term.form == "code" else ""


def _variable(asked: Asked, number: str, option: str, term: Term) -> Variable:
    return Variable(f"{asked.code}_{option}", f"{number}{option}", term, option)


def _row(whole: str, option: Option, form: Form) -> Term:
    return Term(f"{whole}/{row_name(option.code)}", form, blank=True)


def row_name(code: str) -> str:
    """Return the name of a row: its code, as a word that a path can say."""
    plain = re.sub(r"[^\w.-]", "_", code)
    return plain if _SOUND.fullmatch(plain) else f"_{plain}"
