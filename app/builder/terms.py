"""The words of the house in French and in Dutch, so that translators call one thing one name.

They are those of docs/glossary.md and of VISES' own texts.
"""

from __future__ import annotations

TERMS: tuple[tuple[str, str], ...] = (
    ("entreprise sociale", "sociale onderneming"),
    ("économie sociale", "sociale economie"),
    ("impact social", "maatschappelijke impact"),
    ("questionnaire", "vragenlijst"),
    ("pôle", "pool"),
    ("vague", "golf"),
    ("campagne", "campagne"),
    ("territoire", "gebied"),
    ("commune", "gemeente"),
    ("réalisation", "realisatie"),
    ("résultat", "resultaat"),
    ("mesure", "maatstaf"),
    ("indicateur", "indicator"),
    ("témoignage", "getuigenis"),
    ("fiche d’impact", "impactfiche"),
    ("équivalent temps plein", "voltijds equivalent"),
    ("équivalents temps plein", "voltijdse equivalenten"),
    ("salarié", "werknemer"),
    ("bénévole", "vrijwilliger"),
    ("usager", "gebruiker"),
    ("parcours d’insertion", "inschakelingstraject"),
    ("insertion", "inschakeling"),
    ("siège", "zetel"),
    ("assemblée générale", "algemene vergadering"),
    ("conseil d’administration", "raad van bestuur"),
    ("convention collective", "cao"),
    ("contrat à durée indéterminée", "contract van onbepaalde duur"),
    ("excédent", "overschot"),
    ("subvention", "subsidie"),
    ("proche aidant", "mantelzorger"),
    ("handicap", "arbeidsbeperking"),
    ("réemploi", "hergebruik"),
    ("déchets", "afval"),
    ("énergie renouvelable", "hernieuwbare energie"),
    ("logement", "woning"),
    ("pouvoirs publics", "overheden"),
)
"""French first; the longer of two terms that overlap stands before the shorter one."""
