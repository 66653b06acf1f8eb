"""The people of the demonstration: all invented, all under example.org."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.access import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may log in."""

    login: str
    """The address before ``@example.org``."""

    name: str
    locale: str
    role: Role
    enterprise: str = ""
    """The slug of the enterprise for which the person answers, empty for the others."""


PEOPLE = (
    Person("administration", "Ariane Exemple", "fr", Role.PLATFORM_ADMINISTRATOR),
    Person("pilote", "Camille Exemple", "fr", Role.POLE_LEAD),
    Person("trekker", "Joke Voorbeeld", "nl", Role.POLE_MEMBER),
    Person("communication", "Noor Voorbeeld", "nl", Role.COMMUNICATION_OFFICER),
    Person("navette", "Lucie Exemple", "fr", Role.ENTERPRISE_OWNER, "navette"),
    Person("draad", "Wout Voorbeeld", "nl", Role.ENTERPRISE_OWNER, "draad"),
)

POLE = {"fr": "Insertion par le travail", "nl": "Inschakeling door werk"}
FEDERATION = "Passerelle · Loopbrug"
"""The invented federation that leads the pole; it is called the same in every language."""

CONTACT = "aide@example.org"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of the directory.  It exists; nothing else here speaks of it."""

    name: str
    fr: str
    nl: str


SOURCE = "VISES, Interreg France-Wallonie-Vlaanderen, 2016–2019 (projetvisesproject.eu)"

PARTNERS = (
    Partner("ConcertES", "Concertation de l’économie sociale, Belgique francophone",
            "Overleg van de sociale economie, Franstalig België"),
    Partner("SAW-B", "Fédération d’économie sociale, Wallonie et Bruxelles",
            "Federatie van de sociale economie, Wallonië en Brussel"),
    Partner("COORACE", "Réseau de l’insertion et de l’économie solidaire, France",
            "Netwerk van inschakeling en solidaire economie, Frankrijk"),
    Partner("4Werk", "Organisation de l’économie sociale, Flandre",
            "Organisatie van de sociale economie, Vlaanderen"),
    Partner("Chair’ESS", "Chaire universitaire de l’économie sociale et solidaire, Hauts-de-France",
            "Leerstoel sociale en solidaire economie, Hauts-de-France"),
    Partner("Institut Jean-Baptiste Godin", "Recherche sur les pratiques solidaires, Amiens",
            "Onderzoek naar solidaire praktijken, Amiens"),
    Partner("Centre d’Économie Sociale, ULiège", "Recherche sur l’économie sociale, Liège",
            "Onderzoek naar de sociale economie, Luik"),
)  # fmt: skip
