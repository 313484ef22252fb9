"""A Word document as a text in our vocabulary.

mammoth reads the document; what may be dangerous in it is refused before, and what comes out passes
the one sanitiser. Nothing that a document points to is ever fetched.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePath
from urllib.parse import urlsplit
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import mammoth
from defusedxml import DefusedXmlException, ElementTree, sax
from django.core.files.base import ContentFile
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from mammoth.docx.files import InvalidFileReferenceError

from clinic import markup
from clinic.exceptions import Refused
from images import alt
from images.processing import save_upload

MOST_BYTES = 25 * 1024 * 1024
# A long document has some thirty parts; its XML packs about twenty to one.
MOST_PARTS = 2_000
MOST_UNPACKED = 100 * 1024 * 1024
MOST_XML = 12 * 1024 * 1024
MOST_RATIO = 100
MOST_PICTURES = 20
LONGEST_TITLE = 300

_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
_ENTRY = b"PK\x01\x02"
_BEFORE_XML = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
# Word numbers nine levels; mammoth by itself knows five. A table of contents is ours to make.
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name^='toc '] => !
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
""" + "\n".join(
    f"p:{kind}-list({level}) => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
    for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
    for level in range(6, 10)
)
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_KEPT = {"p", "ul", "ol", "li", "blockquote", "strong", "em", "s", "sub", "sup"} | {
    *("table", "thead", "tbody", "tr", "td", "th"),
}
# How Word guesses what a picture shows, which its author may never have read.
_BY_WORD = re.compile(
    r"(?:a )?picture containing|.*(?:automatically generated|AI-generated)", re.IGNORECASE
)
_FIGURE = re.compile(r"<figure>.*?</figure>")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>(\s*(?:<[uo]l>.*)?)", re.DOTALL)


@dataclass
class Document:
    title: str
    body: str = ""
    # What was left out, in words for people.
    notes: list[str] = field(default_factory=list)


def read(upload, *, by):
    """An uploaded .docx; its pictures become images of ours. Raises Refused with what to do."""
    content = _guarded(upload)
    stem = PurePath(upload.name).stem
    pictures = Pictures(stem, by)
    try:
        converted = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=pictures.keep,
        )
        root = ElementTree.fromstring(f"<div>{markup.without_unseen(converted.value)}</div>")
        title = _take_title(root) or stem.replace("_", " ")
        body = _body(root)
    except Exception as error:  # a damaged part shows itself as anything, anywhere
        raise Refused(_damaged()) from error
    if not body:
        raise Refused(_("There are no words in this document."))
    notes = [*pictures.notes(), *_left_out(converted.messages)]
    return Document(Truncator(title).chars(LONGEST_TITLE), str(markup.clean(body)), notes)


# -- What is not opened ------------------------------------------------------------------------


def _damaged():
    return _(
        "This document is damaged and could not be read. "
        "Please open it in Word, save it again and choose that file."
    )


def _guarded(upload):
    """The bytes of a .docx that does no harm when it is unpacked and parsed."""
    if upload.size > MOST_BYTES:
        raise Refused(
            _("The document is larger than 25 MB. Please make its pictures smaller and try again.")
        )
    content = upload.read()
    if content.startswith(_OLE):
        raise Refused(
            _(
                "This document is protected by a password. "
                "Please save it without one and choose that file."
            )
            if _ENCRYPTED in content
            else _(
                "This is an old Word file (.doc). Please open it in Word, "
                "save it as a Word document (.docx) and choose that file."
            )
        )
    if not content.startswith(b"PK"):
        raise Refused(_not_word())
    if content.count(_ENTRY) > MOST_PARTS:
        raise Refused(_too_much())
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as document:
            _check_parts(document)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError) as error:
        raise Refused(_damaged()) from error
    return content


def _not_word():
    return _(
        "This is not a Word document. Please open the text in the program that it was written "
        "with, save it as a Word document (.docx) and choose that file."
    )


def _too_much():
    return _(
        "This document holds far more than a text needs, so it was not opened. "
        "Please copy the words into a new document and choose that file."
    )


def _check_parts(document):
    parts = document.infolist()
    if "[Content_Types].xml" not in document.namelist() or not any(
        part.filename.startswith("word/") for part in parts
    ):
        raise Refused(_not_word())
    packed = sum(part.compress_size for part in parts)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 10_000):
        raise Refused(_too_much())
    xml = 0
    for part in parts:
        # A part is XML by its content: mammoth follows the document's own names, whatever they are.
        with document.open(part) as file:
            if not file.read(512).lstrip(_BEFORE_XML).startswith(b"<"):
                continue
        xml += part.file_size
        if xml > MOST_XML:
            raise Refused(_too_much())
        _check_xml(document.read(part))


def _check_xml(content):
    """Refuse declarations: entities that grow without end, or fetch what they should not."""
    try:
        sax.parse(io.BytesIO(content), ContentHandler(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused(
            _(
                "This document holds declarations that Word never writes, so it was not opened. "
                "Please copy the words into a new document and choose that file."
            )
        ) from error
    except SAXException as error:
        raise Refused(_damaged()) from error


# -- Pictures ----------------------------------------------------------------------------------


class Pictures:
    """The pictures of a document as images of ours, and a count of those that cannot be."""

    def __init__(self, name, by):
        self.name, self.by = name, by
        self.kept = self.linked = self.unreadable = self.too_many = 0

    def keep(self, image):
        """What mammoth puts in the picture's place."""
        if self.kept == MOST_PICTURES:
            self.too_many += 1
            return []
        try:
            with image.open() as file:
                content = ContentFile(file.read(), name=self.name)
            title = f"{self.name[:100]} {self.kept + 1}"
            found = save_upload(content, title=title, by=self.by)
        except InvalidFileReferenceError:
            self.linked += 1
            return []
        except Refused:
            self.unreadable += 1
            return []
        self.kept += 1
        size = {"width": str(found.width), "height": str(found.height)}
        return [mammoth.html.element("img", {"src": found.src, **_described(image), **size})]

    def notes(self):
        if self.linked:
            yield (
                ngettext(
                    "%d picture was left out: it is not in the document, which only points to it.",
                    "%d pictures were left out: they are not in the document, which only points to "
                    "them.",
                    self.linked,
                )
                % self.linked
            )
        if self.unreadable:
            yield (
                ngettext(
                    "%d picture was left out: it is a drawing or of a kind that we cannot show. "
                    "Please save it as a PNG and add it in its place.",
                    "%d pictures were left out: they are drawings or of a kind that we cannot "
                    "show. Please save them as PNG and add them in their places.",
                    self.unreadable,
                )
                % self.unreadable
            )
        if self.too_many:
            yield _("Only the first %d pictures were taken over.") % MOST_PICTURES


def _described(image):
    """The author's own words for a picture. Without them, what it shows is still to be said."""
    words = " ".join((image.alt_text or "").split())
    return {} if alt.fault(words) or _BY_WORD.match(words) else {"alt": words}


def _left_out(messages):
    words = " ".join(message.message for message in messages)
    if "oMath" in words:
        yield _("Formulas were left out. Please write them in words, or add them as a picture.")
    if "/chart" in words or "/diagram" in words:
        yield _("Charts were left out. Please add them as pictures.")


# -- From mammoth's HTML to ours ---------------------------------------------------------------


def _take_title(root):
    """The words of the title, taken out of the text: the Title style, else the first heading.

    A first heading that has others of its level beside it titles a section, and stays.
    """
    headings = [block for block in root if block.tag in _HEADINGS and _words(block)]
    titles = [block for block in headings if block.get("class") == "title"]
    found = next(iter(titles or headings), None)
    if found is None:
        return ""
    alone = [block.tag for block in headings].count(found.tag) == 1 and root[0] is found
    if titles or alone:
        root.remove(found)
    return _words(found)


def _words(element):
    return " ".join("".join(element.itertext()).split())


def _body(root):
    sections = root.iterfind(".//h1")
    shift = any(heading.get("class") != "title" for heading in sections)
    return _inside(root, shift)


def _inside(element, shift):
    pieces = [escape(element.text or "", quote=False)]
    for child in element:
        pieces += [_html(child, shift), escape(child.tail or "", quote=False)]
    return "".join(pieces)


def _html(element, shift):
    """An element in our vocabulary; what is not of it leaves its words."""
    tag, inner = element.tag, _inside(element, shift)
    match tag:
        case "img":
            names = [name for name in ("src", "alt", "width", "height") if name in element.attrib]
            attributes = " ".join(f'{name}="{escape(element.get(name))}"' for name in names)
            return f"<figure><img {attributes}></figure>"
        case "br":
            return "<br>"
        case "a":
            return _link(element.get("href") or "", inner)
        case "p":
            return _block("p", inner)
        case "li":
            return f"<li>{_bare(inner)}</li>" if inner else ""
        case "td" | "th":
            return _cell(element, inner)
        case "tr" | "thead" | "tbody":
            return f"<{tag}>{inner}</{tag}>"
    if tag in _HEADINGS:
        level = 1 if element.get("class") == "title" else int(tag[1]) + shift
        return _block(f"h{min(4, max(2, level))}", inner)
    return f"<{tag}>{inner}</{tag}>" if tag in _KEPT and inner else inner


def _block(tag, inner):
    """A block of words alone; the pictures that stood in it follow it."""
    words = _FIGURE.sub("", inner).strip()
    block = f"<{tag}>{words}</{tag}>" if markup.plain(words) else ""
    return block + "".join(_FIGURE.findall(inner))


def _link(href, inner):
    """A link to somewhere else. Of a note's number the number stays, of its way back nothing."""
    if re.match(r"#(?:foot|end)note-ref-", href):
        return ""
    if re.match(r"#(?:foot|end)note-", href):
        return inner.strip("[]")
    try:
        scheme = urlsplit(href).scheme.lower()
    except ValueError:
        scheme = ""
    return f'<a href="{escape(href)}">{inner}</a>' if scheme in markup.SCHEMES else inner


def _cell(element, inner):
    names = [name for name in ("colspan", "rowspan") if element.get(name, "").isdecimal()]
    attributes = "".join(f' {name}="{element.get(name)}"' for name in names)
    scope = ' scope="col"' if element.tag == "th" else ""
    return f"<{element.tag}{attributes}{scope}>{_bare(inner)}</{element.tag}>"


def _bare(inner):
    """The words of an item or a cell that is a single paragraph, before the lists in it."""
    alone = _ONE_PARAGRAPH.fullmatch(inner)
    return alone[1].strip() + alone[2] if alone else inner
