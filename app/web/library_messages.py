"""The sentences of the library of modules, its profiles, and what each lock forbids."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

from app.core.questionnaire.bonds import Restriction as R

PROBLEMS: Mapping[str, object] = {
    "lock.refused": _("Its federation has locked this: %(restriction)s."),
    "lock.by-hand": _("Links to the library and locks are changed on the pages of the library."),
    "module.refers-outside": _("It speaks of “%(name)s”, which stands in another module."),
    "module.here-already": _(
        "This questionnaire holds the module already. Put it in as a copy, if you want it twice."
    ),
    "module.list-differs": _(
        "The questionnaire has a list “%(name)s” that says something else: rename it first."
    ),
    "module.unchanged": _("Nothing is otherwise than in the version that the library has."),
    "module.follows-another": _("This module follows the library already."),
    "list.not-read": _("This file cannot be read. Send the Excel or CSV file itself."),
    "list.too-large": _("This file is larger than 2 MB."),
    "list.empty": _("Below its first row this file has no entry."),
    "list.column-missing": _("The first row of this file names no column “%(column)s”."),
    "list.too-long": _(
        "This list has more than %(most)d entries. Shorten it, or let people write the answer."
    ),
    "translations.not-read": _("This file cannot be read. Send the Excel or CSV file itself."),
    "translations.not-ours": _(
        "This table was not taken along from here: its first cell must read “key r…”."
    ),
    "translations.too-large": _("This file is larger than 5 MB."),
    "import.locks": _(
        "Its locks hold here too: parts with a profile of locks, %(count)d. To lift them, take "
        "them out of the file and bring it in again."
    ),
    "import.lock-unknown": _(
        "“%(text)s” is no restriction that locks know. Nothing is locked by it."
    ),
    "import.lock-unread": _("“%(text)s” says neither that this is locked nor that it is free."),
    "import.lock-profile-unknown": _(
        "No profile of locks is called “%(profile)s”. Nothing is locked by it."
    ),
    "import.lock-of-nothing": _("The part that bears the locks “%(profile)s” is not there."),
    "import.lock-no-restriction": _(
        "The sheet of locks has no column “restriction”. Nothing is locked by it."
    ),
    "module.untitled": _("Give the module a title first."),
}
PROFILES: Mapping[str, object] = {
    "free": _("Nothing: each questionnaire may change it"),
    "comparable": _("What answers hang on: wording, options, rules; adding and order stay free"),
    "whole": _("Everything, and detaching it too"),
    "own": _("What I tick below"),
}
RESTRICTIONS: Mapping[str, object] = {
    R.CHOICE_ADD: _("adding an option"),
    R.CHOICE_DELETE: _("deleting an option"),
    R.CHOICE_LABEL_EDIT: _("wording an option"),
    R.CHOICE_VALUE_EDIT: _("the short name of an option"),
    R.CHOICE_ORDER_EDIT: _("the order of the options"),
    R.QUESTION_ADD: _("adding a question"),
    R.QUESTION_DELETE: _("deleting a question"),
    R.QUESTION_LABEL_EDIT: _("wording a question"),
    R.QUESTION_SETTINGS_EDIT: _("the settings of a question"),
    R.QUESTION_SKIP_LOGIC_EDIT: _("when a question is asked"),
    R.QUESTION_VALIDATION_EDIT: _("which answers are valid"),
    R.QUESTION_ORDER_EDIT: _("the order of the questions"),
    R.GROUP_ADD: _("adding a page or a group"),
    R.GROUP_DELETE: _("deleting a module, a page or a group"),
    R.GROUP_LABEL_EDIT: _("titles"),
    R.GROUP_SETTINGS_EDIT: _("the settings of a page or a group"),
    R.GROUP_SKIP_LOGIC_EDIT: _("when a page or a group is asked"),
    R.GROUP_SPLIT: _("taking questions out of their group"),
    R.GROUP_QUESTION_ADD: _("adding a question to a page or a group"),
    R.GROUP_QUESTION_DELETE: _("deleting a question of a page or a group"),
    R.GROUP_QUESTION_ORDER_EDIT: _("the order within a page or a group"),
    R.FORM_REPLACE: _("replacing the whole questionnaire"),
    R.FORM_APPEARANCE: _("how the questionnaire is drawn"),
    R.FORM_META_EDIT: _("the title, and values that nobody is asked for"),
    R.LANGUAGE_EDIT: _("languages and translations"),
    R.MODULE_DETACH: _("detaching the module from the library"),
}
