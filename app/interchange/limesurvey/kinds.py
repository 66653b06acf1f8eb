"""What each letter of LimeSurvey asks for.

L ! O 5 G Y  one answer            A B C E F H 1  one answer a row       D  a date
M P          boxes to tick         : ;            a number or text a cell    R  an order
N S T U      a number, a text      K Q            one a row              X * |  see below
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    DecimalNumber,
    File,
    Image,
    Instant,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Note,
    Numbers,
    Place,
    Ranking,
    Single,
    Text,
    Time,
    Year,
)
from app.core.questionnaire.options import Choice, Row
from app.core.text import text_of
from app.interchange.limesurvey import implied
from app.interchange.limesurvey.naming import row_name
from app.interchange.limesurvey.reading import Reading
from app.interchange.limesurvey.survey import Asked, Option
from app.interchange.surveyjs.kinds import number, whole

TAKEN: Mapping[str, frozenset[str]] = {
    "N": frozenset(
        {"num_value_int_only", "min_num_value_n", "max_num_value_n", "maximum_chars", "suffix"}
    ),
    "K": frozenset(
        {
            "num_value_int_only",
            "min_num_value_n",
            "max_num_value_n",
            "slider_min",
            "slider_max",
            "maximum_chars",
            "equals_num_value",
        }
    ),
    "S": frozenset({"numbers_only", "maximum_chars", "location_mapservice"}),
    "T": frozenset({"maximum_chars", "numbers_only"}),
    "U": frozenset({"maximum_chars"}),
    "Q": frozenset({"numbers_only"}),
    "D": frozenset({"date_format"}),
    ":": frozenset({"multiflexible_checkbox", "input_boxes"}),
    ";": frozenset({"numbers_only"}),
    "M": frozenset({"exclude_all_others"}),
    "P": frozenset({"exclude_all_others"}),
    "|": frozenset({"max_filesize", "allowed_filetypes"}),
    "*": frozenset({"equation", "numbers_only"}),
}
"""The attributes that say the form of an answer, by letter."""

ANSWER = text_of(fr="Réponse", nl="Antwoord", en="Answer")
PICTURES = frozenset({"png", "gif", "jpg", "jpeg", "webp", "heic", "svg", "bmp", "tif", "tiff"})
LONG = 10_000
"""Code points of a long text where the file sets no limit."""

Relevances = Mapping[str, str]
"""When a row is there, by the id that the file has for its subquestion."""


def kind_of(reading: Reading, asked: Asked, relevant: Relevances) -> Kind | None:
    """Return the kind of a question; None where we know no such letter."""
    make = _KINDS.get(asked.letter)
    return make(reading, asked, relevant) if make else None


def choices(reading: Reading, asked: Asked, options: tuple[Option, ...]) -> tuple[Choice, ...]:
    """Return what is offered, each code once."""
    made: dict[str, Choice] = {}
    for option in options:
        code = _unused(option.code or "answer", made)
        if code != option.code:
            reading.tell("changed", "import.name-made-unique", option.line.spot, option.code,
                         becomes=code)  # fmt: skip
        score = option.line["assessment_value"]
        made[code] = Choice(
            reading.id_of("c", asked.id, option.id), code,
            reading.text(option.said, option.line.spot, asked.code),
            {"assessment": score} if score not in {"", "0"} else {},
        )  # fmt: skip
    return tuple(made.values())


def rows(reading: Reading, asked: Asked, relevant: Relevances) -> tuple[Row, ...]:
    """Return the subquestions as rows."""
    made: dict[str, Row] = {}
    for option in asked.options():
        name = _unused(row_name(option.code), made)
        if name != option.code:
            reading.tell("changed", "limesurvey.row-renamed", option.line.spot, option.code,
                         question=asked.code, becomes=name)  # fmt: skip
        made[name] = Row(
            reading.id_of("r", asked.id, option.id), name,
            reading.text(option.said, option.line.spot, asked.code), relevant.get(option.id, ""),
        )  # fmt: skip
    return tuple(made.values())


def offered(reading: Reading, asked: Asked) -> tuple[Choice, ...]:
    """Return the answers of a question, those that LimeSurvey has of its own too."""
    if codes := implied.CODES.get(asked.letter):
        spoken = tuple(reading.locales.values())
        return tuple(
            Choice(reading.id_of("c", asked.id, code), code, implied.label(code, spoken))
            for code in codes
        )
    options = asked.answers
    if asked.letter in "MP" or (asked.letter == "R" and not options):
        options = asked.subquestions
    if asked.letter == "1":
        options = tuple(one for one in options if one.scale == 0)
    return choices(reading, asked, options)


def bound(asked: Asked, *names: str) -> Decimal | None:
    """Return the first of some attributes that says a number."""
    found = (number(asked.attribute(name).replace(",", ".") or None) for name in names)
    return next((one for one in found if one is not None), None)


def _unused(name: str, taken: Mapping[str, object]) -> str:
    stem, count = name, 2
    while name in taken:
        name, count = f"{stem}_{count}", count + 1
    return name


def _single(reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    return Single(offered(reading, asked), other=asked.line["other"] == "Y")


def _multiple(reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    made = offered(reading, asked)
    excluding = asked.attribute("exclude_all_others")
    most = whole(asked.attribute("max_answers") or None)
    return Multiple(
        made,
        least=whole(asked.attribute("min_answers") or None) or 0,
        most=most or None,
        exclusive=next((one.id for one in made if one.name == excluding), ""),
        other=asked.line["other"] == "Y",
    )


def _ranking(reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    return Ranking(offered(reading, asked))


def _matrix(reading: Reading, asked: Asked, relevant: Relevances) -> Kind:
    return Matrix(rows(reading, asked, relevant), offered(reading, asked))


def _cells(reading: Reading, asked: Asked, relevant: Relevances) -> Kind:
    columns = choices(reading, asked, asked.options(1))
    lines = rows(reading, asked, relevant)
    if asked.letter == ":":
        ticked = asked.is_set("multiflexible_checkbox")
        return Matrix(lines, columns, "multiple" if ticked else "number")
    return Matrix(lines, columns, "number" if asked.is_set("numbers_only") else "text")


def _number(reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    least, most = bound(asked, "min_num_value_n"), bound(asked, "max_num_value_n")
    bounds = [one for one in (least, most) if one is not None]
    if asked.is_set("num_value_int_only") and all(one == int(one) for one in bounds):
        low, high = (None if one is None else int(one) for one in (least, most))
        return Integer(low, high, reading.attribute(asked, "suffix"))
    return DecimalNumber(least, most, reading.attribute(asked, "suffix"))


def _numbers(reading: Reading, asked: Asked, relevant: Relevances) -> Kind:
    slides = asked.is_set("slider_layout")
    low, high = (("slider_min",), ("slider_max",)) if slides else ((), ())
    return Numbers(
        rows(reading, asked, relevant),
        bound(asked, "min_num_value_n", *low), bound(asked, "max_num_value_n", *high),
        unit=reading.attribute(asked, "suffix"),
    )  # fmt: skip


def _short(_reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    if asked.attribute("location_mapservice") not in {"", "0"}:
        return Place()
    if asked.is_set("numbers_only"):
        return DecimalNumber()
    return Text(longest=whole(asked.attribute("maximum_chars") or None) or Text().longest)


def _long(_reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    longest = whole(asked.attribute("maximum_chars") or None) or LONG
    return Text(multiline=True, longest=longest)


def _texts(reading: Reading, asked: Asked, relevant: Relevances) -> Kind:
    lines = rows(reading, asked, relevant)
    if asked.is_set("numbers_only"):
        return Numbers(lines)
    column = Choice(reading.id_of("c", asked.id, ""), "answer", reading.own_words(ANSWER))
    return Matrix(lines, (column,), "text")


def _date(_reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    form = asked.attribute("date_format")
    dated = re.search("[dmy]", form)
    if re.search("[Hh]", form):
        return Instant() if dated else Time()
    if dated and "d" not in form:
        return Month() if "m" in form else Year()
    earliest, latest = (_day(asked.attribute(name)) for name in ("date_min", "date_max"))
    return Date(earliest, latest)


def _day(said: str) -> str:
    return said if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said) else ""


def _file(_reading: Reading, asked: Asked, _relevant: Relevances) -> Kind:
    types = set(re.split(r"[\s,.]+", asked.attribute("allowed_filetypes").lower().strip()))
    if types != {""} and types <= PICTURES:
        return Image()
    return File((whole(asked.attribute("max_filesize") or None) or 0) * 1024 or File().largest)


_KINDS: Mapping[str, Callable[[Reading, Asked, Relevances], Kind]] = {
    **dict.fromkeys("L!O5GY", _single), **dict.fromkeys("MP", _multiple), "R": _ranking,
    **dict.fromkeys("ABCEFH1", _matrix), **dict.fromkeys(":;", _cells),
    "N": _number, "K": _numbers, "S": _short, "T": _long, "U": _long, "Q": _texts, "D": _date,
    "|": _file,
    "X": lambda _reading, _asked, _relevant: Note(),
    "*": lambda _reading, _asked, _relevant: Calculated(),
}  # fmt: skip
