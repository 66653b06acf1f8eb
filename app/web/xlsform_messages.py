"""What the import of an XLSForm says to a person: what to put right, and what became of what."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "xlsform.not-a-workbook": _(
        "The file is no Excel workbook. An XLSForm is a file that ends in .xlsx."
    ),
    "xlsform.old-excel": _("The file is of an older Excel (.xls). Open it and save it as .xlsx."),
    "xlsform.binary-excel": _(
        "The file is a binary Excel workbook (.xlsb). Open it and save it as .xlsx."
    ),
    "xlsform.opendocument": _(
        "The file is an OpenDocument spreadsheet (.ods). Open it and save it as .xlsx."
    ),
    "xlsform.password": _(
        "The file is protected by a password. Remove the password in Excel and save it again."
    ),
    "xlsform.damaged": _(
        "The file is damaged or incomplete. Open it in Excel, save it again and send that file."
    ),
    "xlsform.document-type": _(
        "The file holds a document type (DTD), which no workbook needs; it was not opened."
    ),
    "xlsform.too-large": _(
        "The file is too large to be read: unpacked, it would fill more than we allow."
    ),
    "xlsform.reaches-too-far": _(
        "A sheet reaches as far as %(cell)s. Delete the empty rows and columns behind your "
        "table, and save again."
    ),
    "xlsform.cell-error": _(
        "%(cell)s: the cell holds an error of the spreadsheet, such as #REF!. Put its value there."
    ),
    "xlsform.formula-without-value": _(
        "%(cell)s: the cell holds a formula whose result is not in the file. Open it in Excel "
        "and save it again."
    ),
    "xlsform.no-survey": _("The workbook has no sheet “survey”, which holds the questions."),
    "xlsform.no-survey-near": _(
        "The workbook has no sheet “survey”, which holds the questions. Is it the one called "
        "“%(suggestion)s”?"
    ),
    "xlsform.survey-empty": _("The sheet “%(sheet)s” holds no question."),
    "xlsform.header-missing": _("%(cell)s: the column “%(header)s” is missing."),
    "xlsform.header-missing-near": _(
        "%(cell)s: the column “%(header)s” is missing. Is it the one called “%(suggestion)s”?"
    ),
    "xlsform.header-twice": _(
        "%(cell)s: the column “%(header)s” says the same as column %(first)s. Keep one of them."
    ),
    "xlsform.type-unknown": _("%(cell)s: no question type is called “%(type)s”."),
    "xlsform.type-unknown-near": _(
        "%(cell)s: no question type is called “%(type)s”. Did you mean “%(suggestion)s”?"
    ),
    "xlsform.group-open": _(
        "%(cell)s: the group “%(name)s” begins here and ends nowhere. Add a row “end_group” or "
        "“end_repeat”."
    ),
    "xlsform.end-without-begin": _("%(cell)s: a group ends here, and none is open."),
    "xlsform.end-of-another": _(
        "%(cell)s: this ends “%(name)s” of row %(row_of)d in another way than it began: a group "
        "ends with “end_group”, a repeat with “end_repeat”."
    ),
    "xlsform.too-deep": _("%(cell)s: groups stand in groups more than %(most)d deep."),
    "xlsform.name-missing": _("%(cell)s: the question has no name."),
    "xlsform.name-too-long": _(
        "%(cell)s: the name “%(name)s…” is longer than %(most)d characters."
    ),
    "xlsform.name-unsound": _(
        "%(cell)s: the name “%(name)s” may hold letters without accents, digits and _ - . only, "
        "and begins with a letter. Write “%(better)s”, for instance."
    ),
    "xlsform.name-reserved": _(
        "%(cell)s: the name “%(name)s” is reserved. Write “%(better)s”, for instance."
    ),
    "xlsform.name-twice": _(
        "%(cell)s: the name “%(name)s” stands in row %(first)d of the same group already. Write "
        "“%(better)s”, for instance."
    ),
    "xlsform.name-differs-by-case": _(
        "%(cell)s: the name “%(name)s” differs from the one in row %(first)d by capitals only. "
        "Write “%(better)s”, for instance."
    ),
    "xlsform.reference-unknown": _(
        "%(cell)s: ${%(name)s} refers to a question that is not in the file."
    ),
    "xlsform.reference-unknown-near": _(
        "%(cell)s: ${%(name)s} refers to a question that is not in the file. Did you mean "
        "${%(suggestion)s}?"
    ),
    "xlsform.list-missing": _("%(cell)s: the sheet “choices” has no list “%(list)s”."),
    "xlsform.list-missing-near": _(
        "%(cell)s: the sheet “choices” has no list “%(list)s”. Did you mean “%(suggestion)s”?"
    ),
    "xlsform.list-too-long": _("%(cell)s: the list “%(list)s” has more than %(most)d choices."),
    "xlsform.choice-without-name": _("%(cell)s: a choice of the list “%(list)s” has no name."),
    "xlsform.choice-twice": _("%(cell)s: the list “%(list)s” holds “%(name)s” twice."),
    "xlsform.too-many-choices": _(
        "%(cell)s: together, the questions have more than %(most)d choices."
    ),
    "xlsform.too-many-questions": _("The sheet “%(sheet)s” holds more than %(most)d questions."),
}
"""What stops an import; ``cell`` says where: ``survey!C12``."""

REASONS: Mapping[str, object] = {
    "import.type": _("The type “%(type)s” is not asked yet: the question is kept and not shown."),
    "import.relevant": _(
        "A condition says when to show this. It is kept and not carried out: it is always shown."
    ),
    "import.constraint": _(
        "A rule limits the answers. It is kept and not carried out: any answer of this type is "
        "taken."
    ),
    "import.calculation": _("A calculation gives the value. It is kept and not carried out."),
    "import.default": _(
        "An answer is filled in beforehand. It is kept; the question begins empty."
    ),
    "import.appearance": _(
        "Another look is asked for. It is kept; the question has its usual look."
    ),
    "import.choice-filter": _(
        "Earlier answers shorten the list. The filter is kept and not carried out: all choices "
        "are shown."
    ),
    "import.parameters": _("Parameters refine the question. They are kept and not carried out."),
    "import.trigger": _("A change elsewhere sets this off. It is kept and not carried out."),
    "import.repeat": _(
        "This part is answered several times. It is kept and not carried out: it is asked once."
    ),
    "import.media": _(
        "An image, a sound or a film goes with it. Its name is kept; it is not shown."
    ),
    "import.read-only": _(
        "The file lets nobody answer this. That is kept and not carried out: it can be answered."
    ),
    "import.guidance": _("A note for interviewers goes with it. It is kept and not shown."),
    "import.other": _("The column “%(header)s” is kept and not carried out."),
    "import.or-other": _(
        "The file adds a choice “other” with its own text. Add it here where it is needed."
    ),
    "import.required-by-expression": _(
        "An answer is required under a condition. It is kept and not carried out: the answer is "
        "optional."
    ),
    "import.reference-in-text": _(
        "The wording quotes an answer. The reference is shown as it is written."
    ),
    "import.markup-in-text": _(
        "The wording holds marks of formatting. They are shown as they are written."
    ),
    "import.untranslated": _("The wording is missing in this language: %(language)s."),
    "import.label-missing": _("The question has no wording."),
    "import.choice-without-label": _("The choice “%(choice)s” has no wording."),
    "import.choice-media": _(
        "Images or sounds go with %(count)d choices. Their names are kept; they are not shown."
    ),
    "import.language-assumed": _(
        "The column “%(header)s” names no language. It was read as: %(language)s."
    ),
    "import.language-unknown": _(
        "The column “%(header)s” names a language that we do not know. Its wording is kept and "
        "not shown."
    ),
    "import.language-inactive": _(
        "The wording in this language is kept and not shown: %(language)s."
    ),
    "import.setting": _("The setting “%(header)s” is kept: it changes nothing here."),
    "import.column-unknown": _(
        "The column “%(header)s” belongs to no XLSForm. Its %(count)d cells are kept as text."
    ),
    "import.choice-column": _("The column “%(header)s” of the choices is kept: %(count)d cells."),
    "import.list-unused": _("No question uses this list of %(count)d choices. It is kept."),
    "import.choice-renamed": _(
        "The choice “%(choice)s” stands in its list twice; this one is called “%(becomes)s”."
    ),
    "import.name-made-unique": _(
        "Another group has a question of this name; this one is called “%(becomes)s”."
    ),
    "import.note-named": _("The note had no name and got one."),
    "import.group-flattened": _("This group holds others; each became a page."),
    "import.text-cleaned": _("Invisible control characters were taken out."),
    "import.second-wording": _(
        "Two columns give the wording in one language; the second is kept and not shown."
    ),
    "import.row-without-type": _("The row has no type. It was left out."),
    "import.row-disabled": _("The row is switched off in the file. It was left out."),
    "import.group-empty": _("The group holds no question. It was left out."),
    "import.sheet-unread": _("This sheet is not read."),
    "import.settings-row": _("Settings stand in one row. This further row was left out."),
    "import.choice-without-list": _("The choice names no list. It was left out."),
}
"""Why a thing stands in the report of an import."""
