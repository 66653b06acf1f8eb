"""What files of any format say to a person: which format they are of, and what it cannot hold."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "import.no-file": _("Choose the file to import. An empty file cannot be read."),
    "import.too-large": _("The file is larger than %(most)d MB. Remove images and try again."),
    "import.took-too-long": _(
        "The file was not read to its end within %(seconds)d seconds. Divide it into several files."
    ),
    "import.took-too-much": _(
        "The file needs more than the %(megabytes)d MB of memory that we allow. Divide it into "
        "several files."
    ),
    "import.reader-died": _(
        "The file made our reader stop. It is damaged: open it in the program that wrote it, save "
        "it again and send that file."
    ),
    "import.fault": _("A fault of ours stopped the reading; tell us: %(text)s"),
    "format.xml": _("The file is XML, and no survey of LimeSurvey (.lss)."),
    "format.unknown": _("The file is of no format of questionnaires that we know."),
    "format.ending-unknown": _(
        "“%(ending)s” says of no format what the file is to be. Let its name end in one of: "
        "%(known)s"
    ),
    "format.not-written": _("“%(file)s” could not be written: %(text)s"),
    "format.no-writer": _("No file of the format “%(format)s” can be written yet."),
    "export.took-too-much": _(
        "Writing the file takes more time or memory than we allow. Divide the questionnaire."
    ),
    "json.not-ours": _("The file is JSON of ours, and not whole: %(text)s"),
    "json.language-unsound": _("The questionnaire does not say in which languages it is."),
    "json.too-many-parts": _("The questionnaire has more than %(most)d parts."),
    "json.id-twice": _("The id “%(id)s” is used twice."),
    "json.id-unsound": _("“%(id)s” is no id of ours: letters, digits and _ - . : only."),
    "json.number-too-long": _("“%(sheet)s”: a bound has more than %(most)d digits."),
}
"""What stops a file from being read or written."""

REASONS: Mapping[str, object] = {
    "export.no-place": _("“%(property)s” has no place in this format: %(text)s"),
    "export.named": _("It has no short name here; in the file it is called “%(becomes)s”."),
    "export.renamed": _("In the file it is called “%(becomes)s”."),
    "export.choice-renamed": _("The option “%(choice)s” is called “%(becomes)s” in the file."),
    "export.list-written-out": _(
        "The entries of the file “%(file)s” are written into the form, as choices: it stands by "
        "itself."
    ),
    "export.kind": _(
        "The format has no question of the kind “%(kind)s”. It is written as “%(becomes)s”."
    ),
    "export.grid": _(
        "A question of the kind “%(kind)s” takes several rows there: it is written as a group."
    ),
    "export.bounds": _("What limits the answer is written as a rule: %(text)s"),
    "export.unit": _("The unit stands behind the wording, in brackets: %(text)s"),
    "export.other": _(
        "The answer of one’s own is written as an option, with the question “%(becomes)s” for it."
    ),
    "export.ends": _("What the ends mean is written as the list “%(becomes)s”."),
    "export.label": _("It has no wording, which the format asks for. Its name stands there."),
    "export.page": _("The page is written as a group that is seen at once."),
    "export.calculation": _("It has no calculation, which the format asks for. It is: %(text)s"),
    "export.whole-day": _(
        "In the file the answer is a whole day, and expressions that work with it read a day."
    ),
    "export.summary": _("Each value to look over is written as a line of the wording."),
    "export.reference-gone": _("It speaks of a question that is no longer there: %(text)s"),
}
"""Why a thing is listed beside a file that leaves the house."""
