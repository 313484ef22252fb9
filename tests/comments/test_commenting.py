"""A visitor writes a comment: no account, no cookie, no JavaScript, and nothing is lost."""

import html
import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles import actions as articles
from audit.models import Event
from clinic.models import Clinic
from comments import actions, deciding, letters
from comments.models import Comment
from outbox.mail import send_due
from outbox.models import Message
from tests import make
from tests.comments.visitor import ADDRESS, SAME, WORDS, first_press, hidden, send
from tests.house import started

pytestmark = pytest.mark.django_db
DESPAIR = "I want to die"


def test_the_form_says_what_matters_before_the_text_box(client, article):
    page = client.get(ADDRESS).content.decode()
    before = page.index('id="before-you-write"')
    assert before < page.index("<textarea")
    assert 'aria-describedby="before-you-write"' in page
    for words in (
        "not a crisis service",
        "do not name yourself",
        "read by everybody",
        "do not use your real name",
    ):
        assert words in page
    assert "Who: The practice manager. When: on working days." in page
    assert 'name="token"' not in page


def test_the_first_press_stores_nothing_and_shows_how_it_will_look(client, article):
    response = first_press(client, nickname="Heron")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert "This is how it will look" in response.content.decode()
    assert WORDS in response.content.decode()
    assert not Comment.objects.exists()
    assert not response.cookies


def test_the_second_press_sends_it_and_leads_to_the_writers_own_page(client, article, clock):
    response = send(client, clock, nickname="Heron", email="h@example.org")
    comment = Comment.objects.get()
    assert (comment.text, comment.nickname, comment.state) == (WORDS, "Heron", "pending")
    assert response.status_code == 302
    page = client.get(response.url)
    assert "A person will read your comment" in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"
    assert "h@example.org" not in page.content.decode()
    assert WORDS not in client.get("/articles/sleep/").content.decode()


def test_a_replay_and_a_second_press_show_the_first_outcome(client, article, clock):
    token = hidden(first_press(client), "token")
    clock.now += 10
    first = client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME)
    again = client.post(ADDRESS, {"text": "Something else", "token": token}, **SAME)
    assert Comment.objects.get().text == WORDS
    assert again.status_code == 302
    one, two = (letters.comment_of_link(r.url.split("/")[2]) for r in (first, again))
    assert one == two


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_make_one_comment(article):
    def press():
        return actions.receive(
            article=article,
            parent=None,
            nickname="Heron",
            email="",
            text=DESPAIR,
            network="",
            nonce="one",
        ).pk

    make.manager()
    Message.objects.all().delete()
    threads = [started(press) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert len({thread.finish() for thread in threads}) == 1
    assert Comment.objects.count() == 1
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example"}],
)
def test_from_a_foreign_page_nothing_is_stored_and_the_text_is_kept(
    client, article, clock, headers
):
    response = send(client, clock, headers=headers)
    assert response.status_code == 200
    assert not Comment.objects.exists()
    assert WORDS in response.content.decode()
    assert "did not come from our own page" in response.content.decode()


def test_too_quick_then_once_more(client, article, clock):
    token = hidden(first_press(client), "token")
    quick = client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME)
    assert "That was quick" in quick.content.decode()
    assert hidden(quick, "token") == token
    assert not Comment.objects.exists()
    clock.now += 5
    assert client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME).status_code == 302


def test_after_a_day_the_text_is_still_there(client, article, clock):
    token = hidden(first_press(client), "token")
    clock.now += 25 * 60 * 60
    response = client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME)
    assert WORDS in response.content.decode()
    assert not Comment.objects.exists()
    token = hidden(response, "token")
    clock.now += 5
    assert client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME).status_code == 302


def test_a_megabyte_is_refused_with_a_clear_word_and_kept_whole(client, article, clock):
    long = "ä" * 500_000 + "the end"
    response = send(client, clock, text=long)
    assert response.status_code == 200
    assert "500007 characters long" in response.content.decode()
    assert long in response.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("body", [b"text=one%00two", b"text=one%ED%A0%80two", b"text=one%FFtwo"])
def test_bytes_that_are_no_text_break_nothing(client, article, clock, body):
    kind = "application/x-www-form-urlencoded"
    response = client.generic("POST", ADDRESS, body, kind, **SAME)
    token = hidden(response, "token")
    assert response.status_code == 200
    clock.now += 10
    sent = client.generic("POST", ADDRESS, body + f"&token={token}".encode(), kind, **SAME)
    assert sent.status_code == 302
    assert Comment.objects.get().text.startswith("one")


def test_markup_is_shown_as_it_was_typed(client, article, clock):
    text = "<script>alert(1)</script> & <b>bold</b>"
    page = first_press(client, text=text, nickname="<i>me</i>").content.decode()
    assert "<script>alert" not in page
    assert html.escape(text) in page
    assert "<i>me" not in page


def test_an_empty_comment_a_wrong_address_and_the_trap(client, article, clock):
    assert "Please write something first" in first_press(client, text=" ").content.decode()
    response = send(client, clock, email="nonsense")
    assert WORDS in response.content.decode()
    assert "trap for machines" in send(client, clock, website="http://spam").content.decode()
    assert not Comment.objects.exists()


# -- Answers -----------------------------------------------------------------------------------


def public_comment(article, **fields):
    fields = {"nickname": "Otter", "text": "Hello", "article": article, **fields}
    return deciding.approve(Comment.objects.create(**fields), by=make.manager())


def test_an_answer_to_a_public_comment_of_the_article(client, article, clock):
    parent = public_comment(article)
    page = client.get(f"{ADDRESS}?reply={parent.public_id}").content.decode()
    assert str(parent.public_id) in page
    assert send(client, clock, parent=str(parent.public_id)).status_code == 302
    assert Comment.objects.get(text=WORDS).parent == parent


def test_no_answer_to_another_articles_comment_a_waiting_one_an_answer_or_nonsense(
    client, article, clock
):
    other = public_comment(make.published().article)
    waiting = Comment.objects.create(article=article, nickname="Otter", text="Hi")
    answer = public_comment(article, parent=public_comment(article))
    for parent in (other.public_id, waiting.public_id, answer.public_id, "nonsense", "'"):
        response = send(client, clock, parent=str(parent))
        assert response.status_code == 200
        assert WORDS in response.content.decode()
    assert not Comment.objects.filter(text=WORDS).exists()


# -- Where it is off, closed or unknown --------------------------------------------------------


def test_off_leaves_no_trace(client, article, clinic):
    article.comments_open = False
    article.save()
    assert client.get(ADDRESS).status_code == 404
    assert first_press(client).status_code == 404
    assert 'id="comments"' not in client.get("/articles/sleep/").content.decode()


def test_a_clinic_where_nobody_reads_comments_takes_none(client, article, clinic):
    public_comment(article)
    Clinic.objects.update(comments_read_by="")
    assert client.get(ADDRESS).status_code == 404
    assert 'id="comments"' not in client.get("/articles/sleep/").content.decode()


def test_closed_after_some_days_says_why_and_gives_the_words_back(
    client, article, clinic, monkeypatch
):
    later = timezone.now() + timedelta(days=clinic.comments_close_after + 1)
    monkeypatch.setattr("comments.box.timezone.now", lambda: later)
    response = first_press(client)
    assert "Comments are closed" in response.content.decode()
    assert WORDS in response.content.decode()
    assert not Comment.objects.exists()
    page = client.get("/articles/sleep/").content.decode()
    assert "are closed, because some time has passed" in page
    assert "<textarea" not in page


def test_unknown_draft_scheduled_and_withdrawn_answer_alike(client, clinic):
    make.draft(slug="draft")
    make.scheduled(slug="scheduled")
    make.withdrawn(slug="withdrawn")
    answers = {
        client.get(f"/articles/{s}/comment/").status_code
        for s in ("draft", "scheduled", "withdrawn", "none")
    }
    answers |= {
        client.post(f"/articles/{s}/comment/", {"text": "x"}).status_code for s in ("draft", "none")
    }
    assert answers == {404}


# -- Urgent words ------------------------------------------------------------------------------


@pytest.fixture
def crisis(client, article, clock):
    return first_press(client, text=DESPAIR, nickname="Heron")


def choose(client, page, choice, **more):
    data = {
        "draft": hidden(page, "draft"),
        "token": hidden(page, "token"),
        "parent": "",
        "choice": choice,
    }
    return client.post(ADDRESS, data | more, **SAME)


def test_urgent_words_are_met_with_help_before_anything_is_sent(crisis):
    page = crisis.content.decode()
    assert crisis.status_code == 200
    assert page.count('href="tel:') >= 2
    assert "not watched round the clock" in page
    assert DESPAIR not in page.replace(html.escape(hidden(crisis, "draft")), "")
    assert not Comment.objects.exists()
    assert "rejected" not in page


def test_the_help_is_the_clinics_countrys(client, article, clock, clinic):
    Clinic.objects.update(country="NZ")
    page = first_press(client, text=DESPAIR).content.decode()
    assert "1737" in page
    assert "Samaritans" not in page


def test_the_writer_may_send_it_all_the_same(client, crisis, clock):
    clock.now += 10
    assert choose(client, crisis, "send").status_code == 302
    comment = Comment.objects.get()
    assert (comment.text, comment.nickname, comment.level) == (DESPAIR, "Heron", 2)


def test_sending_too_quickly_shows_help_again(client, crisis):
    response = choose(client, crisis, "send")
    assert response.content.decode().count('href="tel:') >= 2
    assert hidden(response, "token") == hidden(crisis, "token")
    assert not Comment.objects.exists()


def test_the_writer_may_change_it(client, crisis, clock):
    page = choose(client, crisis, "edit").content.decode()
    assert f">\n{DESPAIR}</textarea>" in page


def test_the_writer_may_delete_it(client, crisis, clock):
    clock.now += 10
    page = choose(client, crisis, "delete").content.decode()
    assert DESPAIR not in page
    assert hidden(crisis, "draft") not in page
    assert "Nothing was sent" in page
    assert not Comment.objects.exists()


@pytest.mark.parametrize("choice", ["delete", "edit"])
def test_who_changes_or_deletes_it_at_once_is_not_told_off(client, crisis, clock, choice):
    assert "That was quick" in choose(client, crisis, "send").content.decode()
    assert 'role="alert"' not in choose(client, crisis, choice).content.decode()


def test_urgent_words_written_into_the_preview_are_met_too(client, article, clock):
    token = hidden(first_press(client), "token")
    clock.now += 10
    response = client.post(ADDRESS, {"text": DESPAIR, "token": token}, **SAME)
    assert 'href="tel:' in response.content.decode()
    assert not Comment.objects.exists()


def test_moderators_hear_of_it_without_a_word_of_it(client, crisis, clock):
    manager = make.manager()
    clinician = make.clinician()
    Message.objects.all().delete()
    clock.now += 10
    choose(client, crisis, "send")
    message = Message.objects.get()
    assert message.to == manager.email != clinician.email
    assert DESPAIR not in message.subject + message.body
    assert f"/admin/comments/comment/{Comment.objects.get().pk}/change/" in message.body


# -- Limits, traces, following -----------------------------------------------------------------


def test_over_the_limit_the_text_is_kept_and_a_time_named(client, article, clock):
    for number in range(6):
        assert send(client, clock, text=f"{WORDS} {number}").status_code == 302
    response = send(client, clock)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert WORDS in response.content.decode()
    assert Comment.objects.count() == 6
    other = {**SAME, "REMOTE_ADDR": "192.0.2.9"}
    token = hidden(first_press(client), "token")
    clock.now += 10
    assert client.post(ADDRESS, {"text": WORDS, "token": token}, **other).status_code == 302


CANARY = "canaryword"


def test_the_words_reach_no_log_mail_or_audit_row(client, article, clock, caplog, settings):
    caplog.set_level(logging.DEBUG)
    manager = make.manager()
    text = f"{CANARY} I want to die"
    first_press(client, text=text, nickname=CANARY, email="heron@example.org")
    page = first_press(client, text=text, nickname=CANARY, email="heron@example.org")
    clock.now += 10
    choose(client, page, "send")
    comment = Comment.objects.get()
    client.force_login(manager)
    client.post(
        f"/admin/comments/comment/{comment.pk}/decide/", {"verb": "withhold", "reasons": "crisis"}
    )
    comment.refresh_from_db()
    assert comment.state == "withheld_support"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(timezone.now() + letters.UNDO_WITHIN):
        send_due()
    assert len(mail.outbox) >= 2
    said = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    said += [str(message.message()) for message in mail.outbox]
    said += [f"{e.subject} {e.details}" for e in Event.objects.all()]
    assert CANARY not in "\n".join(said)


def test_the_signed_link_follows_and_withdraws(client, article, clock):
    comment = public_comment(article, text=WORDS)
    link = letters.link_of(comment)
    page = client.get(link)
    assert "Your comment is published" in page.content.decode()
    assert 'content="noindex"' in page.content.decode()
    comment.refresh_from_db()
    assert comment.state == "approved"
    # Without the page's token nothing happens.
    client.post(link, **SAME)
    comment.refresh_from_db()
    assert comment.state == "approved"
    clock.now += 10
    done = client.post(link, {"token": hidden(page, "token")}, **SAME)
    assert done.status_code == 200
    comment.refresh_from_db()
    assert comment.state == "withdrawn"
    assert WORDS not in client.get("/articles/sleep/").content.decode()
    assert "taken" in done.content.decode() or "withdrawn" in done.content.decode()


def test_a_forged_or_guessed_link_is_not_found(client, article):
    comment = public_comment(article)
    for token in ("x", str(comment.public_id), letters.link_of(comment).split("/")[2][:-1] + "x!"):
        assert client.get(f"/comments/{token}/").status_code == 404


def test_a_link_holds_after_the_key_was_changed(client, article, settings):
    link = letters.link_of(public_comment(article))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-for-this-test-00000000000000000000000000"
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("level", [0, 1])
def test_a_mention_is_answered_with_numbers_on_the_writers_page(client, article, level):
    comment = Comment.objects.create(article=article, nickname="a", text="b", level=level)
    assert ('href="tel:' in client.get(letters.link_of(comment)).content.decode()) is bool(level)


def test_self_harm_is_never_shown_as_a_fault(client, article):
    comment = Comment.objects.create(article=article, nickname="a", text="b", level=2)
    deciding.withhold(comment, by=make.manager(), reasons=["crisis", "method"])
    page = client.get(letters.link_of(comment)).content.decode()
    for fault in ("Self-harm", "rejected", "suicide", "Detail of a method"):
        assert fault not in page
    assert "You matter" in page


def test_the_section_shows_threads_in_one_query(client, article, django_assert_num_queries):
    from comments.templatetags.comment_tags import comment_section

    for number in range(12):
        parent = public_comment(article, text=f"thread {number}")
        public_comment(article, text=f"answer {number}", parent=parent)
    clinic, edition = Clinic.current(), article.editions.select_related("article").get()
    with django_assert_num_queries(1):
        shown = comment_section({"clinic": clinic}, edition)
    assert len(shown["threads"]) == 12
    assert all(len(comment.answers) == 1 for comment in shown["threads"])
    page = client.get("/articles/sleep/").content.decode()
    assert page.index("thread 0") < page.index("answer 0") < page.index("thread 1")
    assert "ago" not in page[page.index('id="comments"') :]


def test_a_withdrawn_article_takes_no_comment_that_was_being_written(client, article, clock):
    token = hidden(first_press(client), "token")
    edition = article.editions.get()
    articles.withdraw(edition, by=edition.created_by, reason="wrong")
    clock.now += 10
    assert client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME).status_code == 404
    assert not Comment.objects.exists()
