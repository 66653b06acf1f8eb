"""The conditions, checks and defaults of a question, as logic of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from app.core.questionnaire.kinds import Calculated, Kind, Multiple, Numbers
from app.core.questionnaire.logic import Logic
from app.interchange.limesurvey import conditions, filters, templates
from app.interchange.limesurvey.em import texts, translating
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.em.terms import Term, is_filled
from app.interchange.limesurvey.kinds import bound
from app.interchange.limesurvey.reading import Reading
from app.interchange.limesurvey.survey import Asked
from app.interchange.limesurvey.tables import Line

TAKEN = frozenset(
    {"em_validation_q", "em_validation_sq", "em_validation_q_tip", "em_validation_sq_tip",
     "min_answers", "max_answers", "min_num_value", "max_num_value", "equals_num_value",
     "min_num_value_n", "max_num_value_n", "date_min", "date_max", "relevance", "hidden"}
) | filters.TAKEN  # fmt: skip

ALWAYS = frozenset({"", "1"})

CHECKS = {
    "min_answers": "count(self.NAOK) >= ({})", "max_answers": "count(self.NAOK) <= ({})",
    "min_num_value": "sum(self.NAOK) >= ({})", "max_num_value": "sum(self.NAOK) <= ({})",
    "equals_num_value": "sum(self.NAOK) == ({})",
}  # fmt: skip
"""The attributes that bound all answers of a question together, as what they mean."""

A_ROW = {"min_num_value_n": "this >= ({})", "max_num_value_n": "this <= ({})"}


def of_group(reading: Reading, line: Line, name: str, kept: dict[str, str]) -> Logic:
    """Return the logic of a group of questions."""
    relevant = ""
    if (written := line["grelevance"].strip()) not in ALWAYS:
        try:
            relevant = translating.condition(written, reading.variables.look)
        except Foreign as foreign:
            reading.foreign(kept, "grelevance", written, foreign.what, line.spot, name)
    return Logic(relevant="" if relevant == "true()" else relevant)


class Rules:
    """Reads the rules of one question; what cannot be said is kept as text, and told."""

    def __init__(self, reading: Reading, asked: Asked, kept: dict[str, str]) -> None:
        self.reading, self.asked, self.kept = reading, asked, kept

    def logic(self, kind: Kind) -> Logic:
        """Return the logic of a question of this kind."""
        choices = getattr(kind, "choices", None)
        constraints = [*self.checks(kind), *self.pattern(), *self.validations()]
        return Logic(
            relevant=self.relevant(),
            constraint=self.of_itself(_all(constraints)),
            calculation=self.calculation() if isinstance(kind, Calculated) else "",
            default="" if isinstance(kind, Calculated) else self.default(kind),
            choice_filter=filters.offered(self.reading, self.asked, self.kept) if choices else "",
        )

    def of_itself(self, constraint: str) -> str:
        """Return a check with a dot for the answer that it is tried on."""
        id = self.reading.id_of("q", self.asked.id)
        return re.sub(rf"(?<!')\$\{{{re.escape(id)}\}}(?!/)", ".", constraint)

    def with_total(self, kind: Kind) -> Kind:
        """Return several numbers with what they must add up to."""
        total = self.asked.attribute("equals_num_value")
        if not isinstance(kind, Numbers) or not total:
            return kind
        said = self.said("equals_num_value", total, total, as_value=True)
        return structs.replace(kind, total=said)

    # -- conditions --------------------------------------------------------------------------

    def relevant(self) -> str:
        written = self.asked.line["relevance"].strip()
        if written in ALWAYS:
            written = self.asked.attribute("relevance").strip()
        field = "relevance"
        if written in ALWAYS and self.asked.conditions:
            letters = self.reading.survey.letters
            field, written = "conditions", conditions.expression(self.asked.conditions, letters)
        if written in ALWAYS:
            return ""
        said = self.said(field, written, written)
        return "" if said == "true()" else said

    def calculation(self) -> str:
        written = self.asked.attribute("equation")
        first = self.reading.survey.languages[0]
        return templates.calculated(written or self.asked.said.get(first, ""), self.equation)

    def equation(self, piece: str, written: str) -> str:
        return self.said("equation", piece, written, as_value=True)

    def default(self, kind: Kind) -> str:
        def say(piece: str, written: str) -> str:
            return self.said("default", piece, written, as_value=True)

        return templates.default(self.asked, kind, say, self.foreign)

    # -- checks ------------------------------------------------------------------------------

    def checks(self, kind: Kind) -> Iterator[str]:
        for name, meaning in CHECKS.items():
            written = self.asked.attribute(name)
            told = isinstance(kind, Multiple) and name.endswith("answers") and written.isdigit()
            told |= isinstance(kind, Numbers) and name == "equals_num_value"
            if written and not told:
                yield from self.check(name, written, meaning)
        for name, meaning in A_ROW.items():
            written = self.asked.attribute(name)
            if written and bound(self.asked, name) is None:
                yield from self.each(name, written, meaning)
        for name in ("date_min", "date_max"):
            written = self.asked.attribute(name)
            if written and not getattr(kind, "earliest" if name == "date_min" else "latest", ""):
                self.foreign(name, written, written)

    def check(self, name: str, written: str, meaning: str) -> Iterator[str]:
        if said := self.said(name, meaning.format(_bare(written)), written):
            yield said

    def each(self, name: str, written: str, meaning: str) -> Iterator[str]:
        """Give a check that every row must pass, where it is filled."""
        parts = []
        for row, term in self.rows():
            said = self.said(name, meaning.format(_bare(written)), written, row=row)
            if not said:
                return
            parts.append(f"not({is_filled(term).text}) or {_wrapped(said)}" if row else said)
        yield from parts

    def pattern(self) -> Iterator[str]:
        """Give the check by a pattern, of the whole answer or of each row."""
        written = self.asked.line["preg"]
        if not written:
            return
        try:
            for row, term in self.rows():
                said = texts.matching(written, term.text)
                yield f"{term.text} = '' or {said}" if row else said
        except Foreign as foreign:
            self.foreign("preg", written, foreign.what)

    def validations(self) -> Iterator[str]:
        if written := self.asked.attribute("em_validation_q"):
            yield from self.check("em_validation_q", written, "({})")
        if written := self.asked.attribute("em_validation_sq"):
            yield from self.each("em_validation_sq", written, "({})")

    def rows(self) -> Iterator[tuple[str, Term]]:
        """Give each row with the term of its answer; one without a row for a single answer.

        :raises Foreign: the answers of such a question cannot be spoken of one by one.
        """
        every = self.reading.variables.of_question.get(self.asked.id, [])
        found = [one for one in every if one.term.form != "other"]
        if not found:
            raise Foreign("this")
        ids = {one.code: one.id for one in self.asked.subquestions}
        for variable in found:
            yield ids.get(variable.option, ""), variable.term

    # -- saying ------------------------------------------------------------------------------

    def said(
        self, field: str, text: str, written: str, *, as_value: bool = False, row: str = ""
    ) -> str:
        """Return an expression of the file as ours; empty where that cannot be, which is told."""

        def look(name: str) -> Term | None:
            return self.reading.variables.look(name, self.asked, row)

        say = translating.value if as_value else translating.condition
        try:
            return say(_bare(text), look)
        except Foreign as foreign:
            self.foreign(field, written, foreign.what)
            return ""

    def foreign(self, field: str, written: str, what: str) -> None:
        if f"limesurvey.{field}" not in self.kept:
            line = self.asked.line
            self.reading.foreign(self.kept, field, written, what, line.spot, self.asked.code)


def _bare(text: str) -> str:
    """Return an expression without the braces that some authors put around it."""
    text = text.strip()
    return text[1:-1] if text[:1] == "{" and text[-1:] == "}" and text.count("{") == 1 else text


def _all(parts: list[str]) -> str:
    return " and ".join(_wrapped(part) for part in parts) if len(parts) > 1 else "".join(parts)


def _wrapped(part: str) -> str:
    return f"({part})" if " or " in part or " and " in part else part
