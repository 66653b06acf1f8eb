"""Text: joining, cutting, searching, patterns, digests."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

import re2

from app.core.questionnaire.expressions.context import Context
from app.core.questionnaire.expressions.functions.kind import (
    Function,
    flat,
    of_texts,
    taking,
)
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.values import Value, to_number, to_text

LONGEST_MATCHED = 1_000
"""Code points that a pattern is tried on: the page caps its input alike (decision 9)."""


def _here_or(compute: Callable[[str], Value]) -> Callable[[Context, list[Value]], Value]:
    return lambda context, given: compute(to_text(given[0]) if given else context.here().text)


def _concat(_context: Context, given: list[Value]) -> Value:
    return "".join(to_text(value) for value in flat(given))


def _join(_context: Context, given: list[Value]) -> Value:
    return to_text(given[0]).join(to_text(value) for value in flat(given[1:]))


def _before(text: str, mark: str) -> str:
    return text.partition(mark)[0] if mark and mark in text else ""


def _after(text: str, mark: str) -> str:
    return text.partition(mark)[2] if mark else text


def _translate(text: str, signs: str, into: str) -> str:
    table: dict[int, str | None] = {}
    for at, sign in enumerate(signs):
        table.setdefault(ord(sign), into[at] if at < len(into) else None)
    return text.translate(table)


def _substr(context: Context, given: list[Value]) -> Value:
    """Cut from a place counted from 0; negative places count from the end."""
    text = to_text(given[0])
    ends = [to_number(value, context.world.zone) for value in given[1:]]
    if any(math.isnan(end) for end in ends):
        return ""
    start, end = (_whole(each, len(text)) for each in (*ends, math.inf)[:2])
    return text[start:end]


def _whole(number: float, length: int) -> int:
    return int(max(-length - 1, min(length + 1, number)))


def _substring(context: Context, given: list[Value]) -> Value:
    """Cut as XPath 1.0 §4.2: places from 1, both numbers rounded."""
    text = to_text(given[0])
    zone = context.world.zone
    start = _rounded(to_number(given[1], zone))
    end = start + _rounded(to_number(given[2], zone)) if len(given) > 2 else math.inf
    first, behind = max(start, 1), min(end, len(text) + 1)
    if math.isnan(start) or math.isnan(end) or first >= behind:
        return ""
    return text[int(first) - 1 : int(behind) - 1]


def _rounded(number: float) -> float:
    return number if math.isnan(number) or math.isinf(number) else math.floor(number + 0.5)


def _regex(text: str, pattern: str) -> Value:
    return pattern_of(pattern).search(text[:LONGEST_MATCHED]) is not None


@lru_cache(maxsize=512)
def pattern_of(pattern: str) -> re2._Regexp[str]:
    """Compile a pattern of the syntax that RE2 and ECMAScript share (decision 9).

    :raises NotWorkedOut: it is of another syntax, or of none.
    """
    if _OURS_ALONE.search(pattern):
        raise NotWorkedOut("expression.pattern", pattern=pattern)
    try:
        return re2.compile(pattern, _OPTIONS)
    except re2.error as wrong:
        raise NotWorkedOut("expression.pattern", pattern=pattern) from wrong


_OURS_ALONE = re.compile(r"(?<!\\)\(\?(?!:)|\[\[:|\\[AzCQa]")
"""What RE2 reads and the page does not, or otherwise."""

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.max_mem = 8 << 20  # bytes


HASHES = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def _digest(text: str, algorithm: str, encoding: str = "base64") -> Value:
    name = algorithm.lower().replace("-", "")
    if name not in HASHES:
        raise NotWorkedOut("expression.algorithm", algorithm=algorithm)
    raw = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
    return raw.hex() if encoding == "hex" else base64.b64encode(raw).decode()


def _base64_decode(text: str) -> Value:
    """Decode as browsers do: spaces do not count, and the ``=`` at the end may be left out."""
    signs = re.sub(r"[ \t\n\f\r]", "", text)
    if len(signs) % 4 == 0:
        signs = re.sub("={1,2}$", "", signs)
    if len(signs) % 4 == 1 or not re.fullmatch("[A-Za-z0-9+/]*", signs):
        return ""
    return base64.b64decode(signs + "=" * (-len(signs) % 4)).decode(errors="replace")


def _uuid(context: Context, given: list[Value]) -> Value:
    """A new UUID, or as many signs by chance as the argument says, 1,000 at the most."""
    new = context.world.uuid
    if new is None:
        raise NotWorkedOut("expression.no-chance", function="uuid")
    if not given:
        return new()
    length = to_number(given[0], context.world.zone)
    if not 0 <= length <= LONGEST_MATCHED:
        return ""
    signs = ""
    while len(signs) < length:
        signs += new().replace("-", "")
    return signs[: int(length)]


def _itext(context: Context, given: list[Value]) -> Value:
    return context.world.itext(to_text(given[0]))


FUNCTIONS: Mapping[str, Function] = {
    "string": taking(0, 1)(_here_or(lambda text: text)),
    "string-length": taking(0, 1)(_here_or(lambda text: float(len(text)))),
    "normalize-space": taking(0, 1)(_here_or(lambda text: " ".join(text.split()))),
    "concat": taking(0, None)(_concat),
    "join": taking(1, None)(_join),
    "starts-with": taking(2)(of_texts(str.startswith)),
    "ends-with": taking(2)(of_texts(str.endswith)),
    "contains": taking(2)(of_texts(lambda text, part: part in text)),
    "substring-before": taking(2)(of_texts(_before)),
    "substring-after": taking(2)(of_texts(_after)),
    "substring": taking(2, 3)(_substring),
    "substr": taking(2, 3)(_substr),
    "translate": taking(3)(of_texts(_translate)),
    "regex": taking(2)(of_texts(_regex)),
    "digest": taking(2, 3)(of_texts(_digest)),
    "base64-decode": taking(1)(of_texts(_base64_decode)),
    "uuid": taking(0, 1)(_uuid),
    "jr:itext": taking(1)(_itext),
}
