"""A role gives its rights in its own place, and nowhere else."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from uuid import UUID

import pytest

from app.core.access import (
    GRANTS,
    OF_A_POLE,
    OF_AN_ENTERPRISE,
    OFFERS,
    WITH_SECOND_FACTOR,
    Actor,
    Grant,
    Role,
)
from app.core.errors import NotAllowed

HERE, THERE = UUID(int=1), UUID(int=2)
LEAD = Actor(UUID(int=9), frozenset({Grant(Role.POLE_LEAD, pole=HERE)}))
OWNER = Actor(UUID(int=9), frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=HERE)}))
PLATFORM = Actor(UUID(int=9), frozenset({Grant(Role.PLATFORM_ADMINISTRATOR)}))
BOTH = Actor(
    UUID(int=9),
    frozenset({Grant(Role.RESEARCHER, pole=HERE), Grant(Role.ENTERPRISE_OWNER, enterprise=THERE)}),
)


def test_a_lead_publishes_in_the_own_pole_and_in_no_other() -> None:
    asked = [LEAD.may("questionnaire", "publish", pole=pole) for pole in (HERE, THERE, None)]

    assert asked == [True, False, True]


def test_an_owner_answers_for_the_own_enterprise_and_for_no_other() -> None:
    asked = [OWNER.may("response", "answer", enterprise=one) for one in (HERE, THERE, None)]

    assert asked == [True, False, True]


def test_an_enterprise_is_no_pole_though_it_had_the_same_id() -> None:
    assert not OWNER.may("member", "invite", pole=HERE)
    assert not LEAD.may("member", "invite", enterprise=HERE)


def test_the_platform_has_its_rights_in_every_pole_and_answers_for_no_enterprise() -> None:
    assert PLATFORM.may("member", "invite", pole=THERE)
    assert not PLATFORM.may("member", "invite", enterprise=THERE)
    assert not PLATFORM.may("response", "read", pole=HERE)


def test_two_roles_do_not_lend_each_other_their_places() -> None:
    assert BOTH.may("response", "answer", enterprise=THERE)
    assert not BOTH.may("response", "answer", enterprise=HERE)
    assert not BOTH.may("comparison", "read", pole=THERE)


def test_whoever_must_and_may_not_is_told_which_right_is_missing() -> None:
    LEAD.must("questionnaire", "publish", pole=HERE)

    with pytest.raises(NotAllowed, match=r"^questionnaire\.publish$"):
        LEAD.must("questionnaire", "publish", pole=THERE)
    with pytest.raises(NotAllowed, match=r"^response\.answer$"):
        OWNER.must("response", "answer", enterprise=THERE)


def test_a_thing_is_known_to_whoever_has_any_right_on_it() -> None:
    known = [OWNER.knows(thing) for thing in ("response", "questionnaire", "")]

    assert known == [True, False, False]
    assert not Actor(None).knows("pole")


def test_the_places_of_a_person_are_those_of_the_roles() -> None:
    assert (BOTH.poles, BOTH.enterprises) == (frozenset({HERE}), frozenset({THERE}))
    assert (PLATFORM.poles, PLATFORM.enterprises) == (frozenset(), frozenset())


def test_a_role_belongs_to_a_pole_to_an_enterprise_or_to_the_platform() -> None:
    assert {
        Role.POLE_LEAD, Role.POLE_MEMBER, Role.COMMUNICATION_OFFICER, Role.RESEARCHER
    } == OF_A_POLE  # fmt: skip
    assert {Role.ENTERPRISE_OWNER, Role.CONTRIBUTOR} == OF_AN_ENTERPRISE
    assert set(Role) - OF_A_POLE - OF_AN_ENTERPRISE == {Role.PLATFORM_ADMINISTRATOR}


def test_nobody_offers_a_role_that_can_do_what_they_cannot() -> None:
    assert {offering: set(offered) for offering, offered in OFFERS.items()} == {
        Role.PLATFORM_ADMINISTRATOR: {*OF_A_POLE, Role.PLATFORM_ADMINISTRATOR},
        Role.POLE_LEAD: {*OF_A_POLE, Role.ENTERPRISE_OWNER},
        Role.ENTERPRISE_OWNER: {Role.CONTRIBUTOR},
    }
    assert all(("member", "invite") in GRANTS[role] for role in OFFERS)


def test_a_second_factor_is_asked_of_whoever_reaches_others() -> None:
    assert set(Role) - WITH_SECOND_FACTOR == {
        Role.RESEARCHER, *OF_AN_ENTERPRISE
    }  # fmt: skip


def test_whoever_an_action_was_given_cannot_be_made_somebody_else() -> None:
    with pytest.raises(FrozenInstanceError):
        LEAD.grants = BOTH.grants  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        next(iter(LEAD.grants)).pole = THERE  # type: ignore[misc]
