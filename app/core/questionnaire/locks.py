"""Which edits a lock forbids.  It is asked of every edit of a draft, whatever page it came from.

An edit needs certain things to be free at certain parts; a part is locked by the profile that the
questionnaire gives it, and by the locks of the library module that it stands in.  The restrictions
that Kobo gives to a whole form hold where the questionnaire itself bears the profile, and within a
linked module for what stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from app.core.problems import Problem
from app.core.questionnaire.belongings import (
    Attach,
    Keep,
    SetColumn,
    SetLink,
    SetList,
    SetLocks,
    SetMeasured,
)
from app.core.questionnaire.bonds import ALL, Restriction
from app.core.questionnaire.changes import (
    Rename,
    Require,
    Reshape,
    SetAppearance,
    SetLogic,
    SetRepeat,
    Speak,
    Write,
)
from app.core.questionnaire.definition import Definition, Module, Question
from app.core.questionnaire.kinds import Hidden
from app.core.questionnaire.operations import Delete, Insert, Move, Operation, Replace, Several
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import Address, Part, address_of, children, find, place, walk

Need: TypeAlias = tuple[Address, Restriction]
"""That nothing at this part forbids this."""

R = Restriction
VALIDATION = frozenset({"required", "constraint", "warning"})
MESSAGES = frozenset({"required_message", "constraint_message", "warning_message"})
WORDS = frozenset({"label", "hint", "guidance"})
OF_GROUPS_IN_IT = frozenset(
    {R.GROUP_QUESTION_ADD, R.GROUP_QUESTION_DELETE, R.GROUP_QUESTION_ORDER_EDIT}
)
"""What a profile of a group forbids in the groups that stand in it, too."""


def refusals(definition: Definition, operation: Operation) -> list[Problem]:
    """Return one problem for each lock that forbids the edit; none where it may be done."""
    if isinstance(operation, Several):
        found: list[Problem] = []
        for each in operation.operations:
            found += refusals(definition, each)
            definition = each.apply(definition)
        return list({(one.place, str(one.facts)): one for one in found}.values())
    if not is_locked(definition):
        return []
    shut = forbidden(definition)
    return [
        Problem("lock.refused", at, {"restriction": restriction.value})
        for at, restriction in dict.fromkeys(_needs(definition, operation))
        if restriction in shut.get(at, frozenset())
    ]


def is_locked(definition: Definition) -> bool:
    """Tell whether anything at all is locked."""
    linked = any(module.link and module.link.locks for module in definition.modules)
    return linked or definition.locks.everything or bool(definition.locks.of)


def is_of_the_library(operation: Operation) -> bool:
    """Tell whether an edit sets links or locks, which only the pages of the library do."""
    match operation:
        case SetLink() | SetLocks():
            return True
        case Insert(part=Module(link=link)):
            return link is not None
        case Several(operations):
            return any(map(is_of_the_library, operations))
        case Replace(definition):
            return is_locked(definition) or any(module.link for module in definition.modules)
        case _:
            return False


def forbidden(definition: Definition) -> dict[Address, frozenset[Restriction]]:
    """Return what is forbidden at each part that is locked, by its address."""
    found: dict[Address, frozenset[Restriction]] = {}
    locks = definition.locks

    def look(part: Part, at: Address, around: frozenset[Restriction]) -> None:
        if isinstance(part, Module) and part.link:
            around |= frozenset(part.link.locks)
        profile = locks.profiles.get(locks.of.get(at[-1] if at else "", ""), ())
        shut = frozenset(ALL) if locks.everything else around | frozenset(profile)
        if at:
            around |= OF_GROUPS_IN_IT.intersection(profile)
        if shut:
            found[at] = shut
        for child in children(part):
            look(child, address_of(child, at), around)

    look(definition, (), frozenset())
    return found


def _needs(definition: Definition, operation: Operation) -> Iterator[Need]:
    """Yield what has to be free for one edit."""
    match operation:
        case Insert():
            yield from _to_put(operation.part, operation.into)
        case Delete(at):
            yield from _to_take_away(definition, at)
        case Move(at, into):
            yield from _to_move(definition, at, into)
        case Write(at, field, locale):
            if locale != definition.authored:
                yield (), R.LANGUAGE_EDIT
            yield at[:1], _of_a_text(find(definition, at), field)
        case SetLogic(at, what):
            yield at[:1], _of_a_rule(find(definition, at), what)
        case _:
            yield from _to_set(definition, operation)


def _to_set(definition: Definition, operation: Operation) -> Iterator[Need]:
    match operation:
        case Reshape(at, kind):
            yield at, R.QUESTION_SETTINGS_EDIT
            question = find(definition, at)
            if isinstance(question, Question) and type(question.kind) is type(kind):
                yield at, R.QUESTION_VALIDATION_EDIT
        case (
            Require(at)
            | Rename(at)
            | SetAppearance(at)
            | SetRepeat(at)
            | Keep(at)
            | SetMeasured(at)
        ):
            part = find(definition, at)
            yield at[:1], _of_the_settings(part)
            yield from _of_a_hidden(part)
        case Attach(at):
            yield at[:1], _of_a_text(find(definition, at), "label")
        case SetColumn(at):
            yield at[:1], R.CHOICE_VALUE_EDIT
        case _:
            yield from _of_the_whole(definition, operation)


def _of_the_whole(definition: Definition, operation: Operation) -> Iterator[Need]:
    match operation:
        case Speak():
            yield (), R.LANGUAGE_EDIT
        case SetList():
            yield (), R.CHOICE_VALUE_EDIT
        case SetLink(at):
            yield at, R.MODULE_DETACH
        case Replace():
            yield from ((at, restriction) for at in forbidden(definition) for restriction in ALL)
        case _:
            yield (), R.FORM_REPLACE


def _of_a_hidden(part: Part) -> Iterator[Need]:
    """Values that nobody is asked for are what Kobo calls the metadata of a form."""
    if isinstance(part, Question) and isinstance(part.kind, Hidden):
        yield (), R.FORM_META_EDIT


def _to_put(part: Part, into: Address) -> Iterator[Need]:
    if isinstance(part, Choice | Row):
        yield into, R.CHOICE_ADD
        return
    adding = R.QUESTION_ADD if isinstance(part, Question) else R.GROUP_ADD
    yield from ((into, R.GROUP_QUESTION_ADD), (into, adding), ((), adding))
    yield from _of_a_hidden(part)


def _to_take_away(definition: Definition, at: Address) -> Iterator[Need]:
    part = find(definition, at)
    if isinstance(part, Choice | Row):
        yield at[:1], R.CHOICE_DELETE
        return
    owner, _before = place(definition, at)
    yield owner, R.GROUP_QUESTION_DELETE
    for inner, each in walk(part, at):
        if isinstance(each, Question):
            yield inner, R.QUESTION_DELETE
            yield from _of_a_hidden(each)
        elif not isinstance(each, Choice | Row):
            yield inner, R.GROUP_DELETE


def _to_move(definition: Definition, at: Address, into: Address) -> Iterator[Need]:
    if len(at) > 1:
        yield at[:1], R.CHOICE_ORDER_EDIT
        return
    owner, _before = place(definition, at)
    yield (), R.QUESTION_ORDER_EDIT
    if owner == into:
        yield from ((owner, R.GROUP_QUESTION_ORDER_EDIT), (owner, R.QUESTION_ORDER_EDIT))
        return
    yield from ((owner, R.GROUP_QUESTION_DELETE), (owner, R.GROUP_SPLIT))
    yield from _to_put(find(definition, at), into)


def _of_a_text(part: Part, field: str) -> Restriction:
    match part:
        case Choice() | Row():
            return R.CHOICE_LABEL_EDIT
        case Question() if field in MESSAGES:
            return R.QUESTION_VALIDATION_EDIT
        case Question():
            return R.QUESTION_LABEL_EDIT if field in WORDS else R.QUESTION_SETTINGS_EDIT
        case Definition():
            return R.FORM_META_EDIT
        case _:
            return R.GROUP_LABEL_EDIT


def _of_a_rule(part: Part, what: str) -> Restriction:
    if isinstance(part, Row):
        return R.QUESTION_SKIP_LOGIC_EDIT
    if not isinstance(part, Question):
        return R.GROUP_SKIP_LOGIC_EDIT if what == "relevant" else R.GROUP_SETTINGS_EDIT
    if what == "relevant":
        return R.QUESTION_SKIP_LOGIC_EDIT
    return R.QUESTION_VALIDATION_EDIT if what in VALIDATION else R.QUESTION_SETTINGS_EDIT


def _of_the_settings(part: Part) -> Restriction:
    match part:
        case Choice() | Row():
            return R.CHOICE_VALUE_EDIT
        case Question():
            return R.QUESTION_SETTINGS_EDIT
        case Definition():
            return R.FORM_APPEARANCE
        case _:
            return R.GROUP_SETTINGS_EDIT
