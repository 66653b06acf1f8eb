"""A questionnaire that left as an XLSForm comes back the same, but for what the report lists."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from msgspec import Struct, structs
from pyxform.xls2xform import convert

from app.core.questionnaire import references
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.parts import walk
from app.core.questionnaire.report import ImportReport
from app.core.text import FR, LocalizedText
from app.interchange.exporting import Exported
from app.interchange.xlsform.converting import converted
from app.interchange.xlsform.writing import writer
from app.interchange.xlsform.writing.wording import literal_of
from tests.interchange.xlsform.drawn import definitions

COVERS: Mapping[str, tuple[str, ...]] = {
    "export.bounds": ("constraint",),
    "export.kind": ("constraint", "appearance", "parameters"),
    "export.whole-day": ("appearance",),
    "export.unit": ("kind",),
    "export.calculation": ("default",),
    "export.grid": ("everything",),
}
"""Which other fields read otherwise where a report says so of one."""

OF_THE_KIND = frozenset({"version", "largest", "lowest", "highest", "file"})
OF_THE_REPEAT = frozenset({"least", "most", "table"})
FIELDS = frozenset(
    {"title", "label", "hint", "guidance", "required", "required_message", "constraint_message",
     "warning_message", "appearance", "parameters", "media", "kept", "repeat"}
)  # fmt: skip


def came_back(exported: Exported) -> Definition:
    return converted(exported.data, "form.xlsx", seed="s", otherwise=FR)[0]


def parts(definition: Definition) -> dict[str, dict[str, Any]]:
    """What each question and group says, by its name, with names instead of ids."""
    names = references.names(definition)
    return {
        part.name: {
            "is": type(part).__name__,
            "kind": _plain(getattr(part, "kind", None), names),
            **{
                name: _plain(one, names)
                for name, one in structs.asdict(part).items()
                if name in FIELDS
            },
            **_logic(structs.asdict(part.logic), names),
            "required": getattr(part, "required", False) or part.logic.required == "true()",
        }
        for _at, part in walk(definition)
        if isinstance(part, Question | Group | Page | Module) and part.name
    }


def _logic(logic: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    said = {name: references.rewritten(one, names.get) for name, one in logic.items()}
    default = said["default"].removeprefix("string(").removesuffix(")")
    literal = literal_of(default)
    if said["required"] == "true()":  # which is what "yes" says too
        said["required"] = ""
    return {
        **{f"logic.{name}": one for name, one in said.items()},
        "logic.default": default if literal is None else literal,
    }


def _plain(value: Any, names: Mapping[str, str]) -> Any:
    match value:
        case LocalizedText():
            return {
                locale: references.rewritten(said.text.strip(), names.get)
                for locale, said in value.by_locale.items()
                if said.text.strip()
            }
        case Struct():
            said = {name: _plain(one, names) for name, one in structs.asdict(value).items()}
            unlike = {"id", "list", "exclusive", "of"}
            return {
                "is": type(value).__name__,
                **{name: one for name, one in said.items() if name not in unlike},
            }
        case tuple():
            return [_plain(one, names) for one in value]
        case dict():
            return {key: _plain(one, names) for key, one in value.items()}
        case str():
            return references.rewritten(value, names.get)
        case _:
            return value


def listed(report: ImportReport) -> Mapping[str, set[str]]:
    """The fields that a report says to read otherwise, by the name of their part."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in (*report.changed, *report.lost):
        property = str(entry.facts["property"]).partition(" ")[0]
        found[entry.name] |= {property, *COVERS.get(entry.code, ())}
        found[entry.name] |= {"kind"} if property in OF_THE_KIND else set()
        found[entry.name] |= {"repeat"} if property in OF_THE_REPEAT else set()
    return found


def unlisted(before: Definition, exported: Exported) -> Iterator[str]:
    """What reads otherwise afterwards, and is not in the report."""
    after, otherwise = parts(came_back(exported)), listed(exported.report)
    for name, said in parts(before).items():
        if "everything" in otherwise[name]:
            continue
        for field, one in said.items():
            other = after[name][field] if name in after else None
            inherited = field == "title" and not one  # it stands under the title around it
            if (
                one != other
                and not inherited
                and field.removeprefix("logic.") not in otherwise[name]
            ):
                yield f"{name}: {field} {one!r} is {other!r}"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(definitions(odd=False))
def test_what_comes_back_otherwise_is_in_the_report(definition: Definition) -> None:
    assert [*unlisted(definition, writer.write(definition))] == []


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(definitions())
def test_whatever_a_draft_holds_the_file_is_one_that_we_and_others_read(
    definition: Definition,
) -> None:
    exported = writer.write(definition)

    came_back(exported)
    convert(io.BytesIO(exported.data), validate=False, file_type=".xlsx", form_name="data")
