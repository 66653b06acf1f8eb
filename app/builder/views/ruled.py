"""Rules as their pages show them: all of them in words, one of them as a sentence to compose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask_babel import LazyString, get_locale
from flask_babel import gettext as _

from app.builder import composing
from app.builder.views.reading import Reading
from app.core.questionnaire import in_words
from app.core.questionnaire.changes import logic_of
from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import Silent
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.parts import Part, find, walk
from app.core.questionnaire.references import Use, expressions, keys_in, names, rewritten
from app.core.questionnaire.sentences import (
    OWN,
    WITHOUT_VALUE,
    Line,
    Sentence,
    expression,
    sentence,
    signs_of,
    values_of,
)
from app.core.text import Locale
from app.web.logic_messages import RULES, SIGNS

OF_DOORS = ("part.", "logic.circle", "question.required-and-shut")
"""What the linter says of a condition without naming its field."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, in words."""

    part: str
    """The id of the part that it rules."""

    owner: str
    """What a person calls that part."""

    field: str
    title: str
    said: str
    """In words, or as authors write it where there are none."""

    is_in_words: bool
    may_be_composed: bool
    findings: Sequence[Finding]


def all_rules(reading: Reading) -> list[Rule]:
    """Return every rule in reading order, with what the linter says of it."""
    known, found = names(reading.definition), _findings(reading)
    parts = dict(walk(reading.definition))
    return [
        _rule(reading, use, parts[use.address], known, found)
        for use in expressions(reading.definition)
    ]


def _rule(
    reading: Reading,
    use: Use,
    part: Part,
    known: Mapping[str, str],
    found: Mapping[str, list[Finding]],
) -> Rule:
    definition, id = reading.definition, use.address[0] if use.address else ""
    field = use.field.rpartition(".")[2]
    own = part if isinstance(part, Question) else None
    say = in_words.value if field in {"calculation", "default"} else in_words.condition
    said = say(use.written, definition, Locale(str(get_locale())), own=own)
    return Rule(
        part=id,
        owner=called(reading, part),
        field=field,
        title=str(RULES[field]),
        said=said or rewritten(use.written, known.get),
        is_in_words=bool(said),
        may_be_composed=len(use.address) == 1 and field in composing.COMPOSED,
        findings=[
            one
            for one in found.get(id, [])
            if field in one.problem.place[1:] or one.problem.code.startswith(OF_DOORS)
        ],
    )


def _findings(reading: Reading) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for level in Level:
        for one in reading.findings[level]:
            if one.problem.place:
                found.setdefault(one.problem.place[0], []).append(one)
    return found


def used_by(reading: Reading) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return each part that rules speak of: its id, what it is called, and the parts that hang
    on it, each with its id and the name of the rule."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    parts = dict(walk(reading.definition))
    for use in expressions(reading.definition):
        owner = called(reading, parts[use.address])
        rule = str(RULES[use.field.rpartition(".")[2]])
        for key in keys_in(use.written):
            found.setdefault(key, {})[(use.address[0], f"{owner} · {rule}")] = None
    order = [*(one.id for one in reading.definition.questions), *found]
    return [
        (key, _called_by_id(reading, key), list(found[key]))
        for key in dict.fromkeys(order)
        if key in found
    ]


def _called_by_id(reading: Reading, id: str) -> str:
    question = reading.question.get(id)
    return called(reading, question) if question else id


def called(reading: Reading, part: Part) -> str:
    """Return what a person calls a part."""
    text = getattr(part, "label", None) or getattr(part, "title", None)
    words = reading.words(text) if text else ""
    return words or getattr(part, "name", "") or str(_("Without a title"))


@dataclass(frozen=True)
class Composed:
    """One condition on its page."""

    reading: Reading
    part_id: str
    field: str
    said: Sentence
    is_sentence: bool
    """Whether what is kept can be said so; else ``kept`` shows it."""

    kept: str
    focus: str = ""
    """The button that was pressed last, beside which the reader goes on."""

    @classmethod
    def of(
        cls, reading: Reading, part_id: str, field: str, said: Sentence | None = None,
        focus: str = "",
    ) -> Composed:  # fmt: skip
        part = composing.ruled(reading.definition, part_id, field)
        written = getattr(logic_of(part), field)
        found = sentence(written, reading.question)
        shown = said if said is not None else found or Sentence()
        if not shown.parts:
            shown = Sentence(shown.joined, (Line(),))
        fit = composing.fitted(shown, reading.question)
        kept = rewritten(written, names(reading.definition).get)
        return cls(reading, part_id, field, fit, found is not None, kept, focus)

    @cached_property
    def part(self) -> Part:
        return find(self.reading.definition, (self.part_id,))

    @property
    def title(self) -> str:
        return called(self.reading, self.part)

    @property
    def rule(self) -> str:
        return str(RULES[self.field])

    @property
    def is_own(self) -> bool:
        """Whether the rule is about the answer itself."""
        return self.field in {"constraint", "warning"}

    @cached_property
    def written(self) -> str:
        """The expression that the sentence makes, by id."""
        return expression(self.said, self.reading.question)

    @property
    def by_name(self) -> str:
        return rewritten(self.written, names(self.reading.definition).get)

    @property
    def in_words(self) -> str:
        own = self.part if isinstance(self.part, Question) else None
        locale = Locale(str(get_locale()))
        return in_words.condition(self.written, self.reading.definition, locale, own=own) or ""

    @cached_property
    def offered(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The questions that can be spoken of, module by module."""
        return [
            (
                called(self.reading, module),
                [
                    (one.id, called(self.reading, one))
                    for page in module.pages
                    for one in page.questions
                    if one.id != self.part_id and not isinstance(one.kind, Silent)
                ],
            )
            for module in self.reading.definition.modules
        ]

    def question(self, line: Line) -> Question | None:
        if line.question == OWN and isinstance(self.part, Question):
            return self.part
        return self.reading.question.get(line.question)

    def signs(self, line: Line) -> list[tuple[str, LazyString]]:
        return [(sign, SIGNS[sign]) for sign in signs_of(self.question(line))]

    def values(self, line: Line) -> list[tuple[str, str]]:
        """Return what can be chosen as the value, in words; empty where it is written."""
        question = self.question(line)
        choices = choices_of(question) if question else ()
        named = {one.name: self.reading.words(one.label) for one in choices}
        own = {"yes": str(_("Yes")), "no": str(_("No"))}
        return [(name, named.get(name) or own.get(name, name)) for name in values_of(question)]

    def has_value(self, line: Line) -> bool:
        return line.sign not in WITHOUT_VALUE

    def spoken_of(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Return the questions of the sentence, to give each a sample answer."""
        keys = dict.fromkeys(line.question for line in _lines(self.said) if line.question)
        return [
            (key, str(_("The answer")) if key == OWN else _called_by_id(self.reading, key),
             self.values(Line(key)))
            for key in keys
        ]  # fmt: skip


def _lines(said: Sentence) -> Iterator[Line]:
    for part in said.parts:
        if isinstance(part, Sentence):
            yield from _lines(part)
        else:
            yield part
