"""Topics, tags, series and months: as readers meet them, and as they are looked after."""

import re
import time
from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils import timezone

from articles import actions, labels
from articles.models import Article, Edition, Series, Spelling, Tag, TaggedEdition, Topic
from audit.models import Event
from clinic.exceptions import Refused
from clinic.models import Redirect
from discovery.models import Feature
from reviews.models import Review
from tests import make
from tests.glossary.making import entry
from tests.house import started

pytestmark = pytest.mark.django_db


def page(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def tag(name):
    return Tag.objects.get(name=name)


# -- Tags --------------------------------------------------------------------------------------


def test_a_tag_that_is_an_entry_is_explained(client):
    make.published(tag_names=["amygdala", "AMG", "seahorse"])
    found = entry("amygdala")
    found.definition = "Two small groups of cells."
    found.save()
    found.abbreviations.create(text="AMG")
    entry("seahorse", public=False)
    assert "Two small groups of cells." in page(client, "/articles/tag/amygdala/")
    assert 'href="/glossary/amygdala/"' in page(client, "/articles/tag/amg/")
    assert "explained" not in page(client, "/articles/tag/seahorse/")
    entry("amgen", slug="amgen").abbreviations.create(text="AMG")
    assert "explained" not in page(client, "/articles/tag/amg/"), "it means two things"


def test_merging_two_tags_takes_everything_along(client):
    boss = make.administrator()
    first = make.published(slug="first", tag_names=["Worries", "sleep"])
    both = make.published(slug="both", tag_names=["worries", "worry"])
    make.published(slug="third", tag_names=["worry"])
    old, new = tag("Worries"), tag("worry")
    Spelling.objects.create(tag=old, name="fretting")
    Redirect.add("/articles/tag/fret/", "/articles/tag/worries/")
    assert labels.touched(old, new).both == 1
    labels.merge(old, into=new, by=boss)
    assert not Tag.objects.filter(name="Worries").exists()
    assert set(Spelling.objects.filter(tag=new).values_list("name", flat=True)) == {
        "Worries",
        "fretting",
    }
    assert TaggedEdition.objects.filter(content_object=both).count() == 1
    html = page(client, "/articles/tag/worry/")
    assert all(f"/articles/{slug}/" in html for slug in ("first", "both", "third"))
    for path, leads_to in {
        "/articles/tag/worries/": "/articles/tag/worry/",
        "/articles/tag/fret/": "/articles/tag/worry/",
        "/feeds/tag/worries.rss": "/feeds/tag/worry.rss",
        "/feeds/tag/worries.json": "/feeds/tag/worry.json",
        "/de/articles/tag/worries/": "/de/articles/tag/worry/",
    }.items():
        response = client.get(path)
        assert (response.status_code, response.get("Location")) == (301, leads_to), path
    features = Feature.objects.filter(document__group=first.article_id)
    assert features.filter(key="tag:worry").exists()
    assert not features.filter(key="tag:worries").exists()
    assert '"tags":["Worries","sleep"]' in Edition.objects.get(pk=first.pk).signed
    assert Event.objects.filter(verb="merge", object_id=str(new.pk), by=boss).exists()


def test_after_a_merge_texts_that_named_the_old_tag_bear_the_other(client):
    make.published(tag_names=["Worries"])
    make.published(tag_names=["worry"])
    waiting = make.draft(tag_names=["worries"])
    assert labels.touched(tag("Worries"), tag("worry")).named == 0, "it is spelt otherwise"
    labels.merge(tag("Worries"), into=tag("worry"), by=make.administrator())
    make.published(waiting)
    assert waiting.tag_links.get().tag.name == "worry"


def test_a_tag_that_no_reader_saw_leaves_no_address(client):
    make.approved(tag_names=["secret plan"])
    make.published(tag_names=["plan"])
    labels.merge(tag("secret plan"), into=tag("plan"), by=make.administrator())
    assert not Redirect.objects.exists()
    assert client.get("/articles/tag/secret-plan/").status_code == 404


def test_what_is_scheduled_learns_of_a_merge_as_well():
    make.published(tag_names=["worry"])
    later = make.scheduled(tag_names=["worries"])
    labels.merge(tag("worries"), into=tag("worry"), by=make.administrator())
    assert Feature.objects.filter(
        document__group=later.article_id, key="tag:worry", label="worry"
    ).exists()


@pytest.mark.django_db(transaction=True)
def test_a_text_that_is_approved_during_a_merge_bears_the_tag_that_stays():
    make.published(tag_names=["worries"])
    make.published(tag_names=["worry"])
    reviewer, boss = make.reviewer(), make.administrator()
    edition = make.draft(tag_names=["worries"])
    actions.submit(edition, by=edition.created_by, reviewer=reviewer.author)
    seen = {"seen_hash": edition.compute_hash(), "checklist": list(Review.CHECKLIST)}
    approval = started(lambda: actions.sign(edition, by=reviewer, **seen))
    with transaction.atomic():
        labels.merge(tag("worries"), into=tag("worry"), by=boss)
        approval.start()
        time.sleep(0.5)
    approval.finish()
    assert edition.tag_links.get().tag.name == "worry"
    assert not Tag.objects.filter(name="worries").exists()


def test_tags_are_found_by_name_and_other_spelling(client):
    make.published(tag_names=["worry", "sleep"])
    Spelling.objects.create(tag=tag("worry"), name="fretting")
    client.force_login(make.administrator())
    for words in ("wor", "FRET", "fret"):
        html = page(client, f"/admin/articles/tag/?q={words}")
        assert ">worry</a>" in html and ">sleep</a>" not in html
    page(client, "/admin/articles/tag/?q=%00%F0%9F%98%80")


def test_a_tag_is_not_merged_into_itself():
    make.published(tag_names=["worry"])
    with pytest.raises(Refused):
        labels.merge(tag("worry"), into=tag("worry"), by=make.administrator())


def test_the_merge_is_shown_before_it_is_made(client):
    make.published(slug="first", title="The first one", tag_names=["worries"])
    make.published(tag_names=["worry"])
    client.force_login(make.administrator())
    old, new = tag("worries"), tag("worry")
    place = f"/admin/articles/tag/{old.pk}/merge/"
    assert f"{place}?into=worry" in page(client, f"/admin/articles/tag/{old.pk}/change/")
    assert "Which tag stays?" in page(client, place)
    for wrong in ("nothing", "WORRIES", "x\x00y", "a" * 300):
        assert "errornote" in client.get(place, {"into": wrong}).content.decode()
    html = page(client, f"{place}?into=WORRY")
    assert "1 public article will bear “worry”" in html
    assert "The first one" in html
    assert "will lead to those of the tag that stays" in html
    assert Tag.objects.filter(pk=old.pk).exists(), "nothing was written yet"
    response = client.post(place, {"into": "worry"})
    assert response["Location"] == f"/admin/articles/tag/{new.pk}/change/"
    assert not Tag.objects.filter(pk=old.pk).exists()
    assert client.get(place).status_code == 404


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.manager])
def test_only_administrators_merge(client, person):
    make.published(tag_names=["worries"])
    make.published(tag_names=["worry"])
    client.force_login(person())
    response = client.post(f"/admin/articles/tag/{tag('worries').pk}/merge/", {"into": "worry"})
    assert response.status_code == 403
    assert Tag.objects.count() == 2


def tag_form(name, slug, **changes):
    management = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    return {"name": name, "slug": slug} | {f"spellings-{k}": v for k, v in management.items()}


def test_a_tag_that_is_renamed_is_still_found_by_its_old_name(client):
    make.published(tag_names=["worries"])
    client.force_login(make.administrator())
    row = tag("worries")
    client.post(f"/admin/articles/tag/{row.pk}/change/", tag_form("worry", "worry"))
    row.refresh_from_db()
    assert row.name == "worry"
    assert [spelling.name for spelling in row.spellings.all()] == ["worries"]
    assert client.get("/articles/tag/worries/")["Location"] == "/articles/tag/worry/"
    assert client.get("/feeds/tag/worries.atom")["Location"] == "/feeds/tag/worry.atom"
    # And back again: the spelling becomes the name.
    client.post(f"/admin/articles/tag/{row.pk}/change/", tag_form("worries", "worries"))
    assert [spelling.name for spelling in row.spellings.all()] == ["worry"]
    assert client.get("/articles/tag/worries/").status_code == 200
    assert client.get("/articles/tag/worry/")["Location"] == "/articles/tag/worries/"


def test_a_name_that_another_tag_has_leads_to_merging(client):
    make.published(tag_names=["worries", "worry"])
    client.force_login(make.administrator())
    place = f"/admin/articles/tag/{tag('worries').pk}/change/"
    html = client.post(place, tag_form("Worry", "worries")).content.decode()
    assert "merge this one into it" in html


# -- Topics ------------------------------------------------------------------------------------


def lead_of(html):
    found = re.search(r'class="start-here".*?</section>', html, re.DOTALL)
    return found and re.search(r'href="(/articles/[\w-]+/)"', found[0].partition("<h3>")[2])[1]


def test_the_leading_article_stands_first_while_it_is_public(client):
    topic = make.topic()
    for number in range(3):
        make.published(slug=f"n{number}", title=f"Number {number}", topic=topic)
    lead = Article.objects.get(slug="n0")
    Topic.objects.filter(pk=topic.pk).update(lead=lead)
    html = page(client, "/articles/topic/mood/")
    assert lead_of(html) == "/articles/n0/"
    assert html.count('<h3><a href="/articles/n0/"') == 1
    assert '<h2><a href="/articles/n0/"' not in html, "once is enough"
    actions.withdraw(lead.editions.get(), by=make.administrator(), reason="Wrong.")
    html = page(client, "/articles/topic/mood/")
    assert lead_of(html) is None
    assert "n0" not in html


def test_an_article_that_left_the_topic_leads_it_no_more(client):
    topic = make.topic()
    make.published(slug="stays", topic=topic)
    lead = make.published(slug="leaves", topic=topic).article
    Topic.objects.filter(pk=topic.pk).update(lead=lead)
    actions.change_article(lead, by=make.administrator(), topic=make.topic("Else"))
    assert lead_of(page(client, "/articles/topic/mood/")) is None


def test_the_leading_article_is_chosen_by_its_address(client):
    topic = make.topic()
    edition = make.published(slug="good", topic=topic)
    make.published(slug="elsewhere", topic=make.topic("Else"))
    make.draft(slug="a-draft", topic=topic)
    client.force_login(make.administrator())
    place = f"/admin/articles/topic/{topic.pk}/change/"
    data = {"name": "Mood", "slug": "mood", "description": "", "order": 0}
    for wrong in ("a-draft", "elsewhere", "nothing", "x\x00y"):
        html = client.post(place, {**data, "lead": wrong}).content.decode()
        assert "errornote" in html, wrong
    client.post(place, {**data, "lead": "http://testserver/articles/good/"})
    topic.refresh_from_db()
    assert topic.lead == edition.article
    actions.withdraw(edition, by=make.administrator(), reason="Wrong.")
    assert client.post(place, {**data, "lead": "good"}).status_code == 302, "it may come back"
    client.post(place, {**data, "lead": ""})
    topic.refresh_from_db()
    assert topic.lead is None


# -- Series ------------------------------------------------------------------------------------


@pytest.fixture
def series():
    made = Series.objects.create(title="First steps", slug="first-steps")
    for position in (3, 1, 2):
        make.published(
            slug=f"p{position}", title=f"Step {position}", series=made, series_position=position
        )
    return made


def test_an_article_says_which_part_it_is_and_leads_to_its_neighbours(client, series):
    html = page(client, "/articles/p2/")
    nav = re.search(r'id="series".*?</nav>', html, re.DOTALL)[0]
    assert "Part 2 of 3 in the series" in nav
    assert re.search(r'rel="prev" href="/articles/p1/">Step 1', nav)
    assert re.search(r'rel="next" href="/articles/p3/">Step 3', nav)
    assert 'rel="prev"' not in page(client, "/articles/p1/").partition("latest-title")[0]
    listed = page(client, "/articles/series/first-steps/")
    assert listed.index("Step 1") < listed.index("Step 2") < listed.index("Step 3")
    assert listed.index("Part 1") < listed.index("Step 1") < listed.index("Part 2")


def test_parts_that_are_not_public_are_not_counted(client, series):
    make.draft(slug="p0", title="Hidden step", series=series, series_position=0)
    make.scheduled(slug="p4", title="Hidden step", series=series, series_position=4)
    make.published(slug="p5", title="Schritt", language="de", series=series, series_position=5)
    middle = Edition.objects.get(article__slug="p2")
    actions.withdraw(middle, by=make.administrator(), reason="Wrong.")
    html = page(client, "/articles/p3/")
    assert "Part 2 of 2 in the series" in html
    assert "Hidden step" not in html
    assert "Schritt" not in html
    only = page(client, "/de/articles/p5/")
    assert "Teil der Reihe" in only
    assert "Teil 1" not in only


def test_the_desk_lists_the_parts_of_a_series(client, series):
    make.draft(title="Still to come", series=series)
    client.force_login(make.administrator())
    html = page(client, f"/admin/articles/series/{series.pk}/change/")
    assert html.index("Step 1") < html.index("Step 3") < html.index("Still to come")
    assert "without a part number" in html


# -- Months ------------------------------------------------------------------------------------


def published_in(year, month, **fields):
    edition = make.published(**fields)
    moment = datetime(year, month, 15, tzinfo=UTC)
    Edition.objects.filter(pk=edition.pk).update(published_at=moment)
    return edition


def test_months_lead_to_the_nearest_ones_with_articles(client):
    published_in(2024, 11, slug="old")
    published_in(2025, 2, slug="middle")
    published_in(2025, 12, slug="new")
    published_in(2025, 3, slug="german", language="de")
    draft = make.scheduled(slug="later")
    Edition.objects.filter(pk=draft.pk).update(published_at=datetime(2025, 4, 1, tzinfo=UTC))
    html = page(client, "/articles/2025/02/")
    assert "/articles/middle/" in html and "/articles/new/" not in html
    assert 'rel="prev" href="/articles/2024/11/"' in html
    assert 'rel="next" href="/articles/2025/12/"' in html
    assert 'rel="prev"' not in page(client, "/articles/2024/11/")
    assert 'rel="next"' not in page(client, "/articles/2025/12/")
    for empty in ("2025/01", "2025/03", "2025/04"):
        assert client.get(f"/articles/{empty}/").status_code == 404
    assert 'href="/articles/2025/12/"' in page(client, "/articles/")


def test_the_last_evening_of_a_year_is_in_its_month(client):
    edition = make.published(slug="eve")
    here = timezone.get_current_timezone()
    moment = datetime(2025, 12, 31, 23, 59, tzinfo=here)
    Edition.objects.filter(pk=edition.pk).update(published_at=moment)
    assert "/articles/eve/" in page(client, "/articles/2025/12/")
    assert client.get("/articles/2026/01/").status_code == 404


@pytest.mark.parametrize("number", ["abc", "0", "-1", "1000000000", "9" * 40, "%00", ""])
def test_any_page_of_any_list_is_answered(client, series, number):
    topic = make.topic()
    Topic.objects.filter(pk=topic.pk).update(lead=Article.objects.get(slug="p1"))
    month = f"{timezone.localdate():%Y/%m}"
    for path in ("topic/mood", "series/first-steps", month):
        assert client.get(f"/articles/{path}/?page={number}").status_code == 200
