"""The templates: nothing unused, nothing inline, every page named, every component shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).parents[2] / "app" / "templates"
FILES = [path.relative_to(TEMPLATES) for path in sorted(TEMPLATES.rglob("*.html"))]
READ_ELSEWHERE = ("documents", "mail")
"""Folders whose pages no browser loads under our Content-Security-Policy."""

IN_A_BROWSER = [file for file in FILES if file.parts[0] not in READ_ELSEWHERE]
GRAMMAR = Environment(  # noqa: S701  (it reads templates and draws none)
    extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"]
)
INLINE = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\ssrc=)|javascript:")
UNSAFE = re.compile(r"\|\s*safe\b|\bautoescape\s+false|Markup\(")


def source(file: Path) -> str:
    return (TEMPLATES / file).read_text()


def without_comments(file: Path) -> str:
    return re.sub(r"\{#.*?#\}", "", source(file), flags=re.DOTALL)


def tree(file: Path) -> nodes.Template:
    return GRAMMAR.parse(source(file))


def imported(template: nodes.Template) -> Iterator[str]:
    for node in template.find_all(nodes.FromImport):
        for name in node.names:
            yield name if isinstance(name, str) else name[1]
    for whole in template.find_all(nodes.Import):
        yield whole.target


def offered() -> dict[str, set[str]]:
    """The macros of each component that other templates call."""
    called: dict[str, set[str]] = defaultdict(set)
    for file in FILES:
        for node in tree(file).find_all(nodes.FromImport):
            names = {name if isinstance(name, str) else name[0] for name in node.names}
            if isinstance(node.template, nodes.Const):
                called[node.template.value] |= names
    return called


OFFERED = offered()


@pytest.mark.parametrize("file", FILES, ids=str)
def test_what_a_template_imports_it_uses(file: Path) -> None:
    template = tree(file)
    used = {name.name for name in template.find_all(nodes.Name) if name.ctx == "load"}

    assert [name for name in imported(template) if name not in used] == []


@pytest.mark.parametrize("file", IN_A_BROWSER, ids=str)
def test_a_page_that_extends_a_layout_has_a_title_of_its_own(file: Path) -> None:
    template = tree(file)
    if any(template.find_all(nodes.Extends)):
        assert {"title", "main"} <= {block.name for block in template.find_all(nodes.Block)}


@pytest.mark.parametrize("file", [f for f in FILES if f.parts[0] == "components"], ids=str)
def test_a_component_begins_by_saying_what_it_is_and_shows_how_it_is_called(file: Path) -> None:
    comments = "".join(re.findall(r"\{#.*?#\}", source(file), re.DOTALL))

    assert source(file).startswith("{#")
    assert [
        name for name in OFFERED[str(file)] if not re.search(rf"\b{name}\(|\b{name} %", comments)
    ] == []


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_element_holds_a_style_or_a_script_of_its_own(file: Path) -> None:
    assert INLINE.findall(without_comments(file)) == []


@pytest.mark.parametrize("file", IN_A_BROWSER, ids=str)
def test_a_page_in_a_browser_holds_no_style_sheet(file: Path) -> None:
    assert "<style" not in without_comments(file)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_what_people_wrote_is_always_escaped(file: Path) -> None:
    assert UNSAFE.findall(source(file)) == []
