"""What an enterprise agrees to, word for word; the name of the wording is kept with the answer."""

from __future__ import annotations

from collections.abc import Mapping

WORDING = "2026-11"
"""The name of the wordings below.  They are never changed under the same name."""

NAMED: Mapping[str, str] = {
    "fr": "Nous acceptons que cette fiche soit publiée sous le nom de notre entreprise. "
    "Nous pouvons revenir sur cet accord à tout moment, par le lien de ce courriel : "
    "la fiche est alors retirée.",
    "nl": "Wij gaan ermee akkoord dat deze fiche onder de naam van onze onderneming verschijnt. "
    "Wij kunnen daar altijd op terugkomen, via de link in deze mail: dan verdwijnt de fiche.",
    "en": "We agree that this sheet is published under the name of our enterprise. We may take "
    "this back at any time, by the link of this mail: the sheet is then withdrawn.",
}
QUOTED: Mapping[str, str] = {
    "fr": "La personne citée est d’accord, et rien dans la citation ne permet de la reconnaître "
    "contre son gré. Si elle change d’avis, la citation disparaît de la page et de tous les "
    "fichiers dans l’heure.",
    "nl": "De persoon die hier aan het woord is, gaat akkoord, en niets in het citaat maakt haar "
    "of hem tegen haar of zijn wil herkenbaar. Verandert zij of hij van mening, dan verdwijnt het "
    "citaat binnen het uur van de pagina en uit alle bestanden.",
    "en": "The person who is quoted agrees, and nothing in the quotation makes them known against "
    "their will. If they change their mind, the quotation is gone from the page and from every "
    "file within the hour.",
}
