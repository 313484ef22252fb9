"""The atlas: four views of the brain in which each region is a link, and what is lit in them.

The outlines are those that drawings are made of (`drawing`). A region has one of its own, or the
nearest ones, or a point, or the places of its parts; what has none of these stands where the
nearest thing that it is part of stands. `Place.words` says which.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.languages import address
from discovery.documents import fold
from glossary.drawing import UNITS, atlas, extent
from glossary.models import Abbreviation, Connection, Entry, Synonym

# Views in their order: title, what it shows, what is written at its left and right edge.
VIEWS = {
    "lateral": (
        gettext_lazy("From the side"),
        gettext_lazy("The left half of the brain from outside. The forehead is on the left."),
        (gettext_lazy("front"), gettext_lazy("back")),
    ),
    "medial": (
        gettext_lazy("The inner side"),
        gettext_lazy("The left half, seen from between the halves. The forehead is on the right."),
        (gettext_lazy("back"), gettext_lazy("front")),
    ),
    "coronal": (
        gettext_lazy("Cut from ear to ear"),
        gettext_lazy("A slice through both halves, with what lies deep inside."),
        (gettext_lazy("left"), gettext_lazy("right")),
    ),
    "sagittal": (
        gettext_lazy("Cut through the middle"),
        gettext_lazy("A slice from front to back between the halves, the forehead on the right."),
        (gettext_lazy("back"), gettext_lazy("front")),
    ),
}
CORTEX = "Cortex"  # the ribbon around a cut, which is nobody's outline but the whole cortex'
# What is near each other in the list and has one tint. Tints only help the eye.
FAMILIES = {
    "frontal": ["frontal-lobe"],
    "parietal": ["parietal-lobe"],
    "temporal": ["temporal-lobe"],
    "occipital": ["occipital-lobe"],
    "limbic": ["cingulate-gyrus", "hippocampal-formation", "amygdala", "insula"],
    "basal": ["basal-ganglia"],
    "thalamus": ["thalamus"],
    "stem": ["brainstem"],
    "cerebellum": ["cerebellum"],
    "white": ["corpus-callosum"],
}
FOLDS, INNER = "folds", "inner"  # the cortex of the cuts, and what is no region
_ORDER = [*FAMILIES, FOLDS, INNER]
CORTEX_LABELS = {"coronal": (66, 300), "sagittal": (460, 100)}
NUMBER_AWAY, NUMBER_FREE, NAME_ABOVE = 28, 50, 30
NUMBERED = 9000  # square units, of the rectangle around an outline
# Of a circuit's numbers, lines and arrows.
DISC, APART, BEND, HEAD = 26, 106, 0.16, 24


@dataclass(frozen=True)
class Place:
    """Where a region stands in the atlas: outlines and points by name."""

    outlines: frozenset = frozenset()
    points: frozenset = frozenset()
    how: str = "outline"

    @property
    def words(self):
        return {
            "outline": "",
            "near": _("The atlas draws no border of its own for it. Lit is what comes nearest."),
            "point": _("It has no outline in this atlas: a dot marks roughly where it lies."),
            "parts": _("It has no outline of its own in this atlas. Lit is what belongs to it."),
        }[self.how]


NOWHERE = Place()


@cache
def place_of(key):
    """The place of a region of the table, or None for what the atlas does not know."""
    data = atlas()
    if region := data["regions"].get(key):
        return Place(frozenset(region["outlines"]), how="outline" if region["exact"] else "near")
    if key in data["points"]:
        return Place(points=frozenset([key]), how="point")
    if key in data["wholes"]:
        found = [place_of(name) or Place(frozenset([name])) for name in data["wholes"][key]]
        return Place(
            frozenset().union(*(place.outlines for place in found)),
            frozenset().union(*(place.points for place in found)),
            "parts",
        )
    return None


@cache
def shown_by(outline):
    """The regions that an outline may stand for, the smallest first."""
    regions = atlas()["regions"]
    having = [key for key, region in regions.items() if outline in region["outlines"]]
    having.sort(key=lambda key: (len(regions[key]["outlines"]), regions[key]["exact"], key))
    return having or (["cerebral-cortex"] if outline == CORTEX else [])


@cache
def family(outline):
    for name, keys in FAMILIES.items():
        if any(outline in place_of(key).outlines for key in keys):
            return name
    return FOLDS if outline == CORTEX else INNER


@cache
def curve(polygon):
    """The path of a polygon with its corners rounded: curves from middle to middle of its sides."""
    points = list(zip(polygon[::2], polygon[1::2], strict=True))
    middles = [
        (round((x + u) / 2), round((y + v) / 2))
        for (x, y), (u, v) in zip(points, points[1:] + points[:1], strict=True)
    ]
    at, path = middles[-1], []
    for point, middle in zip(points, middles, strict=True):
        path += [point[0] - at[0], point[1] - at[1], middle[0] - at[0], middle[1] - at[1]]
        at = middle
    return f"M{at[0]} {at[1]}q{' '.join(map(str, path))}z"


def _path(polygons):
    return "".join(curve(tuple(polygon)) for polygon in polygons)


@cache
def ornament(name):
    """A view without names or links, for where it only adorns: what lies below, the
    ground, and its parts, each with its family."""
    data = atlas()["views"][name]
    below = data.get("below", {})
    height = atlas()["views"]["sagittal"]["height"] if below else data["height"]
    return {
        "box": f"-8 -8 {UNITS + 16} {height + 16}",
        "below": _tinted(below),
        "ground": _path(data.get("backdrop", data["around"])),
        "parts": _tinted(data["outlines"]),
    }


def _tinted(outlines):
    return [(family(name), _path(outline["polygons"])) for name, outline in outlines.items()]


# -- The entries -------------------------------------------------------------------------------


@dataclass
class Region:
    slug: str
    name: str
    key: str  # the address of the English entry, by which the atlas knows it
    part_of: str
    path: str
    also: list = field(default_factory=list)  # other names, where they were asked for


class Anatomy:
    """The regions of a language, by address; one query. Without `entries`: the public ones."""

    def __init__(self, language, *, entries=None, with_other_names=False):
        entries = Entry.objects.public() if entries is None else entries
        entries = entries.filter(language=language, kind__in=Entry.ANATOMICAL)
        names = ["slug", "name", "translation_of__slug", "part_of__slug"]
        others = [_also(Synonym, "name"), _also(Abbreviation, "text")] if with_other_names else []
        self.regions = {
            slug: Region(slug, name, key or slug, above, _address(slug, language), [*chain(*also)])
            for slug, name, key, above, *also in entries.values_list(*names, *others)
        }
        self._by_key = {region.key: region for region in self.regions.values()}

    def known_as(self, *keys):
        """The first public region of those that the atlas calls so, or None."""
        return next((self._by_key[key] for key in keys if key in self._by_key), None)

    def place(self, slug):
        """The region's place, and the region that stands for it there: itself, or what it is in."""
        seen = set()
        while slug in self.regions and slug not in seen:
            seen.add(slug)
            region = self.regions[slug]
            if place := place_of(region.key):
                return place, region
            slug = region.part_of
        return None, None

    def parts(self, slug):
        return [region for region in self.regions.values() if region.part_of == slug]

    def tree(self):
        """The regions as nested nodes, by name, with what the atlas says about their places."""
        nodes = {}
        for region in sorted(self.regions.values(), key=lambda region: fold(region.name)):
            place, found = self.place(region.slug)
            nodes[region.slug] = {
                "region": region,
                "how": place.how if place else "none",
                "stand_in": found if found is not region else None,
                "also": "; ".join(region.also),
                "parts": [],
            }
        roots = []
        for node in nodes.values():
            above = nodes.get(node["region"].part_of)
            (above["parts"] if above else roots).append(node)
        return roots


def _also(model, name):
    return ArraySubquery(model.objects.filter(entry=OuterRef("pk")).values(name))


def _address(slug, language):
    return address("glossary:entry", slug, language=language)


# -- A view ------------------------------------------------------------------------------------


@dataclass
class Outline:
    id: str
    name: str
    path: str
    family: str
    is_lit: bool = False
    is_whole: bool = False  # part of what the lit region belongs to


class Named:
    """What has its name written above `label`, away from the edges of the view."""

    @property
    def anchor(self):
        return "start" if self.label[0] < 330 else "end" if self.label[0] > 670 else "middle"

    @property
    def name_at(self):
        return self.label[0], max(self.label[1] - NAME_ABOVE, 12)


@dataclass
class Spot(Named):
    """A region in a view: a link over its outlines or its point."""

    region: Region
    label: tuple
    outlines: list = field(default_factory=list)
    labels: list = field(default_factory=list)
    dot: tuple | None = None
    key: str = ""  # of the dot
    number: int = 0
    is_lit: bool = False
    is_small: bool = False
    names_left: bool = False

    @property
    def numbers_at(self):
        if not self.dot:
            return self.labels
        return [(self.dot[0] + (-NUMBER_AWAY if self.names_left else NUMBER_AWAY), self.dot[1])]


class View:
    """One view of the brain with the regions that are public, and some of them lit."""

    def __init__(self, name, anatomy, lit=NOWHERE, whole=NOWHERE):
        self.name, self.lit, self.whole = name, lit, whole
        self.title, self.says, self.edges = VIEWS[name]
        self.data = atlas()["views"][name]
        self.height = self.data["height"]
        if "below" in self.data:
            self.height = atlas()["views"]["sagittal"]["height"]
        spots = defaultdict(list)
        self.below = self._outlines(self.data.get("below", {}), spots, anatomy, prefix="below-")
        inside = dict(self.data["outlines"])
        self.is_cut = "backdrop" in self.data
        if self.is_cut:
            around = self.data["around"]
            inside[CORTEX] = {"polygons": around, "label": CORTEX_LABELS[self.name]}
        self.outlines = self._outlines(inside, spots, anatomy)
        self.backdrop = _path(self.data.get("backdrop", self.data["around"]))
        self.spots = self._spots(spots, anatomy)

    def _outlines(self, named, spots, anatomy, prefix=""):
        made = []
        for name, outline in named.items():
            shape = Outline(
                f"atlas-{self.name}-{prefix}{name}".lower(),
                name.lower(),
                _path(outline["polygons"]),
                family(name),
                name in self.lit.outlines,
                name in self.whole.outlines,
            )
            made.append(shape)
            if region := anatomy.known_as(*shown_by(name)):
                spots[region.slug].append((shape, outline))
        return sorted(made, key=lambda shape: _ORDER.index(shape.family), reverse=True)

    def _spots(self, found, anatomy):
        dots = [
            Spot(region, (x, y), dot=(x, y), key=key, is_lit=key in self.lit.points)
            for key, (view, x, y) in atlas()["points"].items()
            if view == self.name and (region := anatomy.known_as(key))
        ]
        dots.sort(key=lambda dot: dot.label[1])
        for dot in dots:
            near = [other.dot[0] for other in dots if math.dist(other.dot, dot.dot) < 150]
            dot.names_left = dot.dot[0] < sum(near) / len(near)
        taken = [dot.dot for dot in dots]
        areas = [_area(anatomy.regions[slug], parts, taken) for slug, parts in found.items()]
        areas.sort(key=lambda area: (_ORDER.index(area.outlines[0].family), area.label))
        for number, spot in enumerate([*areas, *dots], start=1):
            spot.number = number
        return [*areas, *dots]

    @property
    def id(self):
        return f"atlas-{self.name}"

    @property
    def box(self):
        return f"-10 -30 {UNITS + 20} {self.height + 60}"

    @property
    def floor(self):
        return self.height + 14

    @property
    def has_lit(self):
        return any(spot.is_lit for spot in self.spots)


def _area(region, parts, taken):
    """A region's link over its outlines; its number stands on the larger ones, and on no dot."""
    sizes = [(extent(outline), outline) for _shape, outline in parts]
    free = [
        (size, outline)
        for size, outline in sizes
        if all(math.dist(outline["label"], dot) > NUMBER_FREE for dot in taken)
    ]
    sizes = sorted(free or sizes, key=lambda pair: pair[0], reverse=True)
    labels = [tuple(outline["label"]) for size, outline in sizes if size > NUMBERED]
    labels = labels or [tuple(sizes[0][1]["label"])]
    outlines = [shape for shape, _outline in parts]
    is_lit = any(shape.is_lit for shape in outlines)
    is_small = sizes[0][0] < NUMBERED
    return Spot(region, labels[0], outlines, labels, is_lit=is_lit, is_small=is_small)


def all_views(anatomy):
    return [View(name, anatomy) for name in VIEWS]


# -- A circuit ---------------------------------------------------------------------------------


@dataclass
class Member(Named):
    number: int
    region: Region
    at: tuple
    stand_in: Region | None

    @property
    def label(self):
        return self.at


@dataclass
class Line:
    """A connection as a bent arrow between two members."""

    start: Member
    end: Member
    both_ways: bool
    text: str

    def __post_init__(self):
        (x, y), (u, v) = self.start.at, self.end.at
        # Bent to one side, so that a line there and a line back do not lie on each other.
        self.bend = (x + u) / 2 - (v - y) * BEND, (y + v) / 2 + (u - x) * BEND

    @property
    def path(self):
        (x, y), (u, v) = _short_of(self.start.at, self.bend), _short_of(self.end.at, self.bend)
        return f"M{x:.0f} {y:.0f}Q{self.bend[0]:.0f} {self.bend[1]:.0f} {u:.0f} {v:.0f}"

    @property
    def heads(self):
        ends = [self.end, self.start] if self.both_ways else [self.end]
        return "".join(_head(_short_of(end.at, self.bend), self.bend) for end in ends)


def _toward(start, end):
    far = math.dist(start, end) or 1
    return (end[0] - start[0]) / far, (end[1] - start[1]) / far


def _short_of(point, bend):
    """Where a line from the bend meets the disc around a point."""
    x, y = _toward(point, bend)
    return point[0] + x * (DISC + 5), point[1] + y * (DISC + 5)


def _head(tip, bend):
    x, y = _toward(tip, bend)
    corners = [
        (tip[0] + x * HEAD + side * y * HEAD / 2, tip[1] + y * HEAD - side * x * HEAD / 2)
        for side in (1, -1)
    ]
    return "M{:.0f} {:.0f}L{:.0f} {:.0f}L{:.0f} {:.0f}z".format(*tip, *corners[0], *corners[1])


class Circuit:
    """Regions together, as if one looked through the brain from the side, and what joins them."""

    def __init__(self, anatomy, slugs, connections=()):
        members = []
        for slug in dict.fromkeys(slugs):
            place, found = anatomy.place(slug)
            if place and (at := _seen_through(found.key, place)):
                region = anatomy.regions[slug]
                stand_in = found if found != region else None
                members.append(Member(len(members) + 1, region, at, stand_in))
        for member, at in zip(members, _apart([member.at for member in members]), strict=True):
            member.at = at
        self.members = members
        by_slug = {member.region.slug: member for member in members}
        self.lines = [
            Line(by_slug[origin], by_slug[target], both, text)
            for origin, target, both, text in connections
            if origin in by_slug and target in by_slug
        ]
        places = [anatomy.place(member.region.slug)[0] for member in members]
        lit = Place(frozenset().union(*(place.outlines for place in places)))
        self.view = View("lateral", anatomy, lit)


def _seen_through(key, place):
    """Where a region is seen from the side; one without a point of its own is where its parts
    are."""
    data = atlas()
    if key in data["seen_through"]:
        return tuple(data["seen_through"][key])
    at = [
        data["seen_through"][name]
        for name in data["wholes"].get(key, ())
        if name in data["seen_through"]
    ]
    return at and tuple(round(sum(axis) / len(at)) for axis in zip(*at, strict=True))


def _apart(points):
    """The points pushed from one another until an arrow fits between any two."""
    points = [list(point) for point in points]
    for _round in range(60):
        for at, one in enumerate(points):
            for other in points[at + 1 :]:
                lack = APART - math.dist(one, other)
                if lack > 0:
                    x, y = _toward(one, other) if one != other else (1, 0)
                    for point, side in ((one, -1), (other, 1)):
                        point[0] += side * x * lack / 2
                        point[1] += side * y * lack / 2
    return [(round(x), round(y)) for x, y in points]


# -- What a page shows -------------------------------------------------------------------------


class Where:
    """Where an entry is: a region in its views; a network, a therapy by the regions it involves."""

    def __init__(self, entry):
        self.entry = entry
        self.anatomy = Anatomy(entry.language)
        self.views, self.place, self.shown = [], None, None
        if entry.kind in Entry.ANATOMICAL:
            self._region(entry.slug)
        self.circuit = self._joined() if self.place else self._involved()

    def _region(self, slug):
        self.place, self.shown = self.anatomy.place(slug)
        if not self.place:
            return
        points = set(self.place.points)
        for part in self.anatomy.parts(slug):
            own = place_of(part.key)
            points |= own.points if own else set()
        lit = Place(self.place.outlines, frozenset(points))
        self.views = [view for name in VIEWS if (view := View(name, self.anatomy, lit)).has_lit]

    @property
    def words(self):
        if not self.place:
            return ""
        if self.shown.slug != self.entry.slug:
            words = _("The atlas does not show it by itself. Lit is what it belongs to: %s.")
            return words % self.shown.name
        return self.place.words

    def _joined(self):
        """The region and what it is connected with."""
        own = self.entry.slug
        lines = [
            *((own, row["slug"], row["both_ways"], row["text"]) for row in self.entry.outgoing),
            *((row["slug"], own, row["both_ways"], row["text"]) for row in self.entry.incoming),
        ]
        ends = sorted({slug for line in lines for slug in line[:2]} - {own})
        circuit = Circuit(self.anatomy, [own, *ends], lines)
        return circuit if circuit.lines else None

    def _involved(self):
        rows = [*self.entry.involves_these, *self.entry.public_other_parts]
        slugs = [row["slug"] for row in rows if self.anatomy.place(row["slug"])[0]]
        if not slugs:
            return None
        between = Connection.objects.filter(
            origin__language=self.entry.language,
            target__language=self.entry.language,
            origin__slug__in=slugs,
            target__slug__in=slugs,
        )
        rows = between.order_by("origin__name", "target__name").values_list(
            "origin__slug", "target__slug", "both_ways", "text"
        )
        return Circuit(self.anatomy, slugs, rows)

    @property
    def hatches(self):
        """Whether the circuit has to bring the patterns, as no view before it did."""
        return not self.views

    def __bool__(self):
        return bool(self.views or self.circuit)


class Desk:
    """The atlas beside an entry's form: where it is now, and where any choice of its whole is."""

    def __init__(self, entry):
        language = entry.language if entry else settings.LANGUAGE_CODE
        self.anatomy = Anatomy(language, entries=Entry.objects.all())
        own = place_of(self._key(entry)) if entry else None
        whole = entry and entry.part_of and self.anatomy.place(entry.part_of.slug)[0]
        self.views = [View(name, self.anatomy, own or NOWHERE, whole or NOWHERE) for name in VIEWS]

    def _key(self, entry):
        region = self.anatomy.regions.get(entry.slug)
        return region.key if region else entry.slug

    @property
    def places(self):
        """For the script: what each name of a region, and each address of the table, lights."""
        by_name = {
            region.name.lower(): _lights(place, found.name)
            for region in self.anatomy.regions.values()
            for place, found in [self.anatomy.place(region.slug)]
            if place
        }
        data = atlas()
        keys = [*data["regions"], *data["points"], *data["wholes"]]
        return {"names": by_name, "own": {key: _lights(place_of(key)) for key in keys}}


def _lights(place, name=""):
    lights = sorted(name.lower() for name in place.outlines | place.points)
    return {"lights": lights, "name": name, "words": str(place.words)}
