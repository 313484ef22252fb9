"""The public catalogues whose numbers an entry may carry, and the numbers known to be wrong."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Scheme(models.TextChoices):
    UBERON = "uberon", "Uberon"
    FMA = "fma", "FMA"
    NEURONAMES = "neuronames", "NeuroNames"
    MESH = "mesh", "MeSH"
    WIKIDATA = "wikidata", "Wikidata"
    ALLEN = "hba", _("Allen Human Brain Atlas")
    ALLEN_DEVELOPING = "dhba", _("Allen Developing Human Brain Atlas")
    TERMINOLOGIA = "ta2", "TA2"


class Match(models.TextChoices):
    EXACT = "exact", _("Exact")
    BROAD = "broad", _("Broader")
    CLOSE = "close", pgettext_lazy("a match", "Close")


# These number what is in the body, and nothing else: a network or a mechanism has none (G8).
ANATOMICAL = {
    *(Scheme.UBERON, Scheme.FMA, Scheme.NEURONAMES),
    *(Scheme.ALLEN, Scheme.ALLEN_DEVELOPING, Scheme.TERMINOLOGIA),
}
PATTERNS = {
    Scheme.UBERON: r"UBERON:[0-9]{7}",
    Scheme.FMA: r"FMA:[0-9]+",
    Scheme.NEURONAMES: r"NN:[0-9]{1,4}",
    Scheme.MESH: r"[DC][0-9]{6}([0-9]{3})?",
    Scheme.WIKIDATA: r"Q[0-9]+",
    Scheme.ALLEN: r"[0-9]+",
    Scheme.ALLEN_DEVELOPING: r"[0-9]+",
    Scheme.TERMINOLOGIA: r"[0-9]{1,4}",
}
LINKS = {
    Scheme.UBERON: "http://purl.obolibrary.org/obo/UBERON_{}",
    Scheme.FMA: "http://purl.org/sig/ont/fma/fma{}",
    Scheme.MESH: "https://meshb.nlm.nih.gov/record/ui?ui={}",
    Scheme.WIKIDATA: "https://www.wikidata.org/wiki/{}",
}
# Cross-references that circulate and name something else (TRUST.md, "Known-bad").
KNOWN_BAD = {
    ("UBERON:0001898", "NN:292"),
    ("UBERON:0001869", "NN:241"),
    ("UBERON:0002298", "NN:236"),
    ("UBERON:0000451", "NN:1072"),
    ("UBERON:0002436", "NN:702"),
    ("UBERON:0002979", "NN:365"),
    ("UBERON:0003045", "NN:722"),
    ("UBERON:0003044", "NN:597"),
    ("UBERON:0001897", "FMA:62007"),
}


def fits(scheme, value):
    return re.fullmatch(PATTERNS[scheme], value) is not None


def known_bad(values):
    """The numbers among one entry's that circulate together, and of which one is wrong."""
    return next((pair for pair in KNOWN_BAD if set(pair) <= set(values)), None)


def link(scheme, value):
    return LINKS.get(scheme, "").format(value.rpartition(":")[2])
