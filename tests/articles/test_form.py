"""The form of an edition: its order, its numbers, tags and their spellings, who confirms what."""

import re

import pytest

from accounts import roles
from articles import actions, measures, tags
from articles.models import Edition, Spelling, Tag
from audit.models import Event
from glossary.matching import Matcher
from tests import make
from tests.articles.test_admin import at, form
from tests.glossary.making import entry as glossary_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def clinician(client):
    person = make.clinician()
    client.force_login(person)
    return person


def assistant():
    return make.user(roles.ASSISTANT)


def shown(client, edition):
    return client.get(at(edition)).content.decode()


def said(client, edition, data):
    """What the page says after a save."""
    page = client.post(at(edition), data, follow=True)
    return [str(message) for message in page.context["messages"]]


# -- The order of thought ----------------------------------------------------------------------


def names_in(page):
    return re.findall(r'name="([\w-]+)"', page[page.index('id="edition-form"') :])


def test_the_fields_stand_in_the_order_of_thought(client, clinician):
    names = names_in(shown(client, make.draft(by=clinician)))
    wanted = "title standfirst body in_depth bylines-author-0 topic tag_names hero upload hero_alt"
    wanted += " disclosure disclosure_confirmed slug series risk comments_open second_card_because"
    assert [name for name in names if name in wanted.split()] == wanted.split()
    assert "change_summary" not in names


def test_a_later_edition_begins_with_what_changed(client, clinician):
    edition = actions.start_next(make.published(by=clinician).article, by=clinician)
    names = names_in(shown(client, edition))
    assert names.index("change_summary") < names.index("title")
    assert "Readers see an earlier edition since" in shown(client, edition)


def rare(page):
    return re.search(r'<details class="module rare"( open)?>', page)[1]


def test_what_is_rarely_needed_is_closed_until_something_in_it_is_wrong(client, clinician):
    edition = make.draft(by=clinician)
    assert not rare(shown(client, edition))
    page = client.post(at(edition), form(edition, slug="Not a slug!")).content.decode()
    assert rare(page) and 'href="#id_slug"' in page
    page = client.post(at(edition), form(edition, title="")).content.decode()
    assert not rare(page) and 'href="#id_title"' in page


def test_a_title_is_one_line_and_an_empty_address_stays_what_it_was(client, clinician):
    edition = make.draft(by=clinician, slug="sleep")
    client.post(at(edition), form(edition, title="What sleep\r\n is for", slug=""))
    edition.refresh_from_db()
    assert edition.title == "What sleep is for" and edition.article.slug == "sleep"


def test_why_a_second_card_is_kept(client, clinician):
    edition = make.draft(by=clinician)
    client.post(at(edition), form(edition, second_card_because="One for children."))
    edition.refresh_from_db()
    assert edition.second_card_because == "One for children." and edition.version == 2


def test_terms_can_be_left_unexplained(client, clinician):
    term = glossary_entry("Amygdala")
    edition = make.draft(by=clinician, body="<p>The amygdala wakes.</p>")
    other = make.draft(by=clinician)
    assert f'name="unlinked_terms" value="{term.pk}"' in shown(client, edition)
    assert "unlinked_terms" not in shown(client, other)
    events = Event.objects.filter(verb="change").count()
    client.post(at(edition), form(edition, unlinked_terms=[term.pk]))
    assert list(edition.article.unlinked_terms.all()) == [term]
    client.post(at(edition), form(edition, unlinked_terms=[term.pk]))
    assert Event.objects.filter(verb="change").count() == events + 1
    client.post(at(edition), form(edition, unlinked_terms=[]))
    assert not edition.article.unlinked_terms.exists()


def test_a_text_is_searched_for_terms_once(client, clinician, monkeypatch):
    searched = []
    matches = Matcher.matches
    monkeypatch.setattr(Matcher, "matches", lambda *args: searched.append(args) or matches(*args))
    shown(
        client,
        make.draft(by=clinician, title="Sleep", body="<p>Words.</p>", in_depth="<p>More.</p>"),
    )
    assert [text.strip("\x1e") for _matcher, text in searched] == [
        "Sleep\x1eWords.\x1eMore.",
        "More.",
        "Words.",
    ]


# -- Numbers -----------------------------------------------------------------------------------


def test_the_numbers_are_there_without_a_script(client, clinician):
    body = f"<p>{'word ' * 90}</p><p>And [@foa-1986] more&nbsp;words.</p>"
    edition = make.draft(by=clinician, title="T" * 66, standfirst="S" * 20, body=body)
    page = shown(client, edition)
    numbers = dict(re.findall(r'data-measure="(\w+)".*?data-value>(\d+)<', page, re.DOTALL))
    assert numbers == {
        "title": "66",
        "standfirst": "20",
        "words": "93",
        "minutes": "1",
        "paragraph": "90",
    }
    assert re.findall(r'class="measure over" data-measure="(\w+)"', page) == ["title", "paragraph"]


def test_a_result_is_cut_between_words():
    assert measures.cut("one two", 7) == "one two"
    assert measures.cut("one two three", 9) == "one two…"
    assert measures.cut("A title | Clinic", 12) == "A title…"
    assert measures.cut("x" * 20, 9) == "x" * 8 + "…"


def test_how_it_is_found(client, clinician, settings):
    settings.SITE_URL = "https://clinic.example"
    edition = make.draft(by=clinician, slug="sleep", title="On sleep", body="<p>First words.</p>")
    page = shown(client, edition)
    assert "clinic.example › articles › " in page and "On sleep | " in page
    assert 'data-found="description">First words.</p>' in page
    assert "Without a standfirst" in page and "Without a main image" in page
    client.post(at(edition), form(edition, standfirst="<b>For all & everyone</b>"))
    page = shown(client, edition)
    assert 'data-found="description">&lt;b&gt;For all &amp; everyone' in page


# -- Tags --------------------------------------------------------------------------------------


@pytest.fixture
def compulsion():
    make.published(tag_names=["obsessive-compulsive disorder", "sleep"])
    tag = Tag.objects.get(name="obsessive-compulsive disorder")
    tag.spellings.create(name="OCD")
    return tag


def test_another_spelling_becomes_the_tags_own_name(client, clinician, compulsion):
    edition = make.draft(by=clinician)
    words = said(client, edition, form(edition, tag_names="ocd, SLEEP, new"))
    edition.refresh_from_db()
    assert edition.tag_names == ["obsessive-compulsive disorder", "sleep", "new"]
    assert "The tag “ocd” is called “obsessive-compulsive disorder” here." in words
    assert "The tag “SLEEP” is called “sleep” here." in words
    assert said(client, edition, form(edition)) == ["Everything is saved."]
    said(client, edition, form(edition, tag_names="OCD, obsessive-compulsive disorder"))
    edition.refresh_from_db()
    assert edition.tag_names == ["obsessive-compulsive disorder"]


def test_fitting_tags_are_offered(clinician, compulsion):
    make.published(tag_names=["sleep", "fear"])
    offers = tags.offers("<p>With OCD the amygdala…</p>", ["Amygdala", "Sleep"])
    assert [(offer.name, offer.is_mentioned) for offer in offers] == [
        ("obsessive-compulsive disorder", True),
        ("Amygdala", True),
        ("sleep", False),
        ("fear", False),
    ]
    assert not tags.offers("<p>ocdx</p>", [])[0].is_mentioned


def test_only_public_tags_are_offered(client, clinician):
    make.draft(tag_names=["draft-tag"])
    make.scheduled(tag_names=["scheduled-tag"])
    make.published(tag_names=["public-tag"])
    page = shown(client, make.draft(by=clinician))
    assert 'data-tag="public-tag"' in page
    assert "draft-tag" not in page and "scheduled-tag" not in page


def tag_data(tag, *names, kept=()):
    data = {"name": tag.name, "slug": tag.slug, "spellings-INITIAL_FORMS": len(kept)}
    for row, (pk, name) in enumerate([*kept, *[("", name) for name in names]]):
        data |= {f"spellings-{row}-id": pk, f"spellings-{row}-name": name}
        data |= {f"spellings-{row}-tag": tag.pk}
    return data | {"spellings-TOTAL_FORMS": len(kept) + len(names)}


def test_spellings_are_kept_with_their_tag(client, compulsion):
    client.force_login(make.administrator())
    address = f"/admin/articles/tag/{compulsion.pk}/change/"
    kept = [(row.pk, row.name) for row in compulsion.spellings.all()]
    client.post(address, tag_data(compulsion, " compulsive  disorder ", kept=kept))
    assert [row.name for row in compulsion.spellings.all()] == ["OCD", "compulsive disorder"]
    assert Event.objects.filter(verb="change", kind="articles.tag").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sleep", "is a tag itself"),
        ("Obsessive-Compulsive Disorder", "is a tag itself"),
        ("ocd", "belongs to a tag already"),
    ],
)
def test_a_spelling_that_means_something_else_is_refused(client, compulsion, name, words):
    client.force_login(make.administrator())
    tag = Tag.objects.create(name="fear")
    response = client.post(f"/admin/articles/tag/{tag.pk}/change/", tag_data(tag, name))
    assert response.status_code == 200 and words in response.content.decode()
    assert Spelling.objects.count() == 1


def test_a_tag_cannot_take_the_name_of_a_spelling(client, compulsion):
    client.force_login(make.administrator())
    tag = Tag.objects.get(name="sleep")
    data = tag_data(tag) | {"name": "ocd"}
    response = client.post(f"/admin/articles/tag/{tag.pk}/change/", data)
    assert "another spelling of the tag" in response.content.decode()


def test_only_administrators_keep_spellings(client, clinician, compulsion):
    address = f"/admin/articles/tag/{compulsion.pk}/change/"
    assert client.post(address, tag_data(compulsion, "mine")).status_code == 403
    client.logout()
    assert client.post(address, tag_data(compulsion, "mine")).status_code == 302
    assert Spelling.objects.count() == 1


# -- The disclosure is confirmed ---------------------------------------------------------------


def test_the_author_confirms_and_takes_it_back(client, clinician):
    edition = make.draft(by=clinician, disclosure_confirmed_by=None)
    client.post(at(edition), form(edition, disclosure_confirmed="on"))
    edition.refresh_from_db()
    assert edition.disclosure_confirmed_by == clinician
    assert f"Confirmed by {clinician}." in shown(client, edition)
    client.post(at(edition), form(edition, disclosure_confirmed=""))
    edition.refresh_from_db()
    assert edition.disclosure_confirmed_by is None


def test_a_later_save_does_not_change_who_confirmed(client):
    owner, boss = make.clinician(), make.administrator()
    edition = make.draft(by=owner)
    client.force_login(boss)
    client.post(at(edition), form(edition, title="Another title"))
    edition.refresh_from_db()
    assert edition.disclosure_confirmed_by == owner
    words = said(client, edition, form(edition, disclosure="I was paid."))
    edition.refresh_from_db()
    assert edition.disclosure_confirmed_by is None
    assert "The disclosure changed, so it has to be confirmed again." in words
    client.post(at(edition), form(edition, disclosure_confirmed="on"))
    edition.refresh_from_db()
    assert edition.disclosure_confirmed_by == boss


def test_an_assistant_cannot_confirm(client):
    helper = assistant()
    client.force_login(helper)
    edition = make.draft(disclosure_confirmed_by=None)
    Edition.objects.update(created_by=helper)
    page = shown(client, edition)
    assert "The author will confirm this." in page and 'name="_submit"' not in page
    assert re.search(r'<input [^>]*name="disclosure_confirmed"[^>]* disabled', page)
    client.post(at(edition), form(edition, disclosure_confirmed="on", title="A title"))
    edition.refresh_from_db()
    assert edition.title == "A title" and edition.disclosure_confirmed_by is None


def test_an_assistant_does_not_take_a_confirmation_back_by_saving(client):
    owner, helper = make.clinician(), assistant()
    edition = make.draft(by=owner)
    Edition.objects.update(created_by=helper)
    client.force_login(helper)
    client.post(at(edition), form(edition, title="A better title", disclosure_confirmed=""))
    edition.refresh_from_db()
    assert edition.title == "A better title" and edition.disclosure_confirmed_by == owner
    client.post(at(edition), form(edition, disclosure="Another answer."))
    edition.refresh_from_db()
    assert edition.disclosure_confirmed_by is None
