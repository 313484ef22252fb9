"""The search: finds what is public, harms nobody, and never breaks."""

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

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


def test_authors_are_one_of_the_kinds(client):
    make.published(title="Sleep and worry", tag_names=["sleep"])
    for number in range(8):
        make.author(slug=f"ada{number}", given_name=f"Ada{number}", family_name="Sleepwell")
    text = search(client, "sleep")
    facet = text.partition('aria-labelledby="facet-1"')[2].partition("</section>")[0]
    assert 'q=sleep&amp;kind=author"><span>Authors</span> <span class="meta">8<' in facet
    assert text.count("/authors/ada") == 6
    alone = search(client, "sleep", "&kind=author")
    assert alone.count("/authors/ada") == 8 and "Sleep and worry" not in alone
    assert 'aria-current="true"><span>Authors' in alone and "<span>Articles</span>" in alone
    assert "/authors/ada" not in search(client, "sleep", "&kind=article").partition("<main")[2]
    assert "/authors/ada" not in search(client, "sleep", "&kind=author&year=2020")


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


# -- Forgiving ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("amigdala", "amygdala"),
        ("hipocampus", "hippocampus"),
        ("excersise", "exercise"),
        ("axniety", "anxiety"),
    ],
)
def test_a_misspelling_finds_what_was_meant_and_says_so(client, typed, meant):
    make.published(title=f"About {meant}", body="<p>Words.</p>")
    text = search(client, typed)
    assert f"About {meant}" in text
    assert f"results for <strong>{meant}</strong>" in text
    assert "results for <strong>" not in search(client, meant)
    assert f"About {meant}" not in search(client, f'"{typed}"'), "in quotation marks it is meant so"


def test_no_word_that_only_stands_in_what_is_not_public_is_suggested(client):
    make.draft(title="Zugzwangs", body="<p>zugzwangs</p>")
    make.scheduled(title="Zugzwangs soon", body="<p>zugzwangs</p>")
    make.withdrawn(title="Zugzwangs once", body="<p>zugzwangs</p>")
    for path in ("/search/?q=zugzwengs", "/search/suggest.json?q=zugzwengs"):
        assert "zwangs" not in client.get(path).content.decode().lower(), path
    assert client.get("/search/suggest.json?q=zugz").json() == {"options": []}
    make.published(title="Zugzwangs now")
    assert "<strong>zugzwangs</strong>" in search(client, "zugzwengs")


def test_a_synonym_or_an_abbreviation_finds_the_texts_that_say_the_name(client):
    entry("depression", synonyms=["low mood"])
    entry("anterior cingulate cortex", short=["ACC"])
    make.published(title="Feeling down", body="<p>Words about depression.</p>")
    make.published(title="Attention", body="<p>The anterior cingulate cortex notices.</p>")
    assert "Feeling down" in search(client, "low mood")
    assert "Attention" in search(client, "ACC")
    assert "Attention" in search(client, "what is the acc")


def test_an_entry_that_answers_stands_on_top_with_its_definition_and_once(client):
    entry("amygdala", definition="A small cluster that notices danger.")
    make.published(title="Amygdala", body="<p>amygdala</p>")
    text = search(client, "What is the amygdala?")
    answer = text.partition('class="answer"')[2].partition("</section>")[0]
    assert "notices danger" in answer
    assert text.count("notices danger") == 1
    assert 'class="answer"' not in search(client, "danger")


def test_an_abbreviation_of_two_entries_shows_both(client):
    entry("anterior cingulate cortex", short=["ACC"])
    entry("attentional control centre", short=["ACC"])
    assert search(client, "acc").count('class="answer"') == 2


def test_a_question_that_asks_the_same_stands_on_top(client):
    question("Can exposure make fear worse?", slug="worse", short_answer="For a while.")
    question("Is fear common?", slug="common", short_answer="Exposure is another matter.")
    text = search(client, "does exposure make fear worse")
    assert "For a while" in text.partition('class="answer"')[2].partition("</section>")[0]


def test_words_around_a_match_in_the_text_are_shown(client):
    far = "Nothing here. " * 60
    make.published(
        title="T", standfirst="S", body=f"<p>{far}“Naïve” Ängste &lt;b&gt; vanish… {far}</p>"
    )
    text = search(client, "angste vanish")
    assert "<mark>Ängste</mark> &lt;b&gt; <mark>vanish</mark>" in text


# -- Narrowing down ----------------------------------------------------------------------------


@pytest.fixture
def library():
    fear, mood = make.topic("Fears"), make.topic("Moods")
    ada, ben = make.clinician(slug="ada"), make.clinician(slug="ben")
    entry("amygdala")
    make.published(by=ada, title="Owl one", topic=fear, body="<p>The amygdala.</p>")
    make.published(by=ada, title="Owl two", topic=mood)
    make.published(by=ben, title="Owl three", topic=fear)
    return {"fear": fear.slug, "mood": mood.slug}


def counts(text):
    nav = text.partition('class="narrow-down"')[2].partition("</nav>")[0]
    found = re.findall(r"<span>([^<]+)</span> <span class=\"meta\">(\d+)", nav)
    return dict(found)


def titles(text):
    return set(re.findall(r">(Owl \w+)<", text))


def test_options_are_counted_with_the_others_applied_and_without_their_own(client, library):
    text = search(client, "owl")
    assert titles(text) == {"Owl one", "Owl two", "Owl three"}
    assert counts(text)["Fears"] == "2"
    assert counts(text)["Moods"] == "1"
    text = search(client, "owl", "&author=ada")
    assert titles(text) == {"Owl one", "Owl two"}
    assert (counts(text)["Fears"], counts(text)["Moods"]) == ("1", "1")
    text = search(client, "owl", f"&author=ada&topic={library['fear']}")
    assert titles(text) == {"Owl one"}
    assert (counts(text)["Fears"], counts(text)["Moods"]) == ("1", "1")
    assert titles(search(client, "owl", "&region=amygdala")) == {"Owl one"}
    year = f"{timezone.localdate():%Y}"
    assert len(titles(search(client, "owl", f"&year={year}"))) == 3
    assert titles(search(client, "owl", "&year=1999")) == set()


def test_what_is_not_public_is_no_option_and_not_counted(client, library):
    by = make.clinician(slug="canary", given_name="Canary")
    make.draft(by=by, title="Owl canary", topic=make.topic("Canaries"))
    make.scheduled(by=by, title="Owl canary", topic=make.topic("Canaries"))
    hidden = entry("canary nucleus")
    make.published(title="Owl four", standfirst="S", body="<p>The canary nucleus.</p>")
    assert "Canary nucleus" in counts(search(client, "owl"))
    hidden.withdraw(by=make.user())
    text = search(client, "owl")
    assert "anar" not in text.partition("<main")[2]
    assert counts(text)["Fears"] == "2"


@pytest.mark.parametrize(
    "more",
    [
        "&topic=none&author=none&region=none",
        "&topic=%00&year=99999&kind=%27",
        "&year=-1&year=abc",
        "&year=%D9%A1%D9%A9%D9%A9%D9%A9",
        "&kind=article&page=1000000000",
        "&topic=" + "x" * 5000,
        "&kind=article&page=1e99999",
        "&author=%ED%A0%80",
    ],
)
def test_options_that_do_not_exist_break_nothing(client, library, more):
    search(client, "owl", more)


# -- Suggestions -------------------------------------------------------------------------------


def test_suggestions_come_while_typing_with_the_name_they_were_found_by(client):
    entry("anterior cingulate cortex", short=["ACC"])
    question("Can anxiety be cured?", slug="cured")
    make.published(title="Anxiety at night")
    found = client.get("/search/suggest.json?q=anxi").json()["options"]
    assert {o["title"] for o in found} == {"Can anxiety be cured?", "Anxiety at night"}
    assert client.get("/search/suggest.json?q=acc").json()["options"][0] == {
        "title": "Anterior cingulate cortex",
        "path": "/glossary/anterior-cingulate-cortex/",
        "note": "acc",
    }
    response = client.get("/search/suggest.json?q=anxeity")
    assert response.json()["options"][0]["path"] == "/search/?q=anxiety"
    assert "public" in response["Cache-Control"]
    assert not response.cookies


def test_words_of_crisis_suggest_help_first(client):
    entry("suicide prevention")
    options = client.get("/search/suggest.json?q=suicide").json()["options"]
    assert options[0]["path"] == "/help-now/"


@pytest.mark.parametrize("words", [*ODD, "'", "a'b", ":*", "_", "a & !"])
def test_no_suggestion_breaks(client, words):
    assert client.get(f"/search/suggest.json?q={quote(words)}").status_code == 200


@pytest.mark.parametrize(
    "words",
    [
        "ich will nicht mehr leben",
        "ich will sterben",
        "Selbstmord",
        "Suizidgedanken",
        "mich umbringen",
        "quiero morir",
        "no quiero vivir",
        "suicidio",
        "quiero hacerme daño",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/de", "/es"])
def test_help_comes_first_in_whatever_language_somebody_is_in_need(client, words, prefix):
    load_help_lines()
    text = client.get(f"{prefix}/search/?q={quote(words)}").content.decode()
    assert 'href="tel:' in text.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("words", ["Leben mit Angst", "vivir con ansiedad", "sterben in filmen"])
def test_other_words_of_these_languages_do_not(client, words):
    load_help_lines()
    text = client.get(f"/de/search/?q={quote(words)}").content.decode()
    assert "tel:" not in text.partition("<main")[2].partition("</main>")[0]


def test_the_worst_search_takes_no_more_than_six_queries(client, library):
    entry("depression", synonyms=["low mood"])
    for path in (
        "/search/?q=axniety+low+mood+owl",
        "/search/?q=amigdala+owl&topic=fears&author=ada&year=2026",
        "/search/?q=suicide+axniety+owl",
        "/search/?q=hippogriffs+nowhere",
    ):
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        assert len(captured) <= 6, (path, len(captured))
