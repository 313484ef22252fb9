"""The search: finds what is public, harms nobody, and never breaks."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.models import Page
from safety.help import load_help_lines
from tests import make
from tests.faq.test_faq import question
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db


def search(client, words, more=""):
    response = client.get(f"/search/?q={quote(words)}{more}")
    assert response.status_code == 200
    return response.content.decode()


def test_each_kind_is_found_under_its_heading(client):
    make.published(title="Sleep and worry", standfirst="How worries keep people awake.")
    question("Does worry harm sleep?", slug="q", short_answer="It makes falling asleep harder.")
    entry("sleep spindle", definition="A burst of waves in light sleep.")
    make.author(slug="ada", given_name="Ada", family_name="Sleepwell")
    page = Page.objects.create(slug="clinic", title="Sleep clinic", body="<p>Tuesdays</p>")
    page.publish(by=make.user())
    text = search(client, "sleep")
    for kind in ("authors", "article", "question", "entry", "page"):
        assert f'id="results-{kind}"' in text
    for words in ("Sleep and worry", "/faq/q/", "/glossary/sleep-spindle/", "/authors/ada/"):
        assert words in text
    assert "/pages/clinic/" in text


def test_a_title_weighs_more_than_a_mention(client):
    make.published(title="Other", body="<p>Fear is mentioned.</p>")
    make.published(title="Fear", body="<p>Something.</p>")
    text = search(client, "fear")
    assert text.index(">Fear<") < text.index(">Other<")


def test_word_forms_case_and_accents_do_not_matter(client):
    make.published(title="Naïve worrying")
    for words in ("WORRIES", "naive", "NAÏVE", "worried naive"):
        assert "Naïve worrying" in search(client, words), words


def test_an_entry_is_found_by_its_synonym_and_abbreviation(client):
    entry("amygdala", synonyms=["amygdaloid body"], short=["AMY"], public=False).publish(
        by=make.user()
    )
    for words in ("amygdaloid body", "amy"):
        assert "/glossary/amygdala/" in search(client, words)


def test_operators_work_as_people_type_them(client):
    make.published(title="Fear of flying")
    make.published(title="Fear of water")
    assert "water" not in search(client, "fear -water").partition('<ul class="rows"')[2]
    assert "Fear of flying" in search(client, '"fear of flying"')
    assert "Fear of water" not in search(client, '"fear of flying"')


def test_where_no_text_has_all_words_those_with_some_are_shown_and_it_is_said(client):
    make.published(title="Fear of flying")
    text = search(client, "what is fear of hippogriffs")
    assert "Fear of flying" in text
    assert "These hold some of them" in text
    assert "These hold some of them" not in search(client, "fear flying")


def test_what_is_not_public_is_not_found_nor_counted(client):
    make.draft(title="canary draft")
    make.scheduled(title="canary scheduled")
    make.withdrawn(title="canary withdrawn")
    entry("canary entry", public=False)
    question("canary question?", public=False)
    make.author(given_name="canary", public=False)
    Page.objects.create(slug="c", title="canary page", body="canary")
    superseded = make.published(title="canary superseded")
    make.published(make.next_edition(superseded, title="Now public"))
    text = search(client, "canary")
    assert "Nothing found" in text
    assert not re.search(r"canary (draft|sched|with|entry|quest|page|super)", text)


def test_a_withdrawn_text_is_gone_from_the_search_at_once(client):
    made = entry("amygdala")
    assert "/glossary/amygdala/" in search(client, "amygdala")
    made.withdraw(by=make.user())
    assert "/glossary/amygdala/" not in search(client, "amygdala")


def test_another_language_is_searched_in_its_own_words(client):
    entry("Angst", language="de", definition="Ängste gehören dazu.")
    assert "/de/glossary/angst/" in client.get("/de/search/?q=%C3%A4ngste").content.decode()
    assert "/de/glossary/angst/" not in search(client, "angst")


def test_what_matched_is_marked_and_nothing_else_is_html(client):
    entry("evil", definition="<script>fear()</script> & <b>fear</b>")
    text = search(client, "fear")
    main = text.partition("<main")[2]
    assert "<script>" not in main
    assert "&lt;script&gt;" in main
    assert "&lt;b&gt;<mark>fear</mark>&lt;/b&gt;" in main


def test_what_was_typed_is_shown_as_text_only(client):
    text = search(client, '"><script>alert(1)</script>')
    assert "<script>alert" not in text
    assert "&quot;&gt;&lt;script&gt;" in text


ODD = [
    "x" * 10_000,
    "word " * 2_000,
    "the and of",
    "\x00",
    "a\x00b",
    "' OR 1=1 --",
    "& | ! ( ) : * <-> \\",
    "!!!",
    '"unclosed',
    "-",
    "- - -",
    "or or or",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202eevil",
    "%",
    "%s %(x)s {0}",
    "\x02\x03",
    "a:*b",
    "日本語",
    "   ",
    "\n\t",
]


@pytest.mark.parametrize("words", ODD)
@pytest.mark.parametrize("more", ["", "&kind=article", "&kind=nonsense&page=abc"])
def test_nothing_that_is_typed_breaks_it(client, words, more):
    make.published(title="A text or word")
    search(client, words, more)


@pytest.mark.parametrize(
    "query", ["q=%ED%A0%80", "q=%FF%FE", "q=a&q=b", "q", "kind=article", "page=2", "q=%00"]
)
def test_nor_does_an_odd_address(client, query):
    assert client.get(f"/search/?{query}").status_code == 200


def test_results_are_not_for_search_engines_but_the_form_may_be(client):
    assert 'content="noindex"' in search(client, "x")
    assert 'content="noindex"' not in client.get("/search/").content.decode()


def test_empty_and_fruitless_searches_lead_on(client):
    for text in (client.get("/search/").content.decode(), search(client, "hippogriff")):
        main = text.partition("<main")[2]
        for path in ("/glossary/", "/faq/", "/articles/", "/help-now/"):
            assert f'href="{path}"' in main, path


HELP = (
    '<div class="care-card care-card-emergency"><h3>Call now if:</h3>'
    '<p>you are in danger. <a href="/help-now/">Help now</a></p></div>'
)


@pytest.mark.parametrize("words", ["i want to kill myself", "suicide", "self-harm"])
def test_words_of_crisis_show_help_before_all_results(client, words):
    load_help_lines()
    make.published(title="About suicide and self-harm", body=f"<p>Words.</p>{HELP}")
    text = search(client, words)
    assert 'href="tel:116123"' in text
    assert text.index('href="tel:') < text.index("About suicide") if "About suicide" in text else 1


@pytest.mark.parametrize("words", ["sleep", "how to die hard fans cope", "exposure therapy"])
def test_other_words_do_not(client, words):
    load_help_lines()
    text = search(client, words)
    assert "tel:" not in text.partition("<main")[2].partition("</main>")[0]
    assert "/help-now/" in text.partition("<main")[2]


def test_one_kind_is_shown_page_by_page(client):
    for number in range(23):
        entry(f"wave {number}")
    first = search(client, "wave")
    assert len(re.findall('href="/glossary/wave', first)) == 5
    assert "23 results" in first
    assert "See all 23" in first
    one, two = search(client, "wave", "&kind=entry"), search(client, "wave", "&kind=entry&page=2")
    found = set(re.findall(r'href="(/glossary/wave[^"]*)', one + two))
    assert len(found) == 23
    assert "q=wave&amp;kind=entry&amp;page=2" in one


def test_the_number_of_queries_does_not_grow(client):
    def queries(more=""):
        with CaptureQueriesContext(connection) as captured:
            search(client, "fear wave", more)
        return len(captured)

    entry("fear wave")
    make.published(title="fear wave")
    few = queries(), queries("&kind=entry")
    for number in range(30):
        entry(f"fear wave {number}")
        make.author(family_name=f"Fearwave{number}")
    make.published(title="fear wave again")
    assert few == (queries(), queries("&kind=entry")) == (5, 5)


def test_only_reading_is_allowed(client):
    assert client.post("/search/", {"q": "x"}).status_code == 405
    assert not client.get("/search/?q=x").cookies
