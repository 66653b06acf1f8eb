"""What each kind of difference weighs, and what it does to drafts, answers and series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.questionnaire.parts import Address


class Weight(StrEnum):
    """How far answers to the one can stand beside answers to the other, lightest first."""

    COSMETIC = "cosmetic"
    """The same question: answers stand beside each other."""

    COMPARABLE = "comparable"
    """Answers stand beside each other, and whoever reads them should know."""

    BREAKING = "breaking"
    """Answers to the one say nothing about the other."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a difference does where there are answers already; codes, empty where nothing."""

    weight: Weight
    drafts: str = ""
    """To a response that is under way, once its campaign asks the new version."""

    answers: str = ""
    """To the answers that were handed in."""

    series: str = ""
    """To the series of the waves."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in one definition than in another."""

    code: str
    address: Address
    """Of the part: as it stands in the new definition, or in the old one where it is gone."""

    effects: Effects
    old: str = ""
    new: str = ""
    """What it says in either, as the definitions keep it: words, a name, an expression, the tag
    of a kind; empty where it says nothing."""

    about: str = ""
    """Which of several such things: a language, the name of a rule, of a field or a column."""

    field: str = ""
    """The text that is meant, where it is one."""

    count: int = 0
    """How many answers use what changed."""

    @property
    def weight(self) -> Weight:
        return self.effects.weight


_C, _W, _B = Weight.COSMETIC, Weight.COMPARABLE, Weight.BREAKING

EFFECTS: Mapping[str, Effects] = {
    "questionnaire.replaced": Effects(_B, "left-out", "stay", "breaks"),
    "question.added": Effects(_W, "asked-anew", series="begins"),
    "question.added-required": Effects(_W, "must-answer", series="begins"),
    "question.removed": Effects(_B, "left-out", "stay", "ends"),
    "question.moved": Effects(_C),
    "question.moved-between-repeats": Effects(_B, "left-out", "stay", "breaks"),
    "question.renamed": Effects(_W, answers="renamed", series="goes-on"),
    "calculation.added": Effects(_W, "recalculated", series="begins"),
    "calculation.removed": Effects(_B, answers="stay", series="ends"),
    "calculation.moved": Effects(_C),
    "calculation.renamed": Effects(_W, answers="renamed", series="goes-on"),
    "note.added": Effects(_C),
    "note.removed": Effects(_C),
    "note.moved": Effects(_C),
    "note.renamed": Effects(_C),
    "container.added": Effects(_C),
    "container.removed": Effects(_C),
    "container.moved": Effects(_C),
    "container.moved-between-repeats": Effects(_B, "left-out", "stay", "breaks"),
    "container.renamed": Effects(_C, answers="renamed"),
    "repeat.added": Effects(_B, "left-out", "stay", "breaks"),
    "repeat.removed": Effects(_B, "left-out", "stay", "breaks"),
    "repeat.changed": Effects(_W, "route", series="with-care"),
    "text.written": Effects(_C),
    "text.removed": Effects(_C),
    "text.retouched": Effects(_C),
    "text.changed": Effects(_C),
    "wording.changed": Effects(_W, series="with-care"),
    "unit.changed": Effects(_B, "look-again", "stay", "breaks"),
    "required.now": Effects(_W, "must-answer", series="goes-on"),
    "required.no-more": Effects(_W, series="with-care"),
    "kind.changed": Effects(_B, "type-again", "not-kept", "breaks"),
    "kind.changed-all-kept": Effects(_W, answers="kept", series="goes-on"),
    "kind.changed-as-text": Effects(_B, answers="kept-as-text", series="breaks"),
    "kind.changed-some-kept": Effects(_B, "type-again", "kept-where-they-fit", "breaks"),
    "bounds.tightened": Effects(_W, "may-be-refused", "may-be-outside", "with-care"),
    "bounds.loosened": Effects(_W, series="with-care"),
    "bounds.moved": Effects(_W, "may-be-refused", "may-be-outside", "with-care"),
    "scale.changed": Effects(_B, "look-again", "stay", "breaks"),
    "form.changed": Effects(_B, "look-again", "stay", "breaks"),
    "total.changed": Effects(_W, "may-be-refused", series="with-care"),
    "exclusive.changed": Effects(_W, "may-be-refused", series="with-care"),
    "other.offered": Effects(_W, series="with-care"),
    "other.no-more": Effects(_W, "choose-again", "stay", "with-care"),
    "consent.renewed": Effects(_W, "must-answer", "stay"),
    "settings.changed": Effects(_C),
    "choice.added": Effects(_W, series="with-care"),
    "choice.removed": Effects(_W, series="with-care"),
    "choice.removed-in-use": Effects(_B, "choose-again", "use-it", "breaks"),
    "choice.moved": Effects(_C),
    "choice.renamed": Effects(_W, answers="renamed", series="goes-on"),
    "choice.renamed-in-a-rule": Effects(_B, "route", "renamed", "with-care"),
    "choice.column-changed": Effects(_W, "route"),
    "row.added": Effects(_W, "asked-anew", series="begins"),
    "row.removed": Effects(_B, "left-out", "stay", "ends"),
    "row.moved": Effects(_C),
    "row.renamed": Effects(_W, answers="renamed", series="goes-on"),
    "rule.relevant": Effects(_W, "route", series="asked-of-others"),
    "rule.read_only": Effects(_W, series="with-care"),
    "rule.required": Effects(_W, "must-answer", series="with-care"),
    "rule.constraint": Effects(_W, "may-be-refused", "may-be-outside", "with-care"),
    "rule.warning": Effects(_C),
    "rule.calculation": Effects(_B, "recalculated", "stay", "breaks"),
    "rule.default": Effects(_W, series="with-care"),
    "rule.trigger": Effects(_W, "recalculated", series="with-care"),
    "rule.choice_filter": Effects(_W, "choose-again", series="with-care"),
    "appearance.changed": Effects(_C),
    "file.added": Effects(_C),
    "file.changed": Effects(_C),
    "file.removed": Effects(_C),
    "kept.changed": Effects(_C),
    "measured.changed": Effects(_W, series="with-care"),
    "list.added": Effects(_C),
    "list.changed": Effects(_W, "choose-again", series="with-care"),
    "list.removed": Effects(_W, "choose-again", series="with-care"),
    "language.added": Effects(_C),
    "language.removed": Effects(_C, "other-language"),
    "language.authored": Effects(_C),
    "link.begun": Effects(_C),
    "link.updated": Effects(_C),
    "link.ended": Effects(_C),
    "locks.changed": Effects(_C),
}
"""By the code of a difference.  One sentence a code stands in ``app.web.difference_messages``."""
