"""The answers that LimeSurvey offers of its own, for questions that write none out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.core.text import FR, NL, NO_TEXT, Locale, LocalizedText

_NUMBERS = tuple(str(number) for number in range(1, 11))

CODES: Mapping[str, tuple[str, ...]] = {
    "5": _NUMBERS[:5], "A": _NUMBERS[:5], "B": _NUMBERS,
    "G": ("F", "M"), "Y": ("Y", "N"), "C": ("Y", "U", "N"), "E": ("I", "S", "D"),
}  # fmt: skip
"""By the letter of the question, in the order in which they are offered."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "F": {"fr": "Femme", "nl": "Vrouw", "en": "Female", "de": "Weiblich", "es": "Mujer",
          "it": "Femmina"},
    "M": {"fr": "Homme", "nl": "Man", "en": "Male", "de": "Männlich", "es": "Hombre",
          "it": "Maschio"},
    "Y": {"fr": "Oui", "nl": "Ja", "en": "Yes", "de": "Ja", "es": "Sí", "it": "Sì"},
    "N": {"fr": "Non", "nl": "Nee", "en": "No", "de": "Nein", "es": "No", "it": "No"},
    "U": {"fr": "Incertain", "nl": "Onzeker", "en": "Uncertain", "de": "Unentschieden",
          "es": "Indeciso", "it": "Incerto"},
    "I": {"fr": "En augmentation", "nl": "Toegenomen", "en": "Increase", "de": "Zunahme",
          "es": "Aumento", "it": "Aumento"},
    "S": {"fr": "Inchangé", "nl": "Gelijk gebleven", "en": "Same", "de": "Gleich",
          "es": "Igual", "it": "Uguale"},
    "D": {"fr": "En diminution", "nl": "Afgenomen", "en": "Decrease", "de": "Abnahme",
          "es": "Disminución", "it": "Diminuzione"},
}  # fmt: skip


def label(code: str, locales: Iterable[Locale]) -> LocalizedText:
    """Return what an answer is called in these languages, in English where we know no other.

    :param locales: the one in which the questionnaire begins first.
    """
    first, *_ = spoken = tuple(dict.fromkeys((*locales, FR, NL)))
    words = _WORDS.get(code, {})
    made = NO_TEXT
    for locale in spoken:
        said = words.get(locale[:2], "") or ("" if locale != first else words.get("en", ""))
        if said or not words:
            made = made.written(locale, said or code, authored=first)
    return made
