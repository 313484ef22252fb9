"""Drawings of the brain with some regions marked, from the outlines of an anatomical atlas.

`data/outlines.json` is written by `scripts/draw_atlas`. A drawing is laid out as shapes, which the
SVG for pages and the PNG for sharing (`drawing_png`) both show. Marks differ from what is around
them in colour, hatching and line, and carry a number.
"""

import json
import math
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from clinic.languages import address
from clinic.theme import shades
from glossary.models import Entry

OUTLINES = Path(__file__).parent / "data" / "outlines.json"
UNITS = 1000  # the width of each view in the table
# More marks than that explain nothing, and more views are too small to see something in.
MOST, MOST_VIEWS = 4, 3

SVG_SIZE = 1000, 400
GAP, BADGE, AWAY = 90, 21, 24
# Of each number the hatching runs another way, and every second one is light with dark lines.
ANGLES = (45, 135, 0, 90)
STEP, STROKE = 10, 3

# Ground, the brain, its parts, lines, what is written: for a bright and for a dark page.
BRIGHT = {
    "ground": "f5f0e7",
    "brain": "e4d9c6",
    "part": "fffdf9",
    "line": "cdbfa6",
    "ink": "1e292c",
}
DARK = {"ground": "1d2423", "brain": "2c3836", "part": "3b4946", "line": "232d2b", "ink": "e7ecec"}


@cache
def atlas():
    return json.loads(OUTLINES.read_text())


def drawable(slugs):
    """The first few of the slugs that can be drawn together: known, and none inside another."""
    chosen = []
    for slug in slugs:
        apart = all(outlines_of(slug).isdisjoint(outlines_of(other)) for other in chosen)
        if outlines_of(slug) and apart and len(_views_of([*chosen, slug])) <= MOST_VIEWS:
            chosen.append(slug)
        if len(chosen) == MOST:
            break
    return sorted(chosen)


def outlines_of(slug):
    return frozenset(atlas()["regions"].get(slug, {}).get("outlines", ()))


def _of_the_outlines(slugs, language):
    """The originals' slugs of translated entries, by their own."""
    translated = Entry.objects.filter(language=language, slug__in=slugs)
    found = translated.filter(translation_of__isnull=False)
    return dict(found.values_list("slug", "translation_of__slug"))


@dataclass(frozen=True)
class Drawing:
    """The brain with some regions marked; `names` by slug, in the order of their numbers.

    The slugs are those of the outlines; a translated entry has one of its own, in `pages`.
    """

    names: dict
    language: str
    pages: dict = field(default_factory=dict)

    @classmethod
    def of(cls, terms, *, language):
        """The drawing of the first entries that can be drawn, of (slug, name) pairs, or None."""
        names = dict(terms)
        known = {} if language == "en" else _of_the_outlines(list(names), language)
        pages = {known.get(slug, slug): slug for slug in names}
        slugs = drawable(pages)
        drawn = {slug: names[pages[slug]] for slug in slugs}
        return cls(drawn, language, pages) if slugs else None

    def _address(self, form):
        return address("glossary:drawing", "+".join(self.names), form, language=self.language)

    @property
    def svg(self):
        return self._address("svg")

    @property
    def png(self):
        return self._address("png")

    @property
    def entries(self):
        """(name, address) pairs, in the order of their numbers."""
        return [
            (name, address("glossary:entry", self.pages.get(slug, slug), language=self.language))
            for slug, name in self.names.items()
        ]

    @property
    def alt(self):
        names = get_text_list([_("the %s") % name for name in self.names.values()], _("and"))
        return _("Drawing of the brain with %s marked") % names


# -- The layout --------------------------------------------------------------------------------


@dataclass
class Shape:
    kind: str  # brain, part, mark
    points: list
    number: int = 0

    @property
    def is_light_mark(self):
        return self.kind == "mark" and self.number % 2 == 0

    @property
    def svg(self):
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.points)


@dataclass
class Label:
    number: int
    start: tuple
    end: tuple
    angle: float = 0


@dataclass
class Layout:
    """The shapes and the numbered labels of some regions on a sheet of a size."""

    slugs: list
    width: int
    height: int
    shapes: list = field(default_factory=list)
    labels: list = field(default_factory=list)

    def __post_init__(self):
        views = [atlas()["views"][name] for name in _views_of(self.slugs)]
        around = 2 * (AWAY + 2 * BADGE)
        wide = sum(UNITS / view["height"] for view in views)
        free = self.width - around - (len(views) - 1) * GAP
        high = min(self.height - around, free / wide)
        left = (self.width - wide * high - (len(views) - 1) * GAP) / 2
        for view in views:
            self._place(view, high / view["height"], left, (self.height - high) / 2)
            left += UNITS * high / view["height"] + GAP

    def _place(self, view, scale, left, top):
        def on_sheet(numbers):
            return [
                (left + x * scale, top + y * scale)
                for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]

        def add(kind, polygons, number=0):
            self.shapes += [Shape(kind, on_sheet(polygon), number) for polygon in polygons]

        outlines = view["outlines"]
        numbers = {
            name: number
            for number, slug in enumerate(self.slugs, start=1)
            for name in outlines_of(slug)
        }
        add("brain", view["around"])
        # Marks last, so that no neighbour lies over their edge.
        for name in sorted(outlines, key=lambda name: numbers.get(name, 0)):
            number = numbers.get(name, 0)
            add("mark" if number else "part", outlines[name]["polygons"], number)
        middle = on_sheet([UNITS / 2, view["height"] / 2])[0]
        radii = [UNITS / 2 * scale + AWAY, view["height"] / 2 * scale + AWAY]
        labels = []
        for number, slug in enumerate(self.slugs, start=1):
            here = [outlines[name] for name in sorted(outlines_of(slug)) if name in outlines]
            if here:
                start = on_sheet(max(here, key=extent)["label"])[0]
                angle = math.atan2(
                    (start[1] - middle[1]) / radii[1], (start[0] - middle[0]) / radii[0]
                )
                labels.append(Label(number, start, start, angle))
        self.labels += _spread(labels, middle, radii)


def _views_of(slugs):
    """As few views as show all of the regions."""
    views = atlas()["views"]
    shows = {
        name: {slug for slug in slugs if view["outlines"].keys() & outlines_of(slug)}
        for name, view in views.items()
    }
    chosen, missing = [], set(slugs)
    while missing:
        best = max(views, key=lambda name: len(shows[name] & missing))
        chosen.append(best)
        missing -= shows[best]
    return [name for name in views if name in chosen]


def extent(outline):
    """How large the largest polygon of an outline is, by the rectangle around it."""
    sides = [(polygon[::2], polygon[1::2]) for polygon in outline["polygons"]]
    return max((max(xs) - min(xs)) * (max(ys) - min(ys)) for xs, ys in sides)


def _spread(labels, middle, radii):
    """Put the numbers around the view, each where its region points, none on another."""
    apart = 2.6 * BADGE / min(radii)
    labels.sort(key=lambda label: label.angle)
    for before, label in pairwise(labels):
        label.angle = max(label.angle, before.angle + apart)
    for label in labels:
        label.start = _rounded(label.start)
        label.end = _rounded(
            (
                middle[0] + (radii[0] + BADGE) * math.cos(label.angle),
                middle[1] + (radii[1] + BADGE) * math.sin(label.angle),
            )
        )
    return labels


def _rounded(point):
    return tuple(round(part) for part in point)


# -- As SVG ------------------------------------------------------------------------------------


def as_svg(drawing, accent):
    """The SVG and the one stylesheet in it, which its policy must allow."""
    light, dark = palettes(accent)
    style = _rules(light) + f"@media (prefers-color-scheme: dark){{{_rules(dark)}}}"
    context = {
        "drawing": drawing,
        "layout": Layout(list(drawing.names), *SVG_SIZE),
        "style": style,
        "hatchings": list(enumerate(ANGLES, start=1)),
        "step": STEP,
        "stroke": STROKE,
        "badge": BADGE,
    }
    return render_to_string("glossary/drawing.svg", context), style


def _rules(colours):
    return (
        ".ground{{fill:#{ground}}}"
        ".brain{{fill:#{brain}}}"
        ".part{{fill:#{part};stroke:#{line}}}"
        ".mark{{fill:#{mark}}}"
        ".light{{fill:#{hatch}}}"
        ".edge{{stroke:#{edge}}}"
        ".hatch{{stroke:#{hatch}}}"
        ".light-hatch{{stroke:#{mark}}}"
        ".leader{{stroke:#{ink}}}"
        ".point,.badge{{fill:#{ink}}}"
        ".number{{fill:#{ground}}}"
    ).format(**colours)


def palettes(accent):
    """The colours for a bright and for a dark page, with the clinic's own for what is marked."""
    both = []
    for colours, shade in zip((BRIGHT, DARK), shades(accent), strict=True):
        marks = {
            "mark": shade["accent"],
            "edge": shade["accent-strong"],
            "hatch": shade["accent-line"],
        }
        both.append(colours | {name: bytes(rgb).hex() for name, rgb in marks.items()})
    return both
