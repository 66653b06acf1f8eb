"""What stands below a question of LimeSurvey: subquestions, answers, attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import (
    Acknowledged,
    Consent,
    Date,
    DecimalNumber,
    Email,
    File,
    Image,
    Instant,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Period,
    PostalAddress,
    Scale,
    Text,
    Time,
    Year,
)
from app.core.questionnaire.kinds import Place as OnTheMap
from app.core.questionnaire.options import Choice
from app.core.text import NO_TEXT, LocalizedText, Wording, text_of
from app.interchange.limesurvey.implied import CODES
from app.interchange.limesurvey.kinds import LONG
from app.interchange.limesurvey.writing.codes import TICKED, Coded
from app.interchange.limesurvey.writing.letters import NUMBERS_IN_WORDS, steps

PARTS: Mapping[type[Kind], Mapping[str, LocalizedText]] = {
    PostalAddress: {
        "street": text_of(fr="Rue et numéro", nl="Straat en nummer", en="Street and number"),
        "postcode": text_of(fr="Code postal", nl="Postcode", en="Postcode"),
        "place": text_of(fr="Localité", nl="Plaats", en="Place"),
        "country": text_of(fr="Pays", nl="Land", en="Country"),
    },
    Period: {
        "from": text_of(fr="Du", nl="Van", en="From"), "to": text_of(fr="Au", nl="Tot", en="To"),
    },
}  # fmt: skip
"""What an answer of several parts is asked by, where LimeSurvey knows no such answer."""

AGREED = text_of(fr="J’ai lu et j’accepte", nl="Gelezen en akkoord", en="I have read and agree")
PICTURES = "png, gif, jpg, jpeg"
AN_EMAIL = "/^[^@ ]+@[^@ ]+[.][^@ ]+$/"


@dataclass(frozen=True, slots=True)
class Option:
    """A subquestion or an answer."""

    code: str
    label: LocalizedText
    name: str = ""
    """What it is called here, empty where it stands for nothing of ours."""

    scale: int = 0
    score: str = "0"


@dataclass(frozen=True, slots=True)
class Shape:
    subquestions: tuple[Option, ...] = ()
    answers: tuple[Option, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    other: bool = False
    pattern: str = ""
    wordings: Mapping[str, LocalizedText] = field(default_factory=dict)
    """The attributes that are texts."""


def shape_of(question: Question, coded: Coded, second: tuple[Question, Coded] | None) -> Shape:
    """Return the shape of a question.

    :param second: the second scale of a matrix, where there is one.
    """
    subquestions, answers = list(_subquestions(question, coded)), list(_answers(question, coded))
    attributes = dict(_attributes(question.kind, coded))
    if coded.letter in NUMBERS_IN_WORDS.values() and isinstance(
        question.kind, (*NUMBERS_IN_WORDS,)
    ) and getattr(question.kind, "cell", "number") == "number":  # fmt: skip
        attributes["numbers_only"] = "1"
    if second and coded.letter == "1":
        answers += _answers(*second, scale=1)
        bare = [Option(one.code.removesuffix("_0"), one.label, one.name) for one in subquestions]
        subquestions = bare
    kind, wordings = question.kind, {"suffix": _suffix(question.kind)}
    if second and coded.letter == "1":
        wordings |= {"dualscale_headerA": question.label, "dualscale_headerB": second[0].label}
    if isinstance(kind, Multiple) and kind.exclusive:
        names = {choice.id: choice.name for choice in kind.choices}
        attributes["exclude_all_others"] = coded.choices.get(names.get(kind.exclusive, ""), "")
    return Shape(
        tuple(subquestions), tuple(answers), attributes,
        other=getattr(kind, "other", False),
        pattern=AN_EMAIL if isinstance(kind, Email) else "", wordings=wordings,
    )  # fmt: skip


def _subquestions(question: Question, coded: Coded) -> Iterator[Option]:
    match question.kind:
        case PostalAddress() | Period() as kind:
            for code, label in PARTS[type(kind)].items():
                yield Option(code, label)
        case Consent() | Acknowledged():
            yield Option(TICKED, AGREED, TICKED)
        case Multiple(choices=choices):
            yield from (_option(choice, coded) for choice in choices)
        case Numbers(rows=rows) | Matrix(rows=rows):
            for row in rows:
                yield Option(coded.rows[row.name or row.id], row.label, row.name)
        case _:
            pass
    if coded.letter in ":;":
        yield from (_option(choice, coded, scale=1) for choice in choices_of(question))


def _answers(question: Question, coded: Coded, scale: int = 0) -> Iterator[Option]:
    if coded.letter in CODES or coded.letter in "MPQ:;":
        return
    if isinstance(question.kind, Scale):
        for step in steps(question.kind):
            yield Option(coded.choices[step], _step(question.kind, step), step)
    for choice in choices_of(question):
        yield _option(choice, coded, scale)


def _option(choice: Choice, coded: Coded, scale: int = 0) -> Option:
    score = choice.columns.get("assessment", "0")
    return Option(coded.choices[choice.name], choice.label, choice.name, scale, score)


def _step(scale: Scale, step: str) -> LocalizedText:
    """Return what a step of a scale is called: its number, and what it means at the ends."""
    ends = {
        f"{scale.least.normalize():f}": scale.lowest,
        f"{scale.most.normalize():f}": scale.highest,
    }
    said = ends.get(step, NO_TEXT).by_locale
    return LocalizedText(
        {locale: Wording(f"{step} – {one.text}") for locale, one in said.items()}
        or text_of(fr=step, nl=step, en=step).by_locale
    )


def _suffix(kind: Kind) -> LocalizedText:
    match kind:
        case DecimalNumber(form="euro"):
            return text_of(fr="€", nl="€", en="€")
        case DecimalNumber(form="percent"):
            return text_of(fr="%", nl="%", en="%")
        case Integer(unit=unit) | DecimalNumber(unit=unit) | Numbers(unit=unit):
            return unit
        case _:
            return NO_TEXT


def _attributes(kind: Kind, coded: Coded) -> Iterator[tuple[str, str]]:
    match kind:
        case Integer(least, most) | Year(least, most):
            yield "num_value_int_only", "1"
            yield from _bounds("num_value_n", least, most)
        case DecimalNumber(least, most) | Numbers(least=least, most=most):
            yield from _bounds("num_value_n", least, most)
        case Scale(least=least, most=most) if coded.letter == "N":
            yield from _bounds("num_value_n", least, most)
        case Multiple(least=fewest, most=greatest):
            yield from _bounds("answers", fewest or None, greatest)
        case Date(earliest, latest):
            yield from (pair for pair in (("date_min", earliest), ("date_max", latest)) if pair[1])
        case _:
            yield from _of_texts_and_files(kind, coded)
            if fixed := _FIXED.get(type(kind)):
                yield fixed


_FIXED: Mapping[type[Kind], tuple[str, str]] = {
    Month: ("date_format", "mm/yyyy"), Time: ("date_format", "HH:MM"),
    Instant: ("date_format", "dd/mm/yyyy HH:MM"), OnTheMap: ("location_mapservice", "100"),
    Image: ("allowed_filetypes", PICTURES),
}  # fmt: skip
"""The attribute by which a kind is told from others of its letter."""


def _of_texts_and_files(kind: Kind, coded: Coded) -> Iterator[tuple[str, str]]:
    match kind:
        case Text(multiline, longest) if longest != (LONG if multiline else Text().longest):
            yield "maximum_chars", str(longest)
        case Matrix(cell="multiple"):
            yield "multiflexible_checkbox", "1"
        case Matrix(cell="number") if coded.letter == ":":
            yield "input_boxes", "1"
        case File(largest) if largest != File().largest:
            yield "max_filesize", str(largest // 1024)
        case _:
            pass


def _bounds(
    what: str, least: int | Decimal | None, most: int | Decimal | None
) -> Iterator[tuple[str, str]]:
    for end, number in (("min", least), ("max", most)):
        if number is not None:
            yield f"{end}_{what}", f"{Decimal(number):f}"
