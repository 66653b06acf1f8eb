"""Quick fixes: the edits by which the linter's findings mend themselves."""

from __future__ import annotations

from app.core.errors import NotFound
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.linting import linter
from app.core.questionnaire.operations import Operation


def mend(before: Definition, key: str) -> Operation:
    """Return the edit that takes a finding away.

    :param before: the draft as it stood when the finding was shown.
    :param key: what named it there.
    :raises NotFound: there is no such finding, or none that mends itself.
    """
    fixes = (one.fix for one in linter.findings(before) if one.key == key and one.fix)
    fix = next(fixes, None)
    if fix is None:
        raise NotFound(key)
    return fix
