"""The application, put together.  Read it as the table of contents of the house."""

from __future__ import annotations

import os

import click
from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app import cli, home, models  # noqa: F401  (the tables must be known before a session is)
from app.accounts import cli as accounts_cli
from app.accounts.views import (
    account,
    enterprise_list,
    enterprises,
    invitation,
    log_in,
    no_more,
    outbox,
    password,
    people,
    person,
    poles,
    second_factor,
)
from app.builder import cli as builder_cli
from app.builder.views import (
    changes,
    checks,
    editor,
    export,
    following,
    history,
    importing,
    lists,
    logic,
    modules,
    preview,
    publish,
    questionnaires,
    translate,
    translations,
)
from app.config import Settings
from app.demonstration import cli as demonstration_cli
from app.extensions import csrf, db, migrate
from app.operations import cli as operations
from app.racines import cli as racines_cli
from app.racines.views import columns, comparisons, downloads, indicators
from app.sheets import cli as sheets_cli
from app.sheets.views import agree, approval, batches, compose, library, public
from app.sheets.views import publish as publish_sheet
from app.surveys import cli as surveys_cli
from app.surveys.views import (
    answer,
    campaign_letters,
    campaigns,
    entrance,
    queries,
    question,
    review,
    stored,
    waves,
)
from app.web import (
    caching,
    database,
    errors,
    headers,
    identity,
    languages,
    navigation,
    origin,
    pages,
    static,
    wholeness,
)

BLUEPRINTS = (
    home.bp,
    # accounts
    log_in.bp,
    account.bp,
    password.bp,
    second_factor.bp,
    invitation.bp,
    people.bp,
    person.bp,
    enterprises.bp,
    enterprise_list.bp,
    poles.bp,
    outbox.bp,
    no_more.bp,
    # builder
    questionnaires.bp,
    importing.bp,
    editor.bp,
    translate.bp,
    preview.bp,
    changes.bp,
    checks.bp,
    logic.bp,
    history.bp,
    translations.bp,
    lists.bp,
    following.bp,
    modules.bp,
    publish.bp,
    export.bp,
    # surveys
    campaigns.bp,
    waves.bp,
    campaign_letters.bp,
    review.bp,
    entrance.bp,
    answer.bp,
    question.bp,
    stored.bp,
    queries.bp,
    # racines
    comparisons.bp,
    indicators.bp,
    downloads.bp,
    columns.bp,
    # sheets
    library.bp,
    batches.bp,
    compose.bp,
    approval.bp,
    agree.bp,
    publish_sheet.bp,
    public.bp,
)
COMMANDS: tuple[click.Command, ...] = (
    accounts_cli.accounts,
    cli.territories,
    demonstration_cli.demo,
    cli.jobs,
    builder_cli.expressions,
    builder_cli.questionnaires,
    builder_cli.library,
    operations.backup,
    operations.restore,
    racines_cli.racines,
    sheets_cli.sheets,
    surveys_cli.attachments,
)


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application from its settings, or from the environment."""
    settings = settings or Settings.from_env(os.environ)

    app = Flask(__name__, static_url_path=static.address())
    app.config.from_mapping(settings.for_flask())
    app.url_map.merge_slashes = False  # "//" is no page of ours, and no other site either
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}

    db.init_app(app)
    database.init_app(app)
    migrate.init_app(app, db)
    identity.init_app(app)
    languages.init_app(app)
    for part in (origin, wholeness, csrf):  # cheap refusals first, and the token last
        part.init_app(app)
    caching.init_app(app)
    for part in (errors, headers, navigation, pages, static):
        part.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    _believe_proxies(app, settings.trusted_proxies)
    return app


def _believe_proxies(app: Flask, proxies: int) -> None:
    """Take scheme, host and address from that many proxies of ours; from nobody else."""
    if proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=0
        )
