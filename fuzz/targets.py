"""What is fuzzed: each takes bytes, and raises only where a fault of ours was found."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime

import xlsxwriter

from app.core.errors import Unsound
from app.core.questionnaire import parsing
from app.core.questionnaire.checking import findings
from app.core.questionnaire.codec import decode, encode
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import Mistake, NotUnderstood
from app.core.questionnaire.expressions.nodes import TreeNode, number_in_order
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Duration,
    EnterpriseNumber,
    Instant,
    Integer,
    Kind,
    Month,
    Period,
    Phone,
    Place,
    Time,
    Year,
)
from app.core.questionnaire.logic import Logic
from app.core.text import FR, NL
from app.interchange.limesurvey.converting import converted as from_limesurvey
from app.interchange.surveyjs.converting import converted as from_surveyjs
from app.interchange.xlsform.converting import converted as from_xlsform

Reader = Callable[..., tuple[Definition, object]]

WORDS = (
    "text", "integer", "decimal", "date", "note", "calculate", "select_one a", "select_multiple a",
    "select_one a or_other", "begin group", "begin_group", "end group", "begin repeat",
    "end repeat", "rank a", "range", "a", "b", "1", "0", "", "${a}", "${b} > 1", "${a} = 'x'", ".",
    ". > 1", "yes", "true()", "false()", "'x'", "label::Français (fr)", "label::Nederlands (nl)",
    "field-list", "start=1 end=5 step=1", "randomize=true", "TRUE", "-", "é", "_x", "geopoint",
    "select_one_from_file x.csv", "pulldata('a','b','c',1)", "selected(${a},'1')",
)  # fmt: skip
HEADS = (
    "type", "name", "label", "label::Français (fr)", "label::Nederlands (nl)", "hint", "relevant",
    "constraint", "constraint_message", "calculation", "required", "default", "choice_filter",
    "appearance", "parameters", "repeat_count", "trigger", "readonly", "media::image", "x",
)  # fmt: skip
CHOICES = ("list_name", "name", "label", "label::Français (fr)", "x", "y")
SETTINGS = ("form_title", "form_id", "version", "default_language", "style")

KINDS: tuple[Kind, ...] = (
    Integer(), DecimalNumber(), Date(), Month(), Year(), Period(), Duration(), Time(), Instant(),
    Phone(), EnterpriseNumber(), Place(),
)  # fmt: skip


def expression(data: bytes) -> None:
    """Read an expression, work it out, and check it as the condition of a question."""
    text = data.decode(errors="replace")
    try:
        tree = parse(text)
    except NotUnderstood as mistake:
        assert 0 <= mistake.at <= len(text)
        return
    root = TreeNode("root")
    top = root.append(TreeNode("element", "data"))
    for name, written in {"a": "1", "b": "", "c": "2026-03-01", "d": "x y"}.items():
        top.append(TreeNode("element", name)).append(TreeNode("text", value=written))
    number_in_order(root)
    world = World(now=datetime(2026, 3, 2, tzinfo=UTC), locale="fr_BE")
    with suppress(Mistake):
        value_of(tree, Context(world, top, current=top))
    asked = Question("q-a", "a", Integer(), logic=Logic(relevant=text))
    for one in findings(
        Definition((FR,), modules=(Module("m", pages=(Page("p", parts=(asked,)),)),))
    ):
        assert int(str(one.problem.facts.get("at", 0))) >= 0


def typed(data: bytes) -> None:
    """Read a text as an answer of each kind that is typed."""
    text = data.decode("utf-8", errors="surrogateescape")
    for kind in KINDS:
        question = Question("q", "q", kind)
        for part in ("", "day", "month", "year", "from", "to", "hours", "minutes", "time"):
            for locale in (FR, NL):
                parsing.read(question, {part: (text,)}, ("q",), locale=locale)


def surveyjs(data: bytes) -> None:
    _imported(from_surveyjs, data, "survey.json")


def limesurvey(data: bytes) -> None:
    _imported(from_limesurvey, data, "survey.lss")


def workbook(data: bytes) -> None:
    """Read bytes as a workbook: most are none."""
    _imported(from_xlsform, data, "form.xlsx")


def xlsform(data: bytes) -> None:
    """Read a workbook whose cells the bytes choose."""
    book = io.BytesIO()
    made = xlsxwriter.Workbook(book, {"in_memory": True})
    chosen = _chosen(data)
    for name, heads in {"survey": HEADS, "choices": CHOICES, "settings": SETTINGS}.items():
        sheet = made.add_worksheet(name)
        sheet.write_row(0, 0, heads)
        for row in range(1, 2 if name == "settings" else 8):
            for column in range(len(heads)):
                if word := next(chosen, ""):
                    sheet.write_string(row, column, word)
    made.close()
    _imported(from_xlsform, book.getvalue(), "form.xlsx")


def _chosen(data: bytes) -> Iterator[str]:
    """Give a word for each byte: one that an author writes, or the bytes that follow."""
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte < len(WORDS):
            yield WORDS[byte]
        elif byte < 200:
            yield ""
        else:
            length = byte - 199
            yield data[at : at + length].decode("utf-8", errors="replace").replace("\0", "")
            at += length


def _imported(convert: Reader, data: bytes, name: str) -> None:
    """Read a file; what comes out can be kept, read again and checked."""
    try:
        definition, _report = convert(data, name, seed="fuzz", otherwise=FR)
    except Unsound as refusal:
        assert refusal.problems
        return
    assert decode(encode(definition)) == definition
    findings(definition)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "expression": expression,
    "typed": typed,
    "surveyjs": surveyjs,
    "limesurvey": limesurvey,
    "xlsform": xlsform,
    "workbook": workbook,
}
