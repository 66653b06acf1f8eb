"""Statements and secrets to test with: one variable, members by letter."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.racines.secrecy import Cell, Secret, Statement, needed_for


def cells(members: str, variable: str = "workers") -> frozenset[Cell]:
    return frozenset(Cell(variable, member) for member in members)


def says(source: str, members: str, value: int, variable: str = "workers") -> Statement:
    return Statement(source, source, cells(members, variable), value)


def hides(member: str, value: int, variable: str = "workers") -> Secret:
    return Secret(cells(member, variable), value, needed=needed_for(value))


def truth(variable: str = "workers", **values: int) -> Mapping[Cell, int]:
    return {Cell(variable, member): value for member, value in values.items()}
