"""Which language a page speaks."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, current_app, request, session
from flask_babel import get_locale
from flask_login import current_user

from app.extensions import babel
from app.web import catalogues

NAMES = {"fr": "Français", "nl": "Nederlands", "en": "English"}


def init_app(app: Flask) -> None:
    catalogues.compile_stale()
    babel.init_app(app, locale_selector=language_of_this_request)
    app.before_request(remember_the_choice)
    app.add_template_global(get_locale)
    app.jinja_env.globals["language_names"] = NAMES
    app.add_template_global(this_page_in)


def remember_the_choice() -> None:
    """Keep the language that a link ``?lang=nl`` asks for, in the session cookie."""
    asked = request.args.get("lang")
    if request.endpoint == "static" or asked not in current_app.config["SETTINGS"].locales:
        return
    if session.get("lang") != asked:
        session["lang"] = asked


def language_of_this_request() -> str:
    """Return the language chosen by link, else the person's, else the browser's, else ours."""
    locales: tuple[str, ...] = current_app.config["SETTINGS"].locales
    for chosen in (request.args.get("lang"), session.get("lang")):
        if chosen in locales:
            return str(chosen)
    if current_user.is_authenticated and current_user.account.locale in locales:
        return str(current_user.account.locale)
    return request.accept_languages.best_match(locales) or locales[0]


def this_page_in(locale: str) -> str:
    """Return the address of the page now shown, in another language."""
    kept = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    return f"{request.path}?{urlencode([*kept, ('lang', locale)])}"
