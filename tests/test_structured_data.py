"""What machines are told is valid, and stands in words on the same page (TRUST.md, S1 to S5)."""

import html
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Edition
from clinic.json_ld import json_ld
from clinic.markup import plain
from tests import make, rich_site
from tests.schema_org import faults

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/contact/", "/articles/one/", "/glossary/one/", "/glossary/alpha-band/"]
ADDRESSES += ["/glossary/temporal-lobe/", "/faq/", "/faq/one/", "/authors/one/"]
_ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def told(page):
    """What machines are told, and what people read: the words, and the days of <time> elements."""
    (found,) = _ELEMENT.findall(page)
    words = letters(plain(_ELEMENT.sub("", page)))
    return json.loads(found), words, set(re.findall(r'<time datetime="([^"]+)"', page))


def letters(text):
    """A text without what only separates its words."""
    return re.sub(r"[\W_]+", " ", html.unescape(text)).casefold()


# Facts that are words of a page; the others are addresses, days, or terms of a vocabulary.
SHOWN = {
    *["name", "headline", "description", "text", "jobTitle", "slogan", "telephone", "address"],
    *["email", "alternateName", "keywords", "knowsAbout", "knowsLanguage", "value", "codeValue"],
    *["propertyID", "codingSystem", "honorificPrefix", "honorificSuffix"],
}
DAYS = {"datePublished", "dateModified", "lastReviewed"}


def untold(node, words, days):
    """The facts of a node that nobody can read on its page."""
    for name, value in node.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from untold(one, words, days)
            elif (name in SHOWN and letters(str(one)).strip() not in words) or (
                name in DAYS and one not in days
            ):
                yield name, one


def test_every_page_says_valid_things_that_stand_on_it(client):
    rich_site.fill()
    for path in ADDRESSES:
        data, words, days = told(client.get(path).content.decode())
        assert data.pop("@context") == "https://schema.org"
        assert faults(data) == [], path
        assert list(untold(data, words, days)) == [], path


def test_a_fact_that_is_not_on_the_page_is_found(client):
    rich_site.fill()
    _data, words, days = told(client.get("/articles/one/").content.decode())
    assert list(untold({"name": "Nobody Here", "lastReviewed": "1999-01-01"}, words, days)) == [
        ("name", "Nobody Here"),
        ("lastReviewed", "1999-01-01"),
    ]


PERSON = {"@type": "Person", "name": "Ada"}


@pytest.mark.parametrize(
    "trap",
    [
        {"@type": "BlogPosting", "reviewedBy": PERSON},
        {"@type": "Article", "lastReviewed": "2026-01-01"},
        {"@type": "MedicalWebPage", "expires": "2028-01-01"},
        {"@type": "MedicalWebPage", "aspect": "Treatment"},
        {**PERSON, "hasCredential": "PhD"},
        {**PERSON, "medicalSpecialty": "Psychiatric"},
        {"@type": "MedicalClinic", "medicalSpecialty": "Psychology"},
        {"@type": "BrainStructure", "function": "Fear"},
        {"@type": "BrainStructure", "partOfSystem": {"@type": "BrainStructure", "name": "Lobe"}},
        {
            "@type": "BrainStructure",
            "relatedTherapy": {"@type": "PsychologicalTreatment", "name": "Exposure"},
        },
        {"@type": "Physician", "name": "A psychologist"},
        {"@type": "BlogPosting", "citation": {"@type": "MedicalGuideline", "name": "NG222"}},
        {"@type": "BlogPosting", "comment": {"@type": "Comment", "text": "I was ill."}},
        {"@type": "BlogPosting", "datePublished": "soon"},
        {"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "One?"}},
        {"name": "No type"},
    ],
)
def test_the_traps_are_found(trap):
    assert faults(trap)


def test_a_skeleton_that_is_known_to_be_valid_has_no_fault():
    credential = {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "license",
        "recognizedBy": {"@type": "Organization", "name": "HCPC"},
    }
    page = {
        "@type": "MedicalWebPage",
        "lastReviewed": "2026-08-01",
        "reviewedBy": {**PERSON, "hasCredential": credential},
        "about": {"@type": "PsychologicalTreatment", "name": "Exposure therapy"},
        "mainEntity": {"@type": "BlogPosting", "author": PERSON},
    }
    assert faults(page) == []


TITLES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(title=TITLES | st.just("</script><script>") | st.just("\u202e<!--\u2028]]>"))
def test_no_text_ends_the_element_and_each_comes_back_as_it_was(title):
    element = json_ld({"@type": "Thing", "name": title})
    assert element.count("<") == 2
    (found,) = _ELEMENT.findall(element)
    assert json.loads(found)["name"] == title


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    title=TITLES.map(lambda text: f"T{text}"[:290]),
    standfirst=TITLES.map(lambda text: f"S{text}"[:290]),
    correction=st.booleans(),
)
def test_whatever_an_article_says_machines_are_told_the_same(client, title, standfirst, correction):
    edition = make.published(title=title, standfirst=standfirst)
    if correction:
        words = {"change": Edition.Change.CORRECTION, "change_summary": f"Not so: {title}"[:200]}
        edition = make.published(make.next_edition(edition, **words))
    data, words, days = told(client.get(edition.get_absolute_url()).content.decode())
    del data["@context"]
    assert faults(data) == []
    assert list(untold(data, words, days)) == []
    assert ("correction" in data["mainEntity"]) == correction


def test_every_correction_stays_on_the_page_and_is_told(client):
    edition = make.published(slug="fear")
    wrong = {"change": Edition.Change.CORRECTION, "change_summary": "The dose was wrong."}
    edition = make.published(make.next_edition(edition, **wrong))
    for number in range(4):
        summary = {"change_summary": f"Something new, {number}."}
        edition = make.published(make.next_edition(edition, **summary))
    page = client.get("/articles/fear/").content.decode()
    data, words, _days = told(page)
    (correction,) = data["mainEntity"]["correction"]
    assert correction["text"] == "The dose was wrong."
    assert "the dose was wrong" in words


def test_an_author_without_photo_surname_or_register_is_told_as_such(client):
    make.author(slug="ada", given_name="Ada", family_name="", credential=False)
    data, words, days = told(client.get("/authors/ada/").content.decode())
    assert data["mainEntity"]["name"] == "Ada"
    assert not {"image", "hasCredential", "identifier"} & set(data["mainEntity"])
    del data["@context"]
    assert (faults(data), list(untold(data, words, days))) == ([], [])


def test_translations_name_each_other_and_only_what_is_public(client):
    english = make.published(slug="fear")
    german = make.published(slug="angst", language="de", translation_of=english.article)
    make.draft(slug="miedo", language="es", translation_of=english.article)
    here, there = "http://testserver/articles/fear/", "http://testserver/de/articles/angst/"
    expected = {("en", here), ("de", there), ("x-default", here)}
    for edition in (english, german):
        page = client.get(edition.get_absolute_url()).content.decode()
        found = re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page)
        assert set(found) == expected
    text = b"".join(client.get("/sitemaps/articles-1.xml")).decode()
    assert text.count(f'hreflang="de" href="{there}"') == 2
    assert "miedo" not in text
