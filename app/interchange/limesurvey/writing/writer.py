"""LimeSurvey out (.lss): a survey that LimeSurvey 6 reads, and what of ours is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from app.core.questionnaire.definition import Definition, Group, Item, Module, Page, Question
from app.core.questionnaire.from_files import brought, file_of, written_out
from app.core.questionnaire.kinds import Note, Reference
from app.core.questionnaire.measured import Measured
from app.core.questionnaire.report import ImportReport
from app.core.text import NO_TEXT, LocalizedText
from app.interchange.exporting import Exported
from app.interchange.limesurvey.writing import questions, texts
from app.interchange.limesurvey.writing.tables import INHERITED, TABLES
from app.interchange.limesurvey.writing.writing import CAME, Writing
from app.interchange.unsaid import left_over

NO_PLACE = frozenset(
    {
        "Definition.locales", "Definition.lists", "Definition.locks", "Module.link", "Group.repeat",
        "Wording.state", "Testimony.longest", "Recording.film", "Commune.countries", "Place.extent",
        "EnterpriseNumber.registers", "Goal.most", "Consent.version", "Summary.of", "Kept.type",
        "Kept.choices",
        *(f"Reference.{field.name}" for field in structs.fields(Reference)),
        *(f"Measured.{field.name}" for field in structs.fields(Measured)),
    }
)  # fmt: skip
"""What has no place in any survey, by class and field; see also ``exactness``."""


def write(definition: Definition) -> Exported:
    """Return a questionnaire as a survey of LimeSurvey."""
    writing = Writing(written_out(definition))
    for question in brought(definition):
        writing.other("export.list-written-out", question.name, file=file_of(question))
    definition = writing.definition
    _survey(writing)
    for number, (module, page) in enumerate(_pages(definition), start=1):
        _group(writing, module, page, number)
    for module in definition.modules:
        _tell_module(writing, module)
    writing.lost += left_over(definition, lambda field: field not in NO_PLACE)
    languages = tuple(texts.language_of(locale) for locale in writing.locales)
    report = ImportReport(
        source=definition.title.text_in(definition.authored), asked=len(writing.known),
        changed=tuple(writing.changed), lost=tuple(writing.lost),
    )  # fmt: skip
    return Exported(writing.tables.document(languages), report, writing.left_out)


def _pages(definition: Definition) -> Iterator[tuple[Module, Page]]:
    for module in definition.modules:
        for page in module.pages:
            yield module, page


# -- the whole -------------------------------------------------------------------------------


def _survey(writing: Writing) -> None:
    languages = [texts.language_of(locale) for locale in writing.locales]
    came = {
        name.removeprefix(CAME): said for name, said in writing.definition.kept.items()
        if name.startswith(CAME)
    }  # fmt: skip
    settings = {name: said for name, said in came.items() if name in TABLES["surveys"]}
    own = {"sid": writing.sid, "language": languages[0],
           "additional_languages": " ".join(languages[1:])}  # fmt: skip
    writing.tables.add("surveys", **{**INHERITED, **settings, **own})
    for locale, language in zip(writing.locales, languages, strict=True):
        words = {
            field: text for field in TABLES["surveys_languagesettings"]
            if (text := came.get(f"{field.removeprefix('surveyls_')}.{language}"))
        }  # fmt: skip
        own = {"surveyls_survey_id": writing.sid, "surveyls_language": language,
               "surveyls_title": writing.html(writing.definition.title, locale)}  # fmt: skip
        numbers = {"surveyls_dateformat": "9", "surveyls_numberformat": "1"}
        writing.tables.add("surveys_languagesettings", **{**numbers, **words, **own})
    for name, said in writing.definition.kept.items():
        is_row = re.fullmatch(r"limesurvey\.(quota\w*|assessments)\.\d+", name)
        if not name.startswith(CAME) or is_row:
            writing.no_place("", name, said)
    if lists := dict.fromkeys(filter(None, (getattr(one.kind, "list", "")
                                            for one in writing.known.values()))):  # fmt: skip
        writing.other("lss.lists", "", lists=", ".join(lists))


def _tell_module(writing: Writing, module: Module) -> None:
    """List a module that says more than that its pages belong together."""
    only = len(writing.definition.modules) == 1
    if not only or module.title != writing.definition.title or module.logic.relevant:
        title = module.title.text_in(writing.authored)
        writing.other("lss.module", module.name or title, title=title)
    _tell_rest(writing, module, module.name)


def _tell_rest(writing: Writing, part: Module | Page | Group, name: str) -> None:
    for property, said in (("read_only", part.logic.read_only), ("appearance", part.appearance)):
        if said:
            writing.no_place(name, property, said)
    for property, said in part.kept.items():
        if not property.startswith(CAME):
            writing.no_place(name, property, said)


# -- groups ----------------------------------------------------------------------------------


def _group(writing: Writing, module: Module, page: Page, order: int) -> None:
    """Write a page as a group of questions."""
    gid, name = writing.tables.number(), page.name or page.title.text_in(writing.authored)
    _tell_rest(writing, page, name)
    if page.name:
        writing.no_place(page.name, "name", page.name)
    came = page.kept.get(f"{CAME}grelevance", "")
    conditions = [
        said for part, label in ((module, module.name), (page, name))
        if (said := writing.condition(label, "relevant", part.logic.relevant))
    ]  # fmt: skip
    conditions += [came] if came else []
    relevance = " and ".join(f"({one})" if len(conditions) > 1 else one for one in conditions)
    shared = {"sid": writing.sid, "group_order": str(order), "grelevance": relevance or "1",
              "randomization_group": page.kept.get(f"{CAME}randomization_group", "")}  # fmt: skip
    writing.tables.add("groups", gid=gid, **shared)
    title, (about, parts) = page.title, _apart(page)
    if not writing.is_spoken(title):
        title = module.title if writing.is_spoken(module.title) else writing.definition.title
        writing.other("lss.group-named", name, title=title.text_in(writing.authored))
    for locale in writing.locales:
        writing.tables.add(
            "group_l10ns", **shared, id=writing.tables.number(), gid=gid,
            group_name=writing.html(title, locale), description=writing.html(about, locale),
            language=texts.language_of(locale),
        )  # fmt: skip
    _parts(writing, parts, gid, [], iter(range(1, 1_000_000)))


def _apart(page: Page) -> tuple[LocalizedText, tuple[Item, ...]]:
    """Return what a page says before its questions, if it came so, and the rest of it."""
    match page.parts:
        case (Question(kind=Note(), kept={"limesurvey.beside": "group"}) as about, *rest):
            return about.label, tuple(rest)
        case parts:
            return NO_TEXT, parts


def _parts(
    writing: Writing, parts: tuple[Item, ...], gid: str, above: list[str], orders: Iterator[int]
) -> None:
    for part in parts:
        if isinstance(part, Question):
            questions.write(writing, part, gid, next(orders), above)
        elif _is_two_scales(writing, part):
            first = part.parts[0]
            assert isinstance(first, Question)  # noqa: S101  as was asked
            conditions = [*above, *_condition(writing, part)]
            questions.write(writing, first, gid, next(orders), conditions, part.title)
        else:
            _tell_group(writing, part)
            _parts(writing, part.parts, gid, [*above, *_condition(writing, part)], orders)


def _is_two_scales(writing: Writing, group: Group) -> bool:
    first = group.parts[0] if len(group.parts) == 2 else None
    return (
        isinstance(first, Question)
        and first.id in writing.together
        and writing.coded[first.id].letter == "1"
    )


def _condition(writing: Writing, group: Group) -> list[str]:
    name = group.name or group.title.text_in(writing.authored)
    said = writing.condition(name, "relevant", group.logic.relevant)
    return [said] if said else []


def _tell_group(writing: Writing, group: Group) -> None:
    """List a group, whose questions stand in the page itself."""
    title = group.title.text_in(writing.authored)
    name = group.name or title
    writing.other("lss.group-flattened", name, title=title)
    _tell_rest(writing, group, name)
