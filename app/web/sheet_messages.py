"""The sentences of what stands between a sheet and its publication."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "sheet.no-promise": _("Say in one sentence what the enterprise is there for."),
    "sheet.no-figure": _("Choose a key figure or a comparison: a sheet without one says nothing."),
    "sheet.nothing-to-show": _(
        "None of the chosen figures may be shown: too few people or enterprises stand behind them."
    ),
    "sheet.too-many-comparisons": _("The sheet holds %(most)d comparisons: choose among them."),
    "sheet.no-noun": _("Say what the number counts."),
    "sheet.no-consent": _("Say on which day the person agreed to be quoted."),
    "sheet.no-speaker": _("Say who speaks: a first name or a role."),
    "sheet.translation-by-machine": _(
        "Nobody has read this translation into %(language)s yet: read it, then say so."
    ),
    "sheet.translation-outdated": _(
        "The words have changed since they were translated into %(language)s: look at it again."
    ),
    "sheet.chain-broken": _("The chain misses a link: write it, or leave all four empty."),
    "sheet.wording-long": _("%(length)d characters: a page holds %(most)d here."),
    "sheet.too-long": _(
        "The sheet does not fit its paper in %(language)s. Shorten the quotation first, then the "
        "practices, show one comparison less, or let it fill two pages."
    ),
    "sheet.too-large": _("The page took too long to print. Shorten the longest texts."),
    "sheet.file-not-made": _(
        "The %(format)s of the sheet in %(language)s could not be made. Try again; if it happens "
        "again, tell whoever looks after this installation."
    ),
    "sheet.unprintable": _(
        "A text holds a sign that our fonts do not have, or that cannot be printed in "
        "%(language)s. Look for unusual signs."
    ),
    "sheet.not-checked": _("Nobody has checked the facts of the sheet as it stands now."),
    "sheet.detail-unread": _(
        "Read the quotations for details by which somebody could be recognised, then tick the box."
    ),
    "sheet.not-agreed": _("The enterprise has not agreed yet."),
    "sheet.refused": _("The enterprise does not agree. Change what it asks for, and ask again."),
    "sheet.agreed-otherwise": _(
        "The enterprise agreed to a sheet that said something else. Ask it about this one."
    ),
    "sheet.nobody-to-ask": _("A sheet of the whole pole is about nobody in particular."),
    "sheet.no-address": _("%(enterprise)s has no address to write to. Give it one first."),
    "sheet.day-not-ahead": _("Choose a day within the next %(days)d days."),
    "sheet.name-not-agreed": _("Tick that the enterprise may be named, or say that you disagree."),
    "sheet.quotation-open": _("Say of this quotation whether it may be shown."),
    "sheet.embargo-over": _("Choose a moment that is still to come, or leave it empty."),
    "batch.nothing-chosen": _("Choose a sheet, a language and a format at least."),
    "batch.too-much": _("Choose %(most)d sheets at most, all of one pole."),
    "sheet.name-unfit": _("Use small letters without accents, figures and hyphens only."),
    "sheet.name-taken": _("Another sheet has this name. Add the year or the place."),
    "sheet.changed-meanwhile": _(
        "Somebody saved this sheet in the meantime. What you typed stands below and is not kept "
        "yet: save again to put it in the place of theirs."
    ),
    "sheet.day-unread": _("Write the day as 2026-02-03."),
    "sheet.colour-unread": _("Write the colour as # and six figures or letters from A to F."),
    "secrecy.with-others": _(
        "This number, beside what %(others)s told already, would give away what one enterprise "
        "answered, or a handful of persons. Leave it out, or show another one."
    ),
    "secrecy.together": _(
        "The numbers of this sheet, taken together, would give away what one enterprise answered, "
        "or a handful of persons. Leave this one out, or another."
    ),
    "wording.attribution": _(
        "“%(words)s” credits the enterprise with what the figures cannot show. Say what happens "
        "in your enterprise instead."
    ),
    "wording.times-more": _(
        "“%(words)s” misleads: three times as much is twice more. Name both figures instead."
    ),
    "wording.ranking": _("“%(words)s” ranks; nothing here was ranked."),
    "wording.proof": _("“%(words)s” promises a proof that these figures are not."),
    "wording.percent-of-few": _(
        "“%(words)s”: of fewer than ten, say how many instead of per cent."
    ),
}
