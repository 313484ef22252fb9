"""How the images and videos that stand in a text are shown to readers."""

import re
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

from csp.decorators import csp_update
from django.shortcuts import render
from django.utils.translation import gettext as _

from clinic import markup
from images import alt
from images.models import Image, image_hashes

# As wide as the text; see --measure in static/css/tokens.css.
SIZES = "(min-width: 40em) 33rem, 92vw"
VIDEO = '<figure class="video">'
_ATTRIBUTE = re.compile(r'\s([\w-]+)="([^"]*)"')


# -- Showing -----------------------------------------------------------------------------------


def show(html, images):
    """A sanitised text with its images and videos as readers see them, and the players it needs.

    `images` are the signed facts. An image that is not among them shows nothing, and takes its
    figure along; what may be framed, once a reader asks for it, are the origins in the set.
    """
    known = {facts["sha256"]: facts for facts in images}
    shown, players = [], set()
    for opening, content in _figures(html):
        if opening == VIDEO:
            figure, player = _video(content, known)
            shown.append(figure)
            players.update(_ORIGIN.findall(player))
        elif opening:
            shown.append(_figure(content, known))
        else:
            shown.append(_with_pictures(content, known, credited=True))
    return "".join(shown), players


def rendering(players):
    """`django.shortcuts.render` for a page that may frame these players; no other page may."""
    return csp_update({"frame-src": sorted(players)})(render) if players else render


def _figures(html):
    """Split a text into what stands in a figure, after its opening tag, and the rest, after ""."""
    opening, held, depth = "", [], 0
    for is_tag, piece in markup.pieces(html):
        begins, ends = is_tag and piece.startswith("<figure"), is_tag and piece == "</figure>"
        depth += begins - ends
        if (begins and depth == 1) or (ends and depth == 0):
            yield opening, "".join(held)
            opening, held = (piece if begins else ""), []
        else:
            held.append(piece)
    yield opening, "".join(held)


def _images_in(html):
    return [piece for is_tag, piece in markup.pieces(html) if is_tag and piece.startswith("<img")]


def _attributes(tag):
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


def _facts(tag, known):
    return next((known[sha256] for sha256 in image_hashes(tag) if sha256 in known), None)


def _figure(content, known):
    found = [_facts(tag, known) for tag in _images_in(content)]
    if found and not any(found):
        return ""
    return f"<figure>{_with_credits(_with_pictures(content, known), found)}</figure>"


def _with_credits(content, found):
    """A figure's content, its caption naming who made the images that were found in it."""
    credit = "".join(dict.fromkeys(_credit(facts) for facts in found if facts))
    if credit and content.rstrip().endswith("</figcaption>"):
        before, end, after = content.rpartition("</figcaption>")
        return f"{before} {credit}{end}{after}"
    return f"{content}<figcaption>{credit}</figcaption>" if credit else content


def _with_pictures(html, known, *, credited=False):
    """Each image as a picture; those that stand outside a figure bring their credit themselves."""

    def shown(tag):
        facts = _facts(tag, known)
        if facts is None:
            return ""
        return _picture(tag, facts) + (_credit(facts) if credited else "")

    return "".join(
        shown(piece) if is_tag and piece.startswith("<img") else piece
        for is_tag, piece in markup.pieces(html)
    )


def _picture(tag, facts):
    image = Image(**{name: facts[name] for name in ("sha256", "extension", "width", "height")})
    words = escape(_attributes(tag).get("alt", ""))
    return (
        f'<picture><source type="image/webp" srcset="{image.srcset}" sizes="{SIZES}">'
        f'<img src="{image.src}" alt="{words}" width="{image.width}" height="{image.height}"'
        ' loading="lazy" decoding="async"></picture>'
    )


def _credit(facts):
    words = facts["credit"] or facts["licence"]
    if facts["credit"] and facts["licence"]:
        words = f"{words} ({facts['licence']})"
    return f'<small class="credit">{escape(words)}</small>' if words else ""


# -- Videos ------------------------------------------------------------------------------------

_YOUTUBE = {"youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com"}
_VIMEO = {"vimeo.com", "player.vimeo.com"}
_YOUTUBE_ID = re.compile(r"/(?:(?:embed|shorts|live|v)/)?([A-Za-z0-9_-]{11})/?")
_VIMEO_ID = re.compile(r"/(?:video/)?(\d{6,12})(?:/([0-9a-f]{6,20}))?/?")
_ORIGIN = re.compile(r"https://[a-z.-]+")


def _video(content, known):
    """A calm panel with still, title and place, and the player's address or "".

    The link works by itself; with a player a script may play it in place.
    """
    before, opening, words, after = _split_link(content)
    address = _address(_attributes(opening).get("href", ""))
    if not address:
        return _figure(content, known), ""
    still = "".join(_with_pictures(tag, known) for tag in _images_in(words))
    title = "".join(piece for is_tag, piece in markup.pieces(words) if not is_tag).strip()
    host = _host(address)
    note = _("At %(host)s. Nothing is loaded from there before you press.") % {"host": host}
    player = _player(address)
    data = f' data-player="{escape(player)}"' if player else ""
    link = (
        f'{opening}{still}<span class="video-words"><span class="video-title">{title}</span>'
        f'<span class="video-note">{escape(note)}</span></span></a>'
    )
    shown = _with_pictures(before, known) + link + _with_pictures(after, known)
    found = [_facts(tag, known) for tag in _images_in(words)]
    return f'<figure class="video"{data}>{_with_credits(shown, found)}</figure>', player


def _split_link(content):
    """What stands before the first link, its opening tag, its content, what stands after it."""
    start, end = content.find("<a "), content.find("</a>")
    if not 0 <= start < end:
        return content, "", "", ""
    link = content[start:end]
    opening = next(piece for is_tag, piece in markup.pieces(link) if is_tag)
    return content[:start], opening, link[len(opening) :], content[end + len("</a>") :]


def _address(href):
    """An address on the web in parts, or None."""
    try:
        address = urlsplit(href)
        return address if address.scheme in ("http", "https") and address.hostname else None
    except ValueError:
        return None


def _host(address):
    """Where a video is, in the word that people use for it."""
    host = address.hostname.removeprefix("www.")
    if host in _YOUTUBE:
        return "YouTube"
    return "Vimeo" if host in _VIMEO else host


def _player(address):
    """What a page may frame, or "": from any other host a video stays a link."""
    match _host(address):
        case "YouTube":
            watched = parse_qs(address.query).get("v", [""])[0]
            path = f"/{watched}" if address.path == "/watch" else address.path
            if found := _YOUTUBE_ID.fullmatch(path):
                return f"https://www.youtube-nocookie.com/embed/{found[1]}?autoplay=1"
        case "Vimeo":
            if found := _VIMEO_ID.fullmatch(address.path):
                unlisted = f"&h={found[2]}" if found[2] else ""
                return f"https://player.vimeo.com/video/{found[1]}?autoplay=1&dnt=1{unlisted}"
    return ""


# -- What its author still owes ----------------------------------------------------------------


def alt_faults(html):
    """Why the images of a text cannot be sent for review: a message for each that lacks its words.

    `alt=""` is a decision; the still of a video has the title beside it.
    """
    tags = [
        tag
        for opening, content in _figures(html)
        for tag in (_images_in(content) if opening != VIDEO else ())
        if _alt_fault(tag)
    ]
    images = Image.objects.in_bulk(image_hashes("".join(tags)), field_name="sha256")
    return [f"{_name(tag, images)}: {_alt_fault(tag)}" for tag in tags]


def _alt_fault(tag):
    words = _attributes(tag).get("alt")
    return "" if words == "" else alt.fault(words or "")


def _name(tag, images):
    image = next((images[sha256] for sha256 in image_hashes(tag) if sha256 in images), None)
    return _("The image “%s”") % image.title if image else _("An image")
