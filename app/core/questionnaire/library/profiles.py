"""The profiles of locks that a federation can choose, beside a choice of its own."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.bonds import ALL, Restriction

R = Restriction
OF_A_MODULE = tuple(
    one for one in ALL if one not in {R.FORM_APPEARANCE, R.FORM_META_EDIT, R.LANGUAGE_EDIT}
)
"""What can be locked in a linked module: the rest is of whole questionnaires."""

PROFILES: Mapping[str, tuple[Restriction, ...]] = {
    "free": (),
    "comparable": (
        R.CHOICE_ADD, R.CHOICE_DELETE, R.CHOICE_LABEL_EDIT, R.CHOICE_VALUE_EDIT,
        R.QUESTION_DELETE, R.QUESTION_LABEL_EDIT, R.QUESTION_SETTINGS_EDIT,
        R.QUESTION_SKIP_LOGIC_EDIT, R.QUESTION_VALIDATION_EDIT,
        R.GROUP_DELETE, R.GROUP_SETTINGS_EDIT, R.GROUP_SKIP_LOGIC_EDIT, R.GROUP_SPLIT,
        R.GROUP_QUESTION_DELETE, R.FORM_REPLACE,
    ),
    "whole": OF_A_MODULE,
}  # fmt: skip
"""``comparable`` leaves adding, order and titles free, and locks what answers hang on."""


def profile_of(restrictions: tuple[Restriction, ...]) -> str:
    """Return the name of the profile that locks these; ``own`` where none does."""
    wanted = set(restrictions)
    return next((name for name, locked in PROFILES.items() if set(locked) == wanted), "own")
