"""What a text's review is worth: the states, what readers and machines are told, and when."""

import json
import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import actions, reading
from articles.models import Article, Edition
from audit.models import ImportRun
from clinic.models import Clinic
from faq.models import Question
from glossary.models import Entry
from reviews.actions import sign_page
from reviews.intervals import months_later, next_due_on
from reviews.models import Review, canonical, content_hash
from tests import make

pytestmark = pytest.mark.django_db
ALL = list(Review.CHECKLIST)
FOUR_YEARS = st.integers(-40, 1500)


def imported(**fields):
    edition = make.draft(**fields)
    run = ImportRun.objects.create(source="a blog")
    long_ago = timezone.now() - timedelta(days=900)
    return actions.publish_imported(
        edition, import_run=run, by=make.administrator(), published_at=long_ago
    )


def self_checked(**fields):
    Clinic.objects.update_or_create(pk=1, defaults={"name": "Solo", "review_policy": "solo"})
    by = make.reviewer()
    edition = make.draft(by=by, **fields)
    edition = actions.check_oneself(edition, by=by, seen_hash=edition.compute_hash(), checklist=ALL)
    return actions.publish(edition, by=by)


def minor(first, **fields):
    second = make.next_edition(first, change="minor", **fields)
    return actions.publish(make.approved(second), by=first.created_by)


def entry(**fields):
    row = Entry(**{"name": "Amygdala", "slug": "amygdala", "definition": "A part.", **fields})
    row.save()
    row.publish(by=make.administrator())
    return row


def question(**fields):
    row = Question(**{"question": "Why?", "slug": "why", "short_answer": "So.", **fields})
    row.save()
    row.publish(by=make.administrator())
    return row


def sign(page, by=None):
    seen = content_hash(canonical(page.content))
    return sign_page(page, by=by or make.reviewer(), seen_hash=seen, checklist=ALL)


def html_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def facts(html):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


def listed(client, section):
    return b"".join(client.get(f"/sitemaps/{section}-1.xml")).decode()


# -- The two ways to say it agree --------------------------------------------------------------


@pytest.fixture
def one_of_each():
    first = make.published(slug="first", body="<p>" + "word " * 80)
    editions = {
        "full": make.published(slug="full"),
        "self": self_checked(slug="self"),
        "minor": minor(first, body="<p>wird " + "word " * 79),
        "imported": imported(slug="imported"),
    }
    signed, unsigned = entry(), entry(name="Insula", slug="insula")
    sign(signed)
    return editions, [signed, unsigned, question()]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(days=FOUR_YEARS, hour=st.integers(0, 23), risk=st.sampled_from(Article.Risk.values))
def test_queries_and_pages_agree_on_what_is_indexed(one_of_each, days, hour, risk):
    editions, pages = one_of_each
    Article.objects.update(risk=risk)
    moment = timezone.now().replace(hour=hour) + timedelta(days=days)
    with time_machine.travel(moment, tick=False):
        offered = set(reading.indexable(Edition.objects.public()))
        for name, edition in editions.items():
            page = reading.edition_at(edition.article.slug, "en")
            assert (edition in offered) == reading.Page(page).is_indexed, name
        for page in pages:
            found = type(page).objects.public().indexable().filter(pk=page.pk).exists()
            assert found == type(page).objects.get(pk=page.pk).standing.is_indexed
        if days > 0 and risk == "general":
            assert {editions["full"], editions["self"], editions["minor"]} <= offered


@settings(max_examples=200, deadline=None)
@given(
    day=st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    risk=st.sampled_from(Article.Risk.values),
    months=st.none() | st.integers(1, 36),
)
def test_intervals(day, risk, months):
    due = next_due_on(day, risk=risk, months=months)
    longest = 36 if risk == "general" else 6
    assert day < due <= months_later(day, longest)
    assert (due - day).days <= 1097
    if months is None:
        assert due == months_later(day, 24 if risk == "general" else 6)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 24, date(2030, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), -12, date(2025, 12, 15)),
    ],
)
def test_months_end_where_months_end(day, months, later):
    assert months_later(day, months) == later


def test_the_interval_chosen_for_an_article_holds_from_the_next_signature_on():
    edition = make.approved(make.draft(review_months=3))
    today = timezone.localdate()
    assert edition.review.next_due_on == months_later(today, 3)
    actions.change_article(edition.article, by=make.administrator(), review_months=30)
    edition.refresh_from_db()
    assert edition.review.next_due_on == months_later(today, 3)
    assert make.approved(make.draft(review_months=30)).review.next_due_on == months_later(today, 30)
    risky = make.approved(make.draft(review_months=30, risk="crisis"))
    assert risky.review.next_due_on == months_later(today, 6)
    assert self_checked(review_months=2).review.next_due_on == months_later(today, 2)


@pytest.mark.parametrize("months", ["0", "37", "-1", "soon"])
def test_the_form_takes_up_to_three_years(client, months):
    by = make.clinician()
    edition = make.draft(by=by)
    client.force_login(by)
    address = f"/admin/articles/article/{edition.article_id}/change/"
    assert 'name="review_months"' in html_of(client, address)
    data = {"slug": edition.article.slug, "risk": "general"}
    data |= {f"related_choices-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")}
    refused = client.post(address, {**data, "review_months": months})
    assert refused.status_code == 200 and "errorlist" in refused.content.decode()
    assert client.post(address, {**data, "review_months": "12"}).status_code == 302
    assert Article.objects.get().review_months == 12


# -- Imported texts ----------------------------------------------------------------------------


def test_an_imported_text_may_wait_a_year_for_its_first_review(client):
    edition = imported(slug="fear")
    leaves = months_later(timezone.localdate(edition.public_from), 12)
    for day, is_offered in [(leaves - timedelta(days=1), True), (leaves, False)]:
        with time_machine.travel(day, tick=False):
            html = html_of(client, "/articles/fear/")
            assert ("noindex" not in html) == is_offered
            assert ("/articles/fear/" in listed(client, "articles")) == is_offered
            assert ("/articles/fear" in html_of(client, "/feeds/articles.rss")) == is_offered
            assert "Not yet clinically reviewed." in html
            assert "reviewedBy" not in html and "lastReviewed" not in html


def test_a_review_of_an_imported_text_ends_the_waiting(client):
    first = imported(slug="fear")
    actions.publish(make.approved(make.next_edition(first)), by=first.created_by)
    with time_machine.travel(timezone.now() + timedelta(days=400), tick=False):
        html = html_of(client, "/articles/fear/")
        assert "noindex" not in html and "Not yet" not in html and "reviewedBy" in html


def test_a_year_after_a_leap_day():
    edition = imported()
    edition.public_from = datetime(2028, 2, 29, 12, tzinfo=timezone.get_current_timezone())
    assert edition.standing.leaves_search_on == date(2029, 2, 28)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/London", "Pacific/Auckland"])
def test_the_clinics_midnight_decides_not_the_servers(settings, zone):
    settings.TIME_ZONE = zone
    assert str(timezone.get_current_timezone()) == zone
    edition = make.published(risk="crisis")
    last = edition.review.next_due_on + timedelta(days=90)
    midnight = timezone.make_aware(datetime.combine(last + timedelta(days=1), datetime.min.time()))
    with time_machine.travel(midnight - timedelta(minutes=1), tick=False):
        assert edition.standing.is_indexed and reading.indexable(Edition.objects.public()).exists()
    with time_machine.travel(midnight, tick=False):
        assert not edition.standing.is_indexed
        assert not reading.indexable(Edition.objects.public()).exists()


# -- What is shown -----------------------------------------------------------------------------


def test_overdue_is_said_from_the_next_day_on(client):
    edition = make.published(slug="fear")
    due = edition.review.next_due_on
    with time_machine.travel(due, tick=False):
        assert "verdue" not in html_of(client, "/articles/fear/")
    with time_machine.travel(due + timedelta(days=1), tick=False):
        html = html_of(client, "/articles/fear/")
        assert "review overdue" in html and ">Overdue<" in html
        assert "reviewedBy" in html and "review-banner" not in html


def test_a_self_check_says_both_that_it_is_one_and_that_it_is_overdue(client):
    edition = self_checked(slug="fear")
    with time_machine.travel(edition.review.next_due_on + timedelta(days=91), tick=False):
        html = html_of(client, "/articles/fear/")
    assert "Checked by its author, no second reviewer." in html
    assert "The review of this page is long overdue." in html
    assert "noindex" not in html and "reviewedBy" not in html


def test_a_minor_edit_of_a_self_check_is_no_second_reviewer(client):
    first = self_checked(slug="fear", body="<p>" + "word " * 80)
    second = minor(first, body="<p>wird " + "word " * 79)
    third = minor(second, body="<p>wird " + "word " * 78 + "werd")
    assert third.review.inherits == first.review
    html = html_of(client, "/articles/fear/")
    assert "Checked by its author, no second reviewer." in html
    assert "reviewedBy" not in html and "Clinically reviewed by" not in html


@pytest.mark.parametrize(
    ("make_page", "field", "path"),
    [
        (entry, "definition", "/glossary/amygdala/"),
        (question, "short_answer", "/faq/why/"),
    ],
)
def test_the_states_of_an_entry_and_a_question(client, make_page, field, path):
    page = make_page()
    html = html_of(client, path)
    assert "Not yet clinically reviewed." in html and "noindex" in html
    assert "reviewedBy" not in html

    by = make.reviewer(given_name="Rosa", family_name="Reader")
    review = sign(page, by)
    html = html_of(client, path)
    assert "Reviewed by Rosa Reader, Clinical psychologist" in html
    assert "noindex" not in html and "review-banner" not in html
    told = facts(html)
    assert "MedicalWebPage" in told["@type"]
    assert told["reviewedBy"]["name"] == "Rosa Reader"
    assert told["lastReviewed"] == review.reviewed_on.isoformat()
    visible = html.replace(re.search(r"<script type=.*?</script>", html)[0], "")
    for day in (review.reviewed_on, review.next_due_on):
        assert f'<time datetime="{day}">' in visible

    setattr(page, field, "Other words.")
    page.save()
    html = html_of(client, path)
    assert "Edited since its review." in html
    assert f'<time datetime="{review.reviewed_on}">' in html  # the date stays
    assert "reviewedBy" not in html and "Reviewed by" not in html
    assert "noindex" not in html
    with time_machine.travel(review.next_due_on + timedelta(days=91), tick=False):
        html = html_of(client, path)
        assert "Edited since its review." in html and "long overdue" in html
        assert "noindex" not in html


def test_the_facts_of_a_review_stand_where_schema_org_allows_them(client):
    """S1 and S2: on the page, never on what stands in it; no specialty of a person."""
    make.published(slug="fear")
    sign(entry())
    for path in ("/articles/fear/", "/glossary/amygdala/"):
        told = facts(html_of(client, path))
        assert told["@type"] == "MedicalWebPage"
        assert not {"reviewedBy", "lastReviewed", "expires"} & set(told["mainEntity"])
        assert "expires" not in told and "aspect" not in told
        person = told["reviewedBy"]
        assert person["@type"] == "Person" and "medicalSpecialty" not in person
        assert person["identifier"]["propertyID"] == "Test register"
        assert person["hasCredential"]["@type"] == "EducationalOccupationalCredential"


# -- R6 and R7 ---------------------------------------------------------------------------------


def test_the_foot_of_the_page_stands_after_the_text_in_its_order(client):
    first = make.published(slug="fear")
    actions.publish(make.approved(make.next_edition(first)), by=first.created_by)
    html = html_of(client, "/articles/fear/")
    foot = re.search(r'<section[^>]*id="about-this-article".*?</section>', html, re.S)[0]
    terms = re.findall(r"<dt>(.*?)</dt>", foot)
    order = ["Published", "Updated", "Reviewed by", "Reviewed", "Next review"]
    assert [term for term in terms if term in order] == order
    assert len(re.findall(r'<time datetime="\d{4}-\d\d-\d\d">', foot)) >= 4
    assert "Test register T" in foot
    places = [
        html.index(f'id="{name}"')
        for name in ("body", "about-this-article", "related-title")
        if f'id="{name}"' in html
    ]
    assert places == sorted(places)
    between = html[html.index('id="body"') : html.index('id="about-this-article"')]
    assert "<h2" not in between.split("</div>", 1)[1]


def test_an_expired_credential(client):
    """R7: no badge, no review; what was signed keeps the credential as it was on that day."""
    by = make.reviewer(given_name="Rosa", slug="rosa")
    credential = by.author.credentials.get()
    credential.register_url = "https://register.example.org/1"
    credential.save()
    make.published(slug="fear", reviewed_by=by)
    waiting = make.draft()
    actions.submit(waiting, by=waiting.created_by, reviewer=by.author)
    assert credential.number in html_of(client, "/authors/rosa/")
    tomorrow = credential.expires_on + timedelta(days=1)
    with time_machine.travel(tomorrow, tick=False):
        assert credential.number not in html_of(client, "/authors/rosa/")
        html = html_of(client, "/articles/fear/")
        assert "https://register.example.org/1" in html and credential.number in html
        assert facts(html)["reviewedBy"]["identifier"]["value"] == credential.number
        with pytest.raises(actions.Refused, match="unexpired"):
            actions.sign(waiting, by=by, seen_hash=waiting.compute_hash(), checklist=ALL)
        draft = make.draft()
        with pytest.raises(actions.Refused, match="unexpired"):
            actions.submit(draft, by=draft.created_by, reviewer=by.author)


def test_a_credential_that_expires_between_signing_and_publishing(client):
    by = make.reviewer(given_name="Rosa", family_name="Reader")
    edition = make.approved(make.draft(slug="fear"), reviewed_by=by)
    client.force_login(edition.created_by)
    address = f"/admin/articles/edition/{edition.pk}/publish/"
    assert "has expired since" not in html_of(client, address)
    by.author.credentials.update(expires_on=timezone.localdate() - timedelta(days=1))
    html = html_of(client, address)
    assert "has expired since" in html and "Rosa Reader" in html
    assert client.post(address, {"when": "now"}).status_code == 302
    assert "Rosa Reader" in html_of(client, "/articles/fear/")
