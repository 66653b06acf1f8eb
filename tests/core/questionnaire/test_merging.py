"""Two people answer at the same time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.questionnaire.answers import applied, changed, replayed
from app.core.questionnaire.merging import merged

VALUES = st.one_of(st.none(), st.integers(0, 2))
CHANGES = st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES)


@given(CHANGES, CHANGES, CHANGES)
def test_nothing_that_somebody_else_wrote_is_overwritten(
    before: dict[str, int | None], others: dict[str, int | None], mine: dict[str, int | None]
) -> None:
    base = applied({}, before)
    theirs = applied(base, others)

    written, clashes = merged(base, theirs, mine)

    after = applied(theirs, written)
    for id, value in changed(base, others).items():
        assert after.get(id) == value
    undecided = {clash.question_id for clash in clashes}
    for id, value in changed(base, mine).items():
        assert after.get(id) == value or id in undecided


@given(CHANGES, CHANGES)
def test_alone_one_saves_what_one_changed(
    before: dict[str, int | None], mine: dict[str, int | None]
) -> None:
    base = applied({}, before)

    assert merged(base, base, mine) == (changed(base, mine), ())


@given(st.lists(CHANGES))
def test_the_saves_played_again_leave_the_answers_as_they_stand(
    saves: list[dict[str, int | None]],
) -> None:
    answers: dict[str, object] = {}
    for changes in saves:
        answers = {id: v for id, v in {**answers, **changes}.items() if v is not None}

    assert replayed(saves) == answers
