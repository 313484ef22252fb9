"""The history of an article: every edition, any two compared, an old one taken up again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions, history
from articles.models import Edition
from audit.models import Event
from clinic.exceptions import Refused
from references.models import Reference
from reviews.models import canonical
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make.clinician(given_name="Ada", family_name="Writer")


@pytest.fixture
def first(writer):
    return make.published(
        by=writer, title="What sleep is for", slug="sleep", body="<p>Sleep mends the brain.</p>"
    )


@pytest.fixture
def second(first):
    following = make.next_edition(
        first,
        change="correction",
        change_summary="The brain is old.",
        body="<p>Sleep mends the old brain.</p>",
    )
    return actions.publish(make.approved(following), by=first.created_by)


@pytest.fixture
def other():
    return make.published(title="Of another article")


def at(edition, verb="versions", **asked):
    query = "&".join(f"{name.strip('_')}={value}" for name, value in asked.items())
    return f"/admin/articles/edition/{edition.pk}/{verb}/" + (f"?{query}" if query else "")


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return re.sub(r"\s+", " ", response.content.decode())


# -- The list ------------------------------------------------------------------------------------


def test_it_tells_who_did_what_when_and_why(client, writer, first, second):
    actions.withdraw(second, by=writer, reason="A newer guideline.")
    client.force_login(writer)
    html = read(client, at(first))
    assert html.index("Edition 2") < html.index("Edition 1")
    for words in (
        "Superseded",
        "Withdrawn",
        "Correction",
        "The brain is old.",
        "A newer guideline.",
    ):
        assert words in html
    for words in ("Begun", "Sent for review", "Full review", "Test register T", "next review by"):
        assert words in html
    assert str(writer) in html and second.review.reviewer_shown["name"] in html
    assert "<strong>approve</strong>" in html
    assert f'href="{at(second, "page")}"' in html


def test_the_buttons_lead_to_it(client, writer, first):
    client.force_login(writer)
    assert at(first) in read(client, f"/admin/articles/edition/{first.pk}/change/")
    following = make.next_edition(first)
    assert at(following) in read(client, f"/admin/articles/edition/{following.pk}/change/")


def test_it_shows_only_what_a_person_may_see(client, first, second):
    draft = make.next_edition(second, title="Sealed words", change_summary="A secret plan.")
    for person in (make.clinician(), make.reviewer(), make.manager()):
        client.force_login(person)
        html = read(client, at(second))
        assert "Edition 2" in html and "Edition 1<" not in html
        assert "Sealed words" not in html and "A secret plan." not in html
        assert client.get(at(draft)).status_code == 404
        assert "/restore/" not in html


def test_the_bin_shows_and_what_was_purged_is_on_record(client, writer, first):
    draft = make.next_edition(first)
    actions.put_into_bin(draft, by=writer)
    client.force_login(writer)
    html = read(client, at(first))
    assert "In the bin" in html and at(draft, "page") not in html
    Edition.objects.filter(pk=draft.pk).update(
        binned_at=timezone.now() - timezone.timedelta(days=40)
    )
    assert actions.purge_bin() == 1
    html = read(client, at(first))
    assert "Edition 2" not in html and "<strong>purge edition</strong>" in html
    assert client.get(at(draft)).status_code == 404


def many(edition, count):
    """Editions as they pile up, written straight into the table."""
    copies = []
    for number in range(3, count + 1):
        copy = Edition(
            article=edition.article,
            number=number,
            title=f"Version {number}",
            state=Edition.State.BINNED,
            binned_at=timezone.now(),
            binned_by=edition.created_by,
            created_by=edition.created_by,
        )
        copies.append(copy)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        Edition.objects.bulk_create(copies)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def test_500_editions_are_listed_and_compared_with_few_queries(client, writer, first, second):
    client.force_login(writer)
    read(client, at(first))
    addresses = [at(first), at(first, page=3), at(first, "compare", _from=first.pk, to=second.pk)]

    def count(address):
        with CaptureQueriesContext(connection) as queries:
            read(client, address)
        return len(queries)

    few = [count(address) for address in addresses]
    many(first, 500)
    assert "Page 1 of 20" in read(client, at(first))
    assert [count(address) for address in addresses] == pytest.approx(few, abs=1)
    assert max(few) < 25


# -- Comparing -----------------------------------------------------------------------------------


def test_any_two_are_compared_word_by_word(client, writer, first, second):
    client.force_login(writer)
    html = read(client, at(first, "compare", _from=first.pk, to=second.pk))
    assert '<ins><span class="visually-hidden">added: </span>old</ins>' in html
    assert "<h3>Text</h3>" in html and "<h3>Title</h3>" not in html
    html = read(client, at(first, "compare", _from=second.pk, to=first.pk))
    assert '<del><span class="visually-hidden">removed: </span>old</del>' in html
    html = read(client, at(first, "compare", _from=first.pk, to=first.pk))
    assert "The two read the same." in html


def test_without_a_choice_it_is_compared_with_what_was_signed_before(client, writer, first, second):
    draft = make.next_edition(second, body="<p>Sleep mends the old brain and sorts.</p>")
    client.force_login(writer)
    html = read(client, at(draft, "compare"))
    assert '<ins><span class="visually-hidden">added: </span>and sorts</ins>' in html
    assert "No earlier edition was signed" in read(client, at(first, "compare"))


def test_editions_of_others_are_not_found(client, writer, first, second, other):
    """Of another article, also of one's own; of the same article, but not for this person."""
    own = make.draft(by=writer)
    client.force_login(writer)
    for pk in (other.pk, own.pk, 0, 10**30, "x", "²", "-1", "1.5", "%00"):
        assert client.get(at(first, "compare", _from=pk, to=second.pk)).status_code == 404, pk
        assert client.get(at(first, "compare", _from=first.pk, to=pk)).status_code == 404, pk
    draft = make.next_edition(second)
    client.force_login(make.clinician())
    assert client.get(at(second, "compare", _from=draft.pk, to=second.pk)).status_code == 404
    assert client.get(at(second, "compare", _from=first.pk, to=second.pk)).status_code == 404
    assert client.get(at(second, "compare")).status_code == 200


def test_whoever_may_not_see_the_earlier_edition_is_not_shown_it(client, first, second):
    client.force_login(make.clinician())
    html = read(client, at(second, "compare"))
    assert "No earlier edition was signed" in html and "Sleep mends" not in html


# -- Reading -------------------------------------------------------------------------------------


def test_an_old_edition_reads_as_it_was_and_says_which_it_is(client, writer, first, second):
    Reference.objects.all().delete()
    client.force_login(writer)
    html = read(client, at(first, "page"))
    assert "Sleep mends the brain." in html and "old brain" not in html
    assert "An earlier edition, as its readers saw it." in html
    assert "This is edition 1. Public from" in html and "until" in html
    assert "This is edition 2. Public since" in read(client, at(second, "page"))
    draft = make.next_edition(second)
    assert "This is edition 3. No reader has seen it." in read(client, at(draft, "page"))


def test_when_it_was_public(writer, first, second):
    first.refresh_from_db()
    assert history.when_public(first).startswith("Public from ")
    assert history.when_public(second).startswith("Public since ")
    later = make.scheduled(make.next_edition(second))
    assert history.when_public(later).endswith(" on.")
    assert history.when_public(actions.withdraw(later, by=writer, reason="No.")) == (
        "No reader has seen it."
    )
    assert not history.was_open(later)


# -- Starting again from an old one --------------------------------------------------------------


def test_restoring_makes_the_next_edition_and_leaves_the_old_one(client, writer, first, second):
    before = Edition.objects.filter(pk=first.pk).values().get()
    client.force_login(writer)
    assert at(first, "restore") in read(client, at(second))
    assert "stays as it is" in read(client, at(first, "restore"))
    assert Edition.objects.count() == 2
    client.post(at(first, "restore"))
    third = Edition.objects.get(number=3)
    assert (third.state, third.change, third.title) == ("draft", "update", first.title)
    assert third.body == first.body and third.disclosure == first.disclosure
    assert third.disclosure_confirmed_by is None
    assert [byline.author for byline in third.bylines.all()] == [writer.author]
    assert Edition.objects.filter(pk=first.pk).values().get() == before
    assert list(Edition.objects.public()) == [second]
    event = Event.objects.filter(kind="articles.edition", object_id=str(third.pk)).get()
    assert (event.verb, event.by, event.details) == ("start", writer, {"after": 1})


def test_everything_that_was_signed_comes_back():
    Reference.objects.create(key="foa-1986", title="Fear", year=1986)
    writer, second_author = make.clinician(), make.author()
    first = make.published(
        by=writer,
        standfirst="For all.",
        body="<p>So [@foa-1986].</p>",
        in_depth="<p>Deep.</p>",
        tag_names=["sleep"],
        authors=[(second_author, "illustrator"), writer.author],
    )
    emptied = make.next_edition(first, body="<p>Other.</p>", in_depth="", tag_names=[])
    actions.set_bylines(emptied, [writer.author])
    second = actions.publish(make.approved(emptied), by=writer)
    third = actions.restore(first, by=writer)
    assert canonical(third.content) == first.signed
    assert canonical(second.content) == second.signed


def test_restoring_is_refused_where_another_is_being_worked_on(client, writer, first, second):
    draft = make.next_edition(second)
    client.force_login(writer)
    assert "/restore/" not in read(client, at(second))
    assert client.get(at(first, "restore")).status_code == 302
    answer = client.post(at(first, "restore"))
    assert answer.status_code == 409 and "being worked on already" in answer.content.decode()
    with pytest.raises(Refused, match="being worked on"):
        actions.restore(draft, by=writer)
    assert Edition.objects.count() == 3


def test_nothing_is_restored_before_something_was_signed(client, writer):
    draft = make.draft(by=writer)
    actions.put_into_bin(draft, by=writer)
    client.force_login(writer)
    assert "/restore/" not in read(client, at(draft))
    assert client.post(at(draft, "restore")).status_code == 409


def test_words_in_the_bin_that_came_too_late_can_be_taken_up(client, writer, first):
    draft = make.next_edition(first, title="Thrown away")
    actions.put_into_bin(draft, by=writer)
    second = actions.publish(make.approved(make.next_edition(first)), by=writer)
    with pytest.raises(Refused, match="no longer"):
        actions.take_out_of_bin(draft, by=writer)
    client.force_login(writer)
    assert at(draft, "restore") in read(client, at(second))
    client.post(at(draft, "restore"))
    assert Edition.objects.get(number=4).title == "Thrown away"


def test_only_its_people_restore(client, first, second):
    for person, answer in [
        (make.clinician(), 404),
        (make.reviewer(), 404),
        (make.manager(), 403),
    ]:
        client.force_login(person)
        assert client.get(at(second, "restore")).status_code == answer
        assert client.post(at(second, "restore")).status_code == answer
    client.logout()
    assert client.post(at(second, "restore")).status_code == 302
    assert Edition.objects.count() == 2
    client.force_login(make.administrator())
    client.post(at(first, "restore"))
    assert Edition.objects.count() == 3
