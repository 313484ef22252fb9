"""Foreign HTML reduced to the vocabulary of a text, with a count of what that leaves out."""

import re
from collections import Counter
from html import escape, unescape
from urllib.parse import unquote, urljoin, urlsplit

import nh3
from django.utils.translation import gettext as _

from clinic import markup
from references.models import Reference

# These go with all that stands in them; any other unknown tag goes and leaves its words.
GONE = {
    *("script", "style", "iframe", "object", "embed", "applet", "video", "audio", "canvas", "svg"),
    *("math", "noscript", "template", "select", "textarea", "button"),
}
# Boxes in boxes, as page builders make them.
DEEPEST = 20
_KEPT = markup.TAGS | set(markup.RENAMED)
# What another site calls by our keys and numbers is not ours.
_ATTRIBUTES = {
    tag: names - {"data-ref", "data-to"}
    for tag, names in markup.ATTRIBUTES.items()
    if names != {"data-ref"}
}

_START = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_CITATION = re.compile(r"\[(@[\w:.-]+(?:\s*;\s*@[\w:.-]+)*)\]")
_INNERMOST_FIGURE = re.compile(r"<figure>((?:(?!</?figure>).)*)</figure>", re.DOTALL)
_INNERMOST_DIV = re.compile(r'<div(?: class="")?>((?:(?!</?div\b).)*)</div>', re.DOTALL)
_BLOCK = re.compile(r"<(?:p|h[234]|ul|ol|dl|table|blockquote|pre|figure|hr|div)\b")
_BARE_LINK = re.compile(r"<a(?: [^>]*)?>\s*</a>")
_EMPTY = re.compile(
    r"<(p|figcaption|div|h[234]|li|ul|ol|figure|blockquote)>(?:\s|&nbsp;|\xa0|<br>)*</\1>\s*"
)


def reduce(html, *, base="/", new_address=None, picture=None):
    """(HTML, Counter of what is not in it).

    `new_address` gives the new address of a link that was resolved against `base`, or None.
    `picture` gives (src, width, height) for a picture's address, or the reason why there is none.
    """
    lost = _what_goes(html)
    text = nh3.clean(
        _known_citations(markup.without_unseen(html), lost),
        tags=_KEPT,
        clean_content_tags=GONE,
        attributes=_ATTRIBUTES,
        allowed_classes=markup.CLASSES,
        url_schemes=markup.SCHEMES,
        link_rel=None,
    )
    pieces = (
        _tag(piece, base, new_address, picture, lost) if is_tag else piece
        for is_tag, piece in markup.pieces(text)
    )
    return str(markup.clean(_tidy("".join(pieces)))), lost


def _what_goes(html):
    names = Counter(name.lower() for name in _START.findall(html))
    lost = Counter()
    for name, number in names.items():
        if name in GONE:
            lost[name] += number
        elif name not in _KEPT:
            lost[_("formatting by <%s> (its words are kept)") % name] += number
    return lost


def _known_citations(html, lost):
    """`[@key]` cites a reference of ours; where there is none of that key it stays a plain word."""
    keys = {key for run in _CITATION.findall(html) for key in _keys(run)}
    known = set(Reference.objects.filter(key__in=keys).values_list("key", flat=True))

    def kept(match):
        if known.issuperset(_keys(match[1])):
            return match[0]
        lost[_("citation of a reference that is not here (its key is kept as a word)")] += 1
        return f"[{'; '.join(_keys(match[1]))}]"

    return _CITATION.sub(kept, html) if keys else html


def _keys(run):
    return re.split(r"\s*;\s*", run.replace("@", ""))


def _tag(tag, base, new_address, picture, lost):
    """One tag as nh3 wrote it: lower case, attributes in double quotes."""
    name = re.match(r"</?([a-z0-9]+)", tag)[1]
    if name in markup.RENAMED:
        return tag.replace(name, markup.RENAMED[name], 1)
    if name == "img":
        return _img(dict(_ATTRIBUTE.findall(tag)), base, picture, lost)
    if name == "a" and new_address:
        href = dict(_ATTRIBUTE.findall(tag)).get("href", "")
        found = new_address(_absolute(base, href)) if href and href[0] != "#" else None
        if found:
            return tag.replace(f'href="{href}"', f'href="{escape(found)}"', 1)
    return tag


def _img(attributes, base, picture, lost):
    found = picture(_absolute(base, attributes.get("src", ""))) if picture else None
    if not isinstance(found, tuple):
        lost[_("picture: %s") % (found or _("only --media brings pictures"))] += 1
        return ""
    src, width, height = found
    alt = attributes.get("alt", "")
    return f'<img src="{src}" alt="{alt}" width="{width}" height="{height}">'


def _absolute(base, address):
    try:
        return urljoin(base, unescape(address))
    except ValueError:  # such as `http://[`
        return ""


def _tidy(html):
    """Without empty husks of what was left out; a caption without its picture is a paragraph."""
    html = _INNERMOST_FIGURE.sub(_figure, _BARE_LINK.sub("", html))
    for _round in range(DEEPEST):
        before, html = html, _INNERMOST_DIV.sub(_without_div, _EMPTY.sub("", html))
        if html == before:
            break
    return re.sub(r">\s*\n\s*\n\s*<", ">\n\n<", html).strip()


def _without_div(match):
    """A box for the layout alone goes; one with words in it was a paragraph."""
    return match[1] if _BLOCK.search(match[1]) else f"<p>{match[1]}</p>"


def _figure(match):
    if re.search(r"<(?:img|table|blockquote|pre|p|ul|ol)\b", match[1]):
        return match[0]
    return match[1].replace("<figcaption>", "<p>").replace("</figcaption>", "</p>")


def link_key(url):
    """One form for an address however it is written: `/a/b/`, `/a/b`, `/a/b.html`, `/?p=7`."""
    parts = urlsplit(url)
    if re.fullmatch(r"(?:p|page_id)=\d+", parts.query):
        return "?" + parts.query.replace("page_id", "p")
    return unquote(parts.path).strip("/").removesuffix(".html").replace("//", "/")


def host_of(url):
    return (urlsplit(url).hostname or "").removeprefix("www.")
