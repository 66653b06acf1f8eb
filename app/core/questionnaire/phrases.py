"""The phrases in which conditions are said; see ``in_words``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language; ``{a}`` and ``{b}`` are what is compared."""

    quoted: str
    answer: str
    own: str
    several: str
    compared: Mapping[str, str]
    dated: Mapping[str, str]
    """The same of days."""

    is_choice: str
    is_not_choice: str
    includes: str
    excludes: str
    is_given: str
    is_missing: str
    and_: str
    or_: str
    not_: str
    always: str
    never: str
    today: str
    signs: Mapping[str, str]
    functions: Mapping[str, str]


WORDS: Mapping[str, Words] = {
    "fr": Words(
        quoted="«\u00a0{}\u00a0»",
        answer="la réponse à {}",
        own="la réponse",
        several="le nombre de choix de {}",
        compared={
            "=": "{a} est égale à {b}", "!=": "{a} n’est pas égale à {b}",
            ">": "{a} est supérieure à {b}", ">=": "{a} est d’au moins {b}",
            "<": "{a} est inférieure à {b}", "<=": "{a} est d’au plus {b}",
        },
        dated={
            "=": "{a} est le {b}", "!=": "{a} n’est pas le {b}",
            ">": "{a} est postérieure au {b}", ">=": "{a} n’est pas antérieure au {b}",
            "<": "{a} est antérieure au {b}", "<=": "{a} n’est pas postérieure au {b}",
        },
        is_choice="{a} est {b}", is_not_choice="{a} n’est pas {b}",
        includes="{a} comprend {b}", excludes="{a} ne comprend pas {b}",
        is_given="{a} est donnée", is_missing="{a} manque",
        and_=" et ", or_=" ou ", not_="il n’est pas vrai que {}",
        always="toujours", never="jamais", today="jour de la saisie",
        signs={"+": "{a} plus {b}", "-": "{a} moins {b}", "*": "{a} fois {b}",
               "div": "{a} divisé par {b}"},
        functions={"sum": "la somme de {}", "round": "l’arrondi de {}",
                   "string-length": "la longueur de {}", "int": "la partie entière de {}"},
    ),
    "nl": Words(
        quoted="“{}”",
        answer="het antwoord op {}",
        own="het antwoord",
        several="het aantal keuzes bij {}",
        compared={
            "=": "{a} is gelijk aan {b}", "!=": "{a} is niet gelijk aan {b}",
            ">": "{a} is groter dan {b}", ">=": "{a} is minstens {b}",
            "<": "{a} is kleiner dan {b}", "<=": "{a} is hoogstens {b}",
        },
        dated={
            "=": "{a} is {b}", "!=": "{a} is niet {b}",
            ">": "{a} valt na {b}", ">=": "{a} valt niet vóór {b}",
            "<": "{a} valt vóór {b}", "<=": "{a} valt niet na {b}",
        },
        is_choice="{a} is {b}", is_not_choice="{a} is niet {b}",
        includes="{a} bevat {b}", excludes="{a} bevat {b} niet",
        is_given="{a} is ingevuld", is_missing="{a} ontbreekt",
        and_=" en ", or_=" of ", not_="het is niet zo dat {}",
        always="altijd", never="nooit", today="vandaag",
        signs={"+": "{a} plus {b}", "-": "{a} min {b}", "*": "{a} maal {b}",
               "div": "{a} gedeeld door {b}"},
        functions={"sum": "de som van {}", "round": "de afronding van {}",
                   "string-length": "de lengte van {}", "int": "het gehele deel van {}"},
    ),
}  # fmt: skip
