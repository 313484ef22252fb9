"""The one sanitiser: every text that becomes HTML passes here, on save and again on the way out."""

import html
import re
from collections import Counter
from functools import partial

import nh3
from django.conf import settings
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

# The vocabulary of a text. `<cite data-ref="key">` marks where a reference is cited.
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "cite": {"data-ref"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
CARE_CARDS = {"care-card-nonurgent", "care-card-urgent", "care-card-emergency"}
CLASSES = {"div": {"callout", "care-card"} | CARE_CARDS}
TAGS = {
    *[
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "hr",
    ],
    *[
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ],
}
# These end where the next one begins, or hold nothing; every other tag may nest.
_NEVER_NESTED = {
    *["a", "br", "col", "dd", "dt", "hr", "img", "input", "li", "option", "p", "source", "wbr"],
    *["caption", "tbody", "td", "tfoot", "th", "thead", "tr"],
}
# Nobody writes deeper than this, and a parser's time grows with the square of the depth.
DEEPEST = 200
SCHEMES = {"http", "https", "mailto", "tel"}

# A tag or a comment; quotes are honoured, since `>` may stand in an attribute.
TAG = re.compile(r"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_CITATION = re.compile(r"\[@([\w:.-]+(?:\s*;\s*@[\w:.-]+)*)\]")
# Characters no reader sees but which reverse or hide text, and those XML and PostgreSQL refuse.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def _own_images_only(tag, attribute, value):
    if tag == "img" and attribute == "src" and not value.startswith(settings.MEDIA_URL):
        return None
    return value


_clean = partial(
    nh3.clean,
    tags=TAGS,
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    link_rel=None,
    attribute_filter=_own_images_only,
)


def without_unseen(text):
    """Text without control characters, lone surrogates and bidi overrides."""
    return _UNSEEN.sub("", text)


def clean(text):
    """A text's HTML reduced to the vocabulary, as safe HTML. `[@key]` becomes a citation."""
    text = _CITATION.sub(_cite, without_unseen(text))
    return mark_safe(_clean(_not_too_deep(text)))


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
    keys = re.split(r"\s*;\s*@", match[1])
    return "".join(f'<cite data-ref="{html.escape(key)}"></cite>' for key in keys)


def plain(text):
    """The words of an HTML text, with spaces where tags part words. Linear in its length."""
    text = re.sub(
        r"</?(?:p|h[1-6]|li|div|t[dhr]|br|dt|dd|figcaption|caption|blockquote|pre)\b[^<>]*>",
        " ",
        text,
    )
    return re.sub(r"\s+", " ", html.unescape(TAG.sub("", text))).strip()


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
