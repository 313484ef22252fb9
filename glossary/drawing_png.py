"""The drawing as a picture for sharing: a PNG, drawn with Pillow from the same shapes."""

import io
import math
import unicodedata
from functools import cache

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import ImageChops, ImageDraw, ImageFont

from glossary.drawing import ANGLES, BADGE, STEP, STROKE, Layout, palettes

SIZE, LEGEND = (1200, 630), 150
SHARPNESS = 2  # it is drawn larger and shrunk, for smooth edges
MOST_LETTERS = 32


def as_png(drawing, accent):
    """A picture of the size that other sites show of a shared page, with the names written out."""
    width, height = SIZE
    sheet = _Sheet(width, height, palettes(accent)[0])
    layout = sheet.brain(list(drawing.names), height - LEGEND)
    for label in layout.labels:
        sheet.label(label)
    sheet.legend(drawing.names.values(), height - LEGEND)
    return sheet.encoded()


def without_words(slugs, accent, size):
    """The brain with these regions marked, without numbers and names, as a part of a picture."""
    sheet = _Sheet(*size, palettes(accent)[0])
    sheet.brain(list(slugs), size[1])
    return sheet.picture.reduce(SHARPNESS)


class _Sheet:
    """A sheet of paper in pixels, `SHARPNESS` times as large as what comes out."""

    def __init__(self, width, height, colours):
        self.colours = {name: f"#{colour}" for name, colour in colours.items()}
        self.width = width
        size = (width * SHARPNESS, height * SHARPNESS)
        self.picture = Picture.new("RGB", size, self.colours["ground"])
        self.pen = ImageDraw.Draw(self.picture)

    def brain(self, slugs, height):
        """The shapes, laid out on the upper part of the sheet."""
        layout = Layout(slugs, self.width, height)
        for shape in layout.shapes:
            self.shape(shape)
        for number in range(1, len(slugs) + 1):
            self.mark([shape for shape in layout.shapes if shape.number == number], number)
        return layout

    def shape(self, shape):
        points = _sharp(shape.points)
        self.pen.polygon(points, fill=self.colours["hatch" if shape.is_light_mark else shape.kind])
        if shape.kind == "part":
            self.pen.line([*points, points[0]], self.colours["line"], SHARPNESS)

    def mark(self, shapes, number):
        """Hatch and border what has a number."""
        outlines = [_sharp(shape.points) for shape in shapes]
        xs, ys = zip(*[point for points in outlines for point in points], strict=True)
        left, top = math.floor(min(xs)), math.floor(min(ys))
        size = math.ceil(max(xs)) - left, math.ceil(max(ys)) - top
        inside = Picture.new("1", size)
        for points in outlines:
            ImageDraw.Draw(inside).polygon([(x - left, y - top) for x, y in points], fill=1)
        mask = ImageChops.logical_and(inside, _hatching(size, ANGLES[number - 1]))
        colour = self.colours["mark" if shapes[0].is_light_mark else "hatch"]
        self.picture.paste(colour, (left, top), mask)
        for points in outlines:
            border = [*points, points[0]]
            self.pen.line(border, self.colours["edge"], 3 * SHARPNESS, joint="curve")

    def label(self, label):
        self.pen.line(_sharp([label.start, label.end]), self.colours["ink"], 2 * SHARPNESS)
        self._dot(label.start, 4)
        self.badge(label.end, label.number)

    def badge(self, at, number):
        self._dot(at, BADGE)
        self._write(at, str(number), 27, "mm", self.colours["ground"])

    def legend(self, names, top):
        """The names beside their numbers, in two columns."""
        names = [_written(name) for name in names]
        columns = min(2, len(names))
        for column in range(columns):
            numbered = list(enumerate(names, start=1))[column::columns]
            widest = max(_typeface(31).getlength(name) for _, name in numbered) / SHARPNESS
            left = self.width * (column + 0.5) / columns - (widest + 40) / 2
            for row, (number, name) in enumerate(numbered):
                y = top + (20 + 56 * row if len(names) > 2 else 40)
                self.badge((left + BADGE, y), number)
                self._write((left + BADGE + 36, y), name, 31, "lm")
        note = _written(_("Schematic, not for diagnosis"))
        self._write((self.width / 2, top + LEGEND - 22), note, 18, "mm")

    def encoded(self):
        out = io.BytesIO()
        self.picture.reduce(SHARPNESS).save(out, "PNG")
        return out.getvalue()

    def _dot(self, at, radius):
        ((x, y),) = _sharp([at])
        radius *= SHARPNESS
        self.pen.ellipse((x - radius, y - radius, x + radius, y + radius), self.colours["ink"])

    def _write(self, at, text, size, anchor, colour=None):
        fill = colour or self.colours["ink"]
        self.pen.text(_sharp([at])[0], text, fill, _typeface(size), anchor)


def _hatching(size, angle):
    """Parallel lines all over, as a mask."""
    lines, far, turn = Picture.new("1", size), sum(size), math.radians(angle)
    pen, cos, sin = ImageDraw.Draw(lines), math.cos(turn), math.sin(turn)
    for off in range(-far, far, STEP * SHARPNESS):
        ends = [(cos * off + way * sin, sin * off - way * cos) for way in (-far, far)]
        pen.line(ends, 1, STROKE * SHARPNESS)
    return lines


@cache
def _typeface(size):
    return ImageFont.load_default(size * SHARPNESS)


def _sharp(points):
    return [(x * SHARPNESS, y * SHARPNESS) for x, y in points]


def _written(text):
    """As Pillow's own typeface can write it: without accents, and not too long."""
    short = Truncator(capfirst(text)).chars(MOST_LETTERS)
    return unicodedata.normalize("NFKD", short).encode("ascii", "ignore").decode()
