"""What a proof copy says of its own accord, in French and in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Said: TypeAlias = Mapping[str, str]
"""The same words by language."""


def _(fr: str, nl: str) -> Said:
    return {"fr": fr, "nl": nl}


KINDS: Mapping[str, Said] = {
    "text": _("Texte", "Tekst"),
    "email": _("Adresse e-mail", "E-mailadres"),
    "phone": _("Téléphone", "Telefoon"),
    "url": _("Adresse web", "Webadres"),
    "address": _("Adresse postale", "Postadres"),
    "testimony": _("Témoignage", "Getuigenis"),
    "integer": _("Nombre entier", "Geheel getal"),
    "decimal": _("Nombre décimal", "Decimaal getal"),
    "scale": _("Échelle", "Schaal"),
    "numbers": _("Plusieurs nombres", "Meerdere getallen"),
    "single": _("Un seul choix", "Eén keuze"),
    "multiple": _("Plusieurs choix", "Meerdere keuzes"),
    "reference": _("Choix dans une liste", "Keuze uit een lijst"),
    "yes-no": _("Oui ou non", "Ja of nee"),
    "ranking": _("Classement", "Rangschikking"),
    "matrix": _("Matrice", "Matrix"),
    "date": _("Date", "Datum"),
    "month": _("Mois", "Maand"),
    "year": _("Année", "Jaar"),
    "period": _("Période", "Periode"),
    "duration": _("Durée", "Duur"),
    "time": _("Heure", "Tijdstip"),
    "instant": _("Date et heure", "Datum en uur"),
    "file": _("Fichier", "Bestand"),
    "image": _("Image", "Afbeelding"),
    "recording": _("Enregistrement", "Opname"),
    "signature": _("Signature", "Handtekening"),
    "commune": _("Commune", "Gemeente"),
    "place": _("Lieu sur la carte", "Plaats op de kaart"),
    "enterprise-number": _("Numéro d’entreprise", "Ondernemingsnummer"),
    "goal": _("Cible de développement durable", "Duurzame-ontwikkelingsdoel"),
    "consent": _("Consentement", "Toestemming"),
    "acknowledged": _("Case à cocher", "Aan te vinken"),
    "calculated": _("Valeur calculée", "Berekende waarde"),
    "summary": _("Récapitulatif", "Overzicht"),
    "hidden": _("Valeur cachée", "Verborgen waarde"),
    "note": _("Note", "Toelichting"),
    "kept": _("Gardé du fichier", "Bewaard uit het bestand"),
}
"""By the name of the kind in documents."""

CONDITIONS: Mapping[str, Said] = {
    "relevant": _("Seulement si", "Alleen als"),
    "required": _("Obligatoire si", "Verplicht als"),
    "read_only": _("Non modifiable si", "Niet te wijzigen als"),
    "constraint": _("À respecter", "Voorwaarde"),
    "warning": _("À confirmer sauf si", "Te bevestigen tenzij"),
    "choice_filter": _("Choix proposés", "Aangeboden keuzes"),
}
"""The logic that is true or false, by its field, in the order of the page."""

VALUES: Mapping[str, Said] = {
    "calculation": _("Calcul", "Berekening"),
    "default": _("Au départ", "Beginwaarde"),
}
TEXTS: Mapping[str, Said] = {
    "hint": _("Aide", "Hulp"),
    "guidance": _("Aide détaillée", "Uitgebreide hulp"),
    "unit": _("Unité", "Eenheid"),
    "lowest": _("Tout en bas", "Laagste"),
    "highest": _("Tout en haut", "Hoogste"),
    "required_message": _("Si la réponse manque", "Als het antwoord ontbreekt"),
    "constraint_message": _("Si la réponse est refusée", "Als het antwoord geweigerd wordt"),
    "warning_message": _("Si la réponse surprend", "Als het antwoord verrast"),
}
REQUIRED = _("obligatoire", "verplicht")
MISSING = _("à traduire", "te vertalen")
OUTDATED = _("traduction à revoir", "vertaling na te kijken")
ROW = _("Ligne", "Rij")
TIMES = _("se répète", "herhaald")
MODULE = _("Module", "Module")
PAGE = _("Page", "Pagina")
PROOF = _("Épreuve de relecture", "Drukproef om na te lezen")
NO_WORDS = _("formule", "formule")
