"""Which outside addresses our texts lead to, as their owners tell, and what is known of them."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from discovery.models import OutsideLink, OutsideUse
from references.uses import Use

# The sanitiser writes links so: attributes in double quotes.
_HREF = re.compile(r'<a\b[^<>]* href="(https?://[^"<>]*)"', re.IGNORECASE)
# Part of every text that leads outside: a cheap question to the database.
LEADS_OUTSIDE = 'href="http'
_LONGEST = OutsideLink._meta.get_field("address").max_length
_PORTS = {"http": 80, "https": 443}
_LOCK = 0x6F757473696465  # "outside": collecting is done by one at a time


@dataclass(frozen=True)
class Owner:
    """One kind of text that leads outside."""

    kind: str
    # (slug or None) -> (id, addresses) of what readers see or somebody works on.
    texts: Callable
    # user -> a QuerySet of those whose titles that person may know.
    seen_by: Callable
    # one of these -> a `references.uses.Use`
    use: Callable


_owners = {}


def register(owner):
    _owners[owner.kind] = owner


# -- Addresses ---------------------------------------------------------------------------------


def normal(address):
    """The one spelling of a web address, in ASCII and without its fragment; None if it is none."""
    try:
        parts = urlsplit(address.strip())
        scheme, port = parts.scheme.lower(), parts.port
        host = _ascii(parts.hostname or "")
    except ValueError:  # `http://[`, a port that is none, a label that is too long
        return None
    if scheme not in _PORTS or not host:
        return None
    user = parts.netloc.rpartition("@")[0]
    place = f"{iri_to_uri(user)}@{host}" if user else host
    if port not in (None, _PORTS[scheme]):
        place += f":{port}"
    path, query = iri_to_uri(parts.path) or "/", iri_to_uri(parts.query)
    address = urlunsplit((scheme, place, path, query, ""))
    return address if len(address) <= _LONGEST else None


def _ascii(host):
    if ":" in host:
        return f"[{host}]"
    return host.encode("idna").decode() if host else ""


def addresses_in(html):
    return {unescape(href) for href in _HREF.findall(html)}


def _is_outside(address):
    return address is not None and urlsplit(address).netloc != urlsplit(settings.SITE_URL).netloc


# -- Who uses what -----------------------------------------------------------------------------


@transaction.atomic
def collect(slug=None):
    """Bring the table in step with the texts: with all of them, or with those of one address.

    Returns the ids of the links of these texts.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    wanted = set()
    for owner in _owners.values():
        for pk, addresses in owner.texts(slug):
            spelt = filter(_is_outside, map(normal, addresses))
            wanted.update((address, owner.kind, pk) for address in spelt)
    known = _known(None if slug is None else {(kind, pk) for _address, kind, pk in wanted})
    OutsideUse.objects.filter(pk__in=[known[use] for use in known.keys() - wanted]).delete()
    new = wanted - known.keys()
    OutsideLink.objects.bulk_create(
        (OutsideLink(address=address) for address in sorted({use[0] for use in new})),
        ignore_conflicts=True,
    )
    ids = _ids({use[0] for use in wanted})
    OutsideUse.objects.bulk_create(
        OutsideUse(link_id=ids[address], kind=kind, object_id=pk) for address, kind, pk in new
    )
    OutsideLink.objects.filter(uses=None).delete()
    return set(ids.values())


def _known(things):
    """{(address, kind, id): id of the use}, of all uses or of these things."""
    uses = OutsideUse.objects.values_list("link__address", "kind", "object_id", "pk")
    if things is not None:
        condition = Q(pk=None)
        for kind, ids in _by_kind(things).items():
            condition |= Q(kind=kind, object_id__in=ids)
        uses = uses.filter(condition)
    return {(address, kind, pk): use for address, kind, pk, use in uses}


def _ids(addresses):
    rows = OutsideLink.objects.filter(address__in=addresses)
    return dict(rows.values_list("address", "pk"))


def _by_kind(things):
    found = defaultdict(set)
    for kind, pk in things:
        found[kind].add(pk)
    return found


def seen_by(user):
    """The links in what this person may see: an address in a colleague's draft is theirs."""
    condition = Q(pk=None)
    for owner in _owners.values():
        condition |= Q(kind=owner.kind, object_id__in=owner.seen_by(user).values("pk"))
    uses = OutsideUse.objects.filter(condition, link=OuterRef("pk"))
    return OutsideLink.objects.filter(Exists(uses))


def uses_of(links, user):
    """{link's id: its uses} as far as this person may know; one query for each kind."""
    rows = OutsideUse.objects.filter(link__in=links).order_by("kind", "object_id")
    rows = list(rows.values_list("link", "kind", "object_id"))
    shown = {}
    for kind, ids in _by_kind((kind, pk) for _link, kind, pk in rows).items():
        if owner := _owners.get(kind):
            things = owner.seen_by(user).filter(pk__in=ids)
            shown |= {(kind, thing.pk): owner.use(thing) for thing in things}
    found = defaultdict(list)
    for link, kind, pk in rows:
        if (kind, pk) in shown:
            found[link].append(shown[kind, pk])
    return found


# -- What is known -----------------------------------------------------------------------------


def faulty(addresses):
    """{address: link} of those that are dead or have moved, by the addresses as they stand."""
    spelt = {address: normal(address) for address in addresses}
    wanted = [address for address in spelt.values() if address]
    if not wanted:
        return {}
    states = (OutsideLink.State.DEAD, OutsideLink.State.MOVED)
    rows = OutsideLink.objects.filter(address__in=wanted, state__in=states)
    known = {link.address: link for link in rows}
    return {address: known[one] for address, one in spelt.items() if one in known}


# -- Pages of one text -------------------------------------------------------------------------


def of_pages(model, field, label):
    """The owner of a kind whose rows have one text each and a form on the desk."""
    opts = model._meta

    def texts(slug):
        pages = model.objects.filter(**{f"{field}__contains": LEADS_OUTSIDE})
        if slug is not None:
            pages = pages.filter(slug=slug)
        for pk, html in pages.values_list("pk", field).iterator():
            yield pk, addresses_in(html)

    def seen_by(user):
        may = user.has_perm(f"{opts.app_label}.view_{opts.model_name}")
        return model.objects.all() if may else model.objects.none()

    def use(page):
        place = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[page.pk])
        return Use(str(label), str(page), _("Public") if page.is_public else _("Not public"), place)

    return Owner(opts.model_name, texts, seen_by, use)
