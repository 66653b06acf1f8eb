"""Whatever a definition says is in a file that leaves the house, or listed beside it.

The cases are made from the fields of the definition's own classes: a field that is added
tomorrow is asked of every writer tomorrow.
"""

from __future__ import annotations

import io
import types
import typing
import zipfile
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
import pytest
from msgspec import structs

from app.builder.exporting import beyond_the_proof
from app.core.questionnaire import kinds
from app.core.questionnaire.bonds import Link, Locks, Restriction
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.kinds import Kind
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.measured import Measured
from app.core.questionnaire.options import Choice, ChoiceList, Row
from app.core.questionnaire.report import ImportReport
from app.core.text import FR, NL, LocalizedText, State, Wording, text_of
from app.documents.proof_reading import printed
from app.interchange import ddi
from app.interchange.exporting import Exported
from app.interchange.limesurvey.writing import writer as lss
from app.interchange.xlsform.writing import writer as xlsform

SAID = text_of(fr="Marqué", nl="Gemerkt")
OF_A_TYPE: Mapping[Any, Any] = {
    str: "1 = 2",
    int: 7,
    bool: True,
    Decimal: Decimal(7),
    LocalizedText: SAID,
    Mapping[str, str]: {"remarque": "marque"},
    Mapping[str, LocalizedText]: {"image": text_of(fr="marque.png")},
    tuple[str, ...]: ("q-first",),
    tuple[Restriction, ...]: (Restriction.CHOICE_ADD,),
    tuple[Choice, ...]: (Choice("c-new", "new", SAID),),
    tuple[Row, ...]: (Row("r-new", "new", SAID),),
    tuple[ChoiceList, ...]: (ChoiceList("marque", (Choice("c-new", "new", SAID),)),),
    Logic: Logic(relevant="1 = 2"),
    Repeat: Repeat(),
    Link: Link("marque", 3),
    Measured: Measured("sum"),
    Locks: Locks(everything=True),
}
"""A value of each type that is not the one that stands where nothing is said."""

SPECIAL: Mapping[tuple[type, str], Any] = {
    (Definition, "locales"): (FR,),
    (Question, "name"): "marque",
    (Module, "name"): "marque",
    (Page, "name"): "marque",
    (Group, "name"): "marque",
    (Choice, "name"): "marque",
    (Row, "name"): "marque",
    (Question, "appearance"): "w7",
    (Group, "appearance"): "w7",
    (Question, "parameters"): {"seed": "7"},
    (Logic, "trigger"): "${q-first}",
    (Measured, "goals"): ("8.5",),
    (Measured, "datapoint"): "B3",
    (Measured, "of"): "q-first",
    (kinds.Multiple, "exclusive"): "c-yes",
    (kinds.Goal, "most"): 1,
    (kinds.Reference, "file"): "marque.csv",
    (kinds.Hidden, "what"): "today",
    (kinds.Kept, "type"): "audit",
    (kinds.EnterpriseNumber, "registers"): ("BCE",),
    (kinds.Commune, "countries"): ("BE",),
    (kinds.Date, "earliest"): "2026-01-31",
    (kinds.Date, "latest"): "2026-01-31",
    (kinds.Month, "earliest"): "2026-01",
    (kinds.Month, "latest"): "2026-01",
    (kinds.Testimony, "longest"): 70,
    (Locks, "profiles"): {"marque": (Restriction.CHOICE_ADD,)},
    (Locks, "of"): {"q-asked": "marque"},
    (Link, "locks"): (Restriction.CHOICE_ADD,),
}
"""Where any value of the type would not do."""

UNSAID: Mapping[tuple[type, str], str] = {
    (Link, "postponed"): "where somebody left off looking, which is told with the link",
    (Link, "version"): "told with the link",
    (Link, "module"): "told with the link",
    (Link, "locks"): "told with the link",
    (Link, "home"): "told with the link",
}
"""What no file says and no report lists, with the reason."""

FIRST = Question("q-first", "first", kinds.Integer(), SAID)
CHOICES = (Choice("c-yes", "yes", text_of(fr="Oui", nl="Ja")),
           Choice("c-no", "no", text_of(fr="Non", nl="Nee")))  # fmt: skip
ROWS = (Row("r-men", "men", text_of(fr="Hommes", nl="Mannen")),
        Row("r-women", "women", text_of(fr="Femmes", nl="Vrouwen")))  # fmt: skip


def around(question: Question, **of_the_group: Any) -> Definition:
    """A questionnaire that asks one number, and then this."""
    group = Group("g-1", "group", text_of(fr="Groupe", nl="Groep"), (question,))
    group = structs.replace(group, **of_the_group)
    page = Page("p-1", "page", text_of(fr="Page", nl="Pagina"), (FIRST, group))
    module = Module("m-1", "module", text_of(fr="Module", nl="Deel"), (page,))
    return Definition((FR, NL), text_of(fr="Titre", nl="Titel"), (module,))


def a_question(kind: Kind) -> Question:
    return Question("q-asked", "asked", kind, text_of(fr="Demande", nl="Vraag"))


def with_options(kind: type[Any]) -> Any:
    """A kind with two choices and two rows, where it has any."""
    has = {field.name for field in structs.fields(kind)}
    given: dict[str, Any] = {}
    given |= {"choices": CHOICES} if "choices" in has else {}
    given |= {"rows": ROWS} if "rows" in has else {}
    given |= {"type": "barcode"} if kind is kinds.Kept else {}
    return kind(**given)


def another(owner: type, field: Any) -> Iterator[Any]:
    """Values for one field that are not its default: one, or each that is left of a choice."""
    if (owner, field.name) in SPECIAL:
        yield SPECIAL[owner, field.name]
        return
    wanted: Any = typing.get_type_hints(owner)[field.name]
    options = typing.get_args(wanted) if typing.get_origin(wanted) is typing.Literal else ()
    if options:
        yield from (one for one in options if one != field.default)
        return
    if isinstance(wanted, types.UnionType):
        wanted = next(one for one in typing.get_args(wanted) if one is not type(None))
    if wanted is bool:
        yield not field.default
    else:
        yield OF_A_TYPE[wanted]


def fields_of(owner: type, *, but: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    for field in structs.fields(owner):
        if field.name != "id" and field.name not in but and (owner, field.name) not in UNSAID:
            for value in another(owner, field):
                yield field.name, value


Case = tuple[str, Definition, Definition]


OF_EACH_WAY = (
    kinds.Single, kinds.Integer, kinds.Numbers, kinds.Matrix, kinds.Testimony, kinds.Calculated,
    kinds.Hidden, kinds.Note,
)  # fmt: skip
"""Kinds that are written in ways of their own; the others are written like one of them."""


def of_the_question() -> Iterator[Case]:
    for kind in OF_EACH_WAY:
        base = a_question(with_options(kind))
        for name, value in fields_of(Question, but=frozenset({"kind", "logic", "measured"})):
            after = structs.replace(base, **{name: value})
            yield f"{kind.__name__}: Question.{name}", around(base), around(after)
        for name, value in fields_of(Logic):
            before = Logic(calculation="1 + 1") if name == "trigger" else Logic()
            first = structs.replace(base, logic=before)
            after = structs.replace(base, logic=structs.replace(before, **{name: value}))
            yield f"{kind.__name__}: Logic.{name}", around(first), around(after)
    base = a_question(kinds.Integer())
    for name, value in fields_of(Measured):
        after = structs.replace(base, measured=Measured(**{name: value}))
        yield f"Measured.{name} {value}", around(base), around(after)


def of_the_kinds() -> Iterator[Case]:
    for kind in typing.get_args(Kind):
        base = with_options(kind)
        for name, value in fields_of(kind):
            after = structs.replace(base, **{name: value})
            yield (
                f"{kind.__name__}.{name} {value!s:.20}",
                around(a_question(base)), around(a_question(after)),
            )  # fmt: skip


def of_the_options() -> Iterator[Case]:
    for kind in typing.get_args(Kind):
        base = with_options(kind)
        for field, owner in (("choices", Choice), ("rows", Row)):
            options: tuple[Any, ...] = getattr(base, field, ())
            for name, value in fields_of(owner) if options else ():
                first = structs.replace(options[0], **{name: value})
                after = structs.replace(base, **{field: (first, *options[1:])})
                yield (
                    f"{kind.__name__}: {owner.__name__}.{name}",
                    around(a_question(base)), around(a_question(after)),
                )  # fmt: skip


def of_the_parts() -> Iterator[Case]:
    question = a_question(kinds.Text())
    base = around(question)
    for name, value in fields_of(Group, but=frozenset({"parts"})):
        yield f"Group.{name}", base, around(question, **{name: value})
    for name, value in fields_of(Repeat):
        again = around(question, repeat=Repeat())
        yield f"Repeat.{name}", again, around(question, repeat=Repeat(**{name: value}))
    module = base.modules[0]
    for name, value in fields_of(Page, but=frozenset({"parts"})):
        page = structs.replace(module.pages[0], **{name: value})
        yield f"Page.{name}", base, with_module(base, pages=(page,))
    for name, value in fields_of(Module, but=frozenset({"pages"})):
        yield f"Module.{name}", base, with_module(base, **{name: value})
    for part in ("module", "page", "group"):
        for name in ("relevant", "read_only"):
            logic = Logic(**{name: "1 = 2"})
            after = {
                "module": with_module(base, logic=logic),
                "page": with_module(base, pages=(structs.replace(module.pages[0], logic=logic),)),
                "group": around(question, logic=logic),
            }[part]
            yield f"{part}: Logic.{name}", base, after


def of_the_whole() -> Iterator[Case]:
    base = around(a_question(kinds.Text()))
    for name, value in fields_of(Definition, but=frozenset({"modules"})):
        yield f"Definition.{name}", base, structs.replace(base, **{name: value})
    for name, value in fields_of(Locks):
        locks = Locks(**{"profiles": {"marque": ()}, name: value})
        yield f"Locks.{name}", base, structs.replace(base, locks=locks)
    lists = (ChoiceList("looked", CHOICES),)
    looked = structs.replace(base, lists=lists)
    for name, value in fields_of(Choice):
        first = structs.replace(CHOICES[0], **{name: value})
        after = structs.replace(base, lists=(ChoiceList("looked", (first, CHOICES[1])),))
        yield f"ChoiceList: Choice.{name}", looked, after
    outdated = Wording("Titel", State.OUTDATED, "abc")
    title = LocalizedText({**base.title.by_locale, NL: outdated})
    yield "Wording.state", base, structs.replace(base, title=title)


def with_module(definition: Definition, **changes: Any) -> Definition:
    return structs.replace(definition, modules=(structs.replace(definition.modules[0], **changes),))


CASES = [*of_the_question(), *of_the_kinds(), *of_the_options(), *of_the_parts(), *of_the_whole()]


LEFT_OUT = b'"property":"question"'
"""How a codebook lists a question that is in it in no form."""


ONCE_EACH = {case[0].rpartition(": ")[2]: case for case in CASES}.values()
"""For a proof copy, which takes a tenth of a second and asks each field of every kind alike."""


Answer = tuple[bytes, Callable[[], bytes]]
"""What a report tells, and what stands in its file, where that has to be looked at."""


def at_once(write: Callable[[Definition], Exported]) -> Callable[[Definition], Answer]:
    def answer(definition: Definition) -> Answer:
        exported = write(definition)
        return told(exported.report), lambda: content(exported.data)

    return answer


def proof_copy(definition: Definition) -> Answer:
    return told(beyond_the_proof(definition)), cache(lambda: content(printed(definition)))


WRITERS: Mapping[str, Callable[[Definition], Answer]] = {
    "xlsform": at_once(xlsform.write),
    "lss": at_once(lss.write),
    "ddi": at_once(ddi.write),
    "docx": proof_copy,
}


def content(data: bytes) -> bytes:
    """The bytes of a file, of a workbook or document those of its pages."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        inside = sorted(one for one in book.namelist() if one.startswith(("xl/", "word/document")))
        return b"".join(book.read(name) for name in inside)


def told(report: ImportReport) -> bytes:
    return msgspec.json.encode((report.changed, report.lost, report.review))


@pytest.mark.parametrize("format", WRITERS)
def test_each_field_of_the_definition_is_in_the_file_or_in_the_report(format: str) -> None:
    silent, known = [], dict[bytes, Answer]()
    for name, before, after in ONCE_EACH if format == "docx" else CASES:
        key = msgspec.json.encode(before)
        report, data = known.setdefault(key, known.get(key) or WRITERS[format](before))
        told_then, data_then = WRITERS[format](after)
        if report == told_then and LEFT_OUT not in told_then and data() == data_then():
            silent.append(name)

    assert silent == []


def test_every_field_of_every_class_is_asked() -> None:
    """A case that leaves its field as it was would ask nothing."""
    assert [name for name, before, after in CASES if before == after] == []
