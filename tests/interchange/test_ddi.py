"""A codebook says what was asked, in every language, and to whom."""

from __future__ import annotations

import re

from hypothesis import given, settings
from lxml import etree

from app.core.questionnaire.definition import Definition, Group, is_asked, rows_of
from app.core.questionnaire.kinds import Calculated, Kept, Matrix
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Row
from app.interchange import ddi
from tests import make
from tests.core.questionnaire.edits import definitions

NS = {"d": ddi.NAMESPACE}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def written(definition: Definition) -> etree._Element:
    return etree.fromstring(ddi.write(definition).data)


def training_of_workers() -> Definition:
    """Workers, their training where there are any, and a matrix as often as there are sites."""
    asked = make.yes_or_no(logic=Logic(relevant="${q-workers} > 0"))
    rows = (Row("r-1", "care", make.a_text("Soins", "Zorg")),)
    matrix = make.a_question("effect", Matrix(rows, (make.a_choice(),)))
    sites = Group("g-site", "site", make.a_text("Site", "Vestiging"), (matrix,), repeat=Repeat())
    return make.a_definition(make.a_module(make.a_page(make.a_question(), asked, sites)))


def test_a_variable_has_its_words_in_each_language_its_categories_and_its_universe() -> None:
    (variable,) = written(training_of_workers()).findall(".//d:var[@name='training']", NS)

    words = {str(one.get(XML_LANG)): one.text for one in variable.findall("d:qstn/d:qstnLit", NS)}
    codes = [one.text for one in variable.findall("d:catgry/d:catValu", NS)]
    assert words == {"fr": "Combien de salariés ?", "nl": "Hoeveel werknemers?"}
    assert codes == ["yes", "no"]
    assert variable.findtext("d:universe", namespaces=NS) == "${workers} > 0"


def test_each_row_of_a_matrix_is_a_variable_of_a_grid_in_a_group_that_repeats() -> None:
    codebook = written(training_of_workers())

    groups = [(one.get("type"), one.get("name"), one.get("var")) for one in codebook.iter(
        f"{{{ddi.NAMESPACE}}}varGrp")]  # fmt: skip

    assert groups == [
        ("section", None, "q-workers q-training q-effect-r-1"),
        ("section", None, "q-workers q-training q-effect-r-1"),
        ("repetition", "site", "q-effect-r-1"),
        ("grid", "effect", "q-effect-r-1"),
    ]


def test_what_a_codebook_has_no_place_for_is_named() -> None:
    question = make.a_question(appearance="minimal", kept={"bind::odk:length": "9"})
    kept = make.a_question("photo", Kept("barcode"))

    report = ddi.write(make.a_definition(make.a_module(make.a_page(question, kept)))).report

    assert [(entry.name, entry.facts["property"]) for entry in report.lost] == [
        ("photo", "question"),
        ("workers", "appearance"),
        ("workers", "kept"),
        ("photo", "type"),
    ]


@settings(deadline=None, max_examples=40)
@given(definitions())
def test_every_questionnaire_gives_xml_whose_ids_are_its_own_and_refer_to_something(
    definition: Definition,
) -> None:
    codebook = written(definition)

    ids = [str(one.get("ID")) for one in codebook.iter() if one.get("ID")]
    referred = {id for one in codebook.iter() for id in str(one.get("var") or "").split()}
    asked = [
        question
        for question in definition.questions
        if is_asked(question) or isinstance(question.kind, Calculated)
    ]
    variables = codebook.findall(".//d:var", NS)
    assert sorted(set(ids)) == sorted(ids)
    assert referred <= set(ids)
    assert [id for id in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", id)] == []
    assert len(variables) == sum(len(rows_of(one)) or 1 for one in asked)
