"""Pages with editions: who drafts, publishes, reviews and goes back, and what readers see."""

import re

import pytest
from django.db import IntegrityError, connection, transaction

from audit.models import Event
from clinic.exceptions import Refused, Stale
from clinic.models import Clinic
from discovery.models import Document
from pages.models import Page, PageEdition
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db


def form(page=None, **changes):
    draft = page and page.draft
    words = draft or page
    return {
        "title": words.title if words else "Our fees",
        "standfirst": words.standfirst if words else "",
        "body": words.body if words else "<p>Forty.</p>",
        "version": draft.version if draft else 0,
        "slug": page.slug if page else "fees",
        "language": "en",
    } | changes


def desk(page, verb="change"):
    return f"/admin/pages/page/{page.pk}/{verb}/"


@pytest.fixture
def manager(client):
    person = make.manager()
    client.force_login(person)
    return person


@pytest.fixture
def page(client, manager):
    client.post("/admin/pages/page/add/", form())
    made = Page.objects.get()
    client.post(desk(made, "publish"))
    return Page.objects.get()


def public(client, path="/pages/fees/"):
    return client.get(path).content.decode()


def test_a_draft_touches_nothing_that_is_public_until_it_is_published(client, page):
    client.post(desk(page), form(page, title="Our prices", body="<p>Fifty.</p>"))
    assert "Forty." in public(client) and "Fifty." not in public(client)
    assert Document.objects.public().get(kind="page").title == "Our fees"
    shown = client.get(desk(page)).content.decode()
    assert "Fifty." in shown and "Publish the draft" in shown
    assert "Fifty." in client.get(desk(page, "preview")).content.decode()
    assert "Forty." in client.get(desk(page, "preview") + "?edition=1").content.decode()

    client.post(desk(page, "publish"))
    assert "Fifty." in public(client) and "Forty." not in public(client)
    assert Document.objects.public().get(kind="page").title == "Our prices"
    assert Event.objects.filter(kind="pages.page", verb="publish").count() == 2
    page = Page.objects.get()
    with pytest.raises(Refused):
        page.publish(by=make.manager())

    history = client.get(desk(page, "editions")).content.decode()
    assert re.search(r"<del>.*Forty", history) and re.search(r"<ins>.*Fifty", history)
    client.post(desk(page, "restore/1"))
    assert page.draft.body == "<p>Forty.</p>"
    client.post(desk(page, "discard"))
    assert page.draft is None and "Fifty." in public(client)


def test_what_has_no_editions_is_public_at_once_and_starts_no_draft(client, page):
    client.post(desk(page), form(page, booking_url="https://book.example.org/"))
    assert "https://book.example.org/" in public(client)
    assert page.draft is None


def test_two_who_write_at_once_lose_nothing(client, page):
    stale = form(page, body="<p>Mine.</p>")
    client.post(desk(page), form(page, body="<p>Theirs.</p>"))
    answer = client.post(desk(page), stale).content.decode()
    assert "Somebody saved another text" in answer and "Mine." in answer
    assert page.draft.body == "<p>Theirs.</p>"
    with pytest.raises(Stale):
        page.write(by=make.manager(), version=0, title="x", standfirst="", body="")


def test_a_published_edition_keeps_its_words(page):
    edition = page.public_edition
    for change in (
        lambda: PageEdition.objects.filter(pk=edition.pk).update(body="<p>Else</p>"),
        lambda: PageEdition.objects.filter(pk=edition.pk).update(published_at=None),
        edition.delete,
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_withdrawn_page_comes_back_in_its_last_words_without_another_edition(client, page):
    client.post(desk(page, "withdraw"))
    assert client.get("/pages/fees/").status_code == 404
    client.post(desk(page, "publish"))
    assert "Forty." in public(client)
    assert page.editions.count() == 1


@pytest.mark.parametrize("who", [make.clinician, make.reviewer, None])
def test_who_may_not_write_or_publish(client, page, who):
    page.write(by=make.manager(), version=0, title="Draft", standfirst="", body="<p>Secret</p>")
    client.logout()
    if who:
        client.force_login(who())
    allowed = 403 if who else 302
    for verb in ("change", "publish", "withdraw", "discard", "restore/1"):
        assert client.post(desk(page, verb), form(page)).status_code == allowed, verb
    may_read = who is make.reviewer
    for verb in ("preview", "editions"):
        assert client.get(desk(page, verb)).status_code == (200 if may_read else allowed), verb
    assert client.get(desk(page, "review")).status_code == (200 if may_read else allowed)
    assert page.draft.title == "Draft" and "Secret" not in public(client)
    assert client.get("/admin/pages/page/99999/preview/").status_code == (
        404 if may_read else allowed
    )


def test_a_colleague_signs_the_exact_text_and_readers_are_told(client, page):
    page.write(by=make.manager(), version=0, title="Our fees", standfirst="", body="<p>Sixty.</p>")
    client.force_login(make.reviewer(given_name="Rae", family_name="Reader"))
    shown = client.get(desk(page, "review")).content.decode()
    seen = re.search(r'name="seen_hash" value="(\w+)"', shown)[1]
    answer = {"seen_hash": seen, "checklist": list(Review.CHECKLIST)}
    assert client.post(desk(page, "review"), answer | {"checklist": []}).status_code == 409
    client.post(desk(page, "review"), answer)
    assert page.draft.vouched_for
    assert "Reviewed by" not in public(client), "these words are not public yet"
    page.publish(by=make.manager())
    assert "Reviewed by Rae Reader on" in public(client)
    Page.objects.get().write(
        by=make.manager(), version=0, title="Our fees", standfirst="", body="<p>Seventy.</p>"
    )
    Page.objects.get().publish(by=make.manager())
    assert "Reviewed by" not in public(client)


def test_who_wrote_the_text_does_not_sign_it(client, page):
    boss = make.administrator()
    make.author(boss)
    page.write(by=boss, version=0, title="Ours", standfirst="", body="<p>Mine.</p>")
    client.force_login(boss)
    seen = re.search(r'seen_hash" value="(\w+)"', client.get(desk(page, "review")).content.decode())
    answer = {"seen_hash": seen[1], "checklist": list(Review.CHECKLIST)}
    assert client.post(desk(page, "review"), answer).status_code == 409
    assert page.draft.review is None


# -- Starting from our texts --------------------------------------------------------------------


@pytest.mark.parametrize("slug", Page.TEMPLATES)
def test_a_policy_starts_from_our_text_and_is_not_published_with_gaps(client, manager, slug):
    Clinic.objects.create(name="Harbour Ltd", phone="01632 960000", country="DE")
    rows = sql_writes()
    listed = client.get("/admin/pages/page/").content.decode()
    assert f"?start={slug}&amp;language=en" in listed
    shown = client.get(f"/admin/pages/page/add/?start={slug}&language=en")
    assert shown.status_code == 200 and sql_writes() == rows
    words = shown.context["adminform"].form.initial
    assert words["title"] and len(words["body"]) > 300 and "[[" in words["body"]
    client.post("/admin/pages/page/add/", form(**words))
    page = Page.objects.get(slug=slug)
    answer = client.post(desk(page, "publish"), follow=True).content.decode()
    assert "There are gaps to fill in first" in answer and not Page.objects.public().exists()
    filled = re.sub(r"\[\[.*?\]\]", "filled in", page.words.body)
    client.post(desk(page), form(page, body=filled))
    client.post(desk(page, "publish"))
    assert "filled in" in public(client, page.get_absolute_url())


def sql_writes():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
        )
        return cursor.fetchone()[0]


def test_the_text_to_start_from_has_the_facts_of_the_clinic(client, manager):
    Clinic.objects.create(name="Harbour Ltd", phone="01632 960000", email="desk@example.org")
    body = (
        client.get("/admin/pages/page/add/?start=impressum")
        .context["adminform"]
        .form.initial["body"]
    )
    for fact in ("Harbour Ltd", "01632 960000", "desk@example.org", "[[full postal address"):
        assert fact in body, fact
