"""Who may do what, as one table.  ``tests/access/matrix.csv`` says the same, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from app.core.errors import NotAllowed

Right: TypeAlias = tuple[str, str]
"""A resource and an action on it: ``("questionnaire", "publish")``."""


class Role(StrEnum):
    PLATFORM_ADMINISTRATOR = "platform-administrator"
    POLE_LEAD = "pole-lead"
    POLE_MEMBER = "pole-member"
    COMMUNICATION_OFFICER = "communication-officer"
    RESEARCHER = "researcher"
    ENTERPRISE_OWNER = "enterprise-owner"
    CONTRIBUTOR = "contributor"


OF_A_POLE = frozenset(
    {Role.POLE_LEAD, Role.POLE_MEMBER, Role.COMMUNICATION_OFFICER, Role.RESEARCHER}
)
OF_AN_ENTERPRISE = frozenset({Role.ENTERPRISE_OWNER, Role.CONTRIBUTOR})

_OWN: frozenset[Right] = frozenset({("profile", "read"), ("profile", "edit"), ("pole", "read")})
"""What every role may: look after its own account, and read the names of the poles."""

_AUTHORING: frozenset[Right] = _OWN | frozenset(
    {
        ("questionnaire", "read"), ("questionnaire", "edit"), ("questionnaire", "import"),
        ("module", "read"), ("module", "propose"),
        ("campaign", "read"), ("campaign", "edit"),
        ("enterprise", "read"), ("enterprise", "edit"),
        ("response", "read"), ("response", "validate"),
        ("indicator", "read"), ("indicator", "import"),
        ("comparison", "read"), ("comparison", "edit"),
        ("sheet", "read"), ("sheet", "edit"), ("sheet", "submit"), ("sheet", "share"),
        ("member", "read"), ("job", "read"),
    }
)  # fmt: skip

GRANTS: Mapping[Role, frozenset[Right]] = {
    Role.PLATFORM_ADMINISTRATOR: frozenset(
        {("pole", "create"), ("member", "read"), ("member", "invite"), ("member", "remove"),
         ("member", "help"), ("account", "suspend"),
         ("module", "read"), ("module", "approve"),
         ("indicator", "read"), ("indicator", "import"), ("account", "directory"),
         ("audit", "platform"), ("outbox", "read")}
    )
    | _OWN,
    Role.POLE_LEAD: _AUTHORING
    | {("questionnaire", "publish"), ("member", "invite"), ("member", "remove"), ("member", "help"),
       ("sheet", "publish"), ("response", "reopen"), ("audit", "read"), ("outbox", "read")},
    Role.POLE_MEMBER: _AUTHORING,
    Role.COMMUNICATION_OFFICER: _OWN
    | {("indicator", "read"), ("comparison", "read"), ("sheet", "read"), ("sheet", "edit"),
       ("sheet", "submit"), ("sheet", "share"), ("member", "read")},
    Role.RESEARCHER: _OWN | {("indicator", "read"), ("comparison", "read")},
    Role.ENTERPRISE_OWNER: _OWN
    | {("response", "answer"), ("response", "submit"), ("enterprise", "read-own"),
       ("member", "read"), ("member", "invite"), ("member", "remove"), ("member", "help")},
    Role.CONTRIBUTOR: _OWN
    | {("response", "answer"), ("enterprise", "read-own"), ("member", "read")},
}  # fmt: skip
"""What each role may do within its scope."""

WITH_SECOND_FACTOR = frozenset(
    {Role.PLATFORM_ADMINISTRATOR, Role.POLE_LEAD, Role.POLE_MEMBER, Role.COMMUNICATION_OFFICER}
)
"""The roles that reach answers of others, people or the public: a password alone is not enough."""

OFFERS: Mapping[Role, frozenset[Role]] = {
    Role.PLATFORM_ADMINISTRATOR: OF_A_POLE | {Role.PLATFORM_ADMINISTRATOR},
    Role.POLE_LEAD: OF_A_POLE | {Role.ENTERPRISE_OWNER},
    Role.ENTERPRISE_OWNER: frozenset({Role.CONTRIBUTOR}),
}
"""The roles that each role may offer to somebody else: never one above its own."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One role in one place: a pole, an enterprise, or (both None) the whole platform."""

    role: Role
    pole: UUID | None = None
    enterprise: UUID | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is held: in a pole, in an enterprise of some poles, or on the platform."""

    pole: UUID | None = None
    enterprise: UUID | None = None
    poles: frozenset[UUID] = frozenset()
    """The poles in which the enterprise stands."""

    def is_within(self, grant: Grant) -> bool:
        """Tell whether whoever holds that role looks after this place."""
        if grant.role is Role.PLATFORM_ADMINISTRATOR:
            return True
        if self.enterprise is not None:
            return grant.enterprise == self.enterprise or grant.pole in self.poles
        return self.pole is not None and grant.pole == self.pole


@dataclass(frozen=True, slots=True)
class Actor:
    """The person on whose behalf an action runs: a request's, or a job's."""

    id: UUID | None
    """The account.  None for somebody who came by a personal link and has no account."""

    grants: frozenset[Grant] = frozenset()

    def may(
        self,
        resource: str,
        action: str,
        *,
        pole: UUID | None = None,
        enterprise: UUID | None = None,
    ) -> bool:
        """Tell whether a role grants the right in that pole or enterprise.

        With neither, tell whether any role grants it anywhere: the question of a door, which
        is asked before the thing behind it is known.
        """
        return any(
            (resource, action) in GRANTS[grant.role]
            and (pole is None or grant.pole == pole or grant.role is Role.PLATFORM_ADMINISTRATOR)
            and (enterprise is None or grant.enterprise == enterprise)
            for grant in self.grants
        )

    def must(
        self,
        resource: str,
        action: str,
        *,
        pole: UUID | None = None,
        enterprise: UUID | None = None,
    ) -> None:
        """Raise :exc:`NotAllowed` unless the actor :meth:`may`."""
        if not self.may(resource, action, pole=pole, enterprise=enterprise):
            raise NotAllowed(f"{resource}.{action}")

    def may_offer(self, role: Role, place: Place) -> bool:
        """Tell whether a role of the actor may give that one in that very place, or take it."""
        return any(
            role in OFFERS.get(grant.role, frozenset()) and place.is_within(grant)
            for grant in self.grants
        )

    def knows(self, resource: str) -> bool:
        """Tell whether any role grants anything at all on such things.

        Whoever knows them is told that a right is missing; to the others there is nothing there.
        """
        return any(
            resource == known for grant in self.grants for known, _action in GRANTS[grant.role]
        )

    @property
    def poles(self) -> frozenset[UUID]:
        """The poles in which the actor has any role: what it may know the existence of."""
        return _present(grant.pole for grant in self.grants)

    @property
    def enterprises(self) -> frozenset[UUID]:
        """The enterprises for which the actor answers."""
        return _present(grant.enterprise for grant in self.grants)


def _present(ids: Iterable[UUID | None]) -> frozenset[UUID]:
    return frozenset(id for id in ids if id is not None)
