"""Everything that is to be said about a questionnaire, heaviest first, with its quick fixes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.problems import Problem
from app.core.questionnaire import soundness
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kept import once_each
from app.core.questionnaire.linting import logic, naming, options, structure, texts, units
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.linting.fixes import fix_of

NO_VERSIONS: Mapping[str, int] = {}
ACCEPTED_BY_WORD = frozenset({"text.reference-missing"})
"""What stops publishing until a person says that it is meant so."""


def findings(definition: Definition, latest: Mapping[str, int] = NO_VERSIONS) -> list[Finding]:
    """Return what is to be said, heaviest first and in reading order.

    :param latest: the number of the latest version of each module of the library, by its id.
    :cost: about 0.3 ms a question.
    """
    found = [*of_itself(definition), *_of_the_library(definition, latest)]
    return sorted(found, key=lambda one: list(Level).index(one.level))


@once_each
def of_itself(definition: Definition) -> tuple[Finding, ...]:
    """Return what is to be said whatever the library holds, in reading order."""
    return (
        *_of_the_soundness(definition),
        *logic.findings(definition),
        *units.findings(definition),
        *structure.findings(definition),
        *naming.findings(definition),
        *options.findings(definition),
        *texts.findings(definition),
    )


def stops(definition: Definition) -> list[Problem]:
    """Return what stops publishing, whatever anybody says."""
    return [
        one.problem
        for one in findings(definition)
        if one.level is Level.STOPS and one.problem.code not in ACCEPTED_BY_WORD
    ]


def to_accept(definition: Definition) -> list[Problem]:
    """Return what stops publishing until a person says that it is meant so."""
    return [one.problem for one in findings(definition) if one.problem.code in ACCEPTED_BY_WORD]


def _of_the_soundness(definition: Definition) -> Iterator[Finding]:
    for problem in soundness.problems(definition):
        yield Finding(problem, Level.STOPS, fix_of(problem, definition))


def _of_the_library(definition: Definition, latest: Mapping[str, int]) -> Iterator[Finding]:
    for module in definition.modules:
        if not module.link or module.link.home:
            continue
        newest = latest.get(module.link.module, 0)
        if newest > max(module.link.version, module.link.postponed):
            facts = {"version": newest}
            yield Finding(Problem("module.outdated", (module.id, "link"), facts), Level.MEND)
