"""Groups in groups become modules, pages and groups; repeats repeat, in each other too."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.questionnaire.definition import Definition, Group, Item, Page
from app.core.text import FR
from tests.interchange.xlsform.workbooks import (
    HEAD,
    ONE,
    a_form,
    a_workbook,
    listed,
    refused,
    taken_over,
)

END_GROUP, END_REPEAT = ("end_group", "", "", ""), ("end_repeat", "", "", "")
WITH_LOGIC = (*HEAD, "relevant", "repeat_count", "appearance")


def outline(owner: Page | Group) -> Iterator[object]:
    for part in owner.parts:
        yield (part.name, [*outline(part)]) if isinstance(part, Group) else part.name


def pages(definition: Definition) -> list[tuple[str, str, list[object]]]:
    return [
        (module.name, page.name, [*outline(page)])
        for module in definition.modules
        for page in module.pages
    ]


def the_group(definition: Definition) -> Item:
    return definition.modules[-1].pages[0].parts[-1]


def test_a_group_is_a_module_one_in_it_a_page_and_a_deeper_one_a_group() -> None:
    definition, report = taken_over(
        a_form(
            ("text", "first", "Un", "Een"),
            ("begin_group", "work", "Emploi", "Werk"),
            ("text", "second", "Deux", "Twee"),
            ("begin group", "pay", "Salaires", "Lonen"),
            ("begin group", "low", "Bas", "Laag"),
            ("text", "third", "Trois", "Drie"),
            END_GROUP,
            END_GROUP,
            ("text", "fourth", "Quatre", "Vier"),
            END_GROUP,
        )
    )

    assert pages(definition) == [
        ("", "", ["first"]),
        ("work", "", ["second"]),
        ("work", "pay", [("low", ["third"])]),
        ("work", "", ["fourth"]),
    ]
    assert [page.title.text_in(FR) for page in definition.pages] == [
        "form", "Emploi", "Salaires", "Emploi",
    ]  # fmt: skip
    assert (report.asked, report.changed) == (4, ())


def test_a_field_list_at_the_top_is_a_module_of_one_page() -> None:
    definition, _report = taken_over(
        a_form(
            ("begin_group", "work", "Emploi", "Werk", "", "", "field-list"), ONE,
            ("begin_group", "pay", "Salaires", "Lonen", "", "", ""),
            ("text", "low", "Bas", "Laag"), END_GROUP, END_GROUP,
            head=WITH_LOGIC,
        )
    )  # fmt: skip

    assert pages(definition) == [("work", "", ["workers", ("pay", ["low"])])]
    assert definition.modules[0].appearance == "field-list"


def test_a_table_list_is_a_group_wherever_it_stands() -> None:
    definition, _report = taken_over(
        a_form(
            ("begin_group", "work", "Emploi", "Werk", "", "", "table-list"),
            ("select_one yes_no", "pay", "Salaires", "Lonen"), END_GROUP,
            head=WITH_LOGIC,
        )
    )  # fmt: skip

    assert pages(definition) == [("", "", [("work", ["pay"])])]
    assert the_group(definition).appearance == "table-list"


def test_the_style_of_pages_gives_each_question_beside_groups_a_page() -> None:
    data = a_workbook(
        survey=[
            (*HEAD, "calculation"), ("calculate", "two", "", "", "1 + 1"), ONE,
            ("today", "today", "", ""), ("text", "it", "Quoi", "Wat"),
            ("begin_group", "work", "Emploi", "Werk"), ("text", "pay", "Salaires", "Lonen"),
            END_GROUP,
        ],
        settings=[("form_title", "style"), ("Impact", "theme-grid pages")],
    )  # fmt: skip

    definition, _report = taken_over(data)

    assert pages(definition) == [
        ("", "", ["two", "workers", "today"]), ("", "", ["it"]), ("work", "", ["pay"]),
    ]  # fmt: skip


def test_a_repeat_stands_on_its_page_and_holds_another() -> None:
    definition, report = taken_over(
        a_form(
            ONE,
            ("begin_repeat", "site", "Site", "Vestiging", "${workers} > 0", "${workers}"),
            ("begin_repeat", "team", "Équipe", "Ploeg", "", ""),
            ("text", "chief", "Chef", "Hoofd"), END_REPEAT, END_REPEAT,
            head=WITH_LOGIC,
        )
    )  # fmt: skip

    workers = next(iter(definition.questions)).id
    site = the_group(definition)
    assert isinstance(site, Group)
    assert pages(definition) == [("", "", ["workers", ("site", [("team", ["chief"])])])]
    assert (site.repeat and site.repeat.count, site.logic.relevant) == (
        f"${{{workers}}}", f"${{{workers}}} > 0",
    )  # fmt: skip
    assert report.review == ()


def test_a_loop_is_kept_as_a_group_and_listed() -> None:
    definition, report = taken_over(
        a_form(("begin loop over yes_no", "each", "", ""), ONE, ("end loop", "", "", ""))
    )

    each = the_group(definition)
    assert dict(each.kept) == {"type": "begin loop over yes_no"}
    assert listed(report.review) == [("import.loop", "each", "survey!A2")]


def test_a_loop_over_no_list_is_refused() -> None:
    data = a_form(("begin loop over yes_non", "each", "", ""), ONE, ("end loop", "", "", ""))

    assert refused(data) == [("xlsform.list-missing-near", "survey!A2")]


def test_what_a_group_cannot_hold_is_kept_and_listed() -> None:
    definition, report = taken_over(
        a_form(("begin_group", "work", "Emploi", "Werk", "Lisez", "yes"), ONE, END_GROUP,
               head=(*HEAD, "hint::fr", "required"))
    )  # fmt: skip

    assert dict(definition.modules[0].kept) == {"hint::fr": "Lisez", "required": "yes"}
    assert listed(report.review) == [
        ("import.other", "work", "survey!E2"), ("import.other", "work", "survey!F2"),
    ]  # fmt: skip
