"""The clinic's choice of typefaces: cut down to our alphabets, once, and served by ourselves.

The faces come from packages of the registry and are never kept in this repository. A finder hands
what was made of them to `collectstatic`, each pair with its licences; the database knows only the
pair's name. While a face loads, one that every machine has stands in for it, stretched to the same
widths and heights, so that no line moves.
"""

import hashlib
import json
import shutil
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from django.templatetags.static import static

# English, German and Spanish, the names of most of Europe, and what typesetting needs besides.
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2028),
    *(0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2212, 0x2260, 0x2264, 0x2265),
    *range(0x2190, 0x2194),
]
FOLDER = "fonts"
# How often a letter occurs in a text; the average width is measured by it.
_FREQUENT = (
    "eeeeeeeeeeeettttttttaaaaaaaaiiiiiiiioooooooonnnnnnnnssssssrrrrrrhhhhdddlllluuucccmmfggpwyb "
)


@dataclass(frozen=True)
class Face:
    """One file of a family's package: its weight and slant, as the stylesheet will name them."""

    file: str
    weight: str
    style: str = "normal"

    @property
    def name(self):
        return f"{Path(self.file).stem}.woff2"


@dataclass(frozen=True)
class Family:
    name: str
    package: str
    licence: str
    faces: tuple
    # What stands in until it is there: its names on the machines, its average width in ems.
    stand_in: tuple
    generic: str


_ARIAL = (("Arial", "Liberation Sans", "Arimo"), 0.4686)
_TIMES = (("Times New Roman", "Liberation Serif", "Tinos"), 0.4226)
_SERIF = Family(
    "Source Serif Pro",
    "font-source-serif-pro",
    "LICENSE.txt",
    (
        Face("SourceSerifPro-Regular.ttf", "400"),
        Face("SourceSerifPro-Semibold.ttf", "600 700"),
    ),
    _TIMES,
    "serif",
)
_SANS = Family(
    "Source Sans Pro",
    "font-source-sans-pro",
    "LICENSE.txt",
    (
        Face("SourceSansPro-Regular.ttf", "400"),
        Face("SourceSansPro-It.ttf", "400", "italic"),
        Face("SourceSansPro-Semibold.ttf", "600 700"),
    ),
    _ARIAL,
    "sans-serif",
)
_HANKEN = Family(
    "Hanken Grotesk",
    "font-hanken-grotesk",
    "OFL.txt",
    (
        # Its regular weight is too thin to read long texts in.
        Face("HankenGrotesk-Medium.otf", "400"),
        Face("HankenGrotesk-MediumItalic.otf", "400", "italic"),
        Face("HankenGrotesk-Bold.otf", "600 700"),
    ),
    _ARIAL,
    "sans-serif",
)
_MANROPE = Family(
    "Manrope",
    "font-manrope",
    "OFL.txt",
    (
        Face("Manrope-Regular.ttf", "400"),
        Face("Manrope-SemiBold.ttf", "600 700"),
    ),
    _ARIAL,
    "sans-serif",
)
# Headings and text, by the name that `Clinic.fonts` keeps.
PAIRS = {"source": (_SERIF, _SANS), "manrope": (_MANROPE, _HANKEN), "hanken": (_SERIF, _HANKEN)}


def stylesheet(pair):
    """The address of a pair's stylesheet; nothing for the reader's own typefaces."""
    return _address(f"{FOLDER}/{pair}.css") if pair in PAIRS else ""


def first_file(pair):
    """The one file that every page of the site needs at once: its text, upright."""
    return _address(f"{FOLDER}/{PAIRS[pair][1].faces[0].name}") if pair in PAIRS else ""


def _address(name):
    try:
        return static(name)
    except ValueError:  # not among the collected files: the reader's own typefaces will do
        return ""


class FontFinder(BaseFinder):
    """Hands `collectstatic` and the development server what `build` made, which it does once."""

    @property
    def folder(self):
        return Path(settings.VAR) / FOLDER

    def list(self, ignore_patterns):
        build(self.folder)
        storage = FileSystemStorage(location=self.folder.parent)
        storage.prefix = None
        for path in sorted(self.folder.iterdir()):
            if path.name != _STAMP and not matches_patterns(path.name, ignore_patterns):
                yield f"{FOLDER}/{path.name}", storage

    def find(self, path, find_all=False, **kwargs):
        folder, _slash, name = path.partition("/")
        if folder != FOLDER:
            return []
        build(self.folder)
        found = self.folder / Path(name).name
        if not found.is_file():
            return []
        return [str(found)] if find_all else str(found)


# -- Making them -------------------------------------------------------------------------------

_STAMP = "made-of"
# The development server asks for several files at once.
_at_work = Lock()


def build(folder):
    """Cut the faces and write the stylesheets, unless they are there already, of the same."""
    with _at_work:
        _build(folder)


def _build(folder):
    families = list({family.name: family for pair in PAIRS.values() for family in pair}.values())
    made_of = _digest(families)
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text() == made_of:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rules = {}
    for family in families:
        shutil.copyfile(_folder(family.package) / family.licence, folder / f"{family.package}.txt")
        rules[family.name] = _rules(family, folder)
    for pair, (headings, text) in PAIRS.items():
        (folder / f"{pair}.css").write_text(_sheet(headings, text, rules), encoding="utf-8")
    stamp.write_text(made_of)


def _digest(families):
    versions = {family.package: metadata.version(family.package) for family in families}
    ours = Path(__file__).read_bytes()
    return hashlib.sha256(json.dumps(versions).encode() + ours).hexdigest()


def _folder(package):
    # Found and not imported: the packages' own code is old and needs what nobody else does.
    module = find_spec(package.replace("-", "_"))
    return Path(module.origin).parent / "files"


def _rules(family, folder):
    """Write the family's files; give back what a stylesheet says of them."""
    rules = []
    for face in family.faces:
        font = _cut(_folder(family.package) / face.file)
        font.save(folder / face.name)
        rules.append(
            f'@font-face{{font-family:"{family.name}";font-weight:{face.weight};'
            f"font-style:{face.style};font-display:swap;"
            f'src:url("{face.name}") format("woff2")}}'
        )
        if face is family.faces[0]:
            rules.append(_stand_in(family, font))
    return "\n".join(rules)


def _cut(source):
    # The one place that needs it, so that a web process never loads it.
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, layout_features=["kern", "liga", "locl", "mark"])
    font = TTFont(source)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def _stand_in(family, font):
    """A common typeface in the measures of this one: same average width, same height of a line."""
    names, width = family.stand_in
    em = font["head"].unitsPerEm
    letters, advance = font.getBestCmap(), font["hmtx"]
    own = sum(advance[letters[ord(letter)]][0] for letter in _FREQUENT) / len(_FREQUENT) / em
    stretch = own / width
    line = font["hhea"]
    heights = {
        "ascent": line.ascent,
        "descent": -line.descent,
        "line-gap": line.lineGap,
    }
    measures = ";".join(
        f"{name}-override:{100 * height / em / stretch:.1f}%" for name, height in heights.items()
    )
    local = ",".join(f'local("{name}")' for name in names)
    return (
        f'@font-face{{font-family:"{family.name} stand-in";src:{local};'
        f"size-adjust:{100 * stretch:.1f}%;{measures}}}"
    )


def _sheet(headings, text, rules):
    def stack(family):
        return f'"{family.name}","{family.name} stand-in",{family.generic}'

    faces = "\n".join(rules[name] for name in dict.fromkeys([headings.name, text.name]))
    return f"{faces}\n:root{{--serif:{stack(headings)};--sans:{stack(text)}}}\n"
