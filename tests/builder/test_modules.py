"""A module goes into the library, into other questionnaires, and is kept up to date there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.builder import drafts, module_following, module_publishing, shelf, undoing
from app.core.access import Actor, Grant, Role
from app.core.errors import Conflict, NotAllowed, NotFound, Unsound
from app.core.questionnaire.belongings import SetLink
from app.core.questionnaire.bonds import Link, Restriction
from app.core.questionnaire.changes import Require, Write
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition, Module
from app.core.questionnaire.library.profiles import OF_A_MODULE, PROFILES, profile_of
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.operations import Operation
from app.core.text import FR, Wording
from app.models import ModuleUse, ModuleVersion, Questionnaire
from tests import make

Q, N = ("q-training",), ("q-workers",)
HOME = make.a_definition(make.a_module(make.a_page(make.a_question(), make.yes_or_no())))
ELSEWHERE = make.a_definition(
    make.a_module(make.a_page(make.a_question("own"), id="p-own"), id="m-own")
)


@dataclass
class Case:
    """Two leads of two poles, and a questionnaire of each."""

    session: Session
    lead: Actor
    other_lead: Actor
    home: Questionnaire
    elsewhere: Questionnaire

    def publish(self, *restrictions: Restriction, note: str = "") -> ModuleVersion:
        return module_publishing.publish(
            self.session, self.home.id, "m-work", note=note, restrictions=restrictions,
            revision=self.home.revision, by=self.lead, now=make.NOW,
        )  # fmt: skip

    def edit(self, operation: Operation, questionnaire: Questionnaire | None = None) -> None:
        target = questionnaire or self.home
        by = self.lead if target is self.home else self.other_lead
        drafts.edit(
            self.session, target.id, operation, revision=target.revision, by=by, now=make.NOW
        )

    def insert(self, version: ModuleVersion, how: Any = "linked") -> None:
        module_following.insert(
            self.session, self.elsewhere.id, version.module_id, how=how, after="m-own",
            ids=(f"new-{n}" for n in count()), **self.there,
        )  # fmt: skip

    @property
    def there(self) -> Any:
        return {"revision": self.elsewhere.revision, "by": self.other_lead, "now": make.NOW}

    def share(self, version: ModuleVersion) -> None:
        """Let the module be proposed and approved."""
        platform = Actor(self.lead.id, frozenset({Grant(Role.PLATFORM_ADMINISTRATOR)}))
        module_publishing.propose(self.session, version.module_id, by=self.lead, now=make.NOW)
        module_publishing.approve(self.session, version.module_id, by=platform, now=make.NOW)

    def linked(self, *restrictions: Restriction) -> ModuleVersion:
        """Put the module into the library and into the questionnaire of the other pole."""
        version = self.publish(*restrictions)
        self.share(version)
        self.insert(version)
        return version

    @property
    def module(self) -> Module:
        """The linked module as it stands in the other pole's questionnaire."""
        return self.draft.modules[1]

    @property
    def draft(self) -> Definition:
        return decode(self.elsewhere.draft)

    def uses(self) -> dict[UUID, int]:
        found = self.session.scalars(select(ModuleUse))
        return {use.questionnaire_id: use.version for use in found}


@pytest.fixture
def case(session: Session) -> Case:
    poles = make.a_pole(), make.a_pole()
    session.add_all(poles)
    session.flush()
    leads = [make.an_account(Role.POLE_LEAD, pole=pole) for pole in poles]
    session.add_all(leads)
    session.flush()
    drawn = [
        make.a_questionnaire(pole, lead, draft)
        for pole, lead, draft in zip(poles, leads, (HOME, ELSEWHERE), strict=True)
    ]
    session.add_all(drawn)
    session.flush()
    return Case(session, make.an_actor(leads[0]), make.an_actor(leads[1]), *drawn)


def test_the_first_version_makes_its_questionnaire_the_home(case: Case) -> None:
    version = case.publish(Restriction.CHOICE_ADD)

    link = decode(case.home.draft).modules[0].link
    assert link == Link(str(version.module_id), 1, home=True)
    assert case.uses() == {case.home.id: 1}
    case.edit(Write(Q, "label", FR, Wording("Formez-vous ?")))


def test_a_next_version_says_something_new_or_is_refused(case: Case) -> None:
    case.publish()

    with pytest.raises(Unsound):
        case.publish()
    case.edit(Require(N, True))
    assert case.publish().number == 2


def test_what_does_not_stand_by_itself_stays_out_of_the_library(case: Case) -> None:
    own = make.a_question("own", logic=Logic(relevant="${q-training} = 'yes'"))
    module = make.a_module(make.a_page(own, id="p-own"), id="m-own")
    draft = make.a_definition(*HOME.modules, module)
    drafts.save(
        case.session, case.home.id, draft, revision=case.home.revision, by=case.lead, now=make.NOW
    )

    with pytest.raises(Unsound) as refusal:
        module_publishing.publish(
            case.session, case.home.id, "m-own", note="", restrictions=(),
            revision=case.home.revision, by=case.lead, now=make.NOW,
        )  # fmt: skip
    assert "module.refers-outside" in {one.code for one in refusal.value.problems}


def test_a_page_that_was_too_old_publishes_nothing(case: Case) -> None:
    old = case.home.revision
    case.edit(Require(N, True))

    with pytest.raises(Conflict):
        module_publishing.publish(
            case.session, case.home.id, "m-work", note="", restrictions=(), revision=old,
            by=case.lead, now=make.NOW,
        )  # fmt: skip


def test_another_pole_finds_a_module_once_it_is_shared_with_all(case: Case) -> None:
    version = case.publish()

    with pytest.raises(NotFound):
        case.insert(version)
    with pytest.raises(NotAllowed):
        module_publishing.approve(case.session, version.module_id, by=case.lead, now=make.NOW)
    case.share(version)
    case.insert(version)
    assert case.module.link == Link(str(version.module_id), 1)
    assert case.uses() == {case.home.id: 1, case.elsewhere.id: 1}
    assert [one.uses for one in shelf.modules(case.session, by=case.other_lead)] == [1]


def test_a_copy_follows_nothing_and_is_no_use(case: Case) -> None:
    version = case.publish(*OF_A_MODULE)
    case.share(version)
    case.insert(version, how="copy")

    assert (case.module.link, case.module.id) == (None, "new-0")
    assert case.uses() == {case.home.id: 1}


def test_a_lock_holds_where_the_module_is_linked_and_not_at_home(case: Case) -> None:
    case.linked(Restriction.QUESTION_LABEL_EDIT)
    reword = Write(Q, "label", FR, Wording("Formez-vous ?"))

    with pytest.raises(drafts.Locked) as refusal:
        case.edit(reword, case.elsewhere)
    assert [one.facts["restriction"] for one in refusal.value.problems] == ["question_label_edit"]
    case.edit(Require(N, True), case.elsewhere)
    case.edit(reword)


def test_a_page_cannot_set_links_by_hand(case: Case) -> None:
    case.linked(*OF_A_MODULE)

    with pytest.raises(drafts.Locked):
        case.edit(SetLink(("m-work",), None), case.elsewhere)
    with pytest.raises(drafts.Locked):
        module_following.detach(case.session, case.elsewhere.id, "m-work", **case.there)


def test_an_update_is_proposed_taken_over_and_taken_back(case: Case) -> None:
    case.linked()
    case.edit(Write(Q, "label", FR, Wording("Chez nous ?")), case.elsewhere)
    before = case.draft
    case.edit(Write(Q, "label", FR, Wording("Formez-vous ?")))
    case.edit(Require(N, True))
    case.publish()

    found = module_following.of_a_questionnaire(case.session, case.elsewhere, "m-work")
    assert found.update
    assert [one.code for one in found.update.taken] == ["required.now"]
    assert [one.code for one in found.update.kept] == ["wording.changed"]
    module_following.take(case.session, case.elsewhere.id, "m-work", **case.there)
    assert (case.module.link and case.module.link.version, case.uses()[case.elsewhere.id]) == (2, 2)
    assert [question.label.text_in(FR) for question in case.draft.questions][2] == "Chez nous ?"
    undoing.undo(
        case.session, case.elsewhere.id, of=case.elsewhere.revision, by=case.other_lead,
        now=make.NOW,
    )  # fmt: skip
    assert (case.draft, case.uses()[case.elsewhere.id]) == (before, 1)


def test_what_is_put_off_is_not_proposed_again(case: Case) -> None:
    case.linked()
    case.edit(Require(N, True))
    case.publish()

    module_following.postpone(case.session, case.elsewhere.id, "m-work", **case.there)
    found = module_following.of_a_questionnaire(case.session, case.elsewhere, "m-work")
    assert (found.is_postponed, found.update is not None) == (True, True)


def test_a_wording_is_taken_back_from_the_library(case: Case) -> None:
    case.linked()
    case.edit(Write(Q, "label", FR, Wording("Chez nous ?")), case.elsewhere)
    override = module_following.of_a_questionnaire(
        case.session, case.elsewhere, "m-work"
    ).overrides[0]

    module_following.restore(
        case.session, case.elsewhere.id, "m-work", key=override.key, **case.there
    )
    found = module_following.of_a_questionnaire(case.session, case.elsewhere, "m-work")
    assert found.overrides == []


def test_a_detached_module_stays_as_it_stands(case: Case) -> None:
    case.linked()
    module_following.detach(case.session, case.elsewhere.id, "m-work", **case.there)

    assert case.module.link is None
    assert [question.id for question in case.draft.questions] == [
        "q-own",
        "q-workers",
        "q-training",
    ]
    assert case.uses() == {case.home.id: 1}


def test_a_lead_of_another_pole_neither_publishes_nor_proposes(case: Case) -> None:
    version = case.publish()
    case.share(version)

    with pytest.raises(NotAllowed):
        module_publishing.propose(case.session, version.module_id, by=case.other_lead, now=make.NOW)
    with pytest.raises(NotFound):
        module_publishing.publish(
            case.session, case.home.id, "m-work", note="", restrictions=(),
            revision=case.home.revision, by=case.other_lead, now=make.NOW,
        )  # fmt: skip


def test_a_profile_is_told_by_what_it_locks() -> None:
    assert [profile_of(locked) for locked in PROFILES.values()] == list(PROFILES)
    assert profile_of((Restriction.CHOICE_ADD,)) == "own"
