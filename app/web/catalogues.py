"""The catalogues of the pages: gathered from the sources, filled by people, compiled for gettext.

English in the sources is the key; ``translations/<language>/LC_MESSAGES/messages.po`` holds
French and Dutch, complete, and German, begun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "translations"
METHODS = [("app/**.py", "python"), ("app/templates/**.html", "jinja2")]
OPTIONS = {"app/templates/**.html": {"trimmed": "true"}}
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "N_": None}


def gathered() -> Catalog:
    """Return every sentence that the sources hold, untranslated, in the order of the alphabet."""
    catalogue = Catalog(fuzzy=False)
    for _file, _line, message, comments, context in extract_from_dir(
        str(ROOT), METHODS, OPTIONS, KEYWORDS, ["Translators:"]
    ):
        catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def paths() -> Iterator[tuple[str, Path]]:
    """Give each language with the path of its catalogue."""
    for path in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po")):
        yield path.parts[-3], path


def load(path: Path, locale: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def save(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue so that two people who add to it rarely touch the same lines."""
    with path.open("wb") as file:
        write_po(
            file, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True,
            include_previous=False,
        )  # fmt: skip


def update(found: Mapping[str, str] | None = None, *, language: str = "") -> None:
    """Bring every catalogue to what the sources hold; fill ``language`` with what was ``found``."""
    template = gathered()
    for locale, path in paths():
        old = load(path, locale)
        new = Catalog(locale=locale, fuzzy=False, project="VISES", copyright_holder="")
        for message in template:
            if not message.id:
                continue
            known = old.get(message.id, message.context)
            string = known.string if known and not known.fuzzy else ""
            single = message.id if isinstance(message.id, str) else message.id[0]
            if found and locale == language and single in found:
                string = found[single]
            new.add(message.id, string, auto_comments=message.auto_comments, flags=message.flags)
        save(new, path)


def compile_stale() -> None:
    """Compile each catalogue whose compiled form is missing or older than it."""
    for locale, path in paths():
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime:
            continue
        with compiled.open("wb") as file:
            write_mo(file, load(path, locale))
