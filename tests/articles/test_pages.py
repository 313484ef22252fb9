import json
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.models import RelatedChoice, Series
from audit.models import ImportRun
from clinic.models import Clinic
from discovery.nearby import in_words
from faq.models import Question
from feedback.models import Summary
from references.formats import ris
from references.models import Reference
from tests import make

pytestmark = pytest.mark.django_db

BODY = """
<h2>What fear is</h2><p>Fear protects us [@foa-1986].</p>
<h3>How it grows</h3><p>It grows [@ledoux-2000] where we hide [@foa-1986]. More words.</p>
<div class="care-card care-card-urgent"><h3>Ask for help today if:</h3><p>You need it.</p></div>
"""


@pytest.fixture
def references():
    foa = {"family": "Foa", "given": "Edna"}
    Reference.objects.create(key="foa-1986", title="Emotional processing", authors=[foa], year=1986)
    Reference.objects.create(
        key="ledoux-2000", title="Emotion circuits", year=2000, doi="10.1146/annurev.neuro.23.1.155"
    )


@pytest.fixture
def clinic():
    return Clinic.objects.create(name="Harbour Psychology", phone="01632 960001")


def page(client, path="/articles/fear/"):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def fear(**fields):
    """A reviewed article about fear at /articles/fear/."""
    fields = {"slug": "fear", "title": "About fear", "standfirst": "What it is.", **fields}
    return make.published(**fields)


def facts(html):
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(found) == 1
    return json.loads(found[0])


def test_the_article_has_its_whole_anatomy(client, clinic, references):
    writer = make.clinician(given_name="Ada", family_name="Writer", slug="ada-writer")
    tags = ["fear", "amygdala"]
    edition = fear(by=writer, body=BODY, in_depth="<p>Deep.</p>", tag_names=tags)
    make.published(by=writer, slug="other", title="Other", tag_names=tags)
    question = Question(question="Is fear bad?", slug="is-fear-bad", short_answer="No.")
    question.save()
    question.articles.add(edition.article)
    question.publish(by=make.manager())
    html = page(client)
    for hook in [
        *('id="contents"', 'id="body"', 'id="references"', 'id="about-this-article"'),
        *('id="help-now"', 'id="related"', 'data-slug="other"', 'class="reason"'),
        '<link rel="canonical" href="http://testserver/articles/fear/">',
        'href="/authors/ada-writer/"',
        'href="/articles/tag/amygdala/"',
        'href="/articles/topic/mood/"',
        'href="/articles/fear/in-depth/"',
        'href="/faq/is-fear-bad/"',
        'href="tel:01632960001"',
        'href="https://bsky.app/intent/compose?text=',
        "1 minute to read",
        "Both about amygdala and fear",
    ]:
        assert hook in html, hook
    assert re.search(r"<main.*<article.*id=\"body\".*</article>.*</main>", html, re.DOTALL)


def test_headings_are_listed_and_a_care_card_says_its_urgency_in_words(client, references):
    fear(body=BODY)
    html = page(client)
    contents = re.search(r'<nav class="contents".*?</nav>', html, re.DOTALL)[0]
    assert 'href="#what-fear-is"' in contents
    assert 'href="#how-it-grows"' in contents
    assert "Ask for help" not in contents
    assert re.search(r"<h3[^>]*><span class=\"visually-hidden\">Urgent advice: </span>Ask", html)


def test_citations_are_numbered_both_ways_and_keep_the_spaces_around_them(client, references):
    fear(body=BODY)
    html = page(client)
    assert 'id="ref-1"' in html
    assert 'href="#cite-1-1"' in html
    assert 'id="cite-1-2"' in html
    assert 'href="https://doi.org/10.1146/annurev.neuro.23.1.155"' in html
    assert "protects us<sup" in html
    assert "</sup> where we hide<sup" in html


def test_a_retraction_shows_although_the_text_is_frozen(client, references):
    fear(body=BODY)
    assert "Retracted" not in page(client)
    Reference.objects.filter(key="foa-1986").update(retracted_on=date(2026, 5, 1))
    assert page(client).count("Retracted") == 1


def test_machines_are_told_what_the_page_says(client, clinic, references):
    writer = make.clinician(given_name="Ada", family_name="Writer", slug="ada-writer")
    reviewer = make.reviewer(given_name="Rosa", family_name="Reader")
    first = make.approved(
        make.draft(by=writer, slug="fear", title="About fear", body=BODY), reviewed_by=reviewer
    )
    first = actions.publish(first, by=writer)
    second = make.next_edition(
        first, title="More about fear", change="correction", change_summary="A number was wrong."
    )
    actions.publish(make.approved(second, reviewed_by=reviewer), by=writer)
    html = page(client)
    data = facts(html)
    posting = data["mainEntity"]
    today = timezone.localdate().isoformat()
    assert (data["@type"], posting["@type"]) == ("MedicalWebPage", "BlogPosting")
    assert data["lastReviewed"] == today
    assert data["reviewedBy"]["name"] == "Rosa Reader"
    assert posting["headline"] == "More about fear"
    assert posting["author"][0]["name"] == "Ada Writer"
    assert (posting["datePublished"], posting["dateModified"]) == (today, today)
    assert posting["correction"][0]["text"] == "A number was wrong."
    assert len(posting["citation"]) == 2
    # Each of these facts stands in the page in words, and the days as <time> elements.
    visible = html.replace(re.search(r"<script type=.*?</script>", html, re.DOTALL)[0], "")
    for words in (
        "Rosa Reader",
        "More about fear",
        "Ada Writer",
        "A number was wrong.",
        clinic.name,
    ):
        assert words in visible
    assert f'<time datetime="{today}">' in visible
    assert "reviewedBy" not in posting
    assert not {"comment", "commentCount"} & (set(data) | set(posting))


def test_a_title_cannot_end_the_script_element(client):
    title = "</script><script>alert(1)</script> & <b>bold</b>"
    fear(title=title, standfirst=title)
    html = page(client)
    assert "<script>alert" not in html
    assert facts(html)["mainEntity"]["headline"] == title


def test_a_self_check_is_told_and_is_no_review(client):
    Clinic.objects.create(name="Solo", review_policy="solo")
    edition = make.draft(by=make.reviewer(), slug="fear")
    checklist = ["evidence", "links", "accessibility", "feedback", "safe_messaging"]
    actions.check_oneself(
        edition, by=edition.created_by, seen_hash=edition.compute_hash(), checklist=checklist
    )
    edition.refresh_from_db()
    actions.publish(edition, by=edition.created_by)
    html = page(client)
    assert "Checked by its author, no second reviewer." in html
    assert "Clinically reviewed by" not in html
    assert "reviewedBy" not in html
    assert "noindex" not in html


def test_an_imported_text_says_that_nobody_here_reviewed_it_and_stays_indexed(client):
    edition = make.draft(slug="fear")
    actions.publish_imported(
        edition,
        import_run=ImportRun.objects.create(source="a blog"),
        by=make.administrator(),
        published_at=timezone.now() - timedelta(days=900),
    )
    html = page(client)
    assert "Not yet clinically reviewed" in html
    assert "lastReviewed" not in html
    assert "noindex" not in html


@pytest.mark.parametrize("risk", ["general", "medication", "crisis"])
def test_a_review_long_overdue_no_longer_vouches(client, risk):
    edition = fear(risk=risk)
    due = edition.review.next_due_on
    with time_machine.travel(due + timedelta(days=30), tick=False):
        html = page(client)
        assert "Overdue" in html
        assert "reviewedBy" in html
        assert "noindex" not in html
    with time_machine.travel(due + timedelta(days=91), tick=False):
        html = page(client)
        assert "The review of this page is long overdue" in html
        assert "reviewedBy" not in html
        assert ('name="robots" content="noindex"' in html) == (risk != "general")


def test_a_minor_edit_leaves_the_reviewer_and_the_day_of_the_full_review(client):
    full = make.reviewer(given_name="Rosa", family_name="Reader")
    with time_machine.travel("2026-03-01 12:00", tick=False):
        first = make.approved(make.draft(slug="fear", body="<p>" + "word " * 80), reviewed_by=full)
        first = actions.publish(first, by=first.created_by)
    second = make.next_edition(first, body="<p>wird " + "word " * 79, change="minor")
    second = make.approved(second, reviewed_by=make.reviewer(given_name="Tim"))
    actions.publish(second, by=second.created_by)
    html = page(client)
    assert facts(html)["reviewedBy"]["name"] == "Rosa Reader"
    assert facts(html)["lastReviewed"] == "2026-03-01"
    assert "Updated" not in re.search(r"<header class=\"article-head\".*?</header>", html, re.S)[0]


def test_who_was_no_public_profile_is_named_but_not_linked(client):
    writer = make.clinician(given_name="Ada", family_name="Writer", public=False, slug="ada-writer")
    fear(by=writer)
    html = page(client)
    assert "Ada Writer" in html
    assert "/authors/ada-writer/" not in html


def test_the_counts_that_readers_see_come_from_the_summary(client):
    edition = fear()
    assert "Found helpful" not in page(client)
    counts = {"helpful": 9, "unhelpful": 1, "views": 100, "star_votes": 10, "stars": 4.4}
    Summary.objects.create(article=edition.article, **counts)
    html = page(client)
    assert "90% of 10 readers" in html
    assert "4.4 out of 5, from 10 votes" in html
    assert "<dt>Views</dt><dd>100</dd>" in html


COUNTS = ("Found it helpful", "out of 5", "<dt>Views</dt>")


def test_few_counts_say_nothing(client):
    edition = fear()
    few = {"helpful": 8, "unhelpful": 1, "views": 99, "star_votes": 9, "stars": 4.4}
    Summary.objects.create(article=edition.article, **few)
    html = page(client)
    assert not [words for words in COUNTS if words in html]


@pytest.mark.parametrize(
    ("switch", "gone"), [("show_views", COUNTS[2:]), ("show_ratings", COUNTS[:2])]
)
def test_the_clinic_may_switch_counts_off(client, clinic, switch, gone):
    many = {"helpful": 90, "unhelpful": 10, "views": 1000, "star_votes": 90, "stars": 4.4}
    Summary.objects.create(article=fear().article, **many)
    setattr(clinic, switch, False)
    clinic.save()
    html = page(client)
    assert [words for words in COUNTS if words not in html] == list(gone)


def test_the_browsers_tab_may_be_neutral(client, clinic):
    article = fear(in_depth="<p>Deeper.</p>").article
    assert "<title>About fear | Harbour Psychology</title>" in page(client)
    article.tab_title = "Reading"
    article.save()
    for below in ("", "in-depth/", "handout/", "changes/"):
        title = re.search(r"<title>(.*?)</title>", page(client, f"/articles/fear/{below}"))[1]
        assert "Reading" in title and "fear" not in title


# -- A difficult passage, and taking a page along ----------------------------------------------


def test_a_content_note_leads_past_its_passage(client):
    note = '<div class="callout content-note"><p>The next part tells of a fall.</p></div>'
    fear(body=f"<h2>One</h2>{note}<p>A fall.</p><h3>After it</h3><p>Calm.</p>{note}<p>The end.</p>")
    html = page(client)
    ways = re.findall(
        r'<p class="skip-passage"><a href="#([^"]+)">Skip this part</a></p></div>', html
    )
    assert ways == ["after-it", "end-of-text"]
    assert html.count('id="after-it"') == html.count('id="end-of-text"') == 1


def test_a_note_before_a_section_leads_past_that_section(client):
    note = '<div class="callout content-note"><p>The next part tells of a fall.</p></div>'
    section = "<h2>The fall</h2><p>A fall.</p><h3>The day</h3><p>It rained.</p>"
    fear(body=f"{note}{section}<h2>After it</h2><p>Calm.</p>{note}{section}")
    ways = re.findall(r'<p class="skip-passage"><a href="#([^"]+)">', page(client))
    assert ways == ["after-it", "end-of-text"]


def test_a_reference_manager_gets_the_edition(client, clinic, settings):
    settings.SITE_URL = "https://clinic.example"
    edition = fear()
    response = client.get("/articles/fear/citation.ris")
    assert response["Content-Type"] == "application/x-research-info-systems"
    assert 'filename="fear.ris"' in response["Content-Disposition"]
    [record] = ris.read(response.content.decode())
    person = edition.authors.first()
    assert not record.faults
    assert record.facts["title"] == "About fear"
    assert record.facts["publisher"] == "Harbour Psychology"
    assert record.facts["authors"] == [{"family": person.family_name, "given": person.given_name}]
    assert record.facts["url"] == "https://clinic.example/articles/fear/"
    assert b"ET  - 1\r\n" in response.content


# -- Related -----------------------------------------------------------------------------------


def related_slugs(html):
    return re.findall(r'<li data-slug="([^"]+)"', html)


def test_editors_choices_come_first_and_their_exclusions_stay_out(client):
    article = fear(tag_names=["panic", "breath"]).article
    make.published(slug="near", tag_names=["panic", "breath"])
    hidden = make.published(slug="hidden", tag_names=["panic", "breath"]).article
    other = {"body": "<p>Something else.</p>", "topic": make.topic("Else")}
    chosen = make.published(slug="chosen", **other).article
    assert set(related_slugs(page(client))) == {"near", "hidden"}
    RelatedChoice.objects.create(article=article, other=chosen)
    RelatedChoice.objects.create(article=article, other=hidden, shown=False)
    html = page(client)
    assert related_slugs(html) == ["chosen", "near"]
    assert "Chosen by our editors" in html


def test_nothing_unpublished_is_related(client):
    article = fear(tag_names=["panic"]).article
    draft = make.draft(slug="a-draft", tag_names=["panic"])
    scheduled = make.scheduled(slug="a-scheduled", tag_names=["panic"])
    withdrawn = make.withdrawn(slug="a-withdrawn", tag_names=["panic"])
    for edition in (draft, scheduled, withdrawn):
        RelatedChoice.objects.create(article=article, other=edition.article)
    assert related_slugs(page(client)) == []


@pytest.mark.parametrize(
    "reasons, words",
    [
        ([("tag", "panic"), ("topic", "Panic"), ("tag", "sleep")], "Both about panic and sleep"),
        ([("series", "First steps"), ("tag", "sleep")], "Both in the series “First steps”"),
        ([("author", "Ada")], "Both by Ada"),
        ([], "Chosen by our editors"),
    ],
)
def test_the_reason_is_said_in_words(reasons, words):
    assert in_words([{"key": f"{kind}:x", "label": label} for kind, label in reasons]) == words


# -- Its other pages, and what is no longer or not yet there -----------------------------------


def test_the_text_in_depth_has_a_page_only_where_there_is_one(client):
    fear(in_depth="<h2>Deeper</h2><p>The lateral nucleus.</p>")
    make.published(slug="plain")
    assert "The lateral nucleus." in page(client, "/articles/fear/in-depth/")
    assert client.get("/articles/plain/in-depth/").status_code == 404


def test_the_handout_is_for_paper_and_points_home(client):
    fear(body="<p>Words to take along.</p>")
    html = page(client, "/articles/fear/handout/")
    assert "Words to take along." in html
    assert '<link rel="canonical" href="http://testserver/articles/fear/">' in html
    assert "css/print.css" in html


def test_the_change_log_lists_what_readers_saw_and_nothing_else(client):
    first = fear()
    second = make.next_edition(first, change_summary="The second was added.", title="Fear, again")
    actions.publish(make.approved(second), by=first.created_by)
    third = make.next_edition(second, change_summary="A secret plan.", title="Fear to come")
    soon = timezone.now() + timedelta(days=1)
    actions.publish(make.approved(third), by=first.created_by, at=soon)
    html = page(client, "/articles/fear/changes/")
    assert "First published" in html
    assert "The second was added." in html
    assert "A secret plan." not in html
    assert "A secret plan." not in page(client)


SUBPAGES = ["", "in-depth/", "handout/", "changes/"]


@pytest.mark.parametrize("below", SUBPAGES)
def test_a_draft_and_something_scheduled_answer_like_what_never_was(client, below):
    make.draft(slug="aaaa-draft", title="Sealed words", in_depth="<p>Sealed words</p>")
    make.scheduled(slug="bbbb-later", title="Sealed words", in_depth="<p>Sealed words</p>")
    answers = []
    for slug in ("aaaa-draft", "bbbb-later", "cccc-never"):
        response = client.get(f"/articles/{slug}/{below}")
        assert response.status_code == 404
        answers.append(response.content.decode().replace(slug, ""))
    assert answers[0] == answers[1] == answers[2]
    assert "Sealed words" not in answers[0]


@pytest.mark.parametrize("below", SUBPAGES)
def test_what_was_withdrawn_is_gone_without_its_words(client, below):
    make.withdrawn(slug="gone", title="Sealed words", in_depth="<p>Sealed words</p>")
    response = client.get(f"/articles/gone/{below}")
    html = response.content.decode()
    assert response.status_code == 410
    assert "Sealed" not in html
    assert "It was wrong." not in html
    assert "has been taken down" in html
    assert 'id="help-now"' in html


def test_withdrawn_before_its_day_it_was_never_there(client):
    edition = make.scheduled(slug="later")
    actions.withdraw(edition, by=edition.created_by, reason="No.")
    assert client.get("/articles/later/").status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        assert client.get("/articles/later/").status_code == 404


def test_only_pages_in_the_language_of_the_address_are_found(client):
    make.published(slug="angst", language="de", title="Angst verstehen")
    assert client.get("/articles/angst/").status_code == 404
    html = page(client, "/de/articles/angst/")
    assert '<link rel="canonical" href="http://testserver/de/articles/angst/">' in html
    assert "Angst verstehen" not in page(client, "/articles/")
    assert "Angst verstehen" in page(client, "/de/articles/")


# -- Lists -------------------------------------------------------------------------------------


def test_lists_show_the_newest_first_with_who_and_when(client):
    writer = make.clinician(given_name="Ada", family_name="Writer")
    older = make.published(by=writer, title="The older one", standfirst="On old things.")
    make.published(by=writer, title="The newer one")
    html = page(client, "/articles/")
    assert html.index("The newer one") < html.index("The older one")
    for words in ("On old things.", "Ada Writer", "Mood"):
        assert words in html
    assert f'<time datetime="{timezone.localdate(older.published_at)}">' in html


def test_topic_series_tag_and_month_show_their_own(client):
    series = Series.objects.create(title="First steps", slug="first-steps")
    make.published(title="In it", tag_names=["sleep"], series=series, topic=make.topic("Rest"))
    make.published(title="Beside it", tag_names=["panic"])
    month = timezone.localdate().strftime("%Y/%m")
    for path in ("topic/rest", "tag/sleep", "series/first-steps"):
        html = page(client, f"/articles/{path}/")
        assert "In it" in html
        assert "Beside it" not in html
    assert "In it" in page(client, f"/articles/{month}/")
    assert client.get("/articles/2019/01/").status_code == 404


@pytest.mark.parametrize("kind", ["topic", "tag", "series"])
def test_what_only_a_draft_bears_has_no_list(client, kind):
    series = Series.objects.create(title="Sealed", slug="sealed")
    make.draft(tag_names=["sealed"], topic=make.topic("Sealed"), series=series)
    make.scheduled(tag_names=["sealed"], topic=make.topic("Sealed"))
    assert client.get(f"/articles/{kind}/sealed/").status_code == 404
    assert "Sealed" not in page(client, "/articles/")


@pytest.mark.parametrize("number", ["abc", "0", "-1", "1e9", "9" * 40, "", "%00", "2"])
def test_any_page_number_shows_a_page(client, number):
    fear()
    assert "About fear" in page(client, f"/articles/?page={number}")


@pytest.mark.parametrize(
    "month", ["0000/01", "9999/12", "2026/13", "2026/00", "99999/01", "1899/01"]
)
def test_a_month_that_cannot_be_is_not_found(client, month):
    assert client.get(f"/articles/{month}/").status_code == 404


def test_the_second_page_is_its_own_canonical_address(client):
    for number in range(21):
        make.published(slug=f"n{number}")
    html = page(client, "/articles/?page=2&utm_source=x")
    assert '<link rel="canonical" href="http://testserver/articles/?page=2">' in html
    assert "utm_source" not in html


# -- Cost --------------------------------------------------------------------------------------

# All that a cold page asks of the database.
QUERIES = {
    "/articles/fear/": 5,
    "/articles/": 4,
    "/articles/topic/mood/": 5,
    "/articles/tag/fear/": 5,
    "/": 7,
    "/feeds/articles.rss": 3,
}


def asked(client, path):
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_the_number_of_queries_is_small_and_does_not_grow(client, clinic, references):
    writer, reviewer = make.clinician(), make.reviewer()

    def publish(number):
        edition = make.draft(
            by=writer, slug=f"n{number}", body=BODY, tag_names=["fear", f"tag{number}"]
        )
        actions.publish(make.approved(edition, reviewed_by=reviewer), by=writer)

    edition = make.approved(make.draft(by=writer, slug="fear", body=BODY, tag_names=["fear"]))
    actions.publish(edition, by=writer)
    for number in range(19):
        publish(number)
    at_20 = {path: asked(client, path) for path in QUERIES}
    for number in range(20, 45):
        publish(number)
    assert {path: asked(client, path) for path in QUERIES} == at_20
    assert at_20 == QUERIES


def test_every_author_is_linked_whatever_the_numbers_of_editions_and_authors(client):
    make.author()  # so that an author's number is not that of the edition
    two = [make.author(), make.author()]
    for authors in (two[:1], two[1:], two):
        by = make.clinician()
        edition = make.published(by=by, authors=[*authors, by.author], reviewed_by=make.reviewer())
        head = page(client, edition.get_absolute_url()).partition('id="body"')[0]
        for author in [*authors, by.author]:
            assert f'href="/authors/{author.slug}/"' in head
