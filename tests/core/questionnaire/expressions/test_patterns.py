"""A pattern means in the page what it means on the server, or is left to the server."""

from __future__ import annotations

from datetime import UTC, datetime

from app.interchange import expression_vectors, expressions_in_node

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PATTERNS = (
    r"^\d+$", r"\s", r"^\S+$", r"[\s]", r"^.$", r"^..$", r"[.]", r"\-", r"[\-b]", r"^[a-c\-]+$",
    r"\@", r"\_", r"\ ", r"\.", r"[\w\.-]+@[\w\.-]+\.\w{2,4}", r"^[+]?\d{1,3}[\s\-]?$",
    r"^(?:a|b)-$", r"a*?b", r"[^\x00-\x7F]", r"\p{L}", r"^\(?\d", r"é|è", r"\t", r"[[]", r"[\]]",
    r"\$", r"^$", r"\/", r"\:", r"\b1",
)  # fmt: skip
TEXTS = (
    "", "12", "a-b", "a.b@c.org", " ", "\u00a0", "\u2028", "\n", "\r", "é", "😀", "[", "]", "_",
    "-", "(1", "+32 ", "\t", "$", "/:", "c 1",
)  # fmt: skip
ELSEWHERE = ("a{", "}", r"\p{Greek}", r"\x{e9}", "^([A-Z]{1,70} ?)+$")
REFUSED = (
    "(?P<a>x)", "(?<a>x)", "(?=a)", "(?i)a", "(?-i:a)", r"(a)\1", "[[:alpha:]]", r"\Aa", r"a\z",
    r"\Qa\E", "(", "a{1001}", r"\k<a>",
)  # fmt: skip


def both(pairs: list[tuple[str, str]]) -> tuple[list[object], list[object]]:
    document = {
        "vectors": [
            {"id": pattern, "expression": f'regex("{text}", "{pattern}")'}
            for pattern, text in pairs
        ]
    }
    ours, theirs = (
        [answer["value"] for answer in engine.worked_out(document, now=NOW)]
        for engine in (expression_vectors, expressions_in_node)
    )
    return ours, theirs


def test_both_engines_find_the_same() -> None:
    pairs = [(pattern, text) for pattern in PATTERNS for text in TEXTS]

    ours, theirs = both(pairs)

    assert [
        (pair, one, other)
        for pair, one, other in zip(pairs, ours, theirs, strict=True)
        if one is not other
    ] == []


def test_what_only_the_server_reads_is_left_to_it() -> None:
    ours, theirs = both([(pattern, "a") for pattern in ELSEWHERE])

    assert (set(map(type, ours)), set(theirs)) == ({bool}, {"expression.left-to-the-server"})


def test_what_they_do_not_share_is_refused() -> None:
    ours, theirs = both([(pattern, "a") for pattern in REFUSED])

    assert (set(ours), set(theirs)) == (
        {"expression.pattern"}, {"expression.left-to-the-server"},
    )  # fmt: skip
