"""What a person did on the card of one question, as one edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

from app.builder import arranging, measuring, ruling, wording
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire.blank import KINDS, unused
from app.core.questionnaire.changes import Rename, Require, Reshape
from app.core.questionnaire.definition import Definition, Question, choices_of
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Kind,
    Multiple,
    Scale,
    Text,
    Year,
)
from app.core.questionnaire.operations import Delete, InsertChoice, Move, Operation, Several
from app.core.questionnaire.options import Choice
from app.core.questionnaire.parts import Missing, find
from app.core.text import FR, NL, Locale, LocalizedText, Wording, digest

MOST_CHOICES = 500
FORMS: Mapping[str, Literal["plain", "euro", "percent"]] = {
    "plain": "plain",
    "euro": "euro",
    "percent": "percent",
}


def edit_of(
    before: Definition, question_id: str, typed: Mapping[str, str], ids: Iterator[str]
) -> Several:
    """Return everything that a card says otherwise than ``before`` did, as one edit.

    :param before: the draft as it stood when the card was shown.
    :param typed: the fields of the card by name, those of texts as :mod:`app.builder.wording`
        names them.
    :param ids: gives the ids of new choices.
    :raises Missing: ``before`` has no such question.
    :raises Unsound: a bound is no number or no day, or a line of logic is wrong.
    """
    question = find(before, (question_id,))
    if not isinstance(question, Question):
        raise Missing(question_id)
    reviewed = frozenset(locale for locale in (FR, NL) if f"reviewed-{locale}" in typed)
    return Several(
        (
            *wording.writes(before, typed, reviewed),
            *_of_the_settings(question, typed),
            *ruling.of_the_lines(before, question, typed),
            *measuring.edit_of(before, question, typed),
            *_of_the_choices(question, typed, before.authored, ids),
            *_of_the_tools(before, question, typed),
        )
    )


def _of_the_tools(
    before: Definition, question: Question, typed: Mapping[str, str]
) -> Iterator[Operation]:
    """Yield what the button of the whole card does."""
    move: Operation | None = None
    match typed.get("then", ""):
        case "up":
            move = arranging.one_up(before, question.id)
        case "down":
            move = arranging.one_down(before, question.id)
        case "move":
            move = arranging.to_page(before, question.id, typed.get("to", ""))
        case "delete":
            move = Delete((question.id,))
        case _:
            pass
    if move:
        yield move


def _of_the_settings(question: Question, typed: Mapping[str, str]) -> Iterator[Operation]:
    if "settings" not in typed:
        return
    at = (question.id,)
    name = wording.cleaned(typed.get("name", question.name))
    if name != question.name:
        yield Rename(at, name)
    if ("required" in typed) != question.required:
        yield Require(at, "required" in typed)
    kind = KINDS.get(typed.get("kind", ""))
    if kind is None or type(kind) is type(question.kind):
        kind = _kind_of(question.kind, typed)
    if kind != question.kind:
        yield Reshape(at, kind)


def _kind_of(kind: Kind, typed: Mapping[str, str]) -> Kind:
    """Return the kind with the bounds that were typed."""
    match kind:
        case Text(longest=longest):
            return Text("multiline" in typed, _whole(typed, "longest") or longest)
        case Integer(unit=unit):
            return Integer(_whole(typed, "least"), _whole(typed, "most"), unit)
        case DecimalNumber(unit=unit, form=form):
            form = FORMS.get(typed.get("form", ""), form)
            return DecimalNumber(_plain(typed, "least"), _plain(typed, "most"), unit, form)
        case Scale():
            begins, ends = _plain(typed, "least"), _plain(typed, "most")
            return Scale(
                kind.least if begins is None else begins,
                kind.most if ends is None else ends,
                kind.step,
                kind.lowest,
                kind.highest,
            )
        case Year():
            return Year(_whole(typed, "least"), _whole(typed, "most"))
        case Date():
            return Date(_day(typed, "least"), _day(typed, "most"))
        case Multiple(choices=choices):
            least, most = _whole(typed, "least") or 0, _whole(typed, "most")
            exclusive = typed.get("exclusive", "")
            return Multiple(choices, least, most, exclusive, kind.list, kind.other)
        case _:
            return kind


def _of_the_choices(
    question: Question, typed: Mapping[str, str], authored: Locale, ids: Iterator[str]
) -> Iterator[Operation]:
    choices = choices_of(question)
    for choice in choices:
        name = wording.cleaned(typed.get(f"choice-{choice.id}", choice.name))
        if name != choice.name:
            yield Rename((question.id, choice.id), name)
    last = choices[-1].id if choices else ""
    names = {choice.name for choice in choices}
    for labels in lines_of(typed.get("new-fr", ""), typed.get("new-nl", "")):
        choice = Choice(next(ids), unused(names, "option"), label_of(labels, authored))
        names.add(choice.name)
        yield InsertChoice((question.id,), last, choice)
        last = choice.id
    yield from _of_the_button(question, typed.get("then", ""))


def _of_the_button(question: Question, pressed: str) -> Iterator[Operation]:
    """Return what the button of one choice does: ``choice-up:ID``, ``-down`` or ``-delete``."""
    verb, _colon, choice_id = pressed.partition(":")
    order = [choice.id for choice in choices_of(question)]
    if not verb.startswith("choice-") or choice_id not in order:
        return
    at = order.index(choice_id)
    match verb:
        case "choice-delete":
            yield Delete((question.id, choice_id))
        case "choice-up" if at > 0:
            yield Move((question.id, choice_id), (question.id,), ["", *order][at - 1])
        case "choice-down" if at < len(order) - 1:
            yield Move((question.id, choice_id), (question.id,), order[at + 1])


def lines_of(french: str, dutch: str) -> list[dict[Locale, str]]:
    """Return the labels of new choices, from two columns of lines.

    Two columns pasted from a spreadsheet into one box come apart at the tabulator.
    """
    pairs: list[dict[Locale, str]] = []
    columns = [text.splitlines() for text in (french, dutch)]
    for at in range(max(map(len, columns), default=0)):
        fr, nl = (column[at] if at < len(column) else "" for column in columns)
        fr, tabulator, beside = fr.partition("\t")
        nl = beside if tabulator and not nl.strip() else nl
        labels = {FR: wording.cleaned(fr), NL: wording.cleaned(nl)}
        if any(labels.values()):
            pairs.append({locale: text for locale, text in labels.items() if text})
    return pairs[:MOST_CHOICES]


def label_of(labels: Mapping[Locale, str], authored: Locale) -> LocalizedText:
    """Return a text in which a translation knows the authored wording, where there is one."""
    source = digest(labels[authored]) if authored in labels else ""
    return LocalizedText(
        {
            locale: Wording(text, source="" if locale == authored else source)
            for locale, text in labels.items()
        }
    )


def _whole(typed: Mapping[str, str], field: str) -> int | None:
    number = _plain(typed, field)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise Unsound([Problem("bound.not-whole", (field,), {"text": typed[field]})])
    return int(number)


def _plain(typed: Mapping[str, str], field: str) -> Decimal | None:
    """Return the number typed, with a point or a comma; None where the box was left empty."""
    written = wording.cleaned(typed.get(field, ""))
    bare = written.replace(" ", "").replace("\u00a0", "").replace("\u202f", "").replace(",", ".")
    if not bare:
        return None
    try:
        number = Decimal(bare)
    except InvalidOperation:
        raise Unsound([Problem("bound.not-a-number", (field,), {"text": written})]) from None
    if not number.is_finite() or abs(number) > Decimal(10) ** 15:
        raise Unsound([Problem("bound.not-a-number", (field,), {"text": written})])
    return number


def _day(typed: Mapping[str, str], field: str) -> str:
    written = wording.cleaned(typed.get(field, ""))
    try:
        return date.fromisoformat(written).isoformat() if written else ""
    except ValueError:
        raise Unsound([Problem("bound.not-a-day", (field,), {"text": written})]) from None
