"""Giving back what a person typed, when it could not be taken as it came."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import render_template, request

OURS = frozenset({"csrf_token", "_end"})
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def page(template: str) -> str:
    """Return a page that holds the refused form, filled in, with a token of now."""
    return render_template(
        template,
        fields=list(typed()),
        words=[value for name, value in typed() if _is_a_persons(name, value)],
        again=request.full_path.rstrip("?"),
        files=any(file.filename for file in request.files.values()),
    )


def typed() -> Iterator[tuple[str, str]]:
    """Give each field that was sent, in its order; a password is never written back."""
    for name, value in request.form.items(multi=True):
        if name not in OURS and "password" not in name:
            yield name, value


def _is_a_persons(name: str, value: str) -> bool:
    """Tell whether a value is worth showing: names that begin with ``_`` and ids are the page's."""
    return bool(value.strip()) and not name.startswith("_") and not ID.fullmatch(value)
