"""The sentences themselves.  French and Dutch, each written for itself (territory.md §4.3).

Plain spaces stand here; ``typography.typeset`` makes them the spaces of the language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Patterns: TypeAlias = Mapping[str, Mapping[str, str]]
"""By language, and then by the case in which the sentence holds."""

NOUNS: Mapping[str, Mapping[tuple[str, bool], str]] = {
    "fr": {
        ("enterprises", False): "entreprises", ("enterprises", True): "entreprise",
        ("persons", False): "personnes", ("persons", True): "personne",
    },
    "nl": {
        ("enterprises", False): "ondernemingen", ("enterprises", True): "onderneming",
        ("persons", False): "personen", ("persons", True): "persoon",
    },
}  # fmt: skip
"""Who is counted, and whether it is one."""

OURS: Patterns = {
    "fr": {
        "suppressed": "Donnée non publiée pour protéger la vie privée (moins de {few} {nouns}).",
        "census-some": "C’est le cas de {k} des {n} {nouns} comptées ({share}).",
        "census-none": "Ce n’est le cas d’aucune des {n} {nouns} comptées.",
        "census-all": "C’est le cas de toutes les {nouns} comptées ({n}).",
        "complete-some": "Les {n} {nouns} ont toutes répondu : c’est le cas de {k} ({share}).",
        "complete-none": "Les {n} {nouns} ont toutes répondu : ce n’est le cas d’aucune.",
        "complete-all": "Les {n} {nouns} ont toutes répondu : c’est le cas de toutes.",
        "sample-some": "Parmi les {n} {nouns} qui ont répondu, c’est le cas de {k} "
        "({share} ; intervalle à 95 % : {range}).",
        "sample-none": "Parmi les {n} {nouns} qui ont répondu, ce n’est le cas d’aucune "
        "(intervalle à 95 % : {range}).",
        "sample-all": "Parmi les {n} {nouns} qui ont répondu, c’est le cas de toutes "
        "(intervalle à 95 % : {range}).",
        "sample-of-some": "Parmi les {n} {nouns} qui ont répondu (sur {concerned}), c’est le cas "
        "de {k} ({share} ; intervalle à 95 % : {range}).",
        "sample-of-none": "Parmi les {n} {nouns} qui ont répondu (sur {concerned}), ce n’est le "
        "cas d’aucune (intervalle à 95 % : {range}).",
        "sample-of-all": "Parmi les {n} {nouns} qui ont répondu (sur {concerned}), c’est le cas "
        "de toutes (intervalle à 95 % : {range}).",
    },
    "nl": {
        "suppressed": "Niet gepubliceerd om de privacy te beschermen (minder dan {few} {nouns}).",
        "census-some": "Dit geldt voor {k} van de {n} getelde {nouns} ({share}).",
        "census-none": "Dit geldt voor geen van de {n} getelde {nouns}.",
        "census-all": "Dit geldt voor alle getelde {nouns} ({n}).",
        "complete-some": "Alle {n} {nouns} hebben geantwoord: dit geldt voor {k} ({share}).",
        "complete-none": "Alle {n} {nouns} hebben geantwoord: dit geldt voor geen enkele.",
        "complete-all": "Alle {n} {nouns} hebben geantwoord: dit geldt voor alle.",
        "sample-some": "Van de {n} {nouns} die antwoordden, geldt dit voor {k} "
        "({share}; 95%-interval: {range}).",
        "sample-none": "Van de {n} {nouns} die antwoordden, geldt dit voor geen enkele "
        "(95%-interval: {range}).",
        "sample-all": "Van de {n} {nouns} die antwoordden, geldt dit voor alle "
        "(95%-interval: {range}).",
        "sample-of-some": "Van de {n} {nouns} die antwoordden (op {concerned}), geldt dit voor {k} "
        "({share}; 95%-interval: {range}).",
        "sample-of-none": "Van de {n} {nouns} die antwoordden (op {concerned}), geldt dit voor "
        "geen enkele (95%-interval: {range}).",
        "sample-of-all": "Van de {n} {nouns} die antwoordden (op {concerned}), geldt dit voor alle "
        "(95%-interval: {range}).",
    },
}
"""What stands among ours.  *census*: everybody was counted; *complete*: everybody who was
asked answered; *sample*: some answered, of how many is not known; *sample-of*: it is."""

OURS_FEW: Patterns = {
    "fr": {
        "some": "C’est le cas de {k} {noun} sur {n} (effectif trop faible pour un pourcentage).",
        "none": "Ce n’est le cas d’aucune des {n} {nouns}.",
        "all": "C’est le cas des {n} {nouns} (effectif trop faible pour un pourcentage).",
    },
    "nl": {
        "some": "Dit geldt voor {k} van de {n} {nouns} (te klein aantal voor een percentage).",
        "none": "Dit geldt voor geen van de {n} {nouns}.",
        "all": "Dit geldt voor alle {n} {nouns} (te klein aantal voor een percentage).",
    },
}
"""Where there are too few for per cent."""

BESIDE: Patterns = {
    "fr": {
        "higher": "C’est plus {than} ({rate} en {year}).",
        "lower": "C’est moins {than} ({rate} en {year}).",
        "close": "Cette part est proche de celle qu’on observe {where} ({rate} en {year}).",
        "inconclusive": "L’écart avec la part observée {where} ({rate} en {year}) n’est pas "
        "significatif au vu de l’effectif.",
        "suppressed": "",
        "small": "Repère {where} : {rate} en {year} ; l’effectif est trop faible pour une "
        "comparaison.",
        "no-value": "Aucun chiffre n’est disponible pour ce territoire.",
        "years": "Les chiffres du territoire sont trop éloignés de {year} pour une comparaison.",
        "unreliable": "Les chiffres du territoire sont trop incertains pour une comparaison.",
        "universe": "Repère {where} : {rate} en {year}, pour une autre population.",
        "unit": "Le chiffre du territoire n’est pas une part : la comparaison s’arrête là.",
    },
    "nl": {
        "higher": "Dat is meer {than} ({rate} in {year}).",
        "lower": "Dat is minder {than} ({rate} in {year}).",
        "close": "Dat ligt dicht bij het aandeel {where} ({rate} in {year}).",
        "inconclusive": "Bij dit aantal is het verschil met het aandeel {where} ({rate} in {year}) "
        "niet significant.",
        "suppressed": "",
        "small": "Ter oriëntatie: {rate} {where} in {year}; voor een vergelijking is het aantal te "
        "klein.",
        "no-value": "Voor dit gebied is er geen cijfer beschikbaar.",
        "years": "De cijfers van het gebied liggen te ver van {year} voor een vergelijking.",
        "unreliable": "De cijfers van het gebied zijn te onzeker voor een vergelijking.",
        "universe": "Ter oriëntatie: {rate} {where} in {year}, voor een andere groep.",
        "unit": "Het cijfer van het gebied is geen aandeel: een vergelijking is niet mogelijk.",
    },
}
"""What it is beside the territory: by the verdict, or by the reason why there is none."""

CAUTIONS: Patterns = {
    "fr": {
        "few": "Effectif faible.",
        "few-chance": "Effectif faible ; variabilité naturelle : de {range}.",
        "years": "Données du territoire : {theirs} ; données de la structure : {ours}.",
        "old": "Données du territoire : {theirs} ; données de la structure : {ours}. Cet écart "
        "d’années invite à la prudence.",
    },
    "nl": {
        "few": "Klein aantal.",
        "few-chance": "Klein aantal; natuurlijke variatie: van {range}.",
        "years": "Gegevens van het gebied: {theirs}; gegevens van de organisatie: {ours}.",
        "old": "Gegevens van het gebied: {theirs}; gegevens van de organisatie: {ours}. Dat "
        "verschil in jaren vraagt voorzichtigheid.",
    },
}
"""What a reader must know of the number and of the years.  *few-chance*: everybody was counted,
and the interval shows what chance alone would do."""

FALLBACK: Patterns = {
    "fr": {
        "no-value": "Chiffre observé {where} : la donnée n’existe pas pour {sought}.",
        "confidential": "Chiffre observé {where} : la donnée est confidentielle pour {sought}.",
        "unreliable": "Chiffre observé {where} : la donnée est trop incertaine pour {sought}.",
        "too-small": "Chiffre observé {where} : trop peu d’habitants pour {sought}.",
        "years": "Chiffre observé {where} : la donnée est trop ancienne pour {sought}.",
    },
    "nl": {
        "no-value": "Cijfer {where}: er is geen gegeven voor {sought}.",
        "confidential": "Cijfer {where}: het gegeven voor {sought} is vertrouwelijk.",
        "unreliable": "Cijfer {where}: het gegeven voor {sought} is te onzeker.",
        "too-small": "Cijfer {where}: te weinig inwoners voor {sought}.",
        "years": "Cijfer {where}: het gegeven voor {sought} is te oud.",
    },
}
"""Why the figure is that of a wider territory, by the outcome of the rung that was sought."""

VERDICTS: Patterns = {
    "fr": {
        "higher": "supérieur",
        "lower": "inférieur",
        "close": "proche",
        "inconclusive": "non concluant",
    },
    "nl": {
        "higher": "hoger",
        "lower": "lager",
        "close": "vergelijkbaar",
        "inconclusive": "geen uitsluitsel",
    },
}
"""The word that stands beside the sign of a verdict."""
