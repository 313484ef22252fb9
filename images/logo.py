"""The clinic's logo: a picture of our own making, like every upload, as large as the header needs.

The header shows it on the page's own ground, which is light by day and dark by night: a logo that
would vanish on one of them gets a plate to stand on.
"""

import base64
import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image as Picture

from clinic.exceptions import Refused
from clinic.logo import HIGHEST, WIDEST, Logo
from clinic.theme import DARK_PAPER, WHITE, contrast
from images.processing import encoded, opened, remove_files, write

# WCAG's least for what is no text.
SEEN = 3
_SVG = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b", re.S | re.I)


def prepared(upload):
    """The logo and its file's content; nothing is stored yet. Raises Refused."""
    if _is_svg(upload):
        raise Refused(
            _(
                "This is an SVG file, which can hold programs, so we do not put it on your pages. "
                "Please save it as PNG, at least %d pixels wide, and use that."
            )
            % (2 * WIDEST)
        )
    picture = opened(upload)
    # Without a transparent edge, which would only make the rest small.
    if "A" in picture.getbands():
        picture = picture.crop(picture.getchannel("A").getbbox())
    picture.thumbnail((2 * WIDEST, 2 * HIGHEST))
    content = encoded(picture, "png")
    logo = Logo(
        # Not the hash of the same picture in the library, whose files come and go with it.
        sha256=hashlib.sha256(b"logo" + content).hexdigest(),
        width=picture.width,
        height=picture.height,
        plate=_plate(picture),
    )
    return logo, content


def store(logo, content):
    path = Path(settings.MEDIA_ROOT) / logo.folder / f"{logo.width}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, content)


def remove(logo):
    remove_files(logo)


def as_data(content):
    return f"data:image/png;base64,{base64.b64encode(content).decode()}"


def _is_svg(upload):
    upload.seek(0)
    return upload.name.lower().endswith((".svg", ".svgz")) or bool(_SVG.match(upload.read(4096)))


def _plate(picture):
    """The ground that it needs where the page has the other one; nothing where both will do."""
    if "A" not in picture.getbands():
        return ""  # it brings its own
    # "RGBa" with a small a: what is transparent does not count in the middle of all colours.
    one = picture.convert("RGBa").resize((1, 1), Picture.Resampling.BOX)
    middle = one.convert("RGBA").getpixel((0, 0))[:3]
    if contrast(middle, DARK_PAPER) < SEEN:
        return "light"
    return "dark" if contrast(middle, WHITE) < SEEN else ""
