"""Identifiers in the forms that people paste."""

import contextlib
import io
import json
import sys
import time

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from references.identifiers import identify

FOA = "10.1037/0033-2909.99.1.20"
SICI = "10.1002/(sici)1097-4679(199605)52:3<303::aid-jclp8>3.0.co;2-q"

FORMS = {
    # DOI
    FOA: ("doi", FOA),
    f"doi:{FOA}": ("doi", FOA),
    f"DOI: {FOA}.": ("doi", FOA),
    f"doi {FOA}": ("doi", FOA),
    f"https://doi.org/{FOA}": ("doi", FOA),
    f"http://dx.doi.org/{FOA}": ("doi", FOA),
    f"https://www.doi.org/{FOA}/": ("doi", FOA),
    f"doi.org/{FOA}": ("doi", FOA),
    f"doi: https://doi.org/{FOA}": ("doi", FOA),
    f"info:doi/{FOA}": ("doi", FOA),
    f"https://doi.org/{FOA}?utm_source=newsletter&utm_medium=email": ("doi", FOA),
    f"https://doi.org/{FOA}&utm_source=x": ("doi", FOA),
    f"https://doi.org/{FOA}#sec-2": ("doi", FOA),
    "https://doi.org/10.1037%2F0033-2909.99.1.20": ("doi", FOA),
    f"(https://doi.org/{FOA}).": ("doi", FOA),
    f"<https://doi.org/{FOA}>": ("doi", FOA),
    f"“{FOA}”,": ("doi", FOA),
    f"Available from: https://doi.org/{FOA};": ("doi", FOA),
    "10.1037/0033‐2909.99.1.20": ("doi", FOA),  # hyphens as a PDF gives them
    "１０.１０３７/0033-2909.99.1.20": ("doi", FOA),
    "\ufeff10.1037/\u200b0033-2909.99.1.20\u00a0": ("doi", FOA),
    "10.1016/J.BRAT.2005.05.010": ("doi", "10.1016/j.brat.2005.05.010"),
    SICI.upper(): ("doi", SICI),
    "https://doi.org/10.1002/(SICI)1097-4679(199605)52:3%3C303::AID-JCLP8%3E3.0.CO;2-Q": (
        "doi",
        SICI,
    ),
    "10.1016/S0140-6736(17)32802-7": ("doi", "10.1016/s0140-6736(17)32802-7"),
    # Publishers' addresses that hold it
    "https://onlinelibrary.wiley.com/doi/full/10.1002/wps.20038": ("doi", "10.1002/wps.20038"),
    "https://journals.sagepub.com/doi/pdf/10.1177/0956797611430953?x=1": (
        "doi",
        "10.1177/0956797611430953",
    ),
    f"https://psycnet.apa.org/doi/{FOA}": ("doi", FOA),
    "https://link.springer.com/content/pdf/10.1007/s00127-005-0935-x.pdf": (
        "doi",
        "10.1007/s00127-005-0935-x",
    ),
    "https://www.frontiersin.org/articles/10.3389/fpsyg.2018.00001/full": (
        "doi",
        "10.3389/fpsyg.2018.00001",
    ),
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001&type=printable": (
        "doi",
        "10.1371/journal.pone.0000001",
    ),
    "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf": (
        "doi",
        "10.1101/2020.01.01.123456",
    ),
    "https://doi-org.library.example.edu/10.1002/wps.20038": ("doi", "10.1002/wps.20038"),
    # PubMed
    "9103351": ("pmid", "9103351"),
    "９１０３３５１": ("pmid", "9103351"),
    "PMID: 9103351": ("pmid", "9103351"),
    "pmid9103351": ("pmid", "9103351"),
    "PubMed ID: 9103351.": ("pmid", "9103351"),
    "[PMID: 9103351]": ("pmid", "9103351"),
    "PMID: 1997": ("pmid", "1997"),
    "https://pubmed.ncbi.nlm.nih.gov/9103351/?from_term=foa": ("pmid", "9103351"),
    "https://www.ncbi.nlm.nih.gov/pubmed/9103351?dopt=Abstract": ("pmid", "9103351"),
    "http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=9103351": (
        "pmid",
        "9103351",
    ),
    "www.ncbi.nlm.nih.gov/pubmed/?term=9103351": ("pmid", "9103351"),
    "https://europepmc.org/article/MED/9103351": ("pmid", "9103351"),
    # PubMed Central
    "PMC3345571": ("pmcid", "PMC3345571"),
    "pmc3345571": ("pmcid", "PMC3345571"),
    "PMCID: PMC3345571": ("pmcid", "PMC3345571"),
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3345571/#S2": ("pmcid", "PMC3345571"),
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC3345571/pdf/x.pdf": ("pmcid", "PMC3345571"),
    # ISBN
    "978-0-306-40615-7": ("isbn", "9780306406157"),
    "ISBN 0-306-40615-2": ("isbn", "9780306406157"),
    "ISBN-13: 978 0 306 40615 7": ("isbn", "9780306406157"),
    "urn:isbn:9780306406157": ("isbn", "9780306406157"),
    "0-8044-2957-X": ("isbn", "9780804429573"),
    "978–0–306–40615–7": ("isbn", "9780306406157"),
    # People and trials
    "0000-0002-1825-0097": ("orcid", "0000-0002-1825-0097"),
    "https://orcid.org/0000-0002-1825-0097": ("orcid", "0000-0002-1825-0097"),
    "ORCID: 0000-0001-5109-3700": ("orcid", "0000-0001-5109-3700"),
    "0000-0002-1694-233x": ("orcid", "0000-0002-1694-233X"),
    "nct01234567": ("nct", "NCT01234567"),
    "https://clinicaltrials.gov/ct2/show/NCT01234567?term=x": ("nct", "NCT01234567"),
    # Addresses
    "www.nice.org.uk/guidance/ng222": ("url", "https://www.nice.org.uk/guidance/ng222"),
    "HTTPS://WWW.NICE.ORG.UK/guidance/ng222?utm_source=x&page=2": (
        "url",
        "https://www.nice.org.uk/guidance/ng222?page=2",
    ),
    "https://www.nhs.uk/page#:~:text=word": ("url", "https://www.nhs.uk/page"),
}
REFUSED = {
    "": "nothing here",
    "\u200b \u00a0": "nothing here",
    "1997": "could be a year",
    "２０２４": "could be a year",
    "978-0-306-40615-8": "check digit",
    "ISBN 0-306-40615-3": "check digit",
    "0000-0002-1825-0098": "check digit",
    "PMID: 0": "PMID",
    "PMID: 123456789": "PMID",
    "123456789": "is no DOI",
    "10.1037": "is no DOI",
    "javascript:alert(1)": "is no DOI",
    "ftp://example.org/x": "is no DOI",
    "https://": "is no DOI",
    "http://[::1": "not a web address",
    "http://a:b@example.org/": "not a web address",
    "Foa and Kozak 1986": "is no DOI",
    "x" * 3000: "too long",
    "10.1000/" + "x" * 300: "is no DOI",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_one_value(form):
    assert identify(form) == FORMS[form]
    assert (
        identify(identify(form).value if FORMS[form] != ("pmid", "1997") else form) == FORMS[form]
    )


@pytest.mark.parametrize("form", REFUSED)
def test_what_is_none_is_refused_with_a_reason(form):
    with pytest.raises(ValueError, match=REFUSED[form]):
        identify(form)


@given(st.text(max_size=300) | st.text(alphabet="10./?#<>()[]%:PMIDdoihtp-&= ", max_size=300))
def test_any_text_gets_an_answer(text):
    try:
        scheme, value = identify(text)
    except ValueError as error:
        assert str(error)
    else:
        assert scheme and value and value.isprintable()


def test_hostile_lines_are_read_in_linear_time():
    began = time.perf_counter()
    for text in ("(" * 2000, "10.1000/" + ")" * 1900, "https://" + "a/" * 900, "v1" * 900):
        with contextlib.suppress(ValueError):
            identify(text)
    assert time.perf_counter() - began < 0.5


def test_the_command_answers_line_by_line(monkeypatch, capsys):
    lines = f"https://doi.org/{FOA}.\n\n1997\nPMID: 9103351\n".encode() + b"\xff\xfe\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    call_command("normalise_reference")
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answers[0] == {"scheme": "doi", "value": FOA}
    assert answers[3] == {"scheme": "pmid", "value": "9103351"}
    assert [set(answer) for answer in answers[1:3] + answers[4:]] == [{"error"}] * 3
