"""Asking Crossref and PubMed about one identifier, where the administrator allows it."""

import http.client
import ipaddress
import socket
import urllib.error
import urllib.request
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from clinic.exceptions import Refused
from references.formats import csl_json, medline

SECONDS = 8
LARGEST = 512 * 1024
# So many works are asked about in one click.
MOST = 10


def look_up(facts):
    """A Record of what Crossref knows of a DOI, or PubMed of its number. Raises Refused."""
    if facts.get("doi"):
        return _at(
            csl_json,
            f"{settings.CROSSREF_API}/works/{quote(facts['doi'], safe='')}",
            _("Crossref does not know this DOI."),
        )
    if facts.get("pmid"):
        query = f"db=pubmed&rettype=medline&retmode=text&id={facts['pmid']}"
        address = f"{settings.PUBMED_API}/efetch.fcgi?{query}"
        return _at(medline, address, _("PubMed does not know this number."))
    raise Refused(_("Only a DOI or a PubMed number can be looked up."))


def complete(record):
    """Add to a record what is known of it elsewhere; what the person gave stays."""
    found = look_up(record.facts)
    record.facts = found.facts | record.facts | {"type": found.facts["type"]}
    record.faults += found.faults


def _at(format_, address, unknown):
    text = _fetch(address, unknown).decode("utf-8", "replace")
    records = [record for record in format_.read(text) if record.facts.get("title")]
    if not records:
        raise Refused(unknown)
    return records[0]


class _SameHostOnly(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, request, answer, code, message, headers, address):
        if urlsplit(address)[:2] != urlsplit(request.full_url)[:2]:
            raise Refused(_("The answer led to another site, which this site does not ask."))
        return super().redirect_request(request, answer, code, message, headers, address)


def _fetch(address, unknown):
    """The bytes at an address of one of the two. A proxy of the environment is not used."""
    _refuse_private(urlsplit(address).hostname)
    request = urllib.request.Request(  # noqa: S310  (the settings say where)
        address, headers={"User-Agent": f"clinic-references/1 ({settings.SITE_URL})"}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _SameHostOnly)
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            data = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        if error.code in (400, 404):
            raise Refused(unknown) from error
        raise Refused(_("It answered that it cannot help now. Please try again later.")) from error
    except (OSError, http.client.HTTPException) as error:
        raise Refused(
            _("It could not be reached. Please type the rest yourself, or try again later.")
        ) from error
    if len(data) > LARGEST:
        raise Refused(_("The answer was far too long for one reference."))
    return data


def _refuse_private(host):
    """A name that leads into our own network is not asked; a bare number was set on purpose."""
    try:
        ipaddress.ip_address(host)
        return
    except ValueError:
        pass
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except OSError as error:
        raise Refused(
            _("It could not be reached. Please type the rest yourself, or try again later.")
        ) from error
    if not all(ipaddress.ip_address(row[4][0]).is_global for row in found):
        raise Refused(_("That address lies in a private network, which this site does not ask."))
