"""Ten sheets of different content, as they are kept as golden text.  Every figure is invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from msgspec.structs import replace

from app.core.sheets.content import Content, Figure, Stage, Voice
from app.core.text import LocalizedText, text_of
from tests.core.sheets.makers import (
    A_VOICE,
    SOME_COMPARISONS,
    SOME_FIGURES,
    SOME_PRACTICES,
    a_comparison,
    a_content,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """One sheet with the paper that it is printed on."""

    content: Content
    paper: str = "a4"
    pages: int = 1


def _voice(fr: str, nl: str, who: str) -> Voice:
    return replace(A_VOICE, words=text_of(fr=fr, nl=nl), speaker=text_of(fr=who, nl=who))


COMPOUNDS: LocalizedText = text_of(
    fr="Accompagner les travailleuses et travailleurs vers un emploi durable et de qualité",
    nl="Doelgroepwerknemersbegeleiding, arbeidsmarktintegratietrajecten en "
    "buurtdienstenwerkgelegenheidsbevordering",
)
ONE_ANSWER = Figure(
    noun=text_of(fr="repas servis", nl="opgediende maaltijden"),
    stage=Stage.OUTPUT, year=2025, responses=1, total=Decimal(12480),
)  # fmt: skip
SHORT = a_content(
    figures=SOME_FIGURES[:1], comparisons=(), practices=(), voices=(), chain=None, goals=(),
    promise=text_of(fr="Du pain, et du travail.", nl="Brood, en werk."),
)  # fmt: skip
LONG = a_content(
    voices=(A_VOICE,),
    promise=text_of(
        fr="Nous donnons une deuxième vie aux vêtements de Wallonie picarde, et un premier métier "
        "à celles et ceux qui les trient, les lavent et les réparent avec nous chaque jour.",
        nl="Wij geven kleding uit Picardisch Wallonië een tweede leven, en een eerste vak aan de "
        "mensen die ze elke dag samen met ons sorteren, wassen en herstellen.",
    ),
)
VOICES = (
    A_VOICE,
    _voice("On m’écoute ici.", "Hier luisteren ze naar mij.", "Ahmed"),
    _voice("J’ai appris à conduire un chariot.", "Ik leerde een heftruck besturen.", "Lieve"),
    _voice("Je dors mieux depuis que je travaille.", "Ik slaap beter nu ik werk.", "Rosa"),
)
TEN: Mapping[str, Kept] = {
    "short": Kept(SHORT),
    "long": Kept(LONG),
    "all-suppressed": Kept(
        a_content(figures=(), comparisons=(a_comparison(2, 38), a_comparison(3, 4)))
    ),
    "one-response": Kept(a_content(figures=(ONE_ANSWER,), comparisons=(a_comparison(6, 8),))),
    "no-data": Kept(a_content(figures=(), comparisons=())),
    "dutch-compounds": Kept(
        a_content(
            promise=COMPOUNDS,
            figures=tuple(replace(figure, noun=COMPOUNDS) for figure in SOME_FIGURES[:2]),
            comparisons=(
                a_comparison(
                    titles={
                        "fr": "Accompagnement de longue durée",
                        "nl": "Langdurigwerkloosheidsbegeleidingsmaatregelen",
                    }
                ),
            ),
            practices=(replace(SOME_PRACTICES[0], label=COMPOUNDS), *SOME_PRACTICES[1:3]),
        )
    ),
    "no-dutch": Kept(
        a_content(
            edition=0,
            edition_on=None,
            promise=text_of(fr="Nous réparons ce que d’autres jettent."),
            practices=tuple(
                replace(each, label=text_of(fr=each.label.text_in(A_VOICE.spoken_in)))
                for each in SOME_PRACTICES[:2]
            ),
        )
    ),
    "many-voices": Kept(
        a_content(voices=VOICES, practices=SOME_PRACTICES[:3], comparisons=SOME_COMPARISONS[:1])
    ),
    "poster": Kept(a_content(), "a3"),
    "two-pages": Kept(
        a_content(pages=2, voices=VOICES, comparisons=SOME_COMPARISONS * 2), "a4", pages=2
    ),
    "flyer": Kept(a_content(), "a5"),
    "both-languages": Kept(a_content(), "both", pages=2),
}
"""By their names; a flyer and a page of each language stand beside the ten."""
