"""What a proof copy says of its own accord, in French and in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Said: TypeAlias = Mapping[str, str]
"""The same words by language."""


def both(fr: str, nl: str) -> Said:
    return {"fr": fr, "nl": nl}


KINDS: Mapping[str, Said] = {
    "text": both("Texte", "Tekst"),
    "email": both("Adresse e-mail", "E-mailadres"),
    "phone": both("Téléphone", "Telefoon"),
    "url": both("Adresse web", "Webadres"),
    "address": both("Adresse postale", "Postadres"),
    "testimony": both("Témoignage", "Getuigenis"),
    "integer": both("Nombre entier", "Geheel getal"),
    "decimal": both("Nombre décimal", "Decimaal getal"),
    "scale": both("Échelle", "Schaal"),
    "numbers": both("Plusieurs nombres", "Meerdere getallen"),
    "single": both("Un seul choix", "Eén keuze"),
    "multiple": both("Plusieurs choix", "Meerdere keuzes"),
    "reference": both("Choix dans une liste", "Keuze uit een lijst"),
    "yes-no": both("Oui ou non", "Ja of nee"),
    "ranking": both("Classement", "Rangschikking"),
    "matrix": both("Matrice", "Matrix"),
    "date": both("Date", "Datum"),
    "month": both("Mois", "Maand"),
    "year": both("Année", "Jaar"),
    "period": both("Période", "Periode"),
    "duration": both("Durée", "Duur"),
    "time": both("Heure", "Tijdstip"),
    "instant": both("Date et heure", "Datum en uur"),
    "file": both("Fichier", "Bestand"),
    "image": both("Image", "Afbeelding"),
    "recording": both("Enregistrement", "Opname"),
    "signature": both("Signature", "Handtekening"),
    "commune": both("Commune", "Gemeente"),
    "place": both("Lieu sur la carte", "Plaats op de kaart"),
    "enterprise-number": both("Numéro d’entreprise", "Ondernemingsnummer"),
    "goal": both("Cible de développement durable", "Duurzame-ontwikkelingsdoel"),
    "consent": both("Consentement", "Toestemming"),
    "acknowledged": both("Case à cocher", "Aan te vinken"),
    "calculated": both("Valeur calculée", "Berekende waarde"),
    "summary": both("Récapitulatif", "Overzicht"),
    "hidden": both("Valeur cachée", "Verborgen waarde"),
    "note": both("Note", "Toelichting"),
    "kept": both("Gardé du fichier", "Bewaard uit het bestand"),
}
"""By the name of the kind in documents."""

CONDITIONS: Mapping[str, Said] = {
    "relevant": both("Seulement si", "Alleen als"),
    "required": both("Obligatoire si", "Verplicht als"),
    "read_only": both("Non modifiable si", "Niet te wijzigen als"),
    "constraint": both("À respecter", "Voorwaarde"),
    "warning": both("À confirmer sauf si", "Te bevestigen tenzij"),
    "choice_filter": both("Choix proposés", "Aangeboden keuzes"),
}
"""The logic that is true or false, by its field, in the order of the page."""

VALUES: Mapping[str, Said] = {
    "calculation": both("Calcul", "Berekening"),
    "default": both("Au départ", "Beginwaarde"),
}
TEXTS: Mapping[str, Said] = {
    "hint": both("Aide", "Hulp"),
    "guidance": both("Aide détaillée", "Uitgebreide hulp"),
    "unit": both("Unité", "Eenheid"),
    "lowest": both("Tout en bas", "Laagste"),
    "highest": both("Tout en haut", "Hoogste"),
    "required_message": both("Si la réponse manque", "Als het antwoord ontbreekt"),
    "constraint_message": both("Si la réponse est refusée", "Als het antwoord geweigerd wordt"),
    "warning_message": both("Si la réponse surprend", "Als het antwoord verrast"),
}
REQUIRED = both("obligatoire", "verplicht")
MISSING = both("à traduire", "te vertalen")
OUTDATED = both("traduction à revoir", "vertaling na te kijken")
ROW = both("Ligne", "Rij")
TIMES = both("se répète", "herhaald")
MODULE = both("Module", "Module")
PAGE = both("Page", "Pagina")
PROOF = both("Épreuve de relecture", "Drukproef om na te lezen")
NO_WORDS = both("formule", "formule")
