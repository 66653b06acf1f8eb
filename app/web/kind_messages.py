"""The sentences of each kind of answer: what is missing, what cannot be read, what goes beyond."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

SENTENCES: Mapping[str, object] = {
    "address.no-such-postcode": _(
        "Check the postcode for “%(label)s”: Belgium has four digits, France five"
    ),
    "address.without-country": _("Choose the country for “%(label)s”"),
    "address.without-place": _("Add the town or village for “%(label)s”"),
    "address.without-postcode": _("Add the postcode for “%(label)s”"),
    "address.without-street": _("Add the street and the number for “%(label)s”"),
    "answer.against-constraint": _("Check “%(label)s”: the federation expects another answer here"),
    "answer.surprising": _("Check “%(label)s”: this answer is unusual. If it is right, confirm it"),
    "cell.outside": _("%(row)s: give a number from %(least)s to %(most)s"),
    "cell.too-large": _("%(row)s: give %(most)s or less"),
    "cell.too-small": _("%(row)s: give %(least)s or more"),
    "commune.elsewhere": _("Choose a commune of another country for “%(label)s”"),
    "commune.required": _("Choose the commune for “%(label)s”"),
    "commune.unknown": _(
        "No commune is called “%(typed)s”: write its name, its postcode or its code"
    ),
    "commune.which": _("Which commune do you mean for “%(label)s”: %(names)s?"),
    "consent.other-words": _("The words of “%(label)s” have changed: read them and answer again"),
    "consent.required": _("Tick “%(label)s” to go on"),
    "duration.beyond": _("The duration for “%(label)s” must be %(most)s hours or less"),
    "duration.not-one": _("Write the duration for “%(label)s” in hours and minutes, such as 1h30"),
    "duration.required": _("Give the duration for “%(label)s”"),
    "duration.without-unit": _("Hours or minutes for “%(label)s”? Write 35h or 35 min"),
    "email.not-one": _(
        "Write the e-mail address for “%(label)s” in full, such as name@example.org"
    ),
    "enterprise-number.length": _(
        "The number for “%(label)s” has %(digits)s digits: "
        "a BCE number has 10, a SIREN 9, a SIRET 14"
    ),
    "enterprise-number.not-digits": _("Write the enterprise number for “%(label)s” in digits"),
    "enterprise-number.of-two": _(
        "“%(label)s” could be %(first)s or %(second)s: write BE before a Belgian number"
    ),
    "enterprise-number.wrong-digits": _(
        "Check the number for “%(label)s”: its check digits do not fit the others"
    ),
    "file.beyond-quota-of-enterprise": _(
        "There is no room for “%(label)s”: your enterprise has stored %(used)s MB of %(most)s MB"
    ),
    "file.beyond-quota-of-pole": _(
        "There is no room for “%(label)s”: the pole has stored %(used)s MB of %(most)s MB"
    ),
    "file.broken": _("The picture for “%(label)s” cannot be opened: save it anew, or take another"),
    "file.empty": _("The file for “%(label)s” is empty: choose another"),
    "file.not-stored": _("Choose the file for “%(label)s” again: it did not arrive"),
    "file.not-what-it-says": _(
        "The file for “%(label)s” is called %(ending)s and is something else inside: save it anew"
    ),
    "file.of-another-sort": _(
        "A file of this kind cannot be taken for “%(label)s”: choose one of %(allowed)s"
    ),
    "file.required": _("Choose a file for “%(label)s”"),
    "file.too-large": _("The file for “%(label)s” must be %(most)s MB or less"),
    "file.too-many-at-once": _(
        "Send the file for “%(label)s” with the next page: %(most)s files at once are the most"
    ),
    "goals.too-many": _("Choose at most %(most)s targets for “%(label)s”"),
    "image.required": _("Choose a picture for “%(label)s”"),
    "image.too-many-pixels": _(
        "The picture for “%(label)s” is too large: %(most)s million pixels are the most"
    ),
    "instant.required": _("Give the day and the time for “%(label)s”"),
    "instant.without-day": _("Add the day for “%(label)s”"),
    "instant.without-time": _("Add the time for “%(label)s”, such as 14:30"),
    "month.required": _("Give the month for “%(label)s”"),
    "month.too-early": _("The month for “%(label)s” must not be before that of %(earliest)s"),
    "month.too-late": _("The month for “%(label)s” must not be after that of %(latest)s"),
    "numbers.other-total": _(
        "The numbers for “%(label)s” make %(found)s together: they should make %(total)s"
    ),
    "numbers.required": _("Fill in the numbers for “%(label)s”"),
    "other.without-words": _("Write your own answer to “%(label)s”"),
    "period.backwards": _("The period for “%(label)s” ends before it begins: check both dates"),
    "period.required": _("Give the first and the last day for “%(label)s”"),
    "period.without-from": _("Add the first day for “%(label)s”"),
    "period.without-to": _("Add the last day for “%(label)s”"),
    "phone.not-one": _(
        "Write the phone number for “%(label)s” in full, such as 02 555 12 34 or +33 3 20 55 12 34"
    ),
    "phone.which-country": _(
        "Is the number for “%(label)s” Belgian or French? Begin it with +32 or +33"
    ),
    "place.beyond": _(
        "Check the place for “%(label)s”: latitudes go up to 90, longitudes up to 180"
    ),
    "place.changed-over": _("Check “%(label)s”: latitude and longitude seem to be changed over"),
    "place.no-such-latitude": _("The latitude for “%(label)s” must be from -90 to 90"),
    "place.no-such-longitude": _("The longitude for “%(label)s” must be from -180 to 180"),
    "place.not-degrees": _(
        "Write the place for “%(label)s” in degrees, such as 50.6292 and 3.0573"
    ),
    "place.required": _("Give the place for “%(label)s”"),
    "place.too-few-points": _("Give at least %(least)s points for “%(label)s”"),
    "place.too-many-points": _("Give at most %(most)s points for “%(label)s”"),
    "place.without-latitude": _("Add the latitude for “%(label)s”"),
    "place.without-longitude": _("Add the longitude for “%(label)s”"),
    "ranking.incomplete": _("Give each answer to “%(label)s” a place, from 1 to %(places)s"),
    "ranking.not-a-place": _("Write the places for “%(label)s” as numbers from 1 to %(places)s"),
    "ranking.required": _("Put the answers to “%(label)s” in order"),
    "ranking.twice": _("Give each place for “%(label)s” only once"),
    "row.first-required": _("Answer each line of “%(label)s”"),
    "row.required": _("Answer “%(row)s” too, in “%(label)s”"),
    "scale.off-step": _(
        "Choose a step of the scale for “%(label)s”: from %(least)s on, in steps of %(step)s"
    ),
    "scale.required": _("Choose a step of the scale for “%(label)s”"),
    "signature.required": _("Sign for “%(label)s”"),
    "testimony.no-words": _("Write what was said for “%(label)s”"),
    "time.no-such": _("Check the time for “%(label)s”: it goes from 0:00 to 23:59"),
    "time.not-one": _("Write the time for “%(label)s” in hours and minutes, such as 14:30"),
    "time.required": _("Give the time for “%(label)s”"),
    "times.too-few": _("“%(group)s”: %(times)s so far, add until there are %(least)s"),
    "times.too-many": _("“%(group)s”: %(times)s so far, remove until there are %(most)s"),
    "url.not-one": _("Write the address of the page for “%(label)s”, such as https://example.org"),
    "year.outside": _("The year for “%(label)s” must be from %(least)s to %(most)s"),
    "year.required": _("Give the year for “%(label)s”"),
    "year.too-large": _("The year for “%(label)s” must be %(most)s or earlier"),
    "year.too-small": _("The year for “%(label)s” must be %(least)s or later"),
}
