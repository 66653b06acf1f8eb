"""A page of questions, laid out as the fields that its templates draw.

What is shut at the moment is laid out as well, and hidden: the page opens it at once where a
script runs, and the server when the page is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.core.problems import Place, Problem
from app.core.questionnaire import typed
from app.core.questionnaire.answers import TOKEN, Path, time_at, times, value_at
from app.core.questionnaire.definition import Group, Page, is_seen
from app.core.questionnaire.definition import Item as Part
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.kinds import Filed
from app.core.questionnaire.spots import Spot
from app.core.questionnaire.typed import Typed
from app.core.questionnaire.walking import Walk
from app.documents import previews
from app.surveys.views import wording
from app.surveys.views.asking import Field, Item, Option, Section, Stored, Time, Times
from app.surveys.views.contents import contents_of
from app.surveys.views.filled_in import typed_of
from app.surveys.views.manners import manner_of
from app.surveys.views.speaking import spoken
from app.surveys.views.wording import Words
from app.surveys.waves import Before
from app.web import pages


@dataclass(frozen=True, slots=True)
class Layout:
    """One page in front of one respondent."""

    walk: Walk
    retyped: Mapping[Path, Typed] = field(default_factory=dict)
    """What was just typed, which stands before what is stored."""

    problems: Sequence[Problem] = ()
    before: Before | None = None
    """What was answered in the wave before."""
    stored: Callable[[str], Mapping[str, Any] | None] = lambda _digest: None
    """Finds a file that was stored with the page, and that no answer names yet."""

    here: Mapping[str, Any] = field(default_factory=dict)
    """What the addresses of this response's files begin with."""

    _worded: dict[Path, Words] = field(default_factory=dict)
    """By the times of repeats in which they stand."""

    def items(self, module_id: str, page: Page) -> tuple[Item, ...]:
        """Return what there is to see on a page, now or once other answers are given."""
        return tuple(self._items(page.parts, (module_id, page.id), None))

    def _items(
        self, parts: Sequence[Part], above: Place, within: TreeNode | None
    ) -> Iterator[Item]:
        filling = self.walk.filling
        for part in parts:
            place = (*above, part.id)
            if isinstance(part, Group):
                yield from self._group(part, above, within)
            elif is_seen(part) and (node := filling.node(part, within)) is not None:
                yield self._field(Spot(part, place, node, filling))

    # -- one question ------------------------------------------------------------------------

    def _field(self, spot: Spot) -> Field:
        question, path = spot.question, spot.path
        words = self._words(path[:-1])
        problem = next((one for one in self.problems if one.place[2:][: len(path)] == path), None)
        is_doubt = problem is not None and problem.code == "answer.surprising"
        said = wording.said(problem, words) if problem else ""
        plain = Field(
            question=question, path=path, manner=manner_of(question),
            label=words.of(question.label)[0] or question.name,
            hint=words.of(question.hint)[0], guidance=words.of(question.guidance)[0],
            typed=self.retyped.get(path) or _written(spot),
            error="" if is_doubt else said, doubt=said if is_doubt else "",
            doubt_words=words.of(question.warning_message)[0] or _("Is this answer right?"),
            wrong="-".join(problem.place[2 + len(path) :]) if problem else "",
            is_required=spot.is_required, is_read_only=spot.is_read_only,
            is_shut=not spot.is_open, matches=_matches(problem),
        )  # fmt: skip
        if isinstance(question.kind, Filed):
            return replace(plain, file=self._file(plain, spot.value))
        return replace(plain, **contents_of(spot, words), **self._last(spot))

    def _last(self, spot: Spot) -> dict[str, Any]:
        value = value_at(self.before.answers, spot.path) if self.before else None
        if value is None or not self.before:
            return {}
        lines = spoken(spot.question, value, self.walk.definition.authored)
        return {
            "last": [words for words, _lang in lines],
            "is_as_last": value == spot.value,
            "last_when": _when(self.before),
        }

    def _file(self, field: Field, value: Any) -> Stored | None:
        digest = field.text()
        if not digest or field.holds("yes", typed.GONE):
            return None
        known = value if value and value["digest"] == digest else self.stored(digest)
        if known is None:
            return None
        preview = ""
        if known["type"] in previews.SHOWN:
            preview = url_for("stored.preview", digest=digest, **self.here)
        return Stored(
            digest, known["name"], pages.weight(known["size"]),
            url_for("stored.show", digest=digest, **self.here), preview,
        )  # fmt: skip

    def _words(self, above: Path) -> Words:
        if above not in self._worded:
            self._worded[above] = Words(self.walk, above)
        return self._worded[above]

    # -- groups ------------------------------------------------------------------------------

    def _group(self, group: Group, above: Place, within: TreeNode | None) -> Iterator[Item]:
        id = typed.field((*above[2:], group.id))
        title, lang = self._words(above[2:]).of(group.title)
        if group.repeat:
            yield self._times(group, above, within)
            return
        items = tuple(self._items(group.parts, above, within))
        own = self.walk.filling.node(group, within)
        if items:
            is_shut = own is not None and not self.walk.filling.filled.is_relevant(own)
            yield Section(id=id, title=title, lang=lang, items=items, node=own,
                          is_shut=is_shut)  # fmt: skip

    def _times(self, group: Group, above: Place, within: TreeNode | None) -> Times:
        assert group.repeat  # noqa: S101  _group has looked
        filling, place = self.walk.filling, (*above, group.id)
        title, lang = self._words(above[2:]).of(group.title)
        standing = filling.times(group, within)
        opened = [one for one in standing if filling.filled.is_relevant(one[1])]
        decides, most = not group.repeat.count, group.repeat.most
        problem = next((one for one in self.problems if one.place == place), None)
        return Times(
            id=typed.field(place[2:]), title=title, lang=lang, is_table=group.repeat.table,
            times=tuple(
                self._time(group, (*place, token), node, number)
                for number, (token, node) in enumerate(standing, 1)
            ),
            add=_("Add another") if standing else _("Add the first"),
            may_add=decides and (most is None or len(standing) < most),
            may_remove=decides and len(standing) > group.repeat.least,
            is_shut=not opened and not (decides and filling.would_be_open(group, within)),
            error=wording.said(problem, self._words(above[2:])) if problem else "",
            **(self._last_times(place[2:], dict(standing)) if decides else {}),
        )  # fmt: skip

    def _last_times(self, path: Path, standing: Mapping[str, Any]) -> dict[str, Any]:
        """Return how many times of the wave before are not there."""
        if not self.before:
            return {}
        listed = times(time_at(self.before.answers, path[:-1]) or {}, path[-1])
        left = [one for one in listed if one[TOKEN] not in standing]
        return {"last": len(left), "last_when": _when(self.before)}

    def _time(self, group: Group, place: Place, node: TreeNode, number: int) -> Time:
        title = self._words(place[2:]).of(group.title)[0] or _("Entry")
        items = tuple(self._items(group.parts, place, node))
        return Time(typed.field(place[2:]), place[-1], f"{title} {number}", items, node,
                    not self.walk.filling.filled.is_relevant(node))  # fmt: skip


def _when(before: Before) -> str:
    return str(_("Last year:") if before.ago == 1 else _("In %(year)s:", year=before.year))


def _written(spot: Spot) -> Typed:
    """Return what stands in the fields of a question, and whether it was said to be meant."""
    typed_before = typed_of(spot.question, spot.value, wording.reader())
    return {**typed_before, typed.MEANT: ["yes"]} if spot.is_meant else typed_before


def _matches(problem: Problem | None) -> tuple[Option, ...]:
    """Return the communes that typed words may mean."""
    found: Any = problem.facts.get("matches", ()) if problem else ()
    return tuple(Option(code, name) for code, name in found)


def lines_of(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Give each error with the id of the control where it is put right, in reading order."""
    for item in items:
        match item:
            case Field():
                if item.error or item.doubt:
                    yield item.anchor, item.error or item.doubt
            case Section():
                yield from lines_of(item.items)
            case Times():
                if item.error:
                    yield item.id, item.error
                for time in item.times:
                    yield from lines_of(time.items)


def fields_in(items: Sequence[Item]) -> Iterator[Field]:
    """Give the fields among these items, in reading order."""
    for item in items:
        match item:
            case Field():
                yield item
            case Section():
                yield from fields_in(item.items)
            case Times():
                for time in item.times:
                    yield from fields_in(time.items)


def shut_in(items: Sequence[Item]) -> Iterator[str]:
    """Give the ids of what is hidden, whether alone or with the group it stands in."""
    for item in items:
        if item.is_shut:
            yield item.id
        match item:
            case Field():
                yield from (f"{item.id}-{row.id}" for row in item.rows if row.is_shut)
            case Section():
                yield from shut_in(item.items)
            case Times():
                for time in item.times:
                    yield from [time.id] if time.is_shut else []
                    yield from shut_in(time.items)
