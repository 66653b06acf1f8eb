"""What asks or shows one thing, as a question of ours."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.questionnaire.definition import Item, Question
from app.core.questionnaire.kinds import Calculated, Kept, Kind, Matrix
from app.core.questionnaire.options import Choice, Row
from app.core.text import LocalizedText
from app.interchange.findings import Spot, entry
from app.interchange.surveyjs import kinds, options, wording
from app.interchange.surveyjs.kinds import Element
from app.interchange.surveyjs.naming import elements_of, type_of
from app.interchange.surveyjs.reading import Reading

WORDS = frozenset({"type", "name", "title", "description", "valueName", "cellType"})
CHOICES = frozenset(
    {"choices", "hasOther", "showOtherItem", "hasNone", "showNoneItem", "noneText",
     "choicesOrder", "rateValues", "otherText", "choicesMin", "choicesMax", "choicesStep"}
)  # fmt: skip


def questions(
    reading: Reading, columns: Sequence[Element], path: str, owner: Element, repeat: str
) -> tuple[Item, ...]:
    """Return the columns of a matrix, or the items of several texts, as questions."""
    made = []
    for number, column in enumerate(columns):
        if set(column) <= {"type", "cellType"}:
            continue
        at = f"{path}[{number}]"
        made.append(question(reading, column, type_of(column), at, repeat, owner=owner))
    return tuple(made)


def question(
    reading: Reading,
    element: Element,
    type: str,
    path: str,
    repeat: str,
    owner: Element | None = None,
) -> Question:
    reading.asked += 1
    id, name = reading.id_of("q", path), reading.name(element, path, owner)
    rest, logic, message = reading.ruled(element, path, repeat)
    choices = _choices(reading, element, id, repeat)
    if type == "matrix":
        kind: Kind | None = _matrix(reading, element, id, repeat)
    else:
        kind = kinds.kind_of(type, element, choices, lambda said: reading.words(said, repeat))
    if kind is None:
        kind = Kept(type, choices)
        reading.findings.review.append(entry("import.type", Spot(path), name=name, type=type))
    said = element.get("title") or (element.get("html") if type == "html" else None)
    label = reading.words(said if said is not None else element.get("name"), repeat)
    if any(wording.is_marked_up(element.get(field)) for field in ("title", "html")):
        reading.findings.changed.append(entry("surveyjs.marks-left-out", Spot(path), name=name))
    random = element.get("choicesOrder") == "random"
    taken = WORDS | CHOICES | kinds.FORMS.get(type, frozenset())
    taken |= {"rows", "columns"} if type == "matrix" else set()
    order = element.get("choicesOrder")
    if order not in (None, "none", "random"):
        taken -= {"choicesOrder"}
    return Question(
        id=id, name=name, kind=kind, label=label,
        hint=reading.words(element.get("description"), repeat),
        required=element.get("isRequired") is True, constraint_message=message, logic=logic,
        appearance=kinds.APPEARANCE.get(type, ""),
        parameters={"randomize": "true"} if random else {},
        media=_media(reading, element), kept=reading.kept(rest, path, name, taken),
    )  # fmt: skip


def calculated_values(reading: Reading) -> tuple[Question, ...]:
    """Return the values that the survey works out beside its questions."""
    found = []
    for number, value in enumerate(elements_of(reading.survey, "calculatedValues")):
        path = f"calculatedValues[{number}]"
        if not value.get("name"):
            continue
        reading.asked += 1
        rest, logic, _message = reading.ruled(value, path, "")
        name = reading.name(value, path)
        kept = reading.kept(rest, path, name, WORDS | {"expression", "includeIntoResult"})
        found.append(Question(reading.id_of("q", path), name, Calculated(), logic=logic, kept=kept))
    return tuple(found)


def _choices(reading: Reading, element: Element, id: str, repeat: str) -> tuple[Choice, ...]:
    said = element.get("choices") or element.get("rateValues") or _counted(element)
    made = [_choice(reading, option, id, repeat) for option in options.read(said)]
    if element.get("hasNone") is True or element.get("showNoneItem") is True:
        label = reading.words(element.get("noneText"), repeat)
        label = label if label.by_locale else options.NONE
        made.append(Choice(reading.id_of("c", id, "none"), "none", label))
    return tuple({choice.name: choice for choice in reversed(made)}.values())[::-1]


def _counted(element: Element) -> list[int]:
    """Return the numbers that a list offers which is given by its ends."""
    least, most = kinds.whole(element.get("choicesMin")), kinds.whole(element.get("choicesMax"))
    step = kinds.whole(element.get("choicesStep")) or 1
    if least is None or most is None or (most - least) // step >= options.MOST:
        return []
    return list(range(least, most + 1, step))


def _choice(reading: Reading, option: options.Option, id: str, repeat: str) -> Choice:
    plain = (str, int, float)
    columns = {
        key: options.code(said) for key, said in option.rest.items() if isinstance(said, plain)
    }
    image = columns.pop("imageLink", "")
    label = reading.words(option.said, repeat)
    return Choice(
        reading.id_of("c", id, option.name), option.name, label, columns,
        {"image": reading.words(image)} if image else {},
    )  # fmt: skip


def _matrix(reading: Reading, element: Element, id: str, repeat: str) -> Matrix:
    columns = [_choice(reading, one, id, repeat) for one in options.read(element.get("columns"))]
    rows = [
        Row(reading.id_of("r", id, one.name), one.name, reading.words(one.said, repeat))
        for one in options.read(element.get("rows"))
    ]
    if not rows:
        rows = [Row(reading.id_of("r", id, ""), str(element.get("name") or "row"))]
    if element.get("cellType") == "checkbox":
        return Matrix(tuple(rows), tuple(columns), "multiple")
    return Matrix(tuple(rows), tuple(columns))


def _media(reading: Reading, element: Element) -> dict[str, LocalizedText]:
    link = element.get("imageLink")
    return {"image": reading.words(link)} if link else {}
