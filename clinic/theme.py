"""The accent colour as a stylesheet: one colour in, its shades out, all of them readable."""

import colorsys
import re
from dataclasses import dataclass
from math import floor

from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

LIGHT_PAPER, DARK_PAPER = (252, 251, 248), (18, 25, 27)
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
# WCAG asks for 4.5; more, since the accent also stands on tinted grounds, and at night looks dull.
LIGHT_CONTRAST, DARK_CONTRAST = 5.5, 8.5
DEFAULT = "#1f5f6b"
_COLOUR = re.compile(r"#?[0-9a-f]{6}", re.IGNORECASE)


@require_safe
def stylesheet(request):
    """`/theme.css?v=1f5f6b`, made of its address alone, so it may be kept for long."""
    light, dark = shades(as_colour(request.GET.get("v", "")))
    css = f":root{{{_properties(light)}}}\n"
    css += f"@media (prefers-color-scheme: dark){{:root{{{_properties(dark)}}}}}\n"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=86_400)
    return response


def is_colour(text):
    """Six hexadecimal digits, with or without the # before them."""
    return bool(_COLOUR.fullmatch(text or ""))


def as_colour(text):
    """The colour that was typed; the usual one while it is none."""
    return f"#{text.lstrip('#').lower()}" if is_colour(text) else DEFAULT


def query(accent):
    return f"v={accent[1:]}"


@dataclass(frozen=True)
class Use:
    """What becomes of the accent on one of the two papers, with contrasts as WCAG counts them."""

    ground: str
    paper: str
    asked: str
    asked_contrast: float
    used: str
    used_contrast: float
    corrected: str


def uses(accent):
    """The accent by day and by night: as it was asked for, and as links and buttons have it."""
    asked = _rgb(accent)
    grounds = (
        (_("By day"), LIGHT_PAPER, _("too pale")),
        (_("By night"), DARK_PAPER, _("too dark")),
    )
    return [
        Use(
            ground=ground,
            paper=_hex(paper),
            asked=accent.lower(),
            asked_contrast=_floored(contrast(asked, paper)),
            used=_hex(shade["accent"]),
            used_contrast=_floored(contrast(shade["accent"], paper)),
            corrected=why if shade["accent"] != asked else "",
        )
        for (ground, paper, why), shade in zip(grounds, shades(accent), strict=True)
    ]


def _floored(ratio):
    return floor(ratio * 10) / 10  # never better than it is


def shades(accent):
    """The custom properties for light and for dark."""
    colour = _rgb(accent)
    light = _until_readable(colour, LIGHT_PAPER, LIGHT_CONTRAST, lightness=0)
    dark = _until_readable(colour, DARK_PAPER, DARK_CONTRAST, lightness=1)
    return (
        {
            "accent": light,
            "accent-strong": _mix(light, BLACK, 0.25),
            "accent-soft": _tint(light),
            "accent-line": _mix(light, LIGHT_PAPER, 0.68),
            "on-accent": WHITE,
        },
        {
            "accent": dark,
            "accent-strong": _mix(dark, WHITE, 0.35),
            "accent-soft": _mix(dark, DARK_PAPER, 0.84),
            "accent-line": _mix(dark, DARK_PAPER, 0.6),
            "on-accent": DARK_PAPER,
        },
    )


def _properties(colours):
    return "".join(f"--{name}:{_hex(colour)};" for name, colour in colours.items())


def _hex(colour):
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _rgb(text):
    return tuple(int(text[i : i + 2], 16) for i in (1, 3, 5))


def _mix(one, other, share):
    """`one` with a share of `other` in it."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def _tint(colour):
    """A pale ground in the colour's hue, never louder than a third of what it could be."""
    hue, _, strength = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    return tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue, 0.93, min(strength, 0.33)))


def _until_readable(colour, paper, enough, *, lightness):
    """The colour, moved towards black or white as far as it takes; its hue and strength stay."""
    hue, start, strength = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    for step in range(41):
        moved = start + (lightness - start) * step / 40
        shade = tuple(round(255 * part) for part in colorsys.hls_to_rgb(hue, moved, strength))
        if contrast(shade, paper) >= enough:
            return shade
    raise AssertionError("black and white are readable on either paper")


def contrast(one, other):
    """WCAG's contrast ratio of two colours."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (part / 255 for part in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
