"""What is read from the formats that people have, broken files included."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from references.reading import read, text_of
from references.styles import plain
from tests.references.test_styles import APA, VANCOUVER

FOA = {"family": "Foa", "given": "Edna B."}
KOZAK = {"family": "Kozak", "given": "Michael J."}
RIS = """TY  - JOUR
AU  - Foa, Edna B.
A1  - Kozak, Michael J.
TI  - Emotional processing of fear:
      exposure to corrective information
JO  - Psychological Bulletin
PY  - 1986/01//
VL  - 99
IS  - 1
SP  - 20
EP  - 35
SN  - 0033-2909
DO  - https://doi.org/10.1037/0033-2909.99.1.20
ER  -
"""
NBIB = """
PMID- 2871574
OWN - NLM
TI  - Emotional processing of fear: exposure to corrective
      information.
PG  - 20-35
FAU - Foa, Edna B.
AU  - Foa EB
FAU - Kozak, Michael J.
AU  - Kozak MJ
CN  - A Study Group
PT  - Journal Article
PT  - Review
PT  - Meta-Analysis
TA  - Psychological Bulletin
DP  - 1986 Jan
VI  - 99
IP  - 1
AID - S0033290902010101 [pii]
AID - 10.1037/0033-2909.99.1.20 [doi]
PMC - PMC1234567
"""
BIBTEX = r"""
@string{bull = "Psychological Bulletin"}
@article{foa1986,
  author = {Foa, Edna B. and Michael J. Kozak},
  title = {{Emotional} processing of {F}ear: exposure to corrective information},
  journal = bull, year = 1986, month = jan, volume = {99}, number = 1, pages = {20--35},
  doi = {10.1037/0033-2909.99.1.20}
}
@book{umlaut, author = {M{\"u}ller, J\"{o}rg and {World Health Organization} and others},
  title = "{\'E}tude \& more of 5\% in {\O}rsted", publisher = {Acme}, year = {2001}, edition = {2}}
@article{broken, author = {Nobody, A.},
  title = {This bracket never closes,
  year = 1999,
@incollection{chapter, author={van der Kolk, Bessel}, title={The body}, booktitle={A book},
  editor={Roe, Jane}, pages={1-9}, year={1994}, isbn={978-0-306-40615-7}}
"""
CSL = [
    {
        "type": "article-journal",
        "title": "Emotional processing of <i>fear</i>: exposure to corrective information",
        "author": [
            {"family": "Foa", "given": "Edna B."},
            {"family": "Kozak", "given": "Michael J."},
        ],
        "container-title": "Psychological Bulletin",
        "issued": {"date-parts": [[1986, 1]]},
        "volume": 99,
        "issue": "1",
        "page": "20-35",
        "DOI": "10.1037/0033-2909.99.1.20",
    },
    {"type": "webpage", "title": "A page", "URL": "https://www.nhs.uk/x?utm_source=y"}
    | {"accessed": {"date-parts": [[2026, 1, 9]]}, "author": [{"literal": "NHS"}]},
    "nonsense",
    {"title": ["Crossref's", "lists"], "author": "no list", "issued": {"date-parts": [[None]]}},
]


def facts(text):
    return [record.facts for record in read(text)]


@pytest.mark.parametrize(
    "text", [RIS, NBIB, BIBTEX, json.dumps(CSL)], ids=["ris", "nbib", "bib", "csl"]
)
def test_one_work_is_read_from_each_format(text):
    first = facts(text)[0]
    assert first["title"].lower() == (
        "emotional processing of fear: exposure to corrective information"
    )
    assert first["authors"][:2] == [FOA, KOZAK]
    assert first["container"] == "Psychological Bulletin"
    assert [first[n] for n in ("type", "year", "volume", "issue", "page", "doi")] == [
        *("article-journal", 1986, "99", "1", "20-35", "10.1037/0033-2909.99.1.20")
    ]


def test_ris_in_old_encodings_and_pieces():
    latin = RIS.replace("Foa, Edna B.", "Müller, Jörg").encode("latin-1")
    assert facts(text_of(latin))[0]["authors"][0] == {"family": "Müller", "given": "Jörg"}
    for data in (b"\xef\xbb\xbf" + RIS.encode(), RIS.encode("utf-16")):
        assert facts(text_of(data))[0]["year"] == 1986
    broken = (
        "AU  - Lost, A.\nno tag here\n" + RIS.replace("ER  -\n", "") + RIS.replace("10.1037", "x")
    )
    lost, unclosed, whole = read(broken.replace("\n", "\r\n"))
    assert "does not begin" in " ".join(lost.faults)
    assert "no end" in " ".join(unclosed.faults) and unclosed.facts["doi"]
    assert "is not a DOI" in " ".join(whole.faults) and whole.facts["title"]


def test_a_chapter_and_a_book_in_ris():
    chapter = (
        "TY  - CHAP\nAU  - Doe, J.\nTI  - A part\nT2  - The whole\nA2  - Roe, R.\nSP  - 1234\n"
        "EP  - 40\nPB  - Acme\nCY  - London\nSN  - 978-0-306-40615-7\nPY  - 2001\nER  - \n"
    )
    (found,) = facts(chapter)
    assert found["type"] == "chapter" and found["editors"] == [{"family": "Roe", "given": "R."}]
    assert (found["isbn"], found["page"], found["place"]) == (
        "9780306406157",
        "1234-1240",
        "London",
    )


def test_pubmed_text_knows_the_identifiers_and_the_strongest_kind_of_evidence():
    (found,) = facts(NBIB)
    assert (found["pmid"], found["pmcid"]) == ("2871574", "PMC1234567")
    assert found["evidence"] == "systematic-review"
    assert found["authors"][2] == {"literal": "A Study Group"}
    (record,) = read(NBIB + "PT  - Retracted Publication\n")
    assert "retracted" in record.faults[0]


def test_bibtex_with_braces_accents_strings_and_a_broken_entry():
    _foa, book, broken, chapter = read(BIBTEX)
    assert book.facts["authors"] == [
        {"family": "Müller", "given": "Jörg"},
        {"literal": "World Health Organization"},
    ]
    assert book.facts["title"] == "Étude & more of 5% in Ørsted"
    assert "line 11 is broken" in broken.faults[0]
    assert chapter.facts["authors"] == [{"family": "van der Kolk", "given": "Bessel"}]
    assert chapter.facts["container"] == "A book" and chapter.facts["editors"]


def test_csl_json_from_anywhere():
    first, page, nonsense, odd = read(json.dumps(CSL))
    assert "<i>" not in first.facts["title"]
    assert (page.facts["url"], page.facts["accessed_on"]) == ("https://www.nhs.uk/x", "2026-01-09")
    assert nonsense.faults == ["This is no record."]
    assert odd.facts == {"type": "article-journal", "title": "Crossref's"}
    assert read('{"title": ')[0].faults


@pytest.mark.parametrize("style,examples", [("vancouver", VANCOUVER), ("apa", APA)])
def test_a_pasted_list_is_split_and_written_again_as_it_was(style, examples):
    lists = [
        "\n".join(f"{n}. {words}" for n, words in enumerate(examples, start=1)),
        "\n\n".join(words.replace(". ", ".\n   ", 1) for words in examples),
        "\n".join(examples),
    ]
    for text in lists:
        records = read(text)
        assert len(records) == len(examples)
        for record, words in zip(records, examples, strict=True):
            written = record.facts | {"accessed": record.facts.get("accessed_on", "")}
            if "et al" not in words:
                assert plain(written, style) == words


def test_identifiers_alone_and_what_is_none():
    first, second, third = read("https://doi.org/10.1037/X.\nPMID: 9103351\nNothing at all here")
    assert first.facts["doi"] == "10.1037/x" and "the title" in first.missing
    assert second.facts["pmid"] == "9103351"
    assert "Only a part" in third.faults[0] or third.missing


@given(
    st.text(max_size=400)
    | st.text(alphabet="TY - JOUR\nAUER@{}=,\"'\\()[]:;.0129 Ina", max_size=400)
)
def test_any_text_is_survived(text):
    for record in read(text):
        assert isinstance(record.facts, dict) and record.missing is not None


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title={" + "{" * 20_000 + "}" * 20_000 + "}}",
        "@article{" * 20_000,
        "TY  - JOUR\n" + "TI  - x\n" * 60_000,
        "A, B. (1999). " * 20_000,
        "1. " + "a" * 300_000,
        "[" * 100_000,
        "x, 9(1), 2 " * 30_000,
    ],
)
def test_hostile_files_are_read_in_linear_time(text):
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 8
