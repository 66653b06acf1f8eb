"""What the import of an XLSForm says to a person: what to put right, and what became of what."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "xlsform.not-a-workbook": _(
        "The file is no XLSForm: neither an Excel workbook (.xlsx, .xlsm, .xls) nor a CSV file "
        "with the name of each sheet in its first column."
    ),
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
    "xlsform.reference-ambiguous": _(
        "%(cell)s: ${%(name)s} refers to %(times)d rows of that name. Give each a name of its own."
    ),
    "xlsform.reference-unclear": _(
        "%(cell)s: “%(text)s” is no reference. Write ${name}, with the name of one question."
    ),
    "xlsform.trigger-unclear": _(
        "%(cell)s: a trigger is a reference, or several with commas between them: ${one}, ${two}."
    ),
    "xlsform.trigger-unseen": _(
        "%(cell)s: ${%(name)s} sets off nothing, since nobody sees it. Take a question that is "
        "answered."
    ),
    "xlsform.calculation-missing": _("%(cell)s: “%(name)s” has no calculation."),
    "xlsform.guidance-alone": _("%(cell)s: “%(name)s” has guidance and neither label nor hint."),
    "xlsform.big-image-alone": _(
        "%(cell)s: “%(name)s” has a large image and no image that it enlarges."
    ),
    "xlsform.group-without-name": _("%(cell)s: the group has no name."),
    "xlsform.repeat-like-the-file": _(
        "%(cell)s: no repeat may be called “%(name)s”, as the form itself is."
    ),
    "xlsform.repeat-twice": _("%(cell)s: another repeat is called “%(name)s” already."),
    "xlsform.parameters-unclear": _(
        "%(cell)s: parameters are written as name=value, with blanks between them."
    ),
    "xlsform.parameter-unknown": _("%(cell)s: this question has no parameter “%(name)s”."),
    "xlsform.parameter-unknown-near": _(
        "%(cell)s: this question has no parameter “%(name)s”. Did you mean “%(suggestion)s”?"
    ),
    "xlsform.parameter-unfit": _("%(cell)s: “%(value)s” does not fit the parameter “%(name)s”."),
    "xlsform.seed-alone": _("%(cell)s: the parameter “seed” needs “randomize=true” beside it."),
    "xlsform.scale-number": _("%(cell)s: the parameter “%(name)s” is no number: “%(value)s”."),
    "xlsform.scale-zero": _("%(cell)s: the parameter “%(name)s” must not be 0."),
    "xlsform.scale-too-wide": _(
        "%(cell)s: the parameter “%(name)s” is larger than the scale from start to end."
    ),
    "xlsform.scale-off-step": _("%(cell)s: the parameter “%(name)s” falls between two steps."),
    "xlsform.scale-outside": _("%(cell)s: the parameter “%(name)s” lies outside the scale."),
    "xlsform.scale-look": _(
        "%(cell)s: the parameter “%(name)s” does not go with the appearance “%(appearance)s”."
    ),
    "xlsform.scale-ticks-missing": _(
        "%(cell)s: the sheet “choices” has no list “%(list)s” for the words on the scale."
    ),
    "xlsform.scale-tick-number": _(
        "%(cell)s: the list “%(list)s” holds “%(value)s”, which is no number of the scale."
    ),
    "xlsform.scale-tick-outside": _(
        "%(cell)s: the list “%(list)s” holds “%(value)s”, which is no step of the scale."
    ),
    "xlsform.scale-ticks-of-ends": _(
        "%(cell)s: without ticks, the list “%(list)s” may word the start and the end only."
    ),
    "xlsform.file-ending": _(
        "%(cell)s: the file “%(file)s” of choices must end in one of these: %(endings)s."
    ),
    "xlsform.external-list-missing": _(
        "%(cell)s: the sheet “external_choices” has no list “%(list)s”."
    ),
    "xlsform.external-list-missing-near": _(
        "%(cell)s: the sheet “external_choices” has no list “%(list)s”. Did you mean "
        "“%(suggestion)s”?"
    ),
    "xlsform.file-beside-twice": _("%(cell)s: another file beside the form is called “%(name)s”."),
    "xlsform.filter-with-other": _(
        "%(cell)s: a question with “or_other” cannot have a choice filter."
    ),
    "xlsform.list-missing": _("%(cell)s: the sheet “choices” has no list “%(list)s”."),
    "xlsform.list-missing-near": _(
        "%(cell)s: the sheet “choices” has no list “%(list)s”. Did you mean “%(suggestion)s”?"
    ),
    "xlsform.list-too-long": _("%(cell)s: the list “%(list)s” has more than %(most)d choices."),
    "xlsform.choice-without-name": _("%(cell)s: a choice of the list “%(list)s” has no name."),
    "xlsform.choice-with-blank": _(
        "%(cell)s: the choice “%(name)s” of the list “%(list)s” is offered with others and may "
        "hold no blank. Write “%(better)s”, for instance."
    ),
    "xlsform.choice-twice": _("%(cell)s: the list “%(list)s” holds “%(name)s” twice."),
    "xlsform.too-many-choices": _(
        "%(cell)s: together, the questions have more than %(most)d choices."
    ),
    "xlsform.too-many-questions": _("The sheet “%(sheet)s” holds more than %(most)d questions."),
}
"""What stops an import; ``cell`` says where: ``survey!C12``."""

REASONS: Mapping[str, object] = {
    "import.type": _("The type “%(type)s” is not asked yet: the question is kept and not shown."),
    "import.appearance": _(
        "Another look is asked for. It is kept; the question has its usual look."
    ),
    "import.appearance-dropped": _("We have no such calendar. The question has its usual look."),
    "import.search": _(
        "The choices are looked up in a file that is not part of the form. All choices of the "
        "list are shown."
    ),
    "import.expression-unclear": _(
        "The column “%(header)s” holds an expression that we cannot read. It is kept and not "
        "carried out."
    ),
    "import.function-unknown": _(
        "The column “%(header)s” calls the function %(function)s(), which we do not have. The "
        "expression is kept and not carried out."
    ),
    "import.path-unknown": _(
        "The column “%(header)s” follows a path that leads nowhere here. The expression is kept "
        "and not carried out: refer to the question as ${name}."
    ),
    "import.circle": _(
        "The calculation hangs on itself: %(parts)s. It cannot be worked out; break the circle."
    ),
    "import.default-file": _(
        "A file is given as the first answer. Its name is kept; it is not shown."
    ),
    "import.loop": _(
        "This part is asked once for each choice of a list. It is kept and not carried out: it "
        "is asked once."
    ),
    "import.file-apart": _(
        "The choices are in a file of their own, which is not part of the form: %(file)s. Bring it "
        "from the card of the question: until then nobody can answer it."
    ),
    "import.media-apart": _(
        "A file goes with it, and is not part of the form: %(file)s. Add it here."
    ),
    "import.choice-media-apart": _(
        "Files of the column “%(header)s” go with %(count)d choices, and are not part of the form. "
        "Add them here."
    ),
    "import.not-filled": _("A device fills in this value (%(type)s). Here it stays empty."),
    "import.no-longer-told": _("No device gives this value any more (%(type)s). It stays empty."),
    "import.other-spelled-out": _(
        "The choice “other” became a choice and a question of its own, since the form refers to "
        "them."
    ),
    "import.required-of-nobody": _(
        "An answer is required where nobody answers. The word is kept and requires nothing."
    ),
    "import.rows-far-off": _(
        "After a long gap, %(count)d further rows stand in the sheet. They were left out."
    ),
    "import.column-dropped": _(
        "The column “%(header)s” belongs to what no longer exists. Its %(count)d cells were left "
        "out."
    ),
    "import.setting-dropped": _(
        "The setting “%(header)s” belongs to what no longer exists. It was left out."
    ),
    "import.sheet-kept": _(
        "This sheet is kept as it is, with %(count)d rows: it changes nothing here."
    ),
    "import.other": _("The column “%(header)s” is kept and not carried out."),
    "import.unquoted": _(
        "The wording in another language quotes the answer to ${%(quoted)s}; this one does not."
    ),
    "import.markup-in-text": _(
        "The wording holds marks of formatting. They are shown as they are written."
    ),
    "import.untranslated": _("The wording is missing in this language: %(language)s."),
    "import.label-missing": _("The question has no wording."),
    "import.choice-without-label": _("The choice “%(choice)s” has no wording."),
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
