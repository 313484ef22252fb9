"""WordPress's stored text as HTML: shortcodes reduced to words, blank lines made paragraphs."""

import re
from html import escape

from django.utils.translation import gettext as _

CORE = {"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"}
_BLOCKS = (
    "address|article|aside|blockquote|center|div|dl|dd|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|iframe|li|main|nav|object|ol|p|pre|script|section|style|table|tbody|td|tfoot|"
    "th|thead|tr|ul|video|audio"
)
# Bounded, so that a bracket without an end costs nothing.
_SHORTCODE = re.compile(r"\[(\[)?(/?)([a-zA-Z][\w-]{0,40})((?:[ \t\n][^\[\]]{0,1000})?)/?\](\])?")
_EMBED = re.compile(r"\[embed[^\]]{0,200}\]\s*(https?://[^\s\[\]<>\"]{1,500})\s*\[/embed\]")
_CAPTION = re.compile(
    r"\[(?:wp_)?caption([^\[\]]{0,2000})\]((?:(?!\[/?(?:wp_)?caption).)*)\[/(?:wp_)?caption\]",
    re.DOTALL,
)
_CAPTION_WORDS = re.compile(r"""\scaption=(["'])(.*)\1""", re.DOTALL)
_CAPTION_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)", re.IGNORECASE)
_DYNAMIC_BLOCK = re.compile(r"<!-- wp:([\w/-]{1,60})[^<>]{0,1000}?/-->")
_PRE = re.compile(r"(<pre\b(?:(?!</?pre\b).)*</pre>)", re.DOTALL | re.IGNORECASE)
_OPENS_BLOCK = re.compile(rf"\s*</?(?:{_BLOCKS})\b", re.IGNORECASE)
_BLOCK_START = re.compile(rf"(<(?:{_BLOCKS})\b[^<>]*>)", re.IGNORECASE)
_BLOCK_END = re.compile(rf"(</(?:{_BLOCKS})>)", re.IGNORECASE)
_HOLDS_PARAGRAPHS = re.compile(r"(<(?:blockquote|div)\b[^<>]*>)", re.IGNORECASE)


def to_html(text, lost):
    text = text.replace("\r\n", "\n")
    for name in _DYNAMIC_BLOCK.findall(text):
        lost[_("block %s (WordPress fills it)") % name] += 1
    words = _without_shortcodes(_CAPTION.sub(_figure, text), lost)
    return words if "<!-- wp:" in text else with_paragraphs(words)


def _figure(match):
    """`[caption]` holds the picture and then its words, or has the words in an attribute."""
    picture = _CAPTION_PICTURE.match(match[2])
    words = match[2][picture.end() :] if picture else match[2]
    attribute = _CAPTION_WORDS.search(match[1])
    words = f"{attribute[2]} {words}" if attribute else words
    words = re.sub(r"\s*\n\s*", " ", words).strip()
    figure = f"{picture[1] if picture else ''}<figcaption>{words}</figcaption>"
    return f"<figure>{figure}</figure>"


def _without_shortcodes(text, lost):
    """Those of WordPress, with a closing tag or with an attribute; `[sic]` is none of them."""
    text = _EMBED.sub(lambda match: f'<a href="{escape(match[1])}">{escape(match[1])}</a>', text)
    closed = {match[3] for match in _SHORTCODE.finditer(text) if match[2]}

    def words(match):
        name, attributes = match[3], match[4]
        if not (name in CORE or name in closed or re.search(r"""\s\w+=["']""", attributes)):
            return match[0]
        if match[1] and match[5]:  # [[gallery]] speaks of the shortcode
            return match[0][1:-1]
        if not match[2]:
            lost[_("shortcode [%s] (the words within are kept)") % name] += 1
        return ""

    return _SHORTCODE.sub(words, text)


def with_paragraphs(text):
    """Blank lines part paragraphs, single ones break lines, as WordPress shows its older texts."""
    return "".join(
        part if part[:4].lower() == "<pre" else _paragraphs(part) for part in _PRE.split(text)
    )


def _paragraphs(text):
    text = _BLOCK_END.sub(r"\1\n\n", _BLOCK_START.sub(r"\n\n\1", text))
    text = _HOLDS_PARAGRAPHS.sub(r"\1\n\n", text)
    chunks = (chunk.strip() for chunk in re.split(r"\n\s*\n", text))
    return "\n".join(
        chunk if _OPENS_BLOCK.match(chunk) else f"<p>{chunk.replace(chr(10), '<br>' + chr(10))}</p>"
        for chunk in chunks
        if chunk
    )
