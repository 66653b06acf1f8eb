"""What the reading of a file of statistics says to a person, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "columns.no-value": _("Tick at least one column that holds figures."),
    "columns.twice": _(
        "A column can be one thing only: the territory, the year, a figure or a breakdown."
    ),
    "columns.unknown": _("Choose the column of the territory and the list of its codes."),
    "columns.no-year": _("Say of which year the figures are, or in which column it stands."),
    "fetch.unreadable": _("This is no address that we can read."),
    "fetch.scheme": _("The address should begin with https://."),
    "fetch.password": _("The address should hold no name and no password."),
    "fetch.port": _("The address should name no port."),
    "fetch.address": _("This address is not allowed: give the name of a producer."),
    "fetch.host": _(
        "%(host)s is not among the producers that we ask. An administrator of the platform can "
        "have it added."
    ),
    "fetch.redirects": _(
        "The producer sends us on more than %(most)d times: give the last address."
    ),
    "fetch.certificate": _("The certificate of the producer is not valid: nothing was fetched."),
    "fetch.status": _("The producer refuses (%(status)d). Open the address yourself and look."),
    "fetch.page": _("There is a web page at this address. Give the one of the file itself."),
    "fetch.large": _("The file is larger than %(most)d MB: ask the producer for less."),
    "fetch.slow": _("The producer took longer than %(seconds)d seconds. Try again later."),
    "fetch.damaged": _("The file arrived damaged. Try again later."),
    "fetch.gave-up": _("The producer did not have its answer ready in two hours. Ask for less."),
    "table.none": _("Choose a file first."),
    "table.empty": _("The file is empty."),
    "table.not-text": _("Line %(line)d is not text in UTF-8: save the file as UTF-8."),
    "table.no-header": _(
        "The file begins with “%(text)s”. A TSV of Eurostat begins with its dimensions, "
        "as in “unit,geo\\TIME_PERIOD”."
    ),
    "table.no-geo": _("The first cell, “%(text)s”, should name one dimension “geo”."),
    "table.period": _("Line 1, column %(column)d: “%(text)s” is no period, or stands there twice."),
    "table.period-in-line": _("Line %(line)d: “%(text)s” is no period that we know."),
    "table.ragged": _("Line %(line)d has %(found)d figures, where %(expected)d are expected."),
    "table.columns": _("Line %(line)d has %(found)d columns, where %(expected)d are expected."),
    "table.column-missing": _("The file has no column “%(name)s”: take the whole file again."),
    "table.column-twice": _("The column “%(name)s” stands there twice: keep one of them."),
    "table.code": _("Line %(line)d: “%(text)s” is no code of a territory."),
    "table.key": _("Line %(line)d begins with “%(text)s”, which does not fit the first line."),
    "table.cell": _("Line %(line)d, column %(column)d: “%(text)s” is no figure that we can read."),
    "table.cell-in-line": _("Line %(line)d: “%(text)s” is no figure that we can read."),
    "table.row-twice": _("Line %(line)d repeats the territory and the series of line %(first)d."),
    "table.too-large": _("The file is too large: %(most)d figures are the most we read at once."),
    "table.too-much-work": _("The file could not be read within our limits of time and memory."),
    "table.unknown": _(
        "The file begins with “%(text)s”, and is of no format that we know. Take the CSV, TSV or "
        "JSON that the producer offers."
    ),
    "table.labels-only": _("This file holds the labels of a table. Take the one with the figures."),
    "table.markup": _("The file is a web page or another XML: take the CSV, TSV or JSON instead."),
    "table.needs-a-mapping": _(
        "This is a workbook of Excel: nothing in it says which column is what. Save the table as "
        "the CSV of its producer."
    ),
    "table.error-of-the-producer": _(
        "The file is an error message of the producer: “%(text)s”. Ask there again."
    ),
    "json.broken": _("The file is no whole JSON: look at line %(line)d, column %(column)d."),
    "json.number": _("“%(text)s” is no number in JSON: take the file again from its producer."),
    "json.twice": _("The JSON says “%(text)s” twice in one place: nobody can tell which counts."),
    "json-stat.none": _("The JSON holds no figures: it is a list, a catalogue or a description."),
    "json-stat.several": _("The JSON holds %(count)d tables: take one of them at a time."),
    "json-stat.class": _("The JSON-stat is a “%(text)s”: take one of the datasets it points at."),
    "json-stat.no-dimensions": _("The JSON-stat does not say which dimensions it has."),
    "json-stat.sizes": _("The JSON-stat names %(dimensions)d dimensions and %(sizes)d sizes."),
    "json-stat.size": _(
        "The dimension “%(name)s” of the JSON-stat says that it has %(size)d values, and lists "
        "%(found)d."
    ),
    "json-stat.values": _(
        "“%(name)s” of the JSON-stat does not fit its %(size)d cells: take the file again."
    ),
    "melodi.no-observations": _("The answer of INSEE holds no observations that we can read."),
    "sdmx-csv.deletes": _(
        "Line %(line)d asks to delete a figure: this is an update. Take the whole dataset."
    ),
    "sdmx-ml.later": _(
        "Eurostat has answered that the figures will be ready later: open the address that the "
        "file names in some minutes, or ask for less."
    ),
    "sdmx-ml.structure": _("The file describes a dataset and holds no figures: take its data."),
    "sdmx-ml.data": _("SDMX in XML is not read here: take the same figures as SDMX-CSV or TSV."),
    "zip.damaged": _("The ZIP cannot be opened: take the file again from its producer."),
    "zip.no-data": _("The ZIP holds no file of figures that we know: %(text)s."),
    "series.not-in-the-file": _("The file holds no figure of Belgium or France for this choice."),
}
