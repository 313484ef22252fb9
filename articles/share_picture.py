"""The picture that other sites show of a shared article, drawn in the clinic's colours.

Its title stands on it, beside the main image or the regions of the brain that the text is about.
Where our typeface lacks the letters of a title it bears none, and where an image is missing it is
drawn without.
"""

import io
import re
import unicodedata
from bisect import bisect_right
from dataclasses import astuple, dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from PIL import Image as Picture
from PIL import ImageDraw, ImageFont, ImageOps

from clinic.markup import without_unseen
from clinic.theme import LIGHT_PAPER, shades
from glossary.drawing_png import without_words
from images.processing import BROKEN

SIZE = 1200, 630
MARGIN, EDGE = 64, 14
# What stands beside the words, from here to the right edge.
BESIDE = 760
TITLE_SIZES = range(64, 35, -4)
INK, INK_SOFT = (30, 41, 44), (77, 91, 95)
FONTS = Path(__file__).parent / "fonts"
# The letters that the two files hold: European ones, and usual punctuation.
_WRITABLE = re.compile(
    "[ -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a"
    "\u20ac\u2122\u2192\u2212\u2260\u2264\u2265]*"
)


@dataclass(frozen=True)
class SharePicture:
    """All that is drawn; two of the same facts are one picture."""

    title: str
    topic: str
    clinic: str
    accent: str
    regions: tuple = ()
    image: str = ""
    focus: tuple = (0.5, 0.5)

    @classmethod
    def of(cls, page, clinic):
        image, regions = page.hero and page.hero["image"], page.drawing
        topic = page.article.topic
        return cls(
            title=page.signed["title"],
            topic=topic.name if topic else "",
            clinic=clinic.name,
            accent=clinic.accent,
            regions=tuple(regions.names) if regions and not image else (),
            image=image.src.removeprefix(settings.MEDIA_URL) if image else "",
            focus=(image.focal_x, image.focal_y) if image else (0.5, 0.5),
        )

    @property
    def version(self):
        return sha256(repr(astuple(self)).encode()).hexdigest()[:12]

    def as_png(self):
        return _drawn(self)


@lru_cache(maxsize=32)
def _drawn(facts):
    colours = shades(facts.accent)[0]
    sheet = Picture.new("RGB", SIZE, LIGHT_PAPER)
    pen = ImageDraw.Draw(sheet)
    title = _written(facts.title)
    left = BESIDE if title else EDGE
    sheet.paste(_beside(facts, colours, (SIZE[0] - left, SIZE[1])), (left, 0))
    pen.rectangle((0, 0, EDGE - 1, SIZE[1]), fill=colours["accent"])
    if title:
        _words(pen, facts, title, colours)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


# -- What stands beside the words --------------------------------------------------------------


def _beside(facts, colours, size):
    picture = _image(facts, size)
    if picture is None and facts.regions:
        picture = without_words(facts.regions, facts.accent, size)
    return picture or _waves(colours, size)


def _image(facts, size):
    """The main image, cropped around its focal point; None where its file is gone or broken."""
    if not facts.image:
        return None
    try:
        with Picture.open(Path(settings.MEDIA_ROOT) / facts.image) as picture:
            return ImageOps.fit(picture.convert("RGB"), size, centering=facts.focus)
    except BROKEN:
        return None


def _waves(colours, size):
    """Calm rings in the clinic's colour, for an article without a picture."""
    width, height = size
    sheet = Picture.new("RGB", (2 * width, 2 * height), colours["accent-soft"])
    pen = ImageDraw.Draw(sheet)
    middle = int(1.4 * width), int(1.2 * height)
    for radius in range(120, 3 * max(size), 120):
        box = [place + way * radius for way in (-1, 1) for place in middle]
        pen.ellipse(box, outline=colours["accent-line"], width=5)
    return sheet.reduce(2)


# -- The words ---------------------------------------------------------------------------------


def _words(pen, facts, title, colours):
    left, width = EDGE + MARGIN, BESIDE - EDGE - 2 * MARGIN
    top, bottom = MARGIN, SIZE[1] - MARGIN
    if topic := _written(facts.topic):
        top += 54
        line = _fitting(topic, _sans(28), width)
        pen.text((left, MARGIN), line, colours["accent"], _sans(28), "lt")
    if clinic := _written(facts.clinic):
        line = _fitting(clinic, _sans(28), width)
        pen.text((left, bottom), line, INK_SOFT, _sans(28), "ls")
        bottom -= 60
        pen.line((left, bottom, left + 72, bottom), colours["accent-line"], 4)
        bottom -= 24
    lines, size = _set(title, width, bottom - top)
    for number, line in enumerate(lines):
        pen.text((left, top + number * _step(size)), line, INK, _serif(size), "la")


def _set(title, width, height):
    """The title in lines, as large as there is room for it; if it is too long it is cut."""
    for size in TITLE_SIZES:
        lines = _lines(title, _serif(size), width)
        if len(lines) * _step(size) <= height:
            return lines, size
    most = int(height // _step(size))
    last = _fitting(f"{lines[most - 1]} {lines[most]}", _serif(size), width)
    return [*lines[: most - 1], last], size


def _step(size):
    return round(size * 1.25)


def _lines(title, font, width):
    lines = [""]
    for word in title.split():
        whole = f"{lines[-1]} {word}".strip()
        if font.getlength(whole) <= width:
            lines[-1] = whole
            continue
        lines.append(word)
        while font.getlength(lines[-1]) > width:  # a word that is wider than the sheet
            word = lines.pop()
            end = _most(word, font, width)
            lines += [word[:end], word[end:]]
    return [line for line in lines if line]


def _fitting(text, font, width):
    """The text, or so much of it as there is room for, with an ellipsis."""
    if font.getlength(text) <= width:
        return text
    return text[: _most(text, font, width - font.getlength("…"))].rstrip() + "…"


def _most(text, font, width):
    """How many letters of a text fit; one at least."""
    ends = range(1, len(text))
    return max(1, bisect_right(ends, width, key=lambda end: font.getlength(text[:end])))


def _written(text):
    """The text as our typeface can write it; empty where it lacks letters. Pictographs are left."""
    text = unicodedata.normalize("NFC", without_unseen(text))
    text = "".join(letter for letter in text if unicodedata.category(letter) not in ("So", "Cf"))
    text = " ".join(text.replace("\ufe0f", "").split())
    return text if _WRITABLE.fullmatch(text) else ""


@cache
def _serif(size):
    return ImageFont.truetype(FONTS / "NotoSerif-Bold.ttf", size, layout_engine=_BASIC)


@cache
def _sans(size):
    return ImageFont.truetype(FONTS / "NotoSans-Regular.ttf", size, layout_engine=_BASIC)


# The same everywhere: the other engine needs a library that not every machine has.
_BASIC = ImageFont.Layout.BASIC
