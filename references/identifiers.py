"""Identifiers of published works in the forms people paste, reduced to one form each."""

import re

import idutils
from django.utils.translation import gettext as _

# Patterns as in TRUST.md, "Citations".
_DOI = re.compile(r"^10\.\d{4,9}/\S+$", re.IGNORECASE)
_PMID = re.compile(r"^[1-9]\d{0,7}$")
_PMCID = re.compile(r"^PMC\d+$")


def doi(value):
    """`https://doi.org/10.1016/X`, `doi:10.1016/x.` → `10.1016/x`, or ValueError saying why."""
    bare = re.sub(
        r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.IGNORECASE
    )
    bare = bare.rstrip(".,;").lower()
    if not _DOI.match(bare):
        raise ValueError(_("“%s” is not a DOI. It looks like 10.1000/xyz.") % value)
    return bare


def pmid(value):
    bare = re.sub(
        r"^(?:PMID:?\s*|https?://pubmed\.ncbi\.nlm\.nih\.gov/)",
        "",
        value.strip(),
        flags=re.IGNORECASE,
    )
    bare = bare.strip("/ ")
    if not _PMID.match(bare):
        raise ValueError(_("“%s” is not a PubMed number. It has one to eight digits.") % value)
    return bare


def pmcid(value):
    bare = re.sub(r"^PMCID:?\s*", "", value.strip(), flags=re.IGNORECASE).upper()
    if not _PMCID.match(bare):
        raise ValueError(_("“%s” is not a PMC number. It looks like PMC3345571.") % value)
    return bare


def isbn(value):
    """ISBN-13 with a right checksum, from either length."""
    if not idutils.is_isbn(value):
        raise ValueError(_("“%s” is not an ISBN: the check digit does not fit.") % value)
    return re.sub(r"[^0-9]", "", idutils.normalize_isbn(value))
