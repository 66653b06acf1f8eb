"""What each function wants and what it gives, for expressions to be checked before they run."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.expressions.sorts import ANY, NODES, NUMBER, TEXT, TRUTH, Sort

DAY, INSTANT = Sort("day"), Sort("instant")

_GIVES: Mapping[Sort, str] = {
    TRUTH: "true false boolean not boolean-from-string checklist weighted-checklist selected"
    " contains starts-with ends-with regex geofence intersects",
    TEXT: "string concat join substr substring substring-before substring-after normalize-space"
    " translate digest base64-decode uuid jr:itext jr:choice-name selected-at format-date"
    " format-date-time name local-name namespace-uri",
    NUMBER: "number int floor ceiling round abs pow sqrt log log10 exp exp10 sin cos tan asin acos"
    " atan atan2 pi sum max min random count count-non-empty count-selected position last area"
    " distance string-length decimal-date-time decimal-time",
    DAY: "today date",
    INSTANT: "now date-time",
    NODES: "current instance randomize",
}
GIVES: Mapping[str, Sort] = {name: sort for sort, said in _GIVES.items() for name in said.split()}
"""Functions that are not in it give what their arguments are, or what cannot be known."""

_WANTS: Mapping[str, str] = {
    "n": "int floor ceiling abs sqrt log log10 exp exp10 sin cos tan asin acos atan",
    "nn": "round pow atan2",
    "s": "sum count count-non-empty position randomize",
    "d": "decimal-date-time date date-time",
    "dt": "format-date format-date-time",
    "t": "string-length normalize-space base64-decode",
    "tt": "contains starts-with ends-with substring-before substring-after regex",
    "tnn": "substr substring",
    "ttt": "translate digest",
    "an": "selected-at",
    "b": "not boolean if",
}
WANTS: Mapping[str, str] = {name: kinds for kinds, said in _WANTS.items() for name in said.split()}
"""One letter an argument: (n)umber, node (s)et, (b)oolean, (d)ate, (t)ext; others take anything."""


def gives(name: str) -> Sort:
    return GIVES.get(name, ANY)
