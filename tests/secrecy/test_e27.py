"""E27: whatever campaigns publish, an attacker with all of it never pins a small cell."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from app.analysis import attack
from app.core.racines.secrecy import Cell, Knowledge, Secret, Statement, needed_for

MEMBERS = "abcdefg"
values = some.fixed_dictionaries({member: some.integers(1, 40) for member in MEMBERS})
groups = some.lists(some.sets(some.sampled_from(MEMBERS), min_size=3), min_size=1, max_size=6)


@settings(max_examples=12, deadline=None)
@given(values, groups)
def test_what_passed_the_auditor_bounds_nobody_closely(
    answers: dict[str, int], tried: list[set[str]]
) -> None:
    truth = {Cell("w", member): value for member, value in answers.items()}
    secrets = [
        Secret(frozenset({cell}), value, needed=needed_for(value)) for cell, value in truth.items()
    ]
    out: list[Statement] = []
    for number, members in enumerate(tried):
        cells = frozenset(Cell("w", member) for member in members)
        new = Statement(str(number), "", cells, sum(truth[cell] for cell in cells))
        if not attack.given_away_by([new], Knowledge(statements=tuple(out)), secrets, truth):
            out.append(new)

    ranges = [attack.range_of(one, Knowledge(statements=tuple(out))) for one in secrets]

    assert all(
        low <= one.value <= high and high - low >= one.needed
        for one, (low, high) in zip(secrets, ranges, strict=True)
    )
