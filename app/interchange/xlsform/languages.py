"""Which language a header means: ``French``, ``Français (fr)``, ``fr``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from app.core.text import Locale

NAMES: Mapping[str, str] = {
    "francais": "fr", "french": "fr", "frans": "fr", "franzosisch": "fr", "fra": "fr", "fre": "fr",
    "nederlands": "nl", "dutch": "nl", "neerlandais": "nl", "vlaams": "nl", "flemish": "nl",
    "flamand": "nl", "niederlandisch": "nl", "nld": "nl", "dut": "nl",
    "english": "en", "anglais": "en", "engels": "en", "englisch": "en", "eng": "en",
    "deutsch": "de", "german": "de", "allemand": "de", "duits": "de", "deu": "de", "ger": "de",
    "espanol": "es", "spanish": "es", "espagnol": "es", "spaans": "es", "spa": "es",
    "portugues": "pt", "portuguese": "pt", "portugais": "pt", "por": "pt",
    "italiano": "it", "italian": "it", "italien": "it", "italiaans": "it", "ita": "it",
    "arabic": "ar", "arabe": "ar", "arabisch": "ar", "العربية": "ar",
    "polski": "pl", "polish": "pl", "polonais": "pl", "pools": "pl",
    "turkce": "tr", "turkish": "tr", "turc": "tr", "turks": "tr",
    "russian": "ru", "russe": "ru", "russisch": "ru", "русский": "ru",
    "ukrainian": "uk", "ukrainien": "uk", "oekraiens": "uk",
    "romana": "ro", "romanian": "ro", "roumain": "ro", "roemeens": "ro",
    "indonesian": "id", "bahasa indonesia": "id", "हिन्दी": "hi",
    "swahili": "sw", "kiswahili": "sw", "nepali": "ne", "hindi": "hi", "bengali": "bn",
    "amharic": "am", "somali": "so", "hausa": "ha", "wolof": "wo", "malagasy": "mg",
}  # fmt: skip
"""By its own name and its names in our languages, without accents or case."""

OWN_NAMES: Mapping[str, str] = {
    "fr": "Français", "nl": "Nederlands", "en": "English", "de": "Deutsch", "es": "Español",
    "pt": "Português", "it": "Italiano", "ar": "العربية", "pl": "Polski", "tr": "Türkçe",
    "ru": "Русский", "uk": "Українська", "ro": "Română", "sw": "Kiswahili", "hi": "हिन्दी",
    "id": "Bahasa Indonesia",
}  # fmt: skip
"""What a language calls itself, by its code."""

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "fr": frozenset(
        {"le", "la", "les", "des", "du", "et", "est", "vous", "votre", "vos", "quel", "quelle",
         "une", "un", "pour", "dans", "avec"}
    ),
    "nl": frozenset(
        {"het", "een", "van", "uw", "wat", "welke", "hoeveel", "voor", "met", "niet", "zijn",
         "heeft", "bent", "naam"}
    ),
    "en": frozenset(
        {"the", "of", "and", "you", "your", "what", "which", "how", "for", "with", "not", "are",
         "have", "name"}
    ),
}  # fmt: skip
"""Words that one of our languages has and the others have not."""

WITH_CODE = re.compile(r".*\(\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*\s*\)")
CODE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{2,8})*")


def locale_named(written: str) -> Locale:
    """Return the language that a header names.

    A region is left out (``fr-BE`` is French): our texts have one French.  A name that
    nobody knows becomes a private tag, ``und-x-…``, so that its wording is kept apart.
    """
    if found := WITH_CODE.fullmatch(written.strip()):
        code = found[1].lower()
        return Locale(NAMES.get(code, code))
    plain = _folded(written)
    for name in (plain, *(_folded(part) for part in re.split(r"[()]", written))):
        if name in NAMES:
            return Locale(NAMES[name])
    if found := CODE.fullmatch(written.strip()):
        return Locale(found[1].lower())
    slug = re.sub(r"[^a-z0-9]", "", plain)[:8]
    return Locale(f"und-x-{slug or 'unknown'}")


def header_of(locale: Locale) -> str:
    """Return a language as a header names it, so that :func:`locale_named` knows it again.

    >>> header_of(Locale("fr"))
    'Français (fr)'
    """
    if is_known(locale):
        return f"{OWN_NAMES.get(locale, locale)} ({locale})"
    return locale.rpartition("-")[2]


def guessed(texts: Iterable[str], otherwise: Locale) -> Locale:
    """Return the language whose small words the texts hold, twice as many as of any other."""
    words = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower()))
    found = Counter({code: sum(words[w] for w in small) for code, small in SMALL_WORDS.items()})
    (first, most), (_second, next_most), *_ = found.most_common()
    return Locale(first) if most > 2 * next_most else otherwise


def is_known(locale: Locale) -> bool:
    return not locale.startswith("und")


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.strip().lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
