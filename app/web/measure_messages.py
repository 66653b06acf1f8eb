"""What a question measures, in words: how it is counted, what it shows, what cannot be meant."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

AGGREGATIONS: Mapping[str, LazyString] = {
    "sum": _("Added up"),
    "mean": _("Mean"),
    "median": _("Median"),
    "share": _("Share of a whole"),
    "distribution": _("How often each answer"),
}
STAGES: Mapping[str, LazyString] = {
    "realisation": _("Output: what was done"),
    "result": _("Outcome: what came of it"),
    "impact": _("Impact: what that changed"),
}
STAGES_IN_SHORT: Mapping[str, LazyString] = {
    "realisation": _("Output"),
    "result": _("Outcome"),
    "impact": _("Impact"),
}
BASES: Mapping[str, LazyString] = {
    "census": _("Everybody concerned is counted"),
    "sample": _("Some of them are asked"),
}
COUNTED: Mapping[str, LazyString] = {
    "persons": _("Persons"),
    "jobs": _("Jobs (full-time equivalents)"),
    "hours": _("Hours"),
    "days": _("Days"),
    "euros": _("Euros"),
    "kilometres": _("Kilometres"),
    "tonnes": _("Tonnes"),
    "kilowatt-hours": _("Kilowatt-hours"),
    "cubic-metres": _("Cubic metres"),
    "things": _("Things of one kind"),
}
DATAPOINTS: Mapping[str, LazyString] = {
    "B1": _("The enterprise itself"),
    "B2": _("Practices and governance"),
    "B3": _("Energy and greenhouse gases"),
    "B4": _("Pollution"),
    "B5": _("Biodiversity"),
    "B6": _("Water"),
    "B7": _("Materials and waste"),
    "B8": _("Who works there"),
    "B9": _("Health and safety at work"),
    "B10": _("Pay, agreements and training"),
    "B11": _("Corruption"),
    "C1": _("Business model"),
    "C2": _("Practices in detail"),
    "C3": _("Climate targets"),
    "C4": _("Climate risks"),
    "C5": _("Who works there, in detail"),
    "C6": _("Human rights"),
    "C7": _("Serious incidents"),
    "C8": _("Income from certain sectors"),
    "C9": _("Women and men who govern"),
}
"""The disclosures of VSME, in a few words of ours."""

WORDS: Mapping[str, object] = {
    "aggregations": AGGREGATIONS.items(),
    "stages": STAGES.items(),
    "short": STAGES_IN_SHORT,
    "bases": BASES.items(),
    "counted": COUNTED.items(),
    "datapoints": DATAPOINTS,
}
"""What the templates ask for, by the name that they know."""

PROBLEMS: Mapping[str, object] = {
    "measure.whole-missing": _("The question that gives the whole is not there any more."),
    "measure.units-differ": _(
        "The one counts %(part_counts)s, the other %(whole_counts)s: "
        "a part and its whole must count the same."
    ),
    "measure.share-of-nothing": _("Say of which whole it is a share."),
    "measure.no-such-target": _("“%(text)s” is no target of the development goals. Write 8.5."),
    "measure.no-such-datapoint": _("VSME has no such disclosure."),
}
