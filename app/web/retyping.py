"""Giving back what a person typed, when it could not be taken as it came."""

from __future__ import annotations

from collections.abc import Iterator

from flask import render_template, request

OURS = frozenset({"csrf_token", "_end"})


def page(template: str) -> str:
    """Return a page that holds the refused form, filled in, with a token of now."""
    return render_template(
        template,
        fields=list(typed()),
        again=request.full_path.rstrip("?"),
        files=any(file.filename for file in request.files.values()),
    )


def typed() -> Iterator[tuple[str, str]]:
    """Give each field that was sent, in its order; a password is never written back."""
    for name, value in request.form.items(multi=True):
        if name not in OURS and "password" not in name:
            yield name, value
