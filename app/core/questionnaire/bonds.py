"""What binds a questionnaire: the library modules that it follows, and what may not be changed.

The restrictions bear the names that Kobo gives them, so that a locked XLSForm keeps its locks;
what each of them forbids stands in ``locks``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class Restriction(StrEnum):
    """One thing that a lock forbids."""

    CHOICE_ADD = "choice_add"
    CHOICE_DELETE = "choice_delete"
    CHOICE_LABEL_EDIT = "choice_label_edit"
    CHOICE_VALUE_EDIT = "choice_value_edit"
    CHOICE_ORDER_EDIT = "choice_order_edit"

    QUESTION_ADD = "question_add"
    QUESTION_DELETE = "question_delete"
    QUESTION_LABEL_EDIT = "question_label_edit"
    QUESTION_SETTINGS_EDIT = "question_settings_edit"
    QUESTION_SKIP_LOGIC_EDIT = "question_skip_logic_edit"
    QUESTION_VALIDATION_EDIT = "question_validation_edit"
    QUESTION_ORDER_EDIT = "question_order_edit"

    GROUP_ADD = "group_add"
    GROUP_DELETE = "group_delete"
    GROUP_LABEL_EDIT = "group_label_edit"
    GROUP_SETTINGS_EDIT = "group_settings_edit"
    GROUP_SKIP_LOGIC_EDIT = "group_skip_logic_edit"
    GROUP_SPLIT = "group_split"
    GROUP_QUESTION_ADD = "group_question_add"
    GROUP_QUESTION_DELETE = "group_question_delete"
    GROUP_QUESTION_ORDER_EDIT = "group_question_order_edit"

    FORM_REPLACE = "form_replace"
    FORM_APPEARANCE = "form_appearance"
    FORM_META_EDIT = "form_meta_edit"
    LANGUAGE_EDIT = "language_edit"

    MODULE_DETACH = "module_detach"
    """Ours: without it a lock on a linked module would be a click away from none."""


ALL = tuple(Restriction)


class Locks(msgspec.Struct, frozen=True, omit_defaults=True):
    """What may not be changed, part by part."""

    profiles: Mapping[str, tuple[Restriction, ...]] = {}
    """What each profile forbids, by its name."""

    of: Mapping[str, str] = {}
    """The name of the profile of a part, by its id; of the questionnaire itself under ``""``."""

    everything: bool = False
    """Whether nothing at all may be changed."""


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """That a module follows one of the library.  Its parts bear the ids that they have there."""

    module: str
    """The id of the library's module."""

    version: int
    """The number of its version that stands here, with what was written otherwise here."""

    postponed: int = 0
    """The latest version that somebody looked at and put off; 0 where nobody did."""

    locks: tuple[Restriction, ...] = ()
    """What its federation forbids here, for the module and everything in it."""

    home: bool = False
    """Whether the module is written here, and its next version is published from here."""


NO_LOCKS = Locks()
