"""The one sanitiser: every text that becomes HTML passes here, on save and again on the way out."""

import html
import re
from collections import Counter
from functools import partial

import nh3
from django.conf import settings
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

# The vocabulary of a text. `<cite data-ref="key">` marks where a reference is cited, and
# `<a data-to="article:12">` leads to a thing of ours wherever its address is by then.
ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "data-to"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "cite": {"data-ref"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
CARE_CARDS = {"care-card-nonurgent", "care-card-urgent", "care-card-emergency"}
CLASSES = {"div": {"callout", "content-note", "care-card"} | CARE_CARDS, "figure": {"video"}}
TAGS = set(
    "a abbr blockquote br caption cite code dd del div dl dt em figcaption figure h2 h3 h4 hr img"
    " ins kbd li mark ol p pre q s small strong sub sup table tbody td th thead tr ul".split()
)
# What people paste, and what we call it.
RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h5": "h4", "h6": "h4", "tfoot": "tbody"}
LINK_KINDS = ("article", "entry", "leaflet", "question")
SCHEMES = {"http", "https", "mailto", "tel"}

# These end where the next one begins, or hold nothing; every other tag may nest.
_NEVER_NESTED = {
    *["a", "br", "col", "dd", "dt", "hr", "img", "input", "li", "option", "p", "source", "wbr"],
    *["caption", "tbody", "td", "tfoot", "th", "thead", "tr"],
}
# Nobody writes deeper than this, and a parser's time grows with the square of the depth.
DEEPEST = 200
# A text that is clean rests at once, and what people paste after two or three rounds.
ROUNDS = 8

# A tag or a comment; quotes are honoured, since `>` may stand in an attribute.
TAG = re.compile(r"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_CITATION = r"\[@([\w:.-]+(?:\s*;\s*@[\w:.-]+)*)\]"
# Characters no reader sees but which reverse or hide text, and those XML and PostgreSQL refuse.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_PARTS_WORDS = re.compile(
    r"</?(?:p|h[1-6]|li|div|t[dhr]|br|dt|dd|figcaption|caption|blockquote|pre)\b[^<>]*>"
)
_TARGET = re.compile(rf"(?:{'|'.join(LINK_KINDS)}):[1-9][0-9]{{0,9}}")
# An address that means the same on every page. `None` and `page.html` do not.
_ADDRESS = re.compile(rf"(?:(?:{'|'.join(sorted(SCHEMES))}):|[/#?]).*", re.IGNORECASE | re.DOTALL)


def _judged(tag, attribute, value):
    """An attribute's value as it is kept, or None."""
    if attribute == "href":
        address = value.strip()
        if address.startswith("www."):
            return f"https://{address}"
        return address if _ADDRESS.fullmatch(address) else None
    if attribute == "data-to":
        return value if _TARGET.fullmatch(value) else None
    if attribute == "src":
        return value if value.startswith(settings.MEDIA_URL) and ".." not in value else None
    return value


_parse = partial(
    nh3.clean,
    tags=TAGS | set(RENAMED),
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    link_rel=None,
    attribute_filter=_judged,
)


def without_unseen(text):
    """Text without control characters, lone surrogates and bidi overrides."""
    return _UNSEEN.sub("", text)


def clean(text):
    """A text's HTML reduced to the vocabulary, as safe HTML. `[@key]` becomes a citation.

    Cleaning it again changes nothing.
    """
    return mark_safe(_at_rest(text))


def _at_rest(text):
    """Cleaned until nothing changes: what goes may leave behind what is read otherwise."""
    for _round in range(ROUNDS):
        before, text = text, _once(text)
        if text == before:
            return text
    return _once(f"<p>{html.escape(plain(text))}</p>")


def _once(text):
    text = _parse(_not_too_deep(without_unseen(text)))
    text = _WRITTEN_TAG.sub(_Fitting().tag, text)
    text = _BODIES_IN_A_ROW.sub("", _FIGURE.sub(_figure, text))
    return _CITES.sub(_cite, text)


# -- What a list of tags cannot say ------------------------------------------------------------

# As the parser writes them: in lower case, attributes in double quotes, no bare `<` or `>` within.
_WRITTEN_TAG = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>(\n*)")
_WRITTEN_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_FIGURE = re.compile(r"<figure\b[^<>]*>([^<]*(?:<(?!/?figure\b)[^<]*)*)</figure>")
_FIGCAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
_HUSK = re.compile(r"</?(?:p|div|br)>|&nbsp;|\s")
_BODIES_IN_A_ROW = re.compile(r"</tbody>\s*<tbody>")
# A citation in a text; those in a caption, which holds plain words, and in an attribute stay words.
_CITES = re.compile(rf"<caption>[^<]*</caption>|<[^<>]*>|{_CITATION}")


class _Fitting:
    """Goes over the tags of a parsed text in order, and knows which links and captions are open."""

    def __init__(self):
        self.links, self.captions = [], 0

    def tag(self, match):
        closes, name, attributes, newlines = match.groups()
        name = RENAMED.get(name, name)
        if name == "caption":
            return self._caption(closes) + newlines
        if self.captions:
            return (" " if _PARTS_WORDS.match(match[0]) else "") + newlines
        if name == "a":
            return self._a(closes, attributes) + newlines
        if name == "img" and not dict(_WRITTEN_ATTRIBUTE.findall(attributes)).get("src"):
            return newlines
        if attributes == ' class=""':
            attributes = ""
        # A line break at the beginning of <pre> is not read, and would be lost one at a time.
        return f"<{closes}{name}{attributes}>{'' if name == 'pre' and not closes else newlines}"

    def _caption(self, closes):
        """Plain words: no tag in it is kept."""
        self.captions += -1 if closes else 1
        outermost = self.captions == (0 if closes else 1)
        return f"<{closes}caption>" if outermost else ""

    def _a(self, closes, attributes):
        """A link leads to a target or to an address, and holds no other; else its words stay."""
        if closes:
            return "</a>" if self.links.pop() else ""
        values = dict(_WRITTEN_ATTRIBUTE.findall(attributes))
        if "data-to" in values:
            values.pop("href", None)
        kept = not any(self.links) and ("data-to" in values or "href" in values)
        self.links.append(kept)
        written = "".join(f' {name}="{value}"' for name, value in values.items())
        return f"<a{written}>" if kept else ""


def _figure(match):
    """A figure without anything in it goes; the words of its caption stay as a paragraph."""
    if _HUSK.sub("", _FIGCAPTION.sub("", match[1])):
        return match[0]
    words = " ".join(_FIGCAPTION.findall(match[1])).strip()
    return f"<p>{words}</p>" if words else ""


def _not_too_deep(text):
    """Text whose tags nest at most DEEPEST deep; a tag that would go deeper is shown as words."""
    if text.count("<") <= DEEPEST:
        return text
    open_tags = Counter()

    def pass_tag(match):
        closes, name = match[1], match[2].lower()
        if name in _NEVER_NESTED:
            return match[0]
        if closes:
            open_tags[name] -= open_tags[name] > 0
        elif open_tags.total() >= DEEPEST:
            return f"&lt;{match[2]}"
        else:
            open_tags[name] += 1
        return match[0]

    return _NAME.sub(pass_tag, text)


def _cite(match):
    if match[1] is None:
        return match[0]
    keys = re.split(r"\s*;\s*@", match[1])
    return "".join(f'<cite data-ref="{html.escape(key)}"></cite>' for key in keys)


_HEADING = re.compile(r"<h[2-4]\b[^<>]*>.*?</h[2-4]>", re.DOTALL)


def plain(text):
    """The words of an HTML text, with spaces where tags part words. Linear in its length."""
    text = _PARTS_WORDS.sub(" ", text)
    return re.sub(r"\s+", " ", html.unescape(TAG.sub("", text))).strip()


def headings(text):
    """The words of the headings of an HTML text, in order."""
    return [plain(heading[0]) for heading in _HEADING.finditer(text)]


def excerpt(text, length=200):
    """The first words of an HTML text, at most `length` characters, cut between words."""
    words = plain(text)
    if len(words) <= length:
        return words
    return words[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def pieces(text):
    """Split sanitised HTML into (is_tag, piece), in order; joined they give the text back."""
    position = 0
    for match in TAG.finditer(text):
        if match.start() > position:
            yield False, text[position : match.start()]
        yield True, match[0]
        position = match.end()
    if position < len(text):
        yield False, text[position:]


_markdown = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable(
    ["table", "strikethrough"]
)


def from_markdown(text):
    """Markdown, with HTML blocks allowed, as safe HTML."""
    return clean(_markdown.render(without_unseen(text)))
