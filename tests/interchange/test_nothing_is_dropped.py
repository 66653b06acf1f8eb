"""Whatever a questionnaire says stands in the file that leaves, or in the list of what it has no
place for: asked of every field of every part, found from the definition itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from msgspec import structs

from app.core.questionnaire.bonds import Link, Locks, Restriction
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.kinds import Integer, Numbers, Single
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.measured import Measured
from app.core.questionnaire.options import Choice, ChoiceList, Row
from app.core.text import FR, NL, LocalizedText
from app.interchange import ddi
from app.interchange.exporting import Exported
from app.interchange.limesurvey.writing import writer as limesurvey
from app.interchange.xlsform.writing import writer as xlsform
from tests.make import a_text

WORDS = a_text("Des mots", "Woorden")
OTHERWISE: dict[str, dict[str, Any]] = {
    "Definition": {
        "locales": (FR, NL, "en"),
        "lists": (ChoiceList("others", (Choice("c-else", "else", WORDS),)),),
        "kept": {"settings.version": "3"},
        "locks": Locks({"fixed": (Restriction.QUESTION_DELETE,)}, {"q-workers": "fixed"}, True),
    },
    "Module": {"link": Link("lib", 1, locks=(Restriction.QUESTION_DELETE,))},
    "Question": {"required": True, "media": {"image": a_text("a.png", "b.png")}},
    "Group": {"repeat": Repeat(least=1, most=4)},
    "Choice": {"columns": {"country": "BE"}, "media": {"image": a_text("a.png", "b.png")}},
    "Logic": dict.fromkeys(Logic.__struct_fields__, "${q-workers} > 1")
    | {"trigger": "${q-workers}", "choice_filter": "country = 'BE'"},
    "Repeat": {"count": "2", "least": 2, "most": 3, "table": True},
    "Measured": {
        "aggregation": "sum", "stage": "result", "basis": "sample", "counted": "persons",
        "of": "q-split", "goals": ("8.5",), "datapoint": "B8",
    },
    "Integer": {"least": 1, "most": 9},
}  # fmt: skip
"""What a field of a part says instead, where its type alone does not tell."""

NOT_SAID = {
    "id": "the ids of a file are its own",
    "Choice.name": "a code",
}


def a_whole() -> Definition:
    """A questionnaire with one part of each sort, each of which says a little of itself."""
    measured = Measured(aggregation="mean")
    workers = Question("q-workers", "workers", Integer(most=5), a_text("Combien ?", "Hoeveel?"),
                       measured=measured)  # fmt: skip
    way = Question("q-way", "way", Single((Choice("c-bike", "bike", a_text("Vélo", "Fiets")),)),
                   a_text("Comment ?", "Hoe?"))  # fmt: skip
    split = Question("q-split", "split", Numbers(rows=(Row("r-a", "a", a_text("A", "A")),)),
                     a_text("Répartition", "Verdeling"))  # fmt: skip
    site = Group("g-site", "site", a_text("Sites", "Vestigingen"),
                 (Question("q-jobs", "jobs", Integer(), a_text("Emplois", "Banen")),),
                 repeat=Repeat(most=9))  # fmt: skip
    page = Page("p-one", "one", a_text("Page", "Bladzijde"), (workers, way, split, site))
    module = Module("m-one", "staff", a_text("Module", "Module"), (page,))
    return Definition((FR, NL), a_text("Titre", "Titel"), (module,))


def otherwise(value: Any, kind: str, field: str) -> Any:
    """Return another value for a field of a part; the same where there is none to ask about."""
    known = OTHERWISE.get(kind, {})
    match value:
        case _ if field in known:
            return known[field]
        case LocalizedText():
            return WORDS
        case bool():
            return not value
        case str():
            return f"{value}other"
        case dict():
            return {"kept": "word"}
        case _:
            return value


def variants(part: Any) -> Iterator[tuple[str, Any]]:
    """Give a part with one field of it, or of what stands in it, changed; for each of them."""
    kind, name = type(part).__name__, getattr(part, "name", "")
    for field in (one.name for one in structs.fields(part)):
        if field in NOT_SAID or f"{kind}.{field}" in NOT_SAID:
            continue
        value = getattr(part, field)
        for said, new in [*inside(part, value), (field, otherwise(value, kind, field))]:
            if new != value:
                yield f"{kind} {name}: {said}", structs.replace(part, **{field: new})


def inside(part: Any, value: Any) -> Iterator[tuple[str, Any]]:
    """Give the other values of a field that holds parts itself."""
    if isinstance(value, Logic) and not isinstance(part, Question):
        for rule in ("relevant", "read_only"):  # the others are of questions
            yield rule, structs.replace(value, **{rule: OTHERWISE["Logic"][rule]})
    elif isinstance(value, msgspec.Struct) and not isinstance(value, LocalizedText):
        yield from variants(value)
    elif isinstance(value, tuple):
        for at, child in enumerate(value):
            for said, new in inside(part, child):
                yield said, (*value[:at], new, *value[at + 1 :])


def said(exported: Exported) -> tuple[object, object]:
    """Return what a file and its report say; of a workbook, without the time it was made."""
    data = exported.data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = (name for name in packed.namelist() if "docProps" not in name)
            return {name: packed.read(name) for name in names}, exported.report
    return data, exported.report


@pytest.mark.parametrize("write", [xlsform.write, limesurvey.write, ddi.write],
                         ids=["xlsform", "lss", "ddi"])  # fmt: skip
def test_whatever_a_part_says_is_in_the_file_or_listed(
    write: Callable[[Definition], Exported],
) -> None:
    whole = a_whole()
    as_it_is = said(write(whole))

    silent = [name for name, other in variants(whole) if said(write(other)) == as_it_is]

    assert silent == []


def test_it_is_asked_of_many_fields() -> None:
    assert len(list(variants(a_whole()))) > 120
