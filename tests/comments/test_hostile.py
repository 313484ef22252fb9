"""What nobody sends by accident: payloads, forged and replayed tokens, races, clocks put back."""

import html
import threading

import pytest
from django.db import connection
from django.test import Client

from clinic.exceptions import Refused
from clinic.signing import COMMENT_DRAFT, COMMENT_LINK, READER_FORM, sign
from comments import actions, deciding
from comments.models import Comment
from tests import make
from tests.comments.visitor import ADDRESS, SAME, WORDS, first_press, hidden
from tests.house import started

pytestmark = pytest.mark.django_db

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
    "image": "<img src=x onerror=alert(1)>",
    "svg": "<svg/onload=alert(1)>",
    "textarea": "</textarea><script>alert(1)</script>",
    "title": "</title><script>alert(1)</script>",
    "link": "javascript:alert(1) <a href='javascript:alert(1)'>x</a>",
    "template": "{{ 7|add:7 }} {% debug %} ${7*7} #{7*7}",
    "comment": "<!--><script>alert(1)</script-->",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    "utf-7": "+ADw-script+AD4-alert(1)",
    "sql": "'; DROP TABLE comments_comment; --",
    "rtl": "\u202egnp.exe\u202c \u2067abc\u2069 שלום مرحبا",
    "zalgo": "Z" + "\u0301\u0489" * 400 + "algo",
    "control": "one\x00two\x07three\x1b[31mred\x7f",
    "surrogate": "one\ud800two",
    "newlines": "one\r\ntwo\rthree\u2028four" + "\n" * 300,
    "long word": "a" * 4000,
    "emoji": "👩‍👩‍👧‍👦" * 50,
}
FIELDS = ["text", "nickname", "email", "parent", "token", "draft", "choice", "website", "country"]


def body(fields):
    from urllib.parse import quote_plus

    return "&".join(
        f"{name}={quote_plus(value.encode('utf-8', 'surrogatepass'))}"
        for name, value in fields.items()
    )


def post(client, fields, path=ADDRESS):
    kind = "application/x-www-form-urlencoded"
    return client.generic("POST", path, body(fields).encode(), kind, **SAME)


def assert_harmless(response):
    assert response.status_code in (200, 302), response.status_code
    page = response.content.decode()
    for active in ("<script>alert", "<img src=x", "<svg/onload", "javascript:alert(1)'>x</a>"):
        assert active not in page
    assert '" onmouseover=' not in page
    assert "14" not in page.partition('id="preview"')[2][:200]


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_of_the_form_runs_stores_or_breaks_anything(client, article, field):
    for payload in PAYLOADS.values():
        response = post(client, {"text": WORDS, field: payload})
        assert_harmless(response)
        assert response["Cache-Control"] == "no-store"
    assert not Comment.objects.exists()


def test_what_is_approved_is_shown_as_it_was_typed(client, article, clock):
    manager = make.manager()
    for name, payload in PAYLOADS.items():
        token = hidden(first_press(client, text=WORDS), "token")
        clock.now += 10
        fields = {"text": payload, "nickname": payload[:40], "token": token}
        response = Client(REMOTE_ADDR=f"192.0.2.{len(name)}").generic(
            "POST",
            ADDRESS,
            body(fields).encode(),
            "application/x-www-form-urlencoded",
            **SAME,
        )
        assert response.status_code in (200, 302, 429), name
    stored = Comment.objects.filter(level__lt=2)
    assert stored.count() >= len(PAYLOADS) / 2
    for comment in stored:
        deciding.approve(comment, by=manager)
    page = client.get("/articles/sleep/").content.decode()
    assert "<script>alert" not in page
    assert html.escape(PAYLOADS["script"]) in page
    assert "<img src=x" not in page
    assert "\x00" not in page
    # What turns the direction of writing turns no more than the comment that holds it.
    assert page.count('class="comment-text" dir="auto"') == stored.count()


def test_a_megabyte_in_every_field_is_answered(client, article):
    for field in FIELDS:
        assert post(client, {"text": WORDS, field: "ä" * 500_000}).status_code == 200
    assert not Comment.objects.exists()


# -- Where it is written and what it answers ---------------------------------------------------


def test_what_is_not_public_answers_like_what_never_was(client, clinic):
    make.draft(slug="draft")
    make.approved(make.draft(slug="approved"))
    make.scheduled(slug="scheduled")
    make.withdrawn(slug="withdrawn")
    make.published(slug="off")
    type(make.published(slug="gone").article).objects.filter(slug="off").update(comments_open=False)
    answers = {}
    for slug in ("none", "draft", "approved", "scheduled", "withdrawn", "off"):
        path = f"/articles/{slug}/comment/"
        answers[slug] = [
            client.get(path).status_code,
            client.get(f"{path}?reply=x").status_code,
            client.post(path, {"text": WORDS}, **SAME).status_code,
            client.post(path, {"choice": "delete"}, **SAME).status_code,
        ]
    assert set(map(tuple, answers.values())) == {(404,) * 4}


def test_a_token_of_another_article_purpose_or_parent_sends_nothing(client, article, clock):
    make.published(slug="other")
    other = client.post("/articles/other/comment/", {"text": WORDS}, **SAME)
    vote = client.post("/articles/sleep/feedback/", {"helpful": "yes"}, **SAME)
    parent = deciding.approve(
        Comment.objects.create(article=article, nickname="Otter", text="Hello"), by=make.manager()
    )
    tokens = [hidden(other, "token"), hidden(vote, "token"), hidden(first_press(client), "token")]
    clock.now += 10
    for token, answered in zip(tokens, ["", "", str(parent.public_id)], strict=True):
        fields = {"text": WORDS, "token": token, "parent": answered}
        assert client.post(ADDRESS, fields, **SAME).status_code == 200
    assert not Comment.objects.filter(text=WORDS).exists()


def test_a_tampered_or_home_made_token_sends_nothing(client, article, clock):
    token = hidden(first_press(client), "token")
    payload, stamp, signature = token.split(":")
    claims = {"purpose": "comment", "article": ADDRESS, "parent": "", "issued": 0, "nonce": "mine"}
    clock.now += 10
    forged = [
        f"{payload}x:{stamp}:{signature}",
        f"{payload}:{stamp}:{signature[:-1]}",
        f"{payload}:{stamp}:",
        token.upper(),
        sign(claims, salt=COMMENT_LINK),
        sign({"purpose": "comment"}, salt=READER_FORM),
        sign([1, 2], salt=COMMENT_DRAFT),
        "::",
        "",
    ]
    for one in forged:
        assert client.post(ADDRESS, {"text": WORDS, "token": one}, **SAME).status_code == 200
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "draft",
    # Signed as the test begins: a time in its name would give each worker another test.
    [lambda: "", lambda: "x", lambda: "a:b:c", lambda: sign("text", salt=READER_FORM)],
    ids=["none", "a letter", "three parts", "of another form"],
)
def test_a_forged_draft_is_no_way_around_the_help(client, article, clock, draft):
    text = "I want to die"
    token = hidden(first_press(client, text=text), "token")
    clock.now += 10
    fields = {"text": text, "draft": draft(), "token": token, "choice": "send"}
    assert 'href="tel:' in client.post(ADDRESS, fields, **SAME).content.decode()
    assert not Comment.objects.exists()


# -- Clocks ------------------------------------------------------------------------------------


def test_where_the_servers_clock_was_put_back_one_more_press_is_enough(client, article, clock):
    token = hidden(first_press(client), "token")
    clock.now -= 3600
    again = client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME)
    assert WORDS in again.content.decode()
    fresh = hidden(again, "token")
    assert fresh != token
    clock.now += 4
    assert client.post(ADDRESS, {"text": WORDS, "token": fresh}, **SAME).status_code == 302
    assert Comment.objects.count() == 1


def test_where_it_leapt_ahead_the_words_stay_and_the_next_press_sends(client, article, clock):
    token = hidden(first_press(client), "token")
    clock.now += 400 * 24 * 3600
    again = client.post(ADDRESS, {"text": WORDS, "token": token}, **SAME)
    clock.now += 4
    fields = {"text": WORDS, "token": hidden(again, "token")}
    assert client.post(ADDRESS, fields, **SAME).status_code == 302


# -- Races -------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_200_presses_of_one_button_make_one_comment(client, article, clock):
    token = hidden(first_press(client), "token")
    clock.now += 10
    fields, answers = {"text": WORDS, "token": token}, []

    def press():
        try:
            for _ in range(25):
                answers.append(Client().post(ADDRESS, fields, **SAME).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [302] * 200
    assert Comment.objects.count() == 1


def outcome(verb):
    try:
        return verb().state
    except Refused as refusal:
        return str(refusal)


@pytest.mark.django_db(transaction=True)
def test_withdrawn_or_changed_while_it_is_approved_it_is_never_shown_unread(article):
    manager = make.manager()
    for number in range(6):
        comment = Comment.objects.create(article=article, nickname="Heron", text=WORDS)
        other = (
            (lambda c=comment: actions.withdraw_by_writer(c))
            if number % 2
            else (
                lambda c=comment, n=number: actions.change_by_writer(
                    c, nickname="Heron", text="Other words", network=f"network {n}"
                )
            )
        )
        threads = [
            started(lambda c=comment: outcome(lambda: deciding.approve(c, by=manager))),
            started(lambda act=other: outcome(act)),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.finish()
        comment.refresh_from_db()
        if number % 2:
            assert comment.state == "withdrawn"
        else:
            assert (comment.state, comment.text) in [
                ("approved", WORDS),
                ("pending", "Other words"),
            ]
    assert not Comment.objects.public().exclude(text=WORDS).exists()
