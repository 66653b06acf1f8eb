"""The questionnaire of the demonstration: what an enterprise of work integration changes.

Written in French and in Dutch by turns, neither translated from the other word for word.
Its themes are those of the VISES project: portrait, employment and pathways, governance and
practices, territory, a voice.
"""

from __future__ import annotations

from app.core.questionnaire.definition import Definition
from app.core.text import FR, NL
from app.demonstration.employment import EMPLOYMENT
from app.demonstration.portrait import PORTRAIT
from app.demonstration.practices import PRACTICES, TERRITORY, VOICE
from app.demonstration.wording import said

QUESTIONNAIRE = Definition(
    locales=(FR, NL),
    title=said(
        (
            "Insertion par le travail : ce que nous changeons",
            "Inschakeling door werk: wat wij veranderen",
        )
    ),
    modules=(PORTRAIT, EMPLOYMENT, PRACTICES, TERRITORY, VOICE),
)
