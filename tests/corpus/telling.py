"""Whether each reason that reports give has its sentence."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask

from app.core.problems import Problem
from app.core.questionnaire.report import ImportReport, as_problem
from app.web.messages import sentence


def without_a_sentence(app: Flask, reports: Iterable[ImportReport], *, more_than: int) -> list[str]:
    """Return the codes that are shown bare.

    :param more_than: so many reasons have to be given: of nothing, nothing is bare.
    """
    problems: dict[str, Problem] = {
        entry.code: as_problem(entry)
        for report in reports
        for entry in (*report.kept, *report.changed, *report.lost, *report.review)
    }
    assert len(problems) > more_than
    with app.test_request_context():
        return [code for code, problem in problems.items() if code in sentence(problem)]
