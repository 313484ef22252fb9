"""Where a reader can go on from an article: a service, its authors, or the clinic."""

import re

import pytest

from articles import actions
from audit.models import Event
from clinic import content_version
from clinic.models import Clinic, Location
from pages.models import Page
from tests import make
from tests.articles.test_admin import at, form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clinic():
    Location.objects.create(address="1 Quay")
    return Clinic.objects.create(
        name="Harbour",
        phone="01632 960000",
        booking_url="https://booking.example.org/clinic",
    )


def service(**facts):
    facts = {"title": "Group for sleep", "slug": "sleep-group", "place": "Room 4", **facts}
    page = Page.objects.create(booking_url="https://booking.example.org/group", **facts)
    page.publish(by=make.administrator())
    return page


def booking(who, **fields):
    address = f"https://booking.example.org/{who.lower()}"
    return make.author(given_name=who, family_name="", booking_url=address, **fields)


def call(client, path):
    return re.search(r'<aside class="call".*?</aside>', client.get(path).content.decode(), re.S)[0]


def links(html):
    return re.findall(r'href="https://booking.example.org/(\w+)" rel="noopener" data-booking', html)


def test_the_authors_who_take_bookings_come_before_the_clinic(client):
    writers = [booking("Bea", place="Old Mill"), make.author(given_name="Cy"), booking("Dee")]
    edition = make.published(authors=writers)
    html = call(client, edition.get_absolute_url())
    assert links(html) == ["bea", "dee"]
    assert "Old Mill" in html and f'href="{writers[0].get_absolute_url()}"' in html
    assert "Cy" not in html and "1 Quay" not in html
    assert 'href="tel:01632960000"' in html

    for writer in writers:
        writer.withdraw(by=make.administrator())
    html = call(client, edition.get_absolute_url())
    assert links(html) == ["clinic"] and "1 Quay" in html and "Bea" not in html


def test_a_service_comes_before_the_authors_while_it_is_public(client):
    edition = make.published(authors=[booking("Bea")])
    group = service()
    actions.set_service(edition.article, by=make.administrator(), service=group)
    html = call(client, edition.get_absolute_url())
    assert links(html) == ["group"]
    assert "Room 4" in html and 'href="/pages/sleep-group/"' in html
    group.withdraw(by=make.administrator())
    assert links(call(client, edition.get_absolute_url())) == ["bea"]


def test_a_service_without_a_link_leads_to_the_clinics(client):
    edition = make.published()
    group = service()
    actions.set_service(edition.article, by=make.administrator(), service=group)
    Page.objects.update(booking_url="")
    html = call(client, edition.get_absolute_url())
    assert "Room 4" in html and links(html) == ["clinic"]


def test_its_own_page_says_where_to_book_it(client):
    service()
    html = call(client, "/pages/sleep-group/")
    assert links(html) == ["group"] and "Room 4" in html


def test_it_is_chosen_in_the_form_of_the_article(client):
    writer = make.clinician()
    edition = make.draft(by=writer)
    client.force_login(writer)
    assert 'name="service"' not in client.get(at(edition)).content.decode(), "nothing to choose"
    group = service()
    Page.objects.create(title="Our fees", slug="fees")
    Page.objects.create(title="Gruppe", slug="gruppe", language="de", place="Raum 4")
    shown = client.get(at(edition)).content.decode()
    assert "Group for sleep" in shown and "Our fees" not in shown and "Gruppe" not in shown
    events = Event.objects.filter(verb="change").count()
    client.post(at(edition), form(edition, service=group.pk))
    assert list(edition.article.services.all()) == [group]
    client.post(at(edition), form(edition, service=group.pk))
    assert Event.objects.filter(verb="change").count() == events + 1
    client.post(at(edition), form(edition, service=""))
    assert not edition.article.services.exists()


def test_one_that_leads_nowhere_any_more_stays_in_the_form_with_the_reason(client):
    edition, group = make.draft(), service()
    actions.set_service(edition.article, by=edition.created_by, service=group)
    Page.objects.update(booking_url="", place="")
    client.force_login(edition.created_by)
    shown = client.get(at(edition)).content.decode()
    assert "Group for sleep (not shown: it has no booking link" in shown
    client.post(at(edition), form(edition, service=group.pk))
    assert list(edition.article.services.all()) == [group]


def test_authors_point_at_their_service_and_it_at_them(client):
    ada = make.author(slug="ada", given_name="Ada", family_name="Reed")
    group = service()
    group.authors.add(ada)
    assert 'href="/pages/sleep-group/"' in client.get("/authors/ada/").content.decode()
    assert 'href="/authors/ada/">Ada Reed</a>' in client.get("/pages/sleep-group/").content.decode()
    group.withdraw(by=make.administrator())
    assert "/pages/sleep-group/" not in client.get("/authors/ada/").content.decode()


def test_who_may_not_write_the_article_chooses_nothing(client):
    edition, group = make.draft(), service()
    for stranger in (make.clinician(), make.manager(), None):
        client.logout()
        if stranger:
            client.force_login(stranger)
        client.post(at(edition), form(edition, service=group.pk))
        assert not edition.article.services.exists()


@pytest.mark.django_db(transaction=True)
def test_readers_see_another_service_at_once():
    edition, draft, group = make.published(), make.draft(), service()
    by = make.administrator()
    before = content_version.current()
    actions.set_service(draft.article, by=by, service=group)
    assert content_version.current() == before
    actions.set_service(edition.article, by=by, service=group)
    assert content_version.current() != before
