"""LimeSurvey in (.lss, .lsg, .lsq, tab-separated .txt): see ``importing`` for what comes out."""

from __future__ import annotations

from app.core.text import FR, Locale
from app.interchange.importing import Imported, in_child


def read(data: bytes, *, file_name: str, seed: str = "", otherwise: Locale = FR) -> Imported:
    """Read a survey of LimeSurvey in a process of its own.

    :raises Unsound: it is neither its XML nor its tab-separated form, or beyond the limits.
    """
    converter = "app.interchange.limesurvey.converting.plain"
    return in_child(converter, data, file_name=file_name, seed=seed, otherwise=otherwise)
