"""The practice's replies: off by default, from templates, linted, ticked, and taken back (C6)."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles import actions as articles
from audit.models import Event
from clinic import content_version
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments import actions, deciding
from comments.models import Comment, Decision, PracticeReply, ReplyTemplate
from comments.replies import publish_reply, seal, withdraw_reply
from comments.reply_words import TEMPLATES, ship_templates
from safety.replies import look
from tests import make

pytestmark = pytest.mark.django_db
KIND = "Thank you for reading. Our readers like such words."


@pytest.fixture
def clinic(clinic):
    clinic.replies_allowed = True
    clinic.name = "Alder House"
    clinic.save()
    return clinic


@pytest.fixture
def manager(clinic):
    return make.manager()


@pytest.fixture
def lead(clinic):
    """May reply in own words, and has a profile."""
    person = make.administrator()
    make.author(person, given_name="Ada", family_name="Whitlock")
    return person


@pytest.fixture
def comment(article, manager):
    comment = Comment.objects.create(article=article, nickname="Heron", text="Is this so?")
    deciding.approve(comment, by=manager)
    comment.refresh_from_db()
    return comment


@pytest.fixture
def template(clinic):
    return ReplyTemplate.objects.create(
        name="Kind", language="en", text="Thank you for reading “{article}”."
    )


def address(comment):
    return f"/admin/comments/comment/{comment.pk}/reply/"


def sent(page):
    """What the form on a page would send again."""
    html = page.content.decode()
    return dict(
        re.findall(r'<input type="hidden" name="(nonce|seen|wording)" value="([^"]*)"', html)
    )


def previewed(client, comment, **data):
    """The page with the preview, and what its form sends."""
    first = client.get(address(comment))
    page = client.post(address(comment), {**sent(first), **data, "preview": "1"})
    return page, {**data, **sent(page), "publish": "1"}


# -- Off, nothing ------------------------------------------------------------------------------


def test_it_is_off_by_default():
    assert Clinic().replies_allowed is False


def test_off_there_is_no_trace(client, clinic, comment, template, lead):
    clinic.replies_allowed = False
    clinic.save()
    client.force_login(lead)
    assert client.get(address(comment)).status_code == 404
    assert client.post(address(comment), {"template": template.pk}).status_code == 404
    assert (
        b'id="replies"' not in client.get(f"/admin/comments/comment/{comment.pk}/change/").content
    )
    assert b"templates for replies" not in client.get("/admin/").content.lower()
    assert client.get("/admin/comments/replytemplate/").status_code == 403
    with pytest.raises(Refused, match="does not reply"):
        publish_reply(comment, by=lead, template=template, confirmed=True)
    assert not PracticeReply.objects.exists()


# -- Who may -----------------------------------------------------------------------------------


def test_who_sees_the_page(client, comment, manager, lead):
    assert client.get(address(comment)).status_code == 302
    for person, status in [
        (make.clinician(), 403),
        (make.reviewer(), 403),
        (manager, 200),
        (lead, 200),
    ]:
        client.force_login(person)
        assert client.get(address(comment)).status_code == status
    assert client.get("/admin/comments/comment/987654/reply/").status_code == 404


def test_a_get_writes_nothing(client, comment, manager):
    client.force_login(manager)
    with CaptureQueriesContext(connection) as queries:
        client.get(address(comment))
    written = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert [sql for sql in written if "django_session" not in sql] == []


def test_own_words_are_for_those_who_may(client, comment, manager, lead):
    client.force_login(manager)
    page = client.get(address(comment))
    assert b'name="text"' not in page.content
    forged = {**sent(page), "text": KIND, "publish": "1", "confirmed": "on"}
    assert client.post(address(comment), forged).status_code == 200
    with pytest.raises(Refused, match="one of the templates"):
        publish_reply(comment, by=manager, text=KIND, confirmed=True)
    assert not PracticeReply.objects.exists()
    client.force_login(lead)
    page, data = previewed(client, comment, text=KIND)
    assert KIND in page.content.decode()
    assert client.post(address(comment), {**data, "confirmed": "on"}).status_code == 302
    assert Comment.objects.get(by_staff=lead).text == KIND


def test_the_verb_asks_for_a_moderator(comment, template):
    with pytest.raises(Refused, match="moderator"):
        publish_reply(comment, by=make.clinician(), template=template, confirmed=True)


# -- From choosing to publishing ---------------------------------------------------------------


def test_from_a_template_to_the_page(client, comment, template, manager):
    client.force_login(manager)
    page, data = previewed(client, comment, template=template.pk)
    html = page.content.decode()
    shown = re.search(r'id="preview".*?</section>', html, re.S)[0]
    assert "Thank you for reading “How sleep works”." in shown
    assert "Reply of the practice" in shown and "Alder House" in shown
    assert not PracticeReply.objects.exists()

    answer = client.post(address(comment), {**data, "confirmed": "on"})
    assert answer.status_code == 302
    reply = Comment.objects.get(parent=comment)
    assert (reply.state, reply.by_staff, reply.nickname) == ("approved", manager, "Alder House")
    assert reply.practice.template == template and reply.practice.confirmed
    decision = reply.decisions.get()
    assert (decision.by, decision.to_state) == (manager, "approved")

    public = client.get("/articles/sleep/").content.decode()
    thread = re.search(r'<ol class="answers">.*?</ol>', public, re.S)[0]
    assert "Thank you for reading “How sleep works”." in thread
    assert "Reply of the practice" in thread and "Alder House" in thread
    # What was shown before is what stands there.
    assert re.search(r'<div class="comment-text".*?</div>', shown, re.S)[0] in thread


def test_the_audit_has_the_fact_and_no_word(comment, template, manager):
    reply = publish_reply(comment, by=manager, template=template, confirmed=True)
    event = Event.objects.get(verb="reply")
    assert event.by == manager and event.details["template"] == template.pk
    assert event.details["reply"] == str(reply.public_id)
    everything = " ".join(f"{e.subject} {e.details}" for e in Event.objects.all())
    assert "Thank you for reading" not in everything and "Is this so" not in everything


def test_its_record_stays(comment, template, manager):
    reply = publish_reply(comment, by=manager, template=template, confirmed=True)
    for change in (
        lambda: PracticeReply.objects.filter(pk=reply.pk).update(named=True),
        lambda: PracticeReply.objects.filter(pk=reply.pk).delete(),
        lambda: Decision.objects.filter(comment=reply).delete(),
        lambda: Comment.objects.filter(pk=reply.pk).update(text="Other words"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_the_database_wants_the_tick_too(comment, template, manager):
    reply = Comment.objects.create(article=comment.article, nickname="x", text="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeReply.objects.create(comment=reply, by=manager, confirmed=False)


def test_a_clinician_may_sign_with_a_link_to_the_profile(client, comment, template, lead):
    client.force_login(lead)
    page, data = previewed(client, comment, template=template.pk, named="me")
    link = f'<a href="/authors/{lead.author.slug}/" rel="author">Ada Whitlock</a>'
    assert link in page.content.decode()
    client.post(address(comment), {**data, "confirmed": "on"})
    assert link in client.get("/articles/sleep/").content.decode()
    lead.author.withdraw(by=lead)
    public = client.get("/articles/sleep/").content.decode()
    assert "Ada Whitlock" in public and link not in public


def test_nobody_signs_without_a_profile(comment, template, manager):
    with pytest.raises(Refused, match="no public profile"):
        publish_reply(comment, by=manager, template=template, named=True, confirmed=True)


def test_a_second_click_makes_no_second_reply(client, comment, template, manager):
    client.force_login(manager)
    _page, data = previewed(client, comment, template=template.pk)
    for _again in range(2):
        assert client.post(address(comment), {**data, "confirmed": "on"}).status_code == 302
    assert Comment.objects.filter(parent=comment).count() == 1


# -- What is refused ---------------------------------------------------------------------------


def refused(client, comment, data, words, *, status=409):
    answer = client.post(address(comment), data)
    html = answer.content.decode()
    assert answer.status_code == status
    assert words in html
    assert not PracticeReply.objects.exists()
    return html


def test_without_the_tick(client, comment, template, lead):
    client.force_login(lead)
    _page, data = previewed(client, comment, text=KIND)
    html = refused(client, comment, data, "Please tick")
    assert KIND in re.search(r"<textarea.*?</textarea>", html, re.S)[0]


def test_what_the_lint_finds_and_nobody_overrides_it(client, comment, lead):
    client.force_login(lead)
    words = "As we discussed in your session, this takes time."
    page, data = previewed(client, comment, text=words)
    html = page.content.decode()
    assert "in your session" in re.search(r'id="findings".*?</section>', html, re.S)[0]
    assert 'name="publish"' not in html and 'name="confirmed"' not in html
    forged = {**data, "confirmed": "on", "seen": seal(words)}
    html = refused(client, comment, forged, "cannot be published as it stands")
    assert words in re.search(r"<textarea.*?</textarea>", html, re.S)[0]


def test_a_template_of_another_language(client, comment, lead):
    client.force_login(lead)
    other = ReplyTemplate.objects.create(name="Gut", language="de", text="Danke fürs Lesen.")
    _page, data = previewed(client, comment, text=KIND)
    refused(client, comment, {**data, "template": other.pk}, "not offered", status=200)
    with pytest.raises(Refused, match="language"):
        publish_reply(comment, by=lead, template=other, confirmed=True)


@pytest.mark.parametrize("forged", ["987654", "x", "-1", "9" * 30])
def test_forged_templates(client, comment, manager, template, forged):
    client.force_login(manager)
    _page, data = previewed(client, comment, template=template.pk)
    refused(client, comment, {**data, "template": forged, "confirmed": "on"}, "not", status=200)


def test_a_template_that_is_not_offered_any_more(client, comment, manager, template):
    client.force_login(manager)
    _page, data = previewed(client, comment, template=template.pk)
    ReplyTemplate.objects.update(offered=False)
    refused(client, comment, {**data, "confirmed": "on"}, "not offered", status=200)


def test_a_template_that_was_changed_after_the_preview(client, comment, manager, template):
    client.force_login(manager)
    _page, data = previewed(client, comment, template=template.pk)
    ReplyTemplate.objects.update(text="Thank you.")
    refused(client, comment, {**data, "confirmed": "on"}, "have changed", status=200)


def test_the_setting_turned_off_meanwhile(client, clinic, comment, manager, template):
    client.force_login(manager)
    _page, data = previewed(client, comment, template=template.pk)
    clinic.replies_allowed = False
    clinic.save()
    assert client.post(address(comment), {**data, "confirmed": "on"}).status_code == 404
    assert not PracticeReply.objects.exists()


def test_a_comment_withdrawn_meanwhile(client, comment, lead):
    client.force_login(lead)
    _page, data = previewed(client, comment, text=KIND)
    actions.withdraw_by_writer(comment)
    html = refused(client, comment, {**data, "confirmed": "on"}, "readers see")
    assert KIND in html


@pytest.mark.parametrize("state", ["pending", "rejected", "withheld_support", "spam", "held"])
def test_a_comment_that_readers_do_not_see(article, lead, template, state):
    comment = Comment.objects.create(article=article, nickname="Heron", text="x")
    if state in ("rejected", "withheld_support"):
        act = {"rejected": deciding.reject, "withheld_support": deciding.withhold}[state]
        act(comment, by=lead, reasons=["off-topic"])
    elif state == "spam":
        deciding.mark_spam(comment, by=lead)
    elif state == "held":
        deciding.hold(deciding.approve(comment, by=lead), by=lead)
    with pytest.raises(Refused, match="readers see"):
        publish_reply(comment, by=lead, template=template, confirmed=True)


def test_level_2_is_not_answered_in_public(client, article, lead, template):
    urgent = Comment.objects.create(article=article, nickname="Heron", text="x", level=2)
    deciding.approve(urgent, by=lead)
    client.force_login(lead)
    page = client.get(address(urgent))
    assert b"never answered in public" in page.content
    _page, data = previewed(client, urgent, template=template.pk)
    refused(client, urgent, {**data, "confirmed": "on"}, "never answered in public")


def test_an_answer_or_a_reply_is_not_answered(comment, manager, template):
    answer = Comment.objects.create(
        article=comment.article, parent=comment, nickname="Wren", text="Yes"
    )
    deciding.approve(answer, by=manager)
    reply = publish_reply(comment, by=manager, template=template, confirmed=True)
    for other in (answer, reply):
        with pytest.raises(Refused):
            publish_reply(other, by=manager, template=template, confirmed=True)


def test_an_article_that_was_withdrawn(client, article, comment, lead, template):
    edition = article.editions.get()
    articles.withdraw(edition, by=edition.created_by, reason="It was wrong.")
    client.force_login(lead)
    page = client.post(
        address(comment), {"template": template.pk, "wording": "0.0", "preview": "1"}
    )
    assert page.status_code in (200, 409) and b"not public" in page.content
    with pytest.raises(Refused, match="not public"):
        publish_reply(comment, by=lead, template=template, confirmed=True)


def test_a_template_that_needs_what_is_empty(client, comment, lead):
    needs = ReplyTemplate.objects.create(name="Ring", language="en", text="Ring us: {phone}")
    client.force_login(lead)
    page, _data = previewed(client, comment, template=needs.pk)
    assert b"{phone}" in page.content and page.status_code == 409
    Clinic.objects.update(phone="020 7946 0000")
    page, _data = previewed(client, comment, template=needs.pk)
    assert b"Ring us: 020 7946 0000" in page.content


def test_the_articles_own_title_is_not_the_replys_words(manager, clinic):
    article = make.published(slug="own", title="Your treatment and your therapist").article
    comment = Comment.objects.create(article=article, nickname="Heron", text="x")
    deciding.approve(comment, by=manager)
    template = ReplyTemplate.objects.create(
        name="More", language="en", text="More stands in “{article}”."
    )
    assert publish_reply(comment, by=manager, template=template, confirmed=True)


# -- Taking it back ----------------------------------------------------------------------------


def test_it_is_withdrawn_again(client, comment, template, manager):
    reply = publish_reply(comment, by=manager, template=template, confirmed=True)
    client.force_login(manager)
    page = client.get(f"/admin/comments/comment/{comment.pk}/change/").content.decode()
    way = f"/admin/comments/comment/{reply.pk}/withdraw/"
    assert way in page
    assert client.get(way).status_code == 405
    assert client.post(way).status_code == 302
    assert "Thank you for reading" not in client.get("/articles/sleep/").content.decode()
    assert reply.decisions.last().by == manager
    with pytest.raises(Refused, match="already"):
        withdraw_reply(reply, by=manager)


def test_who_may_withdraw_and_what(client, comment, template, manager):
    reply = publish_reply(comment, by=manager, template=template, confirmed=True)
    way = f"/admin/comments/comment/{reply.pk}/withdraw/"
    assert client.post(way).status_code == 302 and "/login/" in client.post(way).url
    client.force_login(make.clinician())
    assert client.post(way).status_code == 403
    with pytest.raises(Refused, match="Only a reply"):
        withdraw_reply(comment, by=manager)
    reply.refresh_from_db()
    assert reply.state == "approved"


def test_it_is_withdrawn_and_not_undone(comment, template, manager):
    reply = publish_reply(comment, by=manager, template=template, confirmed=True)
    assert deciding.undoable(manager) is None
    with pytest.raises(Refused):
        deciding.undo(reply.decisions.get(), by=manager)


def test_it_goes_and_comes_with_the_comment(client, comment, template, manager):
    publish_reply(comment, by=manager, template=template, confirmed=True)
    deciding.hold(comment, by=manager)
    assert "Thank you for reading" not in client.get("/articles/sleep/").content.decode()


# -- Pages -------------------------------------------------------------------------------------


def test_replies_cost_no_query_on_the_public_page(client, comment, template, manager):
    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get("/articles/sleep/?x=1")
        return len(found)

    before = queries()
    for _reply in range(3):
        publish_reply(comment, by=manager, template=template, confirmed=True)
    assert queries() == before


@pytest.mark.django_db(transaction=True)
def test_the_content_version_changes_with_it(comment, template, manager):
    first = content_version.current()
    reply = publish_reply(comment, by=manager, template=template, confirmed=True)
    second = content_version.current()
    withdraw_reply(reply, by=manager)
    assert len({first, second, content_version.current()}) == 3


# -- The templates -----------------------------------------------------------------------------


def test_the_shipped_templates_pass_their_own_lint():
    for language, templates in TEMPLATES.items():
        assert len(templates) == 5
        for name, text in templates:
            template = ReplyTemplate(language=language, name=name, text=text)
            template.clean_fields()
            assert not look(text), name


def test_they_are_shipped_once():
    ReplyTemplate.objects.all().delete()
    ship_templates(sender=None)
    assert ReplyTemplate.objects.filter(language="de").count() == 5
    ReplyTemplate.objects.exclude(language="en").delete()
    ship_templates(sender=None)
    assert ReplyTemplate.objects.count() == 5


@pytest.mark.parametrize("text", ["{name}", "{Article}", "{}", "{article.title}", "{", "a } b"])
def test_unknown_names_are_refused_with_the_known_ones(client, manager, text):
    with pytest.raises(ValidationError, match=r"You can use: \{article\}"):
        ReplyTemplate(name="x", language="en", text=text).full_clean()
    client.force_login(manager)
    data = {"name": "Own", "language": "en", "text": f"Thanks {text}", "offered": "on"}
    page = client.post("/admin/comments/replytemplate/add/", data)
    assert page.status_code == 200 and b"You can use: {article}, {article_link}" in page.content
    assert not ReplyTemplate.objects.filter(name="Own").exists()


def test_templates_are_kept_by_managers_and_linted(client, manager):
    data = {"name": "Own", "language": "en", "text": "Thank you for coming in.", "offered": "on"}
    client.force_login(make.clinician())
    assert client.post("/admin/comments/replytemplate/add/", data).status_code == 403
    client.force_login(manager)
    assert b"was a patient" in client.post("/admin/comments/replytemplate/add/", data).content
    data["text"] = "Thank you for reading {article}."
    assert client.post("/admin/comments/replytemplate/add/", data).status_code == 302
    assert ReplyTemplate.objects.get(name="Own").language == "en"


def test_the_permission_has_a_name():
    assert Permission.objects.filter(codename="reply_free_text").exists()
