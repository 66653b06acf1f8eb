"""A page of questions as the fields of a form: what it shows, and what it was sent.

Fields are named as ``core.questionnaire.typed`` says.  A group that repeats sends the tokens of
its times under its own name.  What the page did not show it names in ``_shut``, so that a field
that is not there because nobody could see it is not taken for one that was emptied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from werkzeug.datastructures import FileStorage, MultiDict

from app.core.attachments import taking
from app.core.chance import fresh_id
from app.core.problems import Place, Problem
from app.core.questionnaire import answers as answering
from app.core.questionnaire import kinds, parsing, typed
from app.core.questionnaire.answers import MEANT, TOKEN, Answers, Path, Value
from app.core.questionnaire.cleaning import clean
from app.core.questionnaire.definition import Group, Item, Question, is_asked
from app.core.questionnaire.flow import Step
from app.core.questionnaire.lookups import Lookups
from app.core.questionnaire.typed import Typed
from app.core.text import Locale
from app.documents import signature

CONTROL = frozenset(
    {"csrf_token", "_end", "_version", "_revision", "_lang", "_go", "_shut", "_sure"}
)
MOST_TIMES = 200
"""Times of a repeat that one page takes."""

LONGEST_SIGNATURE = 80
"""Characters of a name that is signed with."""

Keep: TypeAlias = Callable[[Question, Place, str, bytes], str | Problem]
"""Stores a file with a name in answer to a question; returns its digest, or why it is not kept."""

Files: TypeAlias = MultiDict[str, FileStorage]


def _keeps_nothing(_question: Question, place: Place, _name: str, _data: bytes) -> Problem:
    return Problem("file.not-stored", place)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page of questions sent, read as far as it can be read."""

    given: Mapping[str, Value | None]
    """By question id, or id of a group that repeats: the value, None where the field was left
    empty.  What could not be read, what was not shown and what the person gave up in favour of
    a colleague's answer is absent."""

    typed: Mapping[Path, Typed]
    """What stood in the field of each question, readable or not."""

    problems: tuple[Problem, ...]
    strange: bool
    """Whether there was a field that the page does not have."""

    shut: frozenset[str]
    """The fields that the page did not show."""

    at: str
    """Where the page is to be seen again, since a time of a repeat was added or taken away;
    empty where none was."""

    gone: Path
    """The time of a repeat that was taken away, empty where none was."""

    kept: Mapping[Path, str]
    """The digests of the files that came with the page and are stored now."""

    form: MultiDict[str, str]
    """What was sent, with the digest of each stored file where it came."""


def sent(
    form: MultiDict[str, str],
    step: Step,
    stored: Answers,
    locale: Locale,
    lookups: Lookups,
    last: Answers | None = None,
    *,
    files: Files | None = None,
    keep: Keep = _keeps_nothing,
) -> Sent:
    """Read what a page sent.

    :param stored: the answers so far, which what cannot be read in a repeat keeps.
    :param last: the answers of the wave before, one of which a button may take over.
    :param files: what came beside the fields, each to be stored by ``keep`` first.
    """
    reading = _Reading(
        MultiDict(form), step, locale, lookups, last or {}, files or MultiDict(), keep
    )
    given = reading.parts(step.page.parts, (), stored)
    if reading.meant:
        before: Any = stored.get(MEANT, {})
        given[MEANT] = {**before, **reading.meant}
    strange = not {*form, *reading.files} <= reading.known
    return Sent(
        given, reading.typed, tuple(reading.problems), strange, reading.shut, reading.at,
        reading.gone, reading.kept, reading.form,
    )  # fmt: skip


def upload_of(path: Path) -> str:
    """Return the name under which the file for a question is sent."""
    return typed.field(path, typed.UPLOAD)


def name(path: Path) -> str:
    """Return the name of the field of a question, or of a group that repeats."""
    return typed.field(path)


@dataclass(slots=True)
class _Reading:
    form: MultiDict[str, str]
    step: Step
    locale: Locale
    lookups: Lookups
    last: Answers
    files: Files
    keep: Keep
    kept: dict[Path, str] = field(default_factory=dict)
    typed: dict[Path, Typed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    known: set[str] = field(default_factory=lambda: set(CONTROL))
    meant: dict[str, Value] = field(default_factory=dict)
    at: str = ""
    gone: Path = ()

    @property
    def shut(self) -> frozenset[str]:
        return frozenset(self.form.get("_shut", "").split())

    def parts(
        self, parts: tuple[Item, ...], above: Path, before: Answers
    ) -> dict[str, Value | None]:
        """Return what was given in answer to these parts, which stand in a repeat or on a page."""
        given: dict[str, Value | None] = {}
        for part in parts:
            if isinstance(part, Question):
                given |= self.question(part, (*above, part.id)) if is_asked(part) else {}
            elif part.repeat:
                given |= self.times(part, (*above, part.id), before)
            else:
                given |= self.parts(part.parts, above, before)
        return given

    def question(self, question: Question, path: Path) -> dict[str, Value | None]:
        names = {part: typed.field(path, part) for part in typed.parts_of(question)}
        self.known |= {*names.values(), _keep(path), _again(path), *_uploads(question, path)}
        if typed.field(path) in self.shut or self.form.get(_keep(path)) == "theirs":
            return {}
        if self.form.get("_go") == f"last:{typed.field(path)}":
            self.at = f"{typed.field(path)}-whole"
            return {question.id: answering.value_at(self.last, path)}
        place = (self.step.module.id, self.step.page.id, *path)
        if problem := self.store(question, path, place):
            self.problems.append(problem)
        self.typed[path] = {part: self.form.getlist(name) for part, name in names.items()}
        if again := self.form.get(_again(path)):
            self.typed[path] = {"": [again]}
        if problem:
            return {}
        outcome = parsing.read(
            question, self.typed[path], place, locale=self.locale, lookups=self.lookups
        )
        if isinstance(outcome, Problem):
            self.problems.append(outcome)
            return {}
        if outcome is not None and "yes" in self.typed[path].get(typed.MEANT, ()):
            self.meant["/".join(path)] = outcome
        return {question.id: outcome}

    def store(self, question: Question, path: Path, place: Place) -> Problem | None:
        """Store the file that came for a question, and write its digest where the field is."""
        name, data = self.file(question, path)
        if not name:
            return None
        if len(self.kept) >= taking.MOST_AT_ONCE:
            return Problem("file.too-many-at-once", place, {"most": taking.MOST_AT_ONCE})
        outcome = self.keep(question, place, name, data)
        if isinstance(outcome, Problem):
            return outcome
        self.kept[path] = outcome
        self.form.setlist(typed.field(path), [outcome])
        for part in (typed.GONE, typed.WRITTEN):
            self.form.poplist(typed.field(path, part))
        return None

    def file(self, question: Question, path: Path) -> tuple[str, bytes]:
        """Return the name and the bytes of the file that came for a question, or of the signature
        that a written name makes; no name where neither came."""
        file = self.files.get(upload_of(path))
        if file is not None and file.filename:
            with file.stream as stream:
                return file.filename, stream.read()
        written = clean(self.form.get(typed.field(path, typed.WRITTEN), ""))[:LONGEST_SIGNATURE]
        half_written = self.form.get("_go") == "autosave"
        if isinstance(question.kind, kinds.Signature) and written and not half_written:
            return f"{written}.png", signature.drawn(written)
        return "", b""

    def times(self, group: Group, path: Path, before: Answers) -> dict[str, Value | None]:
        """Return the times of a repeat in the order in which they were sent."""
        name, kept = typed.field(path), _by_token(before, group)
        self.known |= {name, _keep(path)}
        if name in self.shut or self.form.get(_keep(path)) == "theirs":
            return {}
        tokens = dict.fromkeys(filter(answering.is_token, self.form.getlist(name)))
        if len(tokens) > MOST_TIMES:
            facts = {"group": group.title, "times": len(tokens), "most": MOST_TIMES}
            place = (self.step.module.id, self.step.page.id, *path)
            self.problems.append(Problem("times.too-many", place, facts))
            return {}
        listed = []
        for token in tokens:
            was = kept.get(token, {TOKEN: token})
            given = self.parts(group.parts, (*path, token), was)
            if self.form.get("_go") == f"remove:{name}:{token}":
                self.at, self.gone = name, (*path, token)
            else:
                listed.append(answering.applied(was, given))
        if self.form.get("_go") == f"last:{name}":
            listed += [one for one in _times_at(self.last, path) if one[TOKEN] not in tokens]
            self.at = name
        if self.form.get("_go") == f"add:{name}":
            token = fresh_id()
            listed.append({TOKEN: token})
            self.at = typed.field((*path, token))
        return {group.id: listed or None}


def _by_token(answers: Answers, group: Group) -> dict[str, dict[str, Value]]:
    return {str(one[TOKEN]): one for one in answering.times(answers, group.id)}


def _times_at(answers: Answers, path: Path) -> list[dict[str, Value]]:
    return answering.times(answering.time_at(answers, path[:-1]) or {}, path[-1])


def _uploads(question: Question, path: Path) -> tuple[str, ...]:
    return (upload_of(path),) if isinstance(question.kind, kinds.Filed) else ()


def _keep(path: Path) -> str:
    """Return the field that says whose answer stands where two were given."""
    return f"keep-{'-'.join(path)}"


def _again(path: Path) -> str:
    """Return the field for other words, where what was typed could mean several things."""
    return typed.field(path, "again")


def sent_again(form: MultiDict[str, str]) -> Iterator[tuple[str, str]]:
    """Give the names and values that send what was typed once more."""
    for name, text in form.items(multi=True):
        if name == "_shut" or name not in CONTROL:
            yield name, text
