"""The fixed words of a sheet, in its two languages.

A sheet speaks the language of its page and not that of whoever looks at it, so these words
stand beside the sentences and not in the catalogues of the screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.sheets.typography import typeset
from app.core.text import Locale, LocalizedText


@dataclass(frozen=True, slots=True)
class Words:
    kind: str
    of_pole: str
    stages: Mapping[str, str]
    compare: str
    us: str
    territory: str
    interval: str
    practices: str
    not_yet: str
    voice: str
    voices: str
    translated_from: Mapping[str, str]
    """By the language in which it was said."""

    chain: str
    links: tuple[str, str, str, str]
    goals: str
    method: str
    theirs: str
    ours: str
    draft: str
    missing: str
    """Where a draft has no words in this language."""

    example: str
    invented: str
    """That it is an example, where there is little room."""

    who: str
    share: str
    count: str
    period: str
    scan: str
    download: str
    files: str
    """Above the files that one takes away."""

    kept: Mapping[str, str]
    """What each file is, by its format."""

    pictures: Mapping[str, str]
    """What a picture is for, by its size."""

    sources_first: str
    """Where the sources stand, on the second page."""

    embed: str
    embed_how: str
    other_language: str
    figures: str
    table: str
    edition: str
    withdrawn: str
    map_notice: str
    flags: Mapping[str, str]
    language_name: str

    def voice_or_voices(self, many: int) -> str:
        return self.voice if many == 1 else self.voices


WORDS: Mapping[str, Words] = {
    "fr": Words(
        kind="Fiche d’impact",
        of_pole="Fiche d’impact du pôle",
        stages={"output": "Réalisation", "outcome": "Résultat"},
        compare="Chez nous, sur le territoire",
        us="Chez nous",
        territory="Le territoire",
        interval="Intervalle à 95 %",
        practices="Comment nous travaillons",
        not_yet="pas encore",
        voice="Une voix",
        voices="Des voix",
        translated_from={"nl": "traduit du néerlandais", "fr": ""},
        chain="Ce qui change, et pour qui",
        links=("Ressources", "Activités", "Réalisations", "Résultats"),
        goals="ODD visés",
        method="Sources et méthode",
        theirs="Territoire.",
        ours="Chez nous.",
        missing="[à écrire en français]",
        draft="Brouillon : à ne pas diffuser",
        example="Démonstration : l’entreprise et ses réponses sont inventées",
        invented="exemple inventé",
        who="Qui",
        share="Part",
        count="Nombre",
        period="Année",
        scan="Données, définitions et version accessible",
        download="Télécharger la fiche (PDF, une page)",
        files="À reprendre",
        kept={
            "a3": "Affiche (PDF, A3)",
            "a5": "Dépliant (PDF, A5)",
            "both": "Les deux langues (PDF)",
            "pptx": "Diapositives (PowerPoint)",
            "docx": "Texte (Word)",
            "html": "Page web en un seul fichier",
            "json": "Données (JSON-LD)",
            "png": "Images pour les réseaux sociaux",
        },
        pictures={
            "1200x630": "lien partagé",
            "1080x1080": "carré",
            "1080x1350": "portrait",
            "1080x1920": "story",
            "1600x900": "paysage",
        },
        sources_first="Sources et méthode en page 1",
        embed="Sur votre site",
        embed_how="Copiez cette ligne dans votre page : la fiche y reste à jour.",
        other_language="Lees in het Nederlands",
        figures="En {year}",
        table="Les mêmes chiffres, en tableau",
        edition="Édition {number} du {day}",
        withdrawn="Cette fiche a été retirée.",
        map_notice="© EuroGeographics pour les limites administratives.",
        flags={
            "b": "rupture de série",
            "d": "définition différente",
            "e": "estimation",
            "f": "prévision",
            "n": "non significatif",
            "p": "provisoire",
            "r": "révisé",
            "s": "estimation d’Eurostat",
            "u": "fiabilité limitée",
        },
        language_name="Français",
    ),
    "nl": Words(
        kind="Impactfiche",
        of_pole="Impactfiche van de pool",
        stages={"output": "Realisatie", "outcome": "Resultaat"},
        compare="Bij ons en in het gebied",
        us="Bij ons",
        territory="Het gebied",
        interval="95%-interval",
        practices="Zo werken wij",
        not_yet="nog niet",
        voice="Een stem",
        voices="Stemmen",
        translated_from={"fr": "vertaald uit het Frans", "nl": ""},
        chain="Wat er verandert, en voor wie",
        links=("Middelen", "Activiteiten", "Realisaties", "Resultaten"),
        goals="SDG’s",
        method="Bronnen en methode",
        theirs="Gebied.",
        ours="Bij ons.",
        missing="[nog te schrijven in het Nederlands]",
        draft="Ontwerp: niet verspreiden",
        example="Demonstratie: de onderneming en haar antwoorden zijn verzonnen",
        invented="verzonnen voorbeeld",
        who="Wie",
        share="Aandeel",
        count="Aantal",
        period="Jaar",
        scan="Gegevens, definities en toegankelijke versie",
        download="De fiche downloaden (pdf, één pagina)",
        files="Om over te nemen",
        kept={
            "a3": "Affiche (pdf, A3)",
            "a5": "Flyer (pdf, A5)",
            "both": "Beide talen (pdf)",
            "pptx": "Dia’s (PowerPoint)",
            "docx": "Tekst (Word)",
            "html": "Webpagina in één bestand",
            "json": "Gegevens (JSON-LD)",
            "png": "Beelden voor sociale media",
        },
        pictures={
            "1200x630": "gedeelde link",
            "1080x1080": "vierkant",
            "1080x1350": "staand",
            "1080x1920": "story",
            "1600x900": "liggend",
        },
        sources_first="Bronnen en methode op pagina 1",
        embed="Op uw site",
        embed_how="Kopieer deze regel in uw pagina: de fiche blijft er actueel.",
        other_language="Lire en français",
        figures="In {year}",
        table="Dezelfde cijfers in een tabel",
        edition="Uitgave {number} van {day}",
        withdrawn="Deze fiche is ingetrokken.",
        map_notice="© EuroGeographics voor de administratieve grenzen.",
        flags={
            "b": "breuk in de reeks",
            "d": "andere definitie",
            "e": "raming",
            "f": "vooruitzicht",
            "n": "niet significant",
            "p": "voorlopig",
            "r": "herzien",
            "s": "raming van Eurostat",
            "u": "beperkte betrouwbaarheid",
        },
        language_name="Nederlands",
    ),
}


def written_in(text: LocalizedText, locale: Locale) -> str:
    """Return a text as it is printed, or that it is missing: only a draft lacks one."""
    words = text.text_in(locale).strip()
    return typeset(words, locale) if words or not text.by_locale else WORDS[locale].missing


METHOD: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "source": "Source : {producer}, {title} ({dataset}), {periods}, {licence}, extraction du "
        "{day}, traitement RACINES.",
        "level": "Territoire : {territories}.",
        "translated": "Intitulé : traduction non officielle.",
        "collected": "Questionnaire rempli du {since} au {until} : {answered} réponses sur "
        "{invited} entreprises.",
        "collected-one": "Questionnaire rempli par l’entreprise, du {since} au {until}.",
        "interval": "Intervalle de Wilson à 95 % ; pour un comptage complet, il montre la "
        "variabilité naturelle.",
        "secrecy": "Les effectifs de moins de 5 personnes ne sont pas publiés.",
        "withheld": "Chiffres choisis et non publiés pour protéger la vie privée : {withheld}.",
    },
    "nl": {
        "source": "Bron: {producer}, {title} ({dataset}), {periods}, {licence}, geraadpleegd op "
        "{day}, verwerking RACINES.",
        "level": "Gebied: {territories}.",
        "translated": "Benaming: niet-officiële vertaling.",
        "collected": "Vragenlijst ingevuld van {since} tot {until}: {answered} antwoorden op "
        "{invited} ondernemingen.",
        "collected-one": "Vragenlijst ingevuld door de onderneming, van {since} tot {until}.",
        "interval": "Wilson-interval van 95%; bij een volledige telling toont het de natuurlijke "
        "variatie.",
        "secrecy": "Aantallen onder 5 personen worden niet gepubliceerd.",
        "withheld": "Gekozen cijfers die niet gepubliceerd zijn om de privacy te beschermen: "
        "{withheld}.",
    },
}
"""The sentences of the foot, which no sheet can drop."""

BASIS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "own": "Réponse de l’entreprise, {year}.",
        "sum": "Somme de {responses} entreprises, {year}.",
        "persons": "{k} personnes sur {n}, {year}.",
        "enterprises": "{k} entreprises sur {n}, {year}.",
        "of": "sur {n}",
    },
    "nl": {
        "own": "Antwoord van de onderneming, {year}.",
        "sum": "Som van {responses} ondernemingen, {year}.",
        "persons": "{k} van de {n} personen, {year}.",
        "enterprises": "{k} van de {n} ondernemingen, {year}.",
        "of": "van {n}",
    },
}
"""What stands under a key figure: of whom, how many, when."""
