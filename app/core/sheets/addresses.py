"""Where a published sheet stands on the web, and what its files are called."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.core.text import FR, NL, Locale

FOLDERS: Mapping[Locale, str] = {FR: "fiches", NL: "impactfiches"}
LONGEST_NAME = 60
"""Characters."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


def is_public_name(name: str) -> bool:
    """Tell whether a name is fit for addresses and files: ``la-maille-franche``."""
    return len(name) <= LONGEST_NAME and _NAME.fullmatch(name) is not None


def path_of(public_name: str, locale: Locale) -> str:
    """Return where the page stands: ``/fiches/demo``, ``/impactfiches/demo``."""
    return f"/{FOLDERS[locale]}/{public_name}"


def file_name(
    public_name: str,
    locale: Locale,
    *,
    format: str = "pdf",
    size: tuple[int, int] | None = None,
    paper: str = "",
    is_draft: bool = False,
) -> str:
    """Return the name of a file: ``demo-fr.pdf``; that of a draft says that it is one.

    :param size: of a picture, in pixels: ``demo-fr-1200x630.png``.
    :param paper: another than A4: ``demo-fr-a3.pdf``.
    """
    draft = {FR: "-brouillon", NL: "-ontwerp"}.get(locale, "-brouillon-ontwerp") if is_draft else ""
    measured = f"-{size[0]}x{size[1]}" if size else f"-{paper}" if paper else ""
    return f"{public_name}{draft}-{locale}{measured}.{format}"


def addresses(public_name: str, base_url: str) -> tuple[tuple[Locale, str], ...]:
    """Return the whole address of the page in each language."""
    return tuple((locale, base_url + path_of(public_name, locale)) for locale in FOLDERS)
