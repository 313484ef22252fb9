"""A reviewer without an account: asked by a link, known by a mailed code, bound to one text."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions, asking, review_links
from articles.models import Edition, Note, ReviewLink
from audit.models import Event
from authors.models import Author
from clinic.exceptions import Refused
from clinic.models import Clinic
from clinic.signing import PREVIEW_LINK, REVIEW_LINK, sign
from outbox.mail import send_due
from outbox.models import Message
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db
ALL = list(Review.CHECKLIST)
EMAIL = "dr.weiss@elsewhere.example"


@pytest.fixture
def boss():
    return make.administrator()


@pytest.fixture
def outsider(boss):
    """A profile without an account, whom an administrator looked up and whose address they gave."""
    person = make.outsider(given_name="Dr", family_name="Weiss", review_email=EMAIL)
    person.credentials.update(register="HCPC", number="PYL12345")
    return person


@pytest.fixture
def edition(outsider):
    return make.draft(title="About fear", body="<p>Fear passes. Canary words.</p>")


@pytest.fixture
def link(edition, outsider):
    review_links.ask(edition, by=edition.created_by, reviewer=outsider)
    edition.refresh_from_db()
    return edition.review_links.get()


@pytest.fixture
def page(client, link):
    return Page(client, link)


class Page:
    """The page as its reader uses it: each form is the one that the last answer carried."""

    def __init__(self, client, link):
        self.client, self.link, self.token, self.seen = client, link, "", ""
        self.path = review_links.path_of(link)

    def get(self):
        return self._read(self.client.get(self.path))

    def post(self, button, **data):
        facts = {"token": self.token, "seen_hash": self.seen, button: "", **data}
        return self._read(self.client.post(self.path, facts))

    def _read(self, response):
        self.words = response.content.decode()
        found = re.search(r'name="token" value="([^"]*)"', self.words)
        self.token = found[1] if found else self.token
        found = re.search(r'name="seen_hash" value="([^"]*)"', self.words)
        self.seen = found[1] if found else self.seen
        return response

    def code(self):
        """The code of the newest mail, as only its reader sees it."""
        return Message.objects.filter(confidential=True).first().body[:6]

    def enter(self):
        self.get()
        self.post("_send_code")
        assert self.post("_enter_code", code=self.code()).status_code == 200
        assert self.token


def test_from_the_request_to_the_signature(client, page, link, edition, outsider):
    asked = Message.objects.get(to=EMAIL)
    assert page.path in asked.body and "Canary" not in asked.body
    assert page.get().status_code == 200 and "Canary words." in page.words
    page.post("_send_code")
    code = page.code()
    assert "d…@elsewhere.example" in page.words and code not in page.words
    assert page.post("_enter_code", code=f" {code[:3]} {code[3:]} ").status_code == 200
    assert "you answer as Dr Weiss" in page.words
    page.post("_note", text="A question.")
    assert "A question." in page.words and page.token, "and goes on"
    assert page.post("_sign", checklist=ALL, note="Well done.").status_code == 302
    assert "Thank you: you have signed this text" in client.get(page.path).content.decode()

    edition.refresh_from_db()
    review = edition.review
    assert (edition.state, edition.approved_by) == ("approved", None)
    assert (review.kind, review.through_link, review.signed_by) == ("full", True, None)
    assert review.content_hash == edition.content_hash
    assert review.reviewer_shown["number"] == "PYL12345"
    assert {note.text for note in link.notes.all()} == {"A question.", "Well done."}
    rows = Event.objects.filter(kind="articles.edition", details__review_link=link.pk)
    verbs = list(rows.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["send a code", "enter a code", "note", "approve"]
    assert not rows.exclude(by=None).exists()
    client.force_login(edition.created_by)
    story = client.get(f"/admin/articles/edition/{edition.pk}/change/").content.decode()
    assert f"through review link {link.pk}" in story

    actions.publish(edition, by=edition.created_by)
    client.logout()
    public = client.get(edition.get_absolute_url()).content.decode()
    assert "Dr Weiss" in public and "HCPC" in public and "PYL12345" in public
    assert EMAIL not in public
    assert edition.get_absolute_url() in client.get(page.path).content.decode()


def test_the_page_leaves_no_trace(client, page):
    with CaptureQueriesContext(connection) as queries:
        response = page.get()
    assert not [q for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    page.enter()
    assert not client.cookies
    assert "csrfmiddlewaretoken" not in page.words and EMAIL not in page.words


# -- The code ----------------------------------------------------------------------------------


def test_nothing_is_answered_without_a_code(client, page, link, edition):
    page.get()
    for button, data in {
        "_note": {"text": "Typed words."},
        "_sign": {"checklist": ALL, "note": "Typed words."},
        "_return": {"note": "Typed words."},
        "_say_no": {"note": "Typed words."},
        "_settle": {"_settle": "1"},
    }.items():
        for token in ("", "forged", sign([link.pk, page.seen], salt=REVIEW_LINK)):
            page.token = token
            assert page.post(button, **data).status_code == 409
            assert button == "_settle" or "Typed words." in page.words, "nothing typed is lost"
    assert not Note.objects.exists() and not Review.objects.exists()
    edition.refresh_from_db()
    assert (edition.state, edition.reviewer) == ("in_review", link.reviewer)


def test_a_code_has_five_tries_and_a_quarter_of_an_hour(page, link):
    page.get()
    page.post("_send_code")
    code = page.code()
    wrong = "000000" if code != "000000" else "000001"
    for _try in range(ReviewLink.TRIES):
        assert page.post("_enter_code", code=wrong).status_code == 409
    assert page.post("_enter_code", code=code).status_code == 409, "the sixth is too late"
    assert page.token == ""
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        page.post("_send_code")
        code = page.code()
    for later in (timedelta(minutes=18), timedelta(hours=-2)):
        with time_machine.travel(timezone.now() + later):
            assert page.post("_enter_code", code=code).status_code == 409
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert page.post("_enter_code", code=code).status_code == 200
        assert page.token
        page.token = ""
        assert page.post("_enter_code", code=code).status_code == 409, "it works once"


def test_codes_are_few(page, link):
    page.get()
    assert page.post("_send_code").status_code == 200
    assert page.post("_send_code").status_code == 409
    assert Message.objects.filter(confidential=True).count() == 1
    for number in range(1, 10):
        with time_machine.travel(timezone.now() + timedelta(minutes=2 * number)):
            page.post("_send_code")
    assert Message.objects.filter(confidential=True).count() == review_links.CODES


def test_nobody_else_reads_the_code(client, page, link, boss):
    page.get()
    page.post("_send_code")
    code, message = page.code(), Message.objects.get(confidential=True)
    link.refresh_from_db()
    assert code not in link.code_hash and len(link.code_hash) == 64
    assert not Event.objects.filter(details__icontains=code).exists()
    client.force_login(boss)
    address = f"/admin/outbox/message/{message.pk}/change/"
    assert code not in client.get(address).content.decode()
    assert code not in client.get("/admin/outbox/message/").content.decode()
    send_due()
    assert any(code in sent.body and sent.to == [EMAIL] for sent in mail.outbox)
    message.refresh_from_db()
    assert message.body == ""


def test_a_ticket_is_for_one_link_one_text_and_two_hours(client, page, edition, boss, outsider):
    page.enter()
    answer, ticket = {"checklist": ALL}, page.token
    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1)):
        assert page.post("_sign", **answer).status_code == 409
        assert "more than two hours" in page.words
    other = make.draft(title="About hope")
    review_links.ask(other, by=other.created_by, reviewer=outsider)
    elsewhere = Page(client, other.review_links.get())
    elsewhere.get()
    elsewhere.token = page.token = ticket
    assert elsewhere.post("_sign", **answer).status_code == 409
    Edition.objects.filter(pk=edition.pk).update(title="Changed through the shell")
    assert page.post("_sign", **answer).status_code == 409
    assert "The text has changed" in page.words
    assert not Review.objects.exists()


def test_lines_confirmed_for_another_text_are_not_confirmed(page, edition):
    page.enter()
    seen = page.seen
    Edition.objects.filter(pk=edition.pk).update(title="Changed through the shell")
    ticket = review_links.ticket(
        page.link, edition.__class__.objects.get(pk=edition.pk).compute_hash()
    )
    page.token, page.seen = ticket, seen
    assert page.post("_sign", checklist=ALL).status_code == 409
    assert not Review.objects.exists()


def test_the_whole_checklist(page):
    page.enter()
    assert page.post("_sign", checklist=ALL[1:], note="Typed.").status_code == 409
    assert "Still open" in page.words and "Typed." in page.words


# -- Other answers -----------------------------------------------------------------------------


def test_asking_for_changes(client, page, link, edition):
    page.enter()
    assert page.post("_return", note=" ").status_code == 409
    assert page.post("_return", note="Please name the source.").status_code == 302
    edition.refresh_from_db()
    assert edition.state == "changes_requested"
    assert link.notes.get().text == "Please name the source."
    assert Message.objects.filter(to=edition.created_by.email).exists()
    assert "the authors have your note" in client.get(page.path).content.decode()
    # Asked again, there is another link, and the first stays over.
    review_links.ask(edition, by=edition.created_by, reviewer=link.reviewer)
    assert client.get(page.path).status_code == 410
    second = edition.review_links.get(revoked_at=None)
    assert client.get(review_links.path_of(second)).status_code == 200


def test_declining(client, page, link, edition):
    page.enter()
    assert "Thank you for telling us" in page.post("_say_no", note="I am away.").content.decode()
    edition.refresh_from_db()
    assert (edition.state, edition.reviewer) == ("in_review", None)
    assert client.get(page.path).status_code == 410
    assert "another reviewer" in Message.objects.filter(to=edition.created_by.email)[0].subject
    asking.reassign(
        edition,
        by=edition.created_by,
        reviewer=make.reviewer().author,
        due_on=timezone.localdate() + timedelta(days=3),
    )


# -- When a link is over -----------------------------------------------------------------------


def end_by_recalling(link, boss):
    actions.recall(link.edition, by=boss)


def end_by_replacing(link, boss):
    day = timezone.localdate() + timedelta(days=3)
    asking.reassign(link.edition, by=boss, reviewer=make.reviewer().author, due_on=day)


def end_by_revoking(link, boss):
    ReviewLink.objects.update(revoked_at=timezone.now())


def end_by_another_address(link, boss):
    Author.objects.filter(pk=link.reviewer_id).update(review_email="other@elsewhere.example")


def end_by_an_account(link, boss):
    Author.objects.filter(pk=link.reviewer_id).update(user=make.user())


def end_by_a_credential(link, boss):
    link.reviewer.credentials.update(expires_on=timezone.localdate() - timedelta(days=1))


def end_by_nobodys_word(link, boss):
    link.reviewer.credentials.update(verified_by=None)


def end_by_becoming_an_author(link, boss):
    both = [link.edition.created_by.author, link.reviewer]
    actions.set_bylines(link.edition, both)


def end_by_an_authors_mailbox(link, boss):
    boss.email = EMAIL.upper()
    boss.save()


def end_by_binning(link, boss):
    actions.put_into_bin(actions.recall(link.edition, by=boss), by=boss)


@pytest.mark.parametrize(
    "end", [function for name, function in globals().items() if name.startswith("end_by_")]
)
def test_a_link_that_is_over(client, page, link, edition, boss, end):
    """Says so kindly, without the text; the ticket is worth nothing, and no word is lost."""
    page.enter()
    end(link, boss)
    response = client.get(page.path)
    assert response.status_code == 410 and "Canary" not in response.content.decode()
    late = page.post("_sign", checklist=ALL, note="Typed words.")
    assert late.status_code == 410 and "Typed words." in page.words
    for act in (
        lambda: review_links.sign_through(link, seen_hash=page.seen, checklist=ALL),
        lambda: review_links.request_changes(link, note="No."),
        lambda: review_links.decline(link),
        lambda: review_links.send_code(link),
        lambda: review_links.enter_code(link, "123456"),
    ):
        with pytest.raises(Refused, match="over by now"):
            act()
    assert not Review.objects.exists() and not link.notes.exists()


def test_a_link_expires(client, page):
    with time_machine.travel(timezone.now() + timedelta(days=ReviewLink.DAYS, minutes=1)):
        assert "has ended" in client.get(page.path).content.decode()


def test_a_deleted_text_and_a_forged_link(client, page, link, edition):
    for token in ("x", sign(link.pk, salt=PREVIEW_LINK), sign(999999, salt=REVIEW_LINK), "%00"):
        assert client.get(f"/admin/review/{token}/").status_code == 404
    actions.put_into_bin(actions.recall(edition, by=edition.created_by), by=edition.created_by)
    Edition.objects.update(binned_at=timezone.now() - timedelta(days=31))
    actions.purge_bin()
    late = page.post("_note", text="Typed words.")
    assert late.status_code == 404 and "Typed words." in late.content.decode()


# -- Asking ------------------------------------------------------------------------------------


def test_who_can_be_asked(edition, outsider, boss):
    def refused(**fields):
        other = make.author(public=False, **{"review_email": "x@elsewhere.example", **fields})
        other.credentials.update(verified_by=boss)
        with pytest.raises(Refused) as refusal:
            review_links.ask(edition, by=edition.created_by, reviewer=other)
        return str(refusal.value)

    assert "an account by now" in refused(by=make.user())
    assert "enter the address" in refused(review_email="")
    writer = edition.created_by
    assert "belongs to an account" in refused(review_email=writer.email.upper())
    Author.objects.filter(pk=writer.author.pk).update(review_email="second@mailbox.example")
    assert "belongs to an account" in refused(review_email="Second@mailbox.example")
    outsider.credentials.update(verified_by=None)
    with pytest.raises(Refused, match="looked up"):
        review_links.ask(edition, by=writer, reviewer=outsider)
    assert not ReviewLink.objects.exists()


def test_the_form_asks_only_them(client, edition, outsider, boss):
    unchecked = make.author(family_name="Unchecked", review_email="u@elsewhere.example")
    address = f"/admin/articles/edition/{edition.pk}/ask-outside/"
    client.force_login(edition.created_by)
    page = client.get(address).content.decode()
    assert str(outsider) in page and "Unchecked" not in page and EMAIL not in page
    due = {"due_on": timezone.localdate() + timedelta(days=9)}
    assert client.post(address, {"reviewer": unchecked.pk, **due}).status_code == 200
    assert client.post(address, {"reviewer": outsider.pk, **due}).status_code == 302
    edition.refresh_from_db()
    assert (edition.state, edition.reviewer) == ("in_review", outsider)


def test_asking_in_the_place_of_a_colleague(edition, outsider):
    colleague = make.reviewer()
    writer = edition.created_by
    actions.submit(edition, by=writer, reviewer=colleague.author)
    review_links.ask(edition, by=writer, reviewer=outsider)
    with pytest.raises(Refused, match="was asked"):
        seen = {"seen_hash": edition.compute_hash(), "checklist": ALL}
        actions.sign(edition, by=colleague, **seen)


@pytest.mark.parametrize(("person", "sees"), [(make.administrator, True), (make.manager, False)])
def test_the_address_is_for_administrators(client, outsider, person, sees):
    """A practice manager, who may change profiles, neither reads nor sets it."""
    client.force_login(person())
    address = f"/admin/authors/author/{outsider.pk}/change/"
    page = client.get(address).content.decode()
    assert (EMAIL in page) is sees
    names = ("slug", "given_name", "family_name", "role")
    data = {name: getattr(outsider, name) for name in names}
    data |= {"review_email": "mine@example.org"}
    data |= {f"credentials-{n}_FORMS": 0 for n in ("TOTAL", "INITIAL")}
    client.post(address, data)
    outsider.refresh_from_db()
    assert (outsider.review_email == "mine@example.org") is sees


def test_a_profile_never_shows_it(client, outsider, boss):
    Clinic.objects.create(name="Harbour")
    outsider.publish(by=boss)
    assert EMAIL not in client.get(outsider.get_absolute_url()).content.decode()
