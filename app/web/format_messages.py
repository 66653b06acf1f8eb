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
}
"""Why a thing is listed beside a file that leaves the house."""
