"""Links inside the site: a text names the thing, and its address is looked up when it is read.

`<a data-to="article:12">` outlives a change of the address, and where the thing is not public its
words stay without a link. The owners of the things register them (see each app's `apps.py`).
"""

import re
from collections import defaultdict
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils.encoding import escape_uri_path

from clinic.models import Redirect
from discovery.models import Document

# The sanitiser writes links so: none within another, attributes in double quotes.
_TO_A_TARGET = re.compile(r'<a\b([^<>]*) data-to="(\w+):(\d+)"([^<>]*)>(.*?)</a>', re.DOTALL)
_TO_AN_ADDRESS = re.compile(r'<a\b([^<>]*) href="([^"<>]*)"([^<>]*)>')

# Kind → (model with `language` and `slug`, name of its page's view).
_owners = {}
# Kind → the class that links to it have when they are read.
_hooks = {}


def register(kind, model, view, *, hook=""):
    _owners[kind] = model, view
    _hooks[kind] = f' class="{hook}"' if hook else ""


def kinds():
    return {kind: model for kind, (model, _view) in _owners.items()}


# -- Reading -----------------------------------------------------------------------------------


def resolved(html):
    """The HTML with the links to things as links to their present addresses; safe as it was.

    One query for all of them, and none where there is none.
    """
    wanted = targets(html)
    if not wanted:
        return html
    paths = _public_paths(wanted)

    def link(match):
        path = paths.get((match[2], int(match[3])))
        if not path:
            return match[5]
        hook = _hooks[match[2]]
        return f'<a{hook}{match[1]} href="{escape(path)}"{match[4]}>{match[5]}</a>'

    return type(html)(_TO_A_TARGET.sub(link, html))


def targets(html):
    """The ids that a text links to, by kind."""
    found = defaultdict(set)
    for match in _TO_A_TARGET.finditer(html):
        found[match[2]].add(int(match[3]))
    return found


def leads_to(html):
    """What of ours a text links to: things, like "article:12", and addresses that name none yet."""
    things = {f"{kind}:{pk}" for kind, ids in targets(html).items() for pk in ids}
    return things | {
        path for match in _TO_AN_ADDRESS.finditer(html) if (path := _own_path(match[2]))
    }


def _public_paths(wanted):
    here = Q()
    for kind, ids in wanted.items():
        here |= Q(kind=kind, group__in=ids)
    documents = Document.objects.public().filter(here)
    return {
        (kind, group): path for kind, group, path in documents.values_list("kind", "group", "path")
    }


# -- Writing -----------------------------------------------------------------------------------


def anchored(html):
    """The HTML with the links to addresses of ours as links to the things that stand there.

    An address that names nothing stays as it is. One within the page (`…#part`) leads to the page:
    headings change, and with them the places they give.
    """
    pages = {path for match in _TO_AN_ADDRESS.finditer(html) if (path := _own_path(match[2]))}
    things = _things_at(pages) if pages else {}

    def link(match):
        target = things.get(_own_path(match[2]))
        return f'<a{match[1]} data-to="{target}"{match[3]}>' if target else match[0]

    return type(html)(_TO_AN_ADDRESS.sub(link, html)) if things else html


def _own_path(address):
    """The path of an address on this site, in the form of `get_absolute_url` but decoded."""
    try:
        parts = urlsplit(unescape(address))
    except ValueError:  # such as `http://[`
        return None
    path = unquote(parts.path)
    is_ours = parts.netloc in ("", urlsplit(settings.SITE_URL).netloc)
    if not is_ours or not path.startswith("/") or "\x00" in path:
        return None
    return f"{path.rstrip('/')}/"


def _things_at(paths):
    """{path: "article:12"}; an address that was left leads to where its thing is by now."""
    found = _standing_at(paths)
    moved = _moved(paths - found.keys())
    there = _standing_at(moved.values())
    return found | {old: there[new] for old, new in moved.items() if new in there}


def _moved(paths):
    """{old path: new path}, both decoded, where a redirect leads on."""
    from_encoded = {escape_uri_path(path): path for path in paths}
    rows = Redirect.objects.filter(old_path__in=from_encoded).values_list("old_path", "new_path")
    return {from_encoded[old]: unquote(new) for old, new in rows}


def _standing_at(paths):
    asked = defaultdict(dict)
    for path in paths:
        place = _place(path)
        if place:
            kind, language, slug = place
            asked[kind][language, slug] = path
    found = {}
    for kind, places in asked.items():
        rows = _owners[kind][0].objects.filter(slug__in=[slug for _language, slug in places])
        for pk, language, slug in rows.values_list("pk", "language", "slug"):
            if (language, slug) in places:
                found[places[language, slug]] = f"{kind}:{pk}"
    return found


def _place(path):
    """(kind, language, slug) of the page at a path, whether it exists or not; else None."""
    first, _slash, rest = path.lstrip("/").partition("/")
    language = settings.LANGUAGE_CODE
    if first in dict(settings.LANGUAGES) and first != language:
        language, path = first, f"/{rest}"
    try:
        match = resolve(path)
    except Resolver404:
        return None
    views = {view: kind for kind, (_model, view) in _owners.items()}
    if match.view_name not in views:
        return None
    return views[match.view_name], language, match.kwargs["slug"]


# -- Looking after them ------------------------------------------------------------------------


def addresses_of_nothing(html):
    """The addresses of ours where an article, an entry or a question would stand, and none does."""
    paths = {
        unescape(match[2]): path
        for match in _TO_AN_ADDRESS.finditer(html)
        if (path := _own_path(match[2])) and _place(path)
    }
    things = _things_at(set(paths.values())) if paths else {}
    return {address for address, path in paths.items() if path not in things}


def dead(html):
    """The words of the links whose thing does not exist any more, in order."""
    existing = {
        kind: set(_owners[kind][0].objects.filter(pk__in=ids).values_list("pk", flat=True))
        for kind, ids in targets(html).items()
    }
    links = _TO_A_TARGET.finditer(html)
    return [match[5] for match in links if int(match[3]) not in existing[match[2]]]
