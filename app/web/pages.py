"""What every template may use: words, numbers, dates, and who is reading."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale as Region
from babel import dates, numbers, units
from flask import Flask, current_app
from flask_babel import get_locale, get_timezone
from flask_wtf.csrf import generate_csrf

from app.core.text import Locale, LocalizedText
from app.models import Names
from app.web import guards, measure_messages, messages


def init_app(app: Flask) -> None:
    for function in (guards.current_actor, read, lang_of, generate_csrf):
        app.add_template_global(function)
    app.jinja_env.globals["measure_words"] = measure_messages.WORDS
    app.jinja_env.globals["settings"] = app.config["SETTINGS"]
    for template_filter in (
        messages.sentence,
        messages.role_name,
        number,
        day,
        instant,
        clock,
        named,
        initials,
        browser,
    ):
        app.add_template_filter(template_filter)


def read(text: LocalizedText, otherwise: Locale) -> str:
    """Return a text in the reader's language, or else in the language ``otherwise``."""
    return text.read_in(Locale(str(get_locale())), otherwise=otherwise)


def lang_of(text: LocalizedText, otherwise: Locale) -> str:
    """Return the language that :func:`read` speaks, for the ``lang`` attribute."""
    return text.locale_read(Locale(str(get_locale())), otherwise=otherwise)


def named(names: Names) -> str:
    """Return the name in the reader's language, or else the first there is."""
    return names.get(str(get_locale())) or next(iter(names.values()), "")


def initials(name: str) -> str:
    """Return the first letters of the first and the last word: ``ML``."""
    words = name.split()
    return (
        "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper() if words else "?"
    )


BROWSERS = ("Firefox", "Edg", "OPR", "Chrome", "Safari")
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


def browser(user_agent: str) -> str:
    """Return a short name for a device from what its browser says: ``Firefox, Windows``."""
    names = [
        next((name for name in known if name in user_agent), "") for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join({"Edg": "Edge", "OPR": "Opera"}.get(name, name) for name in names if name)


def number(value: int | float | Decimal) -> str:
    """Return a number as the reader writes it: ``1 234,5`` or ``1.234,5``."""
    return numbers.format_decimal(value, locale=regional())


def weight(size: int) -> str:
    """Return how large a file is: ``2,4 Mo``, ``310 kB``."""
    unit, of = ("megabyte", 1_000_000) if size >= 1_000_000 else ("kilobyte", 1_000)
    places = 1 if unit == "megabyte" else 0
    amount = round(max(size / of, 1), places) if places else max(round(size / of), 1)
    return units.format_unit(amount, f"digital-{unit}", length="short", locale=regional())


def day(value: date) -> str:
    """Return a day in words: ``1 mars 2026``."""
    return dates.format_date(value, "long", locale=regional())


def month(value: date) -> str:
    """Return the month of a day in words: ``mars 2026``."""
    return str(dates.format_skeleton("yMMMM", value, locale=regional()))


def instant(value: datetime) -> str:
    """Return an instant in the time zone of the installation: ``1 mars 2026, 14:32``."""
    local = value.astimezone(get_timezone())
    return f"{dates.format_date(local, 'long', locale=regional())}, {local:%H:%M}"


def clock(value: datetime) -> str:
    """Return the time of an instant on the clocks of the installation: ``14:32``."""
    return f"{value.astimezone(get_timezone()):%H:%M}"


def zone() -> ZoneInfo:
    """Return the clocks of the installation.

    flask-babel gives those of pytz, in which ``02:30`` on a given day cannot simply be said.
    """
    return ZoneInfo(current_app.config["SETTINGS"].timezone)


def city() -> str:
    """Return the city whose clocks the installation keeps, in the reader's language."""
    return str(dates.get_timezone_location(zone(), locale=regional(), return_city=True))


def country(code: str) -> str:
    """Return what a country is called in the reader's language; the code if nobody knows it."""
    known: str | None = Region.parse(regional()).territories.get(code)
    return known or code


def regional() -> str:
    """Return the reader's language as Belgium and France write it."""
    return {"fr": "fr_FR", "nl": "nl_BE"}.get(str(get_locale()), "en_GB")
