"""Questions that offer a list: how they are written, with what the list cannot say itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import Multiple, Ranking, Scale, Single, YesNo
from app.core.questionnaire.options import Choice
from app.core.text import EN, LocalizedText, text_of
from app.interchange.xlsform.writing import types
from app.interchange.xlsform.writing.desk import Cells, Desk
from app.interchange.xlsform.writing.types import Written

YES_NO = (
    Choice("yes", "yes", text_of(fr="Oui", nl="Ja", en="Yes")),
    Choice("no", "no", text_of(fr="Non", nl="Nee", en="No")),
)
OTHER = Choice("other", "other", text_of(fr="Autre", nl="Andere", en="Other"))
SPECIFY = text_of(fr="Précisez", nl="Licht toe", en="Please specify")
VERBS: Mapping[type, str] = {Single: "select_one", Multiple: "select_multiple", Ranking: "rank"}
LOOKS_WITH_TICKS = frozenset({"", "vertical", "no-ticks"})


def written(
    question: Question, kind: Single | Multiple | Ranking | YesNo, desk: Desk
) -> tuple[Written, list[Cells]]:
    """Return how a question with a list is written, and the row for the words of "other"."""
    name = desk.name_of(question.id)
    if isinstance(kind, YesNo):
        choices = tuple(_in_ours(choice, desk) for choice in YES_NO)
        offered = desk.lists.offer(choices, "", otherwise="yes_no")
        return Written(f"select_one {offered.list_name}", is_near=True), []
    if not kind.choices:
        return Written("text", is_near=True), []
    choices, ending, more = kind.choices, "", list[Cells]()
    if not isinstance(kind, Ranking) and kind.other:
        if _speaks_english_only(desk):
            ending = " or_other"  # which is worded in English, and nothing else
        else:
            choices, more = _with_other(question, choices, desk)
    several = not isinstance(kind, Single)
    offered = desk.lists.offer(choices, kind.list, otherwise=f"{name}_choices", several=several)
    row = Written(f"{VERBS[type(kind)]} {offered.list_name}{ending}")
    if isinstance(kind, Multiple):
        row = replace(row, rule=_amounts(kind, offered.codes))
    return row, more


def with_ticks(question: Question, kind: Scale, row: Written, desk: Desk) -> Written:
    """Return a scale with the words at its ends, where its drawing can have them."""
    if "tick_labelset" in question.parameters or not (
        kind.lowest.by_locale or kind.highest.by_locale
    ):
        return row
    if not LOOKS_WITH_TICKS.issuperset(question.appearance.split()):
        return replace(
            row, unsaid={"lowest": desk.read(kind.lowest), "highest": desk.read(kind.highest)}
        )
    low, high = types.plain(kind.least), types.plain(kind.most)
    ends = (Choice("low", low, kind.lowest), Choice("high", high, kind.highest))
    offered = desk.lists.offer(ends, "", otherwise=f"{desk.name_of(question.id)}_ends".lower())
    desk.told.change("ends", desk.name_of(question.id), "parameters", becomes=offered.list_name)
    return replace(row, parameters={**row.parameters, "tick_labelset": offered.list_name})


def _with_other(
    question: Question, choices: tuple[Choice, ...], desk: Desk
) -> tuple[tuple[Choice, ...], list[Cells]]:
    """Return the choices with "other" among them, and a question for its words."""
    name = desk.name_of(question.id)
    own = desk.naming.beside(question.id, "other")
    desk.told.change("other", name, "kind", becomes=own)
    if any(choice.name == OTHER.name for choice in choices):
        code = OTHER.name
    else:
        code, choices = OTHER.name, (*choices, _in_ours(OTHER, desk))
    words = desk.wording.texts("label", _ours(SPECIFY, desk), name)
    row = {"type": "text", "name": own, **words, "relevant": f"selected(../{name}, '{code}')"}
    return choices, [row]


def _amounts(kind: Multiple, codes: Mapping[str, str]) -> str:
    """Return the rule for how many choices may be taken, and which stands alone."""
    amounts = types.between(kind.least or None, kind.most, "count-selected(.)")
    code = codes.get(kind.exclusive)
    alone = f"not(selected(., '{code}') and count-selected(.) > 1)" if code else ""
    return " and ".join(filter(None, (amounts, alone)))


def _speaks_english_only(desk: Desk) -> bool:
    return set(desk.languages) == {EN}


def _in_ours(choice: Choice, desk: Desk) -> Choice:
    return Choice(choice.id, choice.name, _ours(choice.label, desk))


def _ours(text: LocalizedText, desk: Desk) -> LocalizedText:
    """Return a text in the languages of the questionnaire, or as it is where it has none."""
    spoken = {locale: said for locale, said in text.by_locale.items() if locale in desk.languages}
    return LocalizedText(spoken) if spoken else text
