"""The table of conditions of old surveys, as the expression that LimeSurvey makes of it.

Conditions on the same question are alternatives, those on several must all hold, and
scenarios are alternatives again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.interchange.limesurvey.tables import Line

_TOKEN = re.compile(r"\{?(TOKEN:\w+)\}?", re.IGNORECASE)


def expression(conditions: Sequence[Line], letters: Mapping[str, str]) -> str:
    """Return the conditions of one question as ExpressionScript.

    :param letters: of each question, by the id that the file has for it.
    """
    scenarios: dict[str, dict[str, list[str]]] = {}
    for line in conditions:
        about = line["cqid"] if line["cqid"] != "0" else line["cfieldname"]
        alternatives = scenarios.setdefault(line["scenario"], {}).setdefault(about, [])
        alternatives.append(_one(line, letters.get(line["cqid"], "")))
    said = [" and ".join(f"({' or '.join(alternatives)})" for alternatives in about.values())
            for about in scenarios.values()]  # fmt: skip
    return " or ".join(f"({one})" for one in said)


def _one(line: Line, letter: str) -> str:
    name, sign, value = line["cfieldname"], line["method"].strip() or "==", line["value"]
    if token := _TOKEN.fullmatch(name):
        name = token[1]
    elif name.startswith("+"):
        name = f"{name[1:]}.NAOK"
    elif letter in {"M", "P"} and re.fullmatch(r"\d+X\d+X\d+", name):
        name, value = f"{name}{value}.NAOK", "Y"
    else:
        name = f"{name}.NAOK"
    if value.strip() == "":
        return f"is_empty({name})" if sign == "==" else f"!is_empty({name})"
    if sign == "RX":
        return f"regexMatch({_quoted(value)}, {name})"
    other = re.fullmatch(r"@(\d+X\d+X\w+)@", value)
    if (token := _TOKEN.fullmatch(value)) or other:
        return f"{name} {sign} {token[1] if token else f'{other[1]}.NAOK' if other else ''}"
    return f"{name} {sign} {_quoted(value)}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
