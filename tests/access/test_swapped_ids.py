"""A097–A102: an id of somebody else's is, byte for byte, an id of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from werkzeug.routing import Rule

from tests.access.scene import Scene
from tests.access.test_plan import guarded, knock, knockable, token_of

EVERYBODYS = frozenset({"indicator_id", "session_id"})
"""Statistics are everybody's; a session is looked for among one's own (A079)."""


def swaps(rule: Rule, scene: Scene) -> Iterator[dict[str, object]]:
    """Give each set of ids of an address that can be somebody else's, alone and together."""
    ids = sorted(
        name
        for name in rule.arguments
        if isinstance(scene.world.foreign.get(name), UUID) and name not in EVERYBODYS
    )
    for size in range(1, len(ids) + 1):
        for names in combinations(ids, size):
            yield {name: scene.world.foreign[name] for name in names}


@pytest.mark.parametrize("who", ["PL", "PL′+EO"])
def test_a097_a098_what_is_of_another_pole_looks_as_if_it_did_not_exist(
    scene: Scene, who: str
) -> None:
    """Seen from the first pole, and by somebody who is at home in neither of two pairs."""
    told_apart, token = [], token_of(scene, who)
    theirs = scene.world.foreign if who == "PL" else scene.world.neighbour
    for rule, method in guarded(scene.app):
        for swap in swaps(rule, scene):
            others = {name: theirs[name] for name in swap}
            unknown: dict[str, object] = {name: uuid4() for name in swap}
            asked, nothing = (
                knock(scene.people[who], method, scene.address(rule, **ids), token)
                for ids in (others, unknown)
            )
            same = nothing.text
            for name, id in unknown.items():
                same = same.replace(str(id), str(others[name]))
            at_the_door = asked.status_code == nothing.status_code in {400, 403}
            if not at_the_door and (asked.status_code, asked.text) != (404, same):
                told_apart.append((method, str(rule), asked.status_code, nothing.status_code))

    assert told_apart == []


@pytest.mark.parametrize("who", ["EO", "IL", "PL"])
def test_a098_an_enterprise_comes_to_no_other_campaign_and_no_other_enterprise(
    scene: Scene, who: str
) -> None:
    """Own campaign and the neighbour's id, the neighbour's campaign and one's own id, both."""
    told_apart, token = [], token_of(scene, who)
    for rule, method in knockable(scene.app):
        if not {"campaign_id", "enterprise_id"} <= rule.arguments:
            continue
        for mix in ({"enterprise_id"}, {"campaign_id", "enterprise_id"}):
            others = {name: scene.world.neighbour[name] for name in mix}
            unknown: dict[str, object] = {name: uuid4() for name in mix}
            asked, nothing = (
                knock(scene.people[who], method, scene.address(rule, **ids), token)
                for ids in (others, unknown)
            )
            same = nothing.text
            for name, id in unknown.items():
                same = same.replace(str(id), str(others[name]))
            is_open = rule.endpoint == "personal_link.go_on"  # it only marks the cookie
            is_open |= who == "PL" and rule.endpoint == "campaign_letters.give_anew"  # of one pole
            if not is_open and (
                asked.status_code not in {401, 404}
                or (nothing.status_code, same) != (asked.status_code, asked.text)
            ):
                told_apart.append((method, str(rule), asked.status_code, nothing.status_code))

    assert told_apart == []


def test_a097_what_was_deleted_is_what_never_was(scene: Scene) -> None:
    client, token = scene.people["PL"], token_of(scene, "PL")

    answers = {
        (method, str(rule), name): knock(
            client, method, scene.address(rule, **{name: scene.world.gone[name]}), token
        ).status_code
        for rule, method in guarded(scene.app)
        for name in {"questionnaire_id", "enterprise_id"} & rule.arguments
    }

    assert {
        asked: status for asked, status in answers.items() if status not in {400, 403, 404}
    } == {}


def test_a101_every_id_in_an_address_is_drawn_at_random(scene: Scene) -> None:
    ids = [id for id in scene.world.things.values() if isinstance(id, UUID)]

    assert {id.version for id in ids} == {4}
    assert [rule.rule for rule in scene.app.url_map.iter_rules() if "<int:" in rule.rule] == []
