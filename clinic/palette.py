"""The colours of static/css/tokens.css by day and by night, in the clinic's accent."""

import re
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from clinic.theme import contrast, shades

COLOUR = re.compile(r"--([\w-]+): #([0-9a-f]{6});")
WORDS, LINES = 4.5, 3  # what WCAG asks of words, and of what shows where a field or button is
# What stands on what.
PAIRS = [
    ("ink", "paper", WORDS, _("Text on the page")),
    ("ink", "sand", WORDS, _("Text on a tinted band")),
    ("ink-soft", "paper", WORDS, _("Dates, notes, standfirsts")),
    ("ink-soft", "sand", WORDS, _("The same on a tinted band")),
    ("accent", "paper", WORDS, _("Links")),
    ("accent", "surface", WORDS, _("Links on a card")),
    ("accent", "accent-soft", WORDS, _("Links on the accent's ground")),
    ("ink", "accent-soft", WORDS, _("Text on the accent's ground")),
    ("on-accent", "accent", WORDS, _("Buttons")),
    ("on-signal", "signal-urgent", WORDS, _("The way to help, urgent care cards")),
    ("on-signal", "signal-nonurgent", WORDS, _("Other care cards")),
    ("urgent", "urgent-soft", WORDS, _("Errors")),
    ("caution", "caution-soft", WORDS, _("Warnings")),
    ("good", "good-soft", WORDS, _("What went well")),
    ("line-strong", "surface", LINES, _("Edges of fields")),
]


class Pair(NamedTuple):
    front: str
    ground: str
    least: float
    what: str
    light: tuple  # colour, ground, contrast
    dark: tuple


def pairs(accent):
    light, dark = palette(accent)
    return [Pair(*pair, _on(light, *pair[:2]), _on(dark, *pair[:2])) for pair in PAIRS]


def palette(accent):
    """Colours by name for light and for dark, the accent's shades as its stylesheet has them."""
    written_light, written_dark = _written()
    accents_light, accents_dark = shades(accent)
    return {**written_light, **accents_light}, {**written_light, **written_dark, **accents_dark}


def _on(colours, front, ground):
    ratio = contrast(colours[front], colours[ground])
    return _hex(colours[front]), _hex(colours[ground]), round(ratio, 1)


def _hex(colour):
    return "#{:02x}{:02x}{:02x}".format(*colour)


@cache
def _written():
    text = (settings.BASE_DIR / "static/css/tokens.css").read_text()
    light, dark = text.split("@media (prefers-color-scheme: dark)", 1)
    return _colours(light), _colours(dark.split("@media", 1)[0])


def _colours(text):
    return {name: tuple(bytes.fromhex(value)) for name, value in COLOUR.findall(text)}
