"""Identifiers of published works in the forms people paste, reduced to one form each."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

import idutils
from django.utils.translation import gettext as _

# Patterns as in TRUST.md, "Citations".
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.IGNORECASE)
_PMID = re.compile(r"[1-9]\d{0,7}")
_PMCID = re.compile(r"(?:PMC)?([1-9]\d{0,9})(?:\.\d+)?", re.IGNORECASE)
_NCT = re.compile(r"NCT\d{8}", re.IGNORECASE)
# Longer is no identifier, and would only cost time.
LONGEST = 2000
LONGEST_DOI = 200

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<", "”": "“", "’": "‘", "»": "«"}
_LABEL = re.compile(
    r"(pmid|pubmed(?:\s+id)?|pmcid|isbn(?:-1[03])?|orcid(?:\s+id)?|nct|doi)"
    r"\s*(?:[:=#]|\s|(?=\d)|(?=pmc))\s*",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:info:|urn:|https?://(?:dx\.|www\.)?doi\.org/|doi\.org/)+", re.IGNORECASE)
_ADDRESS = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
# What publishers put behind the DOI in an address.
_BEHIND_A_DOI = re.compile(
    r"(?:/(?:abstract|pdf|epdf|epub|full|fulltext|full-text|html|meta|summary|references|figures"
    r"|tables|citations?|supplementary\S*|suppl\S*|download\S*)|(?:v\d+)?(?:\.(?:full|abstract|pdf"
    r"|short|long|full-text|full\.pdf))+|(?<=\d)v\d+|/)$",
    re.IGNORECASE,
)
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs\w+|yclid|ref_src)$", re.IGNORECASE
)


class Identifier(NamedTuple):
    scheme: str
    value: str


def identify(text):
    """What an identifier is and its one form, whatever form it came in; or ValueError saying why.

    The schemes are doi, pmid, pmcid, isbn, orcid, nct and url.
    """
    typed = _tidy(text)
    if not typed:
        raise ValueError(_("There is nothing here."))
    if len(typed) > LONGEST:
        raise ValueError(_("That is too long for an identifier."))
    for read in (_from_address, _from_label, _from_doi, _from_shape):
        if found := read(typed):
            return found
    raise ValueError(
        _("“%s” is no DOI, PubMed or PMC number, ISBN, ORCID, trial number or web address.")
        % _short(typed)
    )


# -- One scheme each, for a field that says which it holds ----------------------------------------


def doi(value):
    """`https://doi.org/10.1016/X`, `doi:10.1016/x.` → `10.1016/x`, or ValueError saying why."""
    typed = _tidy(value)
    found = _from_doi(typed.partition("?")[0].partition("#")[0] if "doi.org" in typed else typed)
    if not found:
        raise ValueError(_("“%s” is not a DOI. It looks like 10.1000/xyz.") % _short(typed))
    return found.value


def pmid(value):
    return _of_scheme("pmid", value, _("“%s” is not a PubMed number. It has one to eight digits."))


def pmcid(value):
    return _of_scheme("pmcid", value, _("“%s” is not a PMC number. It looks like PMC3345571."))


def _of_scheme(scheme, value, refusal):
    """A number in its own field needs no label, so also one that looks like a year is taken."""
    typed = _tidy(value)
    found = _from_address(typed) or _from_label(typed) or _SCHEMES[scheme](typed)
    if not found or found.scheme != scheme:
        raise ValueError(refusal % _short(typed))
    return found.value


def isbn(value):
    """ISBN-13 with a right checksum, from either length."""
    bare = re.sub(r"(?i)^(?:urn:)?isbn(?:-1[03])?[:\s]*|[\s-]", "", _tidy(value))
    if not (bare.isascii() and idutils.is_isbn(bare)):
        raise ValueError(
            _("“%s” is not an ISBN: the check digit does not fit.") % _short(str(value))
        )
    return re.sub(r"\D", "", idutils.normalize_isbn(bare))


def orcid(value):
    bare = re.sub(r"[\s-]", "", _tidy(value)).upper()
    dashed = "-".join(bare[at : at + 4] for at in range(0, 16, 4))
    if not re.fullmatch(r"\d{15}[\dX]", bare) or not idutils.is_orcid(dashed):
        raise ValueError(_("“%s” is not an ORCID: the check digit does not fit.") % _short(value))
    return dashed


def url(value):
    """A web address without what only serves to track people."""
    typed = _tidy(value)
    parts = urlsplit(typed if "://" in typed else f"https://{typed}")
    host = parts.hostname or ""
    if parts.scheme.lower() not in ("http", "https") or "." not in host or "@" in parts.netloc:
        raise ValueError(_("“%s” is not a web address.") % _short(typed))
    kept = [(k, v) for k, v in parse_qsl(parts.query, True) if not _TRACKING.match(k)]
    query = urlencode(kept) if len(kept) < len(parse_qsl(parts.query, True)) else parts.query
    fragment = "" if parts.fragment.startswith(":~:") else parts.fragment
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit((parts.scheme.lower(), host + port, parts.path or "/", query, fragment))


# -- Reading ---------------------------------------------------------------------------------------


def _tidy(text):
    """Full-width digits and signs become plain, what nobody sees goes, and so do wrappings."""
    text = unicodedata.normalize("NFKC", str(text)).translate(_DASHES)
    text = "".join(" " if c.isspace() else c for c in text if c.isspace() or c.isprintable())
    return _unwrapped(text.strip(" \t\"'“”‘’«»`*_"))


def _unwrapped(text):
    """Without the punctuation of the sentence it stood in; brackets of its own stay."""
    while text:
        last = text[-1]
        closes_nothing = last in _PAIRS and text.count(last) > text.count(_PAIRS[last])
        wraps = last in _PAIRS and text[0] == _PAIRS[last]
        if wraps and not closes_nothing:
            text = text[1:-1].strip()
        elif last in ".,;:!?'\"… *" or closes_nothing:
            text = text[:-1]
        elif text[0] in "([{<" and text.count(text[0]) > text.count(_CLOSING[text[0]]):
            text = text[1:].lstrip()
        else:
            break
    return text


_CLOSING = {opening: closing for closing, opening in _PAIRS.items()}


def _from_address(typed):
    """Addresses of catalogues by their host, those that hold a DOI by it, and all others."""
    if not _ADDRESS.match(typed) and not re.match(r"^[\w.-]+\.[a-z]{2,}/\S+$", typed, re.I):
        return None
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host = (parts.hostname or "").lower()
    except ValueError:
        raise ValueError(_("“%s” is not a web address.") % _short(typed)) from None
    path, query = unquote(parts.path), dict(parse_qsl(parts.query))
    found = _from_catalogue(host, path, query)
    if not found and (match := _DOI.search(path)):
        # A DOI's own resolver takes it whole; elsewhere more may stand behind it.
        found = _as_doi(match[0] if host.endswith("doi.org") else _without_tail(match[0]))
    for value in query.values():
        if not found and _DOI.match(value):
            found = _as_doi(_without_tail(value))
    return found or Identifier("url", url(typed))


def _from_catalogue(host, path, query):
    if host.endswith(("ncbi.nlm.nih.gov", "europepmc.org", "pubmed.gov")):
        if match := re.search(r"/(PMC[1-9]\d*)", path, re.I):
            return Identifier("pmcid", match[1].upper())
        numbers = [query.get("list_uids", ""), query.get("term", ""), path]
        known = host.startswith("pubmed.") or re.search(r"/(?:pubmed|med|entrez)\b", path, re.I)
        for number in numbers if known else []:
            if match := re.search(r"(?:^|/)([1-9]\d{0,7})(?:\[\w+\])?/?$", number):
                return Identifier("pmid", match[1])
    if host.endswith("clinicaltrials.gov"):
        match = _NCT.search(path)
        return match and Identifier("nct", match[0].upper())
    if host.endswith("orcid.org"):
        return Identifier("orcid", orcid(path.strip("/")))
    return None


def _from_label(typed):
    """`PMID: 9103351`, `ISBN 978-…`: what it says it is."""
    match = _LABEL.match(re.sub(r"^(?:info:|urn:)", "", typed, flags=re.IGNORECASE))
    if not match:
        return None
    label, rest = match[1].lower().split()[0].partition("-")[0], match.string[match.end() :]
    label = {"pubmed": "pmid"}.get(label, label)
    if label == "nct":
        return _nct(typed.replace(" ", "").replace(":", ""))
    if label == "doi":
        return None
    value = rest.lstrip("/ ").split(";")[0].strip()
    found = _SCHEMES[label](value)
    if not found:
        raise ValueError(
            _("“%(value)s” is not what a %(scheme)s looks like.")
            % {"value": _short(value), "scheme": label.upper()}
        )
    return found


def _from_doi(typed):
    match = _DOI.search(unquote(_PREFIX.sub("", typed)))
    return match and _as_doi(match[0])


def _from_shape(typed):
    """A bare number or code. One that could as well be a year is not guessed at."""
    bare = typed.replace(" ", "").replace("-", "")
    if re.fullmatch(r"\d{4}", bare):
        raise ValueError(
            _("“%s” could be a year. If it is a PubMed number, write PMID: %s.") % (typed, typed)
        )
    if re.fullmatch(r"0000000\d{8}[\dXx]", bare):
        return Identifier("orcid", orcid(bare))
    if re.fullmatch(r"\d{13}|\d{9}[\dXx]", bare):
        return Identifier("isbn", isbn(bare))
    if bare[:3].upper() == "PMC":
        return _pmcid(bare)
    return _nct(bare) or _pmid(typed)


def _as_doi(text):
    text = re.split(r"[?#]|&\w+=", text)[0] if re.search(r"[?&]\w+=|#", text) else text
    value = _unwrapped(text).rstrip("/").lower()
    if not _DOI.fullmatch(value) or len(value) > LONGEST_DOI:
        return None
    return Identifier("doi", value)


def _without_tail(text):
    while (shorter := _BEHIND_A_DOI.sub("", text)) != text:
        text = shorter
    return text


def _pmid(text):
    return Identifier("pmid", text) if text.isascii() and _PMID.fullmatch(text) else None


def _pmcid(text):
    match = text.isascii() and _PMCID.fullmatch(text)
    return Identifier("pmcid", f"PMC{match[1]}") if match else None


def _nct(text):
    return Identifier("nct", text.upper()) if _NCT.fullmatch(text) else None


_SCHEMES = {
    "pmid": lambda text: _pmid(text.strip("/ ")),
    "pmcid": _pmcid,
    "isbn": lambda text: Identifier("isbn", isbn(text)),
    "orcid": lambda text: Identifier("orcid", orcid(text)),
}


def _short(text):
    text = str(text)
    return text if len(text) <= 80 else f"{text[:79]}…"
