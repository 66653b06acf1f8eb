"""Things to test with.

Each maker gives the smallest sound thing; a test names only what it is about.
People, enterprises and answers are invented.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from app.core.access import Actor, Grant, Role
from app.core.questionnaire.codec import encode
from app.core.questionnaire.definition import Definition, Item, Module, Page, Question
from app.core.questionnaire.kinds import Integer, Kind, Single
from app.core.questionnaire.options import Choice
from app.core.text import FR, NL, LocalizedText, text_of
from app.models import (
    Account,
    Campaign,
    Enterprise,
    Membership,
    Pole,
    Questionnaire,
    QuestionnaireVersion,
)

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def a_text(fr: str = "Texte", nl: str = "Tekst") -> LocalizedText:
    return text_of(fr=fr, nl=nl)


def a_choice(name: str = "yes", *, fr: str = "Oui", nl: str = "Ja") -> Choice:
    return Choice(id=f"c-{name}", name=name, label=a_text(fr, nl))


def a_question(name: str = "workers", kind: Kind | None = None, **fields: Any) -> Question:
    return Question(
        **{
            "id": f"q-{name}",
            "name": name,
            "kind": kind or Integer(least=0),
            "label": a_text("Combien de salariés ?", "Hoeveel werknemers?"),
            **fields,
        }
    )


def yes_or_no(name: str = "training", **fields: Any) -> Question:
    choices = (a_choice(), a_choice("no", fr="Non", nl="Nee"))
    return a_question(name, Single(choices), **fields)


def a_page(*parts: Item, id: str = "p-staff") -> Page:
    return Page(id=id, title=a_text("Effectifs", "Personeel"), parts=parts)


def a_module(*pages: Page, id: str = "m-work", title: LocalizedText | None = None) -> Module:
    title = title or a_text("Emploi", "Werk")
    return Module(id=id, title=title, pages=pages or (a_page(a_question()),))


def a_definition(*modules: Module) -> Definition:
    return Definition(
        locales=(FR, NL),
        title=a_text("Votre impact", "Uw impact"),
        modules=modules or (a_module(),),
    )


def an_account(
    role: Role | None = None,
    *,
    pole: Pole | None = None,
    enterprise: Enterprise | None = None,
    **fields: Any,
) -> Account:
    places = [
        Membership(
            role=role.value,
            pole_id=pole.id if pole else None,
            enterprise_id=enterprise.id if enterprise else None,
        )
    ] if role else []  # fmt: skip
    return Account(
        **{
            "id": uuid4(),
            "email": f"{uuid4().hex[:8]}@example.org",
            "name": "Marieke Voorbeeld",
            "locale": "fr",
            "created_at": NOW,
            "memberships": places,
            **fields,
        }
    )


def a_pole(**fields: Any) -> Pole:
    return Pole(
        **{
            "id": uuid4(),
            "names": {"fr": "Pôle Insertion", "nl": "Pool Inschakeling"},
            "federation": "Fédération des Deux Rives",
            "created_at": NOW,
            **fields,
        }
    )


def an_enterprise(*poles: Pole, **fields: Any) -> Enterprise:
    return Enterprise(
        **{
            "id": uuid4(),
            "name": "La Maille franche",
            "legal_form": {},
            "activity": {},
            "locale": "fr",
            "email": "bonjour@example.org",
            "created_at": NOW,
            "poles": list(poles),
            **fields,
        }
    )


def a_questionnaire(pole: Pole, author: Account, draft: Definition | None = None) -> Questionnaire:
    return Questionnaire(
        id=uuid4(),
        pole_id=pole.id,
        draft=encode(draft or a_definition()),
        created_at=NOW,
        created_by_id=author.id,
        changed_at=NOW,
    )


def a_version(
    questionnaire: Questionnaire, author: Account, *, number: int = 1
) -> QuestionnaireVersion:
    return QuestionnaireVersion(
        id=uuid4(),
        questionnaire_id=questionnaire.id,
        number=number,
        definition=questionnaire.draft,
        accepted={"problems": []},
        published_at=NOW,
        published_by_id=author.id,
    )


def a_campaign(
    pole: Pole, version: QuestionnaireVersion, author: Account, **fields: Any
) -> Campaign:
    return Campaign(
        **{
            "id": uuid4(),
            "pole_id": pole.id,
            "version_id": version.id,
            "titles": {"fr": "Votre impact 2025", "nl": "Uw impact 2025"},
            "reference_year": 2025,
            "opens_at": NOW - timedelta(days=1),
            "closes_at": NOW + timedelta(days=30),
            "created_at": NOW,
            "created_by_id": author.id,
            **fields,
        }
    )


def an_actor(account: Account) -> Actor:
    """The actor that the session of ``account`` would give."""
    return Actor(
        account.id,
        frozenset(
            Grant(Role(place.role), pole=place.pole_id, enterprise=place.enterprise_id)
            for place in account.memberships
        ),
    )
