"""The way of one respondent through a questionnaire: what is open to them, and how far they are.

A walk is made once for a request.  ``change`` takes over what a save changes, and works out
again only what hangs on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from random import Random
from uuid import UUID

from app.core.problems import Place
from app.core.questionnaire.answers import Answers, Changes, Path
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    is_seen,
)
from app.core.questionnaire.definition import Item as Part
from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.filling import NOTHING, Filling
from app.core.questionnaire.flow import Plan, Progress, State, Step
from app.core.questionnaire.spots import Item, Section, Spot, Times


class Walk:
    """A plan with the answers of one respondent."""

    def __init__(self, plan: Plan, filling: Filling) -> None:
        self.plan = plan
        self.filling = filling
        self._items: dict[str, tuple[Item, ...]] = {}

    @property
    def answers(self) -> Answers:
        return self.filling.answers

    @property
    def definition(self) -> Definition:
        return self.plan.definition

    def change(self, changes: Changes) -> None:
        """Take over what a save changes, with what that sets besides: defaults of a new time of
        a repeat, answers that wait for another to change."""
        self.filling.change(changes)
        self._items.clear()
        self.__dict__.pop("steps", None)

    # -- pages -------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The pages on which something is open, in order."""
        steps: list[Step] = []
        for module in self.definition.modules:
            pages = [page for page in module.pages if self.items(module, page)]
            steps += [Step(module, page, at, len(pages)) for at, page in enumerate(pages, 1)]
        return tuple(steps)

    def step(self, page_id: str) -> Step | None:
        """Return the step whose page has that id; None where the way does not pass it now."""
        return next((step for step in self.steps if step.page.id == page_id), None)

    def before(self, step: Step) -> Step | None:
        """Return the step before, or None at the beginning."""
        pages = [one.page.id for one in self.steps]
        at = pages.index(step.page.id)
        return self.steps[at - 1] if at else None

    def after(self, page_id: str) -> Step | None:
        """Return the first step behind a page, which may be closed by now; None at the end."""
        order = {page.id: at for at, page in enumerate(self.definition.pages)}
        return next((one for one in self.steps if order[one.page.id] > order[page_id]), None)

    def steps_of(self, module: Module) -> Iterator[Step]:
        return (step for step in self.steps if step.module.id == module.id)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules that have a page to see, in order."""
        return tuple({step.module.id: step.module for step in self.steps}.values())

    # -- questions ---------------------------------------------------------------------------

    def items(self, module: Module, page: Page) -> tuple[Item, ...]:
        """Return what is open on a page, as it stands there."""
        if page.id not in self._items:
            self._items[page.id] = self._found(page.parts, (module.id, page.id), None)
        return self._items[page.id]

    def spots(self, step: Step | None = None) -> Iterator[Spot]:
        """Give the questions that are open, on one page or on all, in reading order."""
        for one in (step,) if step else self.steps:
            yield from spots_in(self.items(one.module, one.page))

    def asked(self, step: Step | None = None) -> Iterator[Spot]:
        """Give those of them that the respondent answers."""
        return (spot for spot in self.spots(step) if spot.is_asked)

    def spot(self, path: Path) -> Spot | None:
        """Return the question at a path, whether it is open or not; None where there is none."""
        part = self.plan.compiled.parts.get(path[-1])
        if not isinstance(part, Question):
            return None
        place = self.plan.places.get(part.id, ("", ""))[:2]
        for at, node in self.filling.each(part):
            if at == path:
                return Spot(part, (*place, *path), node, self.filling)
        return None

    # -- how far -----------------------------------------------------------------------------

    def progress(self, passed: Collection[str], wrong: Collection[Path]) -> tuple[Progress, ...]:
        """Return how far each module is.

        A module is complete once each of its pages was passed or wholly answered: to leave an
        optional question open is an answer too, given by whoever passed its page.

        :param passed: the ids of the pages that were saved to go on, with nothing wrong on them.
        :param wrong: the paths of the answers that cannot be handed in.
        """
        return tuple(self._progress(module, passed, wrong) for module in self.modules)

    def first_waiting(self, passed: Collection[str]) -> Step | None:
        """Return the first page that is not done; None where all are."""
        return next((step for step in self.steps if not self.is_done(step, passed)), None)

    def is_done(self, step: Step, passed: Collection[str]) -> bool:
        """Tell whether a page was passed or wholly answered, with all that is required."""
        asked = [(spot, spot.value is not None) for spot in self.asked(step)]
        if any(spot.is_required for spot, answered in asked if not answered):
            return False
        return step.page.id in passed or (bool(asked) and all(done for _spot, done in asked))

    def _progress(
        self, module: Module, passed: Collection[str], wrong: Collection[Path]
    ) -> Progress:
        steps = tuple(self.steps_of(module))
        asked = [spot for step in steps for spot in self.asked(step)]
        given = [spot for spot in asked if spot.value is not None]
        if any(spot.path in wrong for spot in given):
            state = State.PROBLEM
        elif all(self.is_done(step, passed) for step in steps):
            state = State.COMPLETE
        elif given or any(step.page.id in passed for step in steps):
            state = State.IN_PROGRESS
        else:
            state = State.NOT_STARTED
        return Progress(module, state, len(given), len(asked), len(steps))

    # -- inside ------------------------------------------------------------------------------

    def _found(
        self, parts: tuple[Part, ...], place: Place, within: TreeNode | None
    ) -> tuple[Item, ...]:
        found = (self._item(part, place, within) for part in parts)
        return tuple(item for item in found if item is not None)

    def _item(self, part: Part, place: Place, within: TreeNode | None) -> Item | None:
        if isinstance(part, Group):
            return self._group(part, place, within)
        node = self.filling.node(part, within) if is_seen(part) else None
        if node is None or not self.filling.filled.is_relevant(node):
            return None
        return Spot(part, (*place, part.id), node, self.filling)

    def _group(self, group: Group, place: Place, within: TreeNode | None) -> Item | None:
        if group.repeat:
            return self._times(group, place, within)
        items = self._found(group.parts, place, within)
        return Section(group, (), 0, items) if items else None

    def _times(self, group: Group, place: Place, within: TreeNode | None) -> Item | None:
        repeat = group.repeat
        assert repeat is not None  # noqa: S101  _group asks
        path = (*place, group.id)
        standing = [
            (token, node)
            for token, node in self.filling.times(group, within)
            if self.filling.filled.is_relevant(node)
        ]
        decides = not repeat.count
        if not standing and not (decides and self.filling.would_be_open(group, within)):
            return None
        sections = tuple(
            Section(group, (*path[2:], token), at, self._found(group.parts, (*path, token), node))
            for at, (token, node) in enumerate(standing, 1)
        )
        may_grow = decides and (repeat.most is None or len(standing) < repeat.most)
        return Times(group, path[2:], sections, may_grow, decides and len(standing) > repeat.least)


def spots_in(items: tuple[Item, ...]) -> Iterator[Spot]:
    """Give the questions among these items, in reading order."""
    for item in items:
        match item:
            case Spot():
                yield item
            case Section(items=inside):
                yield from spots_in(inside)
            case Times(sections=sections):
                yield from spots_in(sections)


def walk(
    plan: Plan,
    answers: Answers,
    *,
    now: datetime,
    locale: str,
    zone: tzinfo = UTC,
    seed: str = "",
    first: bool = False,
    last_saved: Answers = NOTHING,
) -> Walk:
    """Return the way of one respondent.

    :param seed: what chance is drawn from, the same each time for one respondent.
    :param first: whether they begin now, so that defaults apply.
    :param last_saved: what they answered in the wave before, by question id.
    """
    chance = Random(seed)  # noqa: S311  it shuffles questions, and guards nothing
    world = World(
        now=now, zone=zone, locale=locale, random=chance.random,
        uuid=lambda: str(UUID(int=chance.getrandbits(128), version=4)),
    )  # fmt: skip
    filling = Filling(plan.compiled, answers, world, first=first, last_saved=last_saved)
    return Walk(plan, filling)
