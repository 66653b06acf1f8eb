"""What asks or shows one thing, as questions of ours.

A question of LimeSurvey is one of ours, but for what it asks beside: the comments of a list, the
second scale of rows.  Those are questions of their own here; the report counts and lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from app.core.questionnaire.definition import Group, Item, Question
from app.core.questionnaire.kinds import (
    Calculated,
    Hidden,
    Kept,
    Kind,
    Matrix,
    Multiple,
    Note,
    Text,
)
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.options import Choice, Row
from app.core.text import NO_TEXT, LocalizedText, text_of
from app.interchange.limesurvey import filters, kinds, rules
from app.interchange.limesurvey.naming import row_name
from app.interchange.limesurvey.reading import Reading
from app.interchange.limesurvey.survey import Asked
from app.interchange.surveyjs.expressions import quoted

TOLD_BY_KIND = frozenset("LMNKSTQDRX*|:;F")
"""The letters that the kind of a question tells again; others are kept beside it."""

COMMENT = text_of(fr="Commentaire", nl="Toelichting", en="Comment", de="Kommentar")
DUAL = frozenset({"dualscale_headerA", "dualscale_headerB"})


def parts(reading: Reading, asked: Asked) -> Iterator[Item]:
    """Give what a question of the file becomes: nothing, a question, or one with what it asks
    beside."""
    reading.asked += 1
    spot = asked.line.spot
    if asked.letter == "I":
        reading.tell("lost", "limesurvey.language-switch", spot, asked.code)
        return
    made = _question(reading, asked)
    if asked.letter == "1":
        yield _two_scales(reading, asked, made)
        return
    yield made
    if asked.letter in "OP":
        reading.added += 1
        beside = _comment(reading, asked, made)
        reading.tell("changed", "limesurvey.comment-apart", spot, asked.code, becomes=beside.name)
        yield beside


def _question(reading: Reading, asked: Asked) -> Question:
    spot, kept = asked.line.spot, dict[str, str]()
    name = reading.name(asked.code, spot)
    relevant = filters.rows(reading, asked, kept)
    kind = kinds.kind_of(reading, asked, relevant)
    if kind is None:
        kind = Kept(asked.letter, kinds.choices(reading, asked, asked.answers))
        reading.tell("review", "import.type", spot, name, type=asked.letter)
    own = rules.Rules(reading, asked, kept)
    logic, kind = own.logic(kind), own.with_total(kind)
    kind, logic = _hidden(reading, asked, kind, logic, kept)
    in_words = asked.letter in "SQ;" and asked.is_set("numbers_only")
    if (asked.letter not in TOLD_BY_KIND or in_words) and not isinstance(kind, Kept):
        kept["limesurvey.type"] = asked.letter
    taken = rules.TAKEN | kinds.TAKEN.get(asked.letter, frozenset()) | DUAL
    randomized = _randomized(asked, kind)
    if randomized:
        taken |= {"random_order", "answer_order"}
    if isinstance(kind, Multiple) and not kind.exclusive:
        taken -= {"exclude_all_others"}
    reading.kept_attributes(asked, kept, taken)
    _tell_the_rest(reading, asked, kept)
    return Question(
        id=reading.id_of("q", asked.id), name=name, kind=kind,
        label=_label(reading, asked, kind, kept),
        hint=reading.text(asked.helps, spot, asked.code),
        required=asked.line["mandatory"] == "Y",
        constraint_message=reading.attribute(asked, "em_validation_q_tip", "em_validation_sq_tip"),
        logic=logic, appearance="minimal" if asked.letter == "!" else "",
        parameters={"randomize": "true"} if randomized else {}, kept=kept,
    )  # fmt: skip


def _label(reading: Reading, asked: Asked, kind: Kind, kept: dict[str, str]) -> LocalizedText:
    """Return the words of a question; those of an equation may be its calculation."""
    if asked.letter == "*" and (asked.is_set("hidden") or not asked.attribute("equation")):
        if not asked.is_set("hidden"):
            kept["limesurvey.hidden"] = "0"
            reading.tell("review", "limesurvey.equation-unseen", asked.line.spot, asked.code)
        elif asked.attribute("equation"):
            kept |= {f"limesurvey.question.{one}": text for one, text in asked.said.items()}
        return NO_TEXT
    label = reading.text(asked.said, asked.line.spot, asked.code)
    if label.is_written_in(reading.authored) or isinstance(kind, Calculated | Hidden):
        return label
    return label.written(reading.authored, asked.code, authored=reading.authored)


def _hidden(
    reading: Reading, asked: Asked, kind: Kind, logic: Logic, kept: dict[str, str]
) -> tuple[Kind, Logic]:
    """Return a question that is never shown as one that nobody is asked.

    One with choices or rows keeps them, and is never there.
    """
    if not asked.is_set("hidden"):
        return kind, logic
    if isinstance(kind, Calculated):
        return kind, logic  # without words, it is not shown
    reading.tell("changed", "limesurvey.hidden", asked.line.spot, asked.code)
    if not isinstance(kind, Note) and not hasattr(kind, "choices") and not hasattr(kind, "rows"):
        return Hidden(), structs.replace(logic, constraint="")
    kept["limesurvey.hidden"] = "1"
    if (written := asked.line["relevance"].strip()) not in rules.ALWAYS:
        kept["limesurvey.relevance"] = written
    return kind, structs.replace(logic, relevant="false()")


def _randomized(asked: Asked, kind: Kind) -> bool:
    mixed = asked.is_set("random_order") or asked.attribute("answer_order") == "random"
    return mixed and bool(getattr(kind, "choices", ())) and not isinstance(kind, Matrix)


def _tell_the_rest(reading: Reading, asked: Asked, kept: dict[str, str]) -> None:
    """Keep and list what a question says in its own row and we do not carry out."""
    line, spot = asked.line, asked.line.spot
    if line["mandatory"] == "S":
        kept["limesurvey.mandatory"] = "S"
        reading.tell("review", "limesurvey.mandatory-soft", spot, asked.code)
    if line["encrypted"] == "Y":
        kept["limesurvey.encrypted"] = "Y"
        reading.tell("review", "limesurvey.encrypted", spot, asked.code)
    theme = line["question_theme_name"] or line["modulename"]
    if theme not in {"", "core"} and theme.lower() not in _ORDINARY:
        kept["limesurvey.question_theme_name"] = theme
        reading.tell("kept", "limesurvey.drawn", spot, asked.code,
                     property="question_theme_name", text=theme)  # fmt: skip
    for language, script in asked.scripts.items():
        kept[f"limesurvey.script.{language}"] = script
    if asked.scripts:
        reading.tell("review", "limesurvey.script", spot, asked.code,
                     text=next(iter(asked.scripts.values())))  # fmt: skip


_ORDINARY = frozenset(
    {"listradio", "list_dropdown", "list_with_comment", "5pointchoice", "gender", "yesno",
     "multiplechoice", "multiplechoice_with_comments", "numerical", "multiplenumeric",
     "shortfreetext", "longfreetext", "hugefreetext", "multipleshorttext", "date", "ranking",
     "boilerplate", "equation", "file_upload", "language", "arrays/5point", "arrays/10point",
     "arrays/yesnouncertain", "arrays/increasesamedecrease", "arrays/array", "arrays/column",
     "arrays/dualscale", "arrays/multiflexi", "arrays/texts"}
)  # fmt: skip
"""The themes that LimeSurvey gives each type of question of its own."""


def _comment(reading: Reading, asked: Asked, made: Question) -> Question:
    """Return the field for a comment beside a list, or those beside the boxes that are ticked."""
    whole = f"${{{made.id}}}"
    kind: Kind = Text(multiline=True)
    logic = Logic(relevant=made.logic.relevant)
    if asked.letter == "P" and isinstance(made.kind, Multiple):
        column = Choice(
            reading.id_of("c", asked.id, "comment"), "comment", reading.own_words(COMMENT)
        )
        kind = Matrix(
            tuple(
                Row(reading.id_of("r", asked.id, "comment", one.id), row_name(one.name), one.label,
                    f"selected({whole}, {quoted(one.name)})")
                for one in made.kind.choices
            ),
            (column,), "text",
        )  # fmt: skip
        logic = Logic(relevant=f"{whole} != ''")
    return Question(
        id=reading.id_of("q", asked.id, "comment"),
        name=reading.name(f"{made.name}_comment", asked.line.spot), kind=kind,
        label=reading.own_words(COMMENT), logic=logic, kept={"limesurvey.beside": asked.letter},
    )  # fmt: skip


def _two_scales(reading: Reading, asked: Asked, made: Question) -> Group:
    """Return a matrix of two scales as a group of two matrices."""
    reading.added += 1
    answers = tuple(one for one in asked.answers if one.scale == 1)
    assert isinstance(made.kind, Matrix)  # noqa: S101  the letter says so
    lines = tuple(
        structs.replace(row, id=reading.id_of("r", row.id, "scale")) for row in made.kind.rows
    )
    second = structs.replace(
        made, id=reading.id_of("q", asked.id, "scale"),
        name=reading.name(f"{made.name}_scale2", asked.line.spot),
        kind=Matrix(lines, kinds.choices(reading, asked, answers)),
        label=reading.attribute(asked, "dualscale_headerB") or made.label,
        logic=structs.replace(made.logic, relevant="", constraint=""),
        kept={"limesurvey.beside": "1"},
    )  # fmt: skip
    heading = reading.attribute(asked, "dualscale_headerA")
    first = structs.replace(
        made, label=heading if heading.by_locale else made.label,
        logic=structs.replace(made.logic, relevant=""),
    )  # fmt: skip
    reading.tell("changed", "limesurvey.two-scales", asked.line.spot, asked.code,
                 becomes=second.name)  # fmt: skip
    return Group(
        id=reading.id_of("g", asked.id), title=made.label, parts=(first, second),
        logic=Logic(relevant=made.logic.relevant), kept={"limesurvey.type": "1"},
    )  # fmt: skip
