"""What each kind of question is called, and its drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.core.questionnaire import kinds
from app.core.questionnaire.blank import KINDS
from app.core.questionnaire.kinds import Kind


@dataclass(frozen=True, slots=True)
class Named:
    """A kind in the words of the page."""

    tag: str
    name: LazyString
    icon: str

    @property
    def words(self) -> str:
        """What people look for when they want it, in French and in Dutch."""
        return SOUGHT.get(self.tag, "")


SOUGHT: Mapping[str, str] = {
    "text": "texte court long paragraphe mots tekst kort lang alinea woorden",
    "integer": "nombre entier combien effectif personnes getal geheel hoeveel aantal",
    "decimal": "euro montant pourcentage taux décimales bedrag percentage kommagetal",
    "yes-no": "oui non vrai faux ja nee",
    "single": "choix unique liste radio keuze één lijst",
    "multiple": "choix multiple cases cocher meerkeuze vakjes aankruisen",
    "scale": "échelle note satisfaction curseur recommandation schaal score tevredenheid",
    "ranking": "classement ordre priorité rangschikking volgorde",
    "date": "jour calendrier dag datum kalender",
    "month": "mois maand",
    "year": "année jaar",
    "period": "du au durée van tot periode",
    "time": "heure uur tijdstip",
    "duration": "durée heures minutes duur uren",
    "email": "courriel mail adresse e-mailadres",
    "phone": "téléphone gsm telefoon",
    "url": "site web lien website link",
    "address": "adresse rue code postal straat postcode",
    "commune": "ville lieu territoire gemeente stad plaats",
    "enterprise-number": "siret siren bce tva kbo btw ondernemingsnummer",
    "goal": "odd objectif durable sdg duurzaam doel",
    "testimony": "citation parole verhaal citaat getuigenis",
    "note": "texte lire explication uitleg lezen",
}
"""Beside their names; the reader's language is the one that they think in, not the page's."""

_WORDS: Mapping[type[Kind], tuple[LazyString, str]] = {
    kinds.Text: (_("Text"), "type"),
    kinds.Testimony: (_("Testimony"), "quote"),
    kinds.Integer: (_("Whole number"), "hash"),
    kinds.DecimalNumber: (_("Number with decimals"), "coins"),
    kinds.Numbers: (_("Several numbers"), "layers"),
    kinds.Scale: (_("Scale"), "scale"),
    kinds.YesNo: (_("Yes or no"), "vote"),
    kinds.Single: (_("One choice"), "circle-dot"),
    kinds.Multiple: (_("Several choices"), "square-check"),
    kinds.Ranking: (_("Ranking"), "list-checks"),
    kinds.Matrix: (_("Table of questions"), "panel-top"),
    kinds.Date: (_("Date"), "clock"),
    kinds.Month: (_("Month"), "clock"),
    kinds.Year: (_("Year"), "clock"),
    kinds.Period: (_("Period"), "clock"),
    kinds.Time: (_("Time of the day"), "clock"),
    kinds.Instant: (_("Date and time"), "clock"),
    kinds.Duration: (_("Length of time"), "history"),
    kinds.Email: (_("Mail address"), "mail"),
    kinds.Phone: (_("Telephone number"), "message-square-text"),
    kinds.Url: (_("Web address"), "link-2"),
    kinds.PostalAddress: (_("Postal address"), "send"),
    kinds.Commune: (_("Commune"), "map-pin"),
    kinds.Place: (_("Point on the map"), "map"),
    kinds.EnterpriseNumber: (_("Enterprise number"), "key-round"),
    kinds.Goal: (_("Sustainable development target"), "target"),
    kinds.Consent: (_("Agreement"), "shield-check"),
    kinds.Acknowledged: (_("Box to tick after reading"), "check"),
    kinds.Note: (_("Note"), "info"),
    kinds.Reference: (_("List from a file"), "database"),
    kinds.File: (_("File"), "upload"),
    kinds.Image: (_("Picture"), "image"),
    kinds.Recording: (_("Recording"), "presentation"),
    kinds.Signature: (_("Signature"), "pencil"),
    kinds.Calculated: (_("Calculated value"), "equal-approximately"),
    kinds.Summary: (_("Figures to confirm"), "check-check"),
    kinds.Hidden: (_("Value that nobody is asked for"), "lock"),
    kinds.Kept: (_("Kept from the file"), "lock"),
}
NAMED: Mapping[type[Kind], Named] = {
    kind: Named(str(kind.__struct_config__.tag), name, icon)
    for kind, (name, icon) in _WORDS.items()
}
"""Every kind, those that one adds most first."""

OFFERED = tuple(named for named in NAMED.values() if named.tag in KINDS)
"""What can be added, in the order of the page."""


def kind_of(kind: Kind) -> Named:
    return NAMED[type(kind)]
