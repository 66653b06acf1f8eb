"""Whom we may ask for statistics over the network, and how often."""

from __future__ import annotations

from datetime import timedelta

HOSTS = (
    "ec.europa.eu",
    "insee.fr",
    "statbel.fgov.be",
    "iweps.be",
    "ibsa.brussels",
    "nbb.be",
    "provincies.incijfers.be",
    "statistiekvlaanderen.be",
)
"""Offices of statistics of Europe, France and Belgium; each stands for the hosts below it."""

WITHOUT_TLS = ("walstat.iweps.be",)
"""Hosts that offer plain HTTP only."""

MOST_IN_AN_HOUR = 20
"""Downloads that one pole may ask for."""

AN_HOUR = timedelta(hours=1)

LATER = timedelta(minutes=5)
"""How long Eurostat wants us to wait before we look whether its answer is ready."""

MOST_LOOKS = 24
"""How often we look before we give up: two hours."""

EVERY = {"once": 0, "monthly": 30, "quarterly": 91}
"""Days between two downloads of the same file, by name; 0: it is not asked for again."""
