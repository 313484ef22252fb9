"""The rule for visitors' forms: a first POST stores nothing, a token lets the second act."""

import time
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver

from clinic.readers import NOT_AFTER, NOT_BEFORE, reader_form

SAME = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@reader_form("trial")
def trial(request, ticket):
    response = HttpResponse(ticket.token)
    response.ticket, response.request = ticket, request
    return response


@pytest.fixture
def clock(monkeypatch):
    clock = SimpleNamespace(now=1_800_000_000.0)
    monkeypatch.setattr(time, "time", lambda: clock.now)
    return clock


def post(path="/trial/", headers=SAME, **data):
    return trial(RequestFactory().post(path, data, **headers))


def token_of(age, clock, **data):
    token = post(**data).ticket.token
    clock.now += age
    return token


def test_the_first_post_may_not_act_and_no_cache_keeps_its_answer(clock):
    response = post(text="words")
    assert not response.ticket.valid
    assert response["Cache-Control"] == "no-store"
    assert response.status_code == 200


def test_a_token_of_our_page_lets_the_second_act(clock):
    assert post(token=token_of(10, clock)).ticket.valid


def test_too_quick_keeps_the_same_token_so_that_the_second_press_works(clock):
    token = token_of(NOT_BEFORE - 1, clock)
    quick = post(token=token).ticket
    assert not quick.valid
    assert quick.problem
    assert quick.token == token
    clock.now += 2
    assert post(token=token).ticket.valid


def test_an_old_token_is_replaced_with_a_kind_word(clock):
    token = token_of(NOT_AFTER + 1, clock)
    old = post(token=token).ticket
    assert not old.valid
    assert old.problem
    assert old.token != token


@pytest.mark.parametrize("token", ["", "nonsense", "a:b:c", "é" * 500])
def test_forged_tokens_count_as_none(clock, token):
    assert not post(token=token).ticket.valid


def test_a_token_holds_for_its_own_address_answer_and_purpose(clock):
    token = token_of(10, clock)
    assert not post("/elsewhere/", token=token).ticket.valid
    assert not post(token=token, parent="another").ticket.valid
    other = reader_form("other")(lambda request, ticket: HttpResponse(ticket.valid))
    request = RequestFactory().post("/trial/", {"token": token}, **SAME)
    assert other(request).content == b"False"


@pytest.mark.parametrize(
    ("headers", "valid"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_SEC_FETCH_SITE": "none"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, False),
        ({}, True),
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "https://evil.example"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
    ],
)
def test_it_has_to_come_from_our_own_page(clock, headers, valid):
    token = token_of(10, clock)
    ticket = post(headers=headers, token=token).ticket
    assert ticket.valid is valid
    assert bool(ticket.problem) is not valid


def test_the_view_sees_no_cookie_session_or_user():
    request = RequestFactory().post("/trial/", {}, HTTP_COOKIE="staff-session=abc")
    request.session = request.user = "somebody"
    seen = trial(request).request
    assert seen.COOKIES == {}
    assert not hasattr(seen, "session")
    assert not hasattr(seen, "user")


@pytest.mark.parametrize("charset", ["utf-7", "rot13", "unicode_escape"])
def test_another_charset_brings_in_nothing(charset):
    body = b"text=a%00b%ED%A0%80+2AA-\\ud800c&parent=x%00"
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    request = RequestFactory().generic("POST", "/trial/", body, kind)
    text = trial(request).request.POST["text"]
    text.encode("utf-8")
    assert "\x00" not in text
    assert text.startswith("ab")


def test_other_methods_are_refused():
    assert trial(RequestFactory().put("/trial/")).status_code == 405


def every_view(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from every_view(pattern)
        else:
            yield pattern.callback


def test_the_views_that_use_it_are_these():
    found = {
        (view.reader_form, f"{view.__module__}.{view.__name__}")
        for view in every_view(get_resolver())
        if hasattr(view, "reader_form")
    }
    assert found == {
        ("note", "articles.admin_preview.shared"),
        ("review", "articles.admin_review_links.review"),
        ("comment", "comments.views.comment"),
        ("change", "comments.views.change"),
        ("withdraw", "comments.views.follow"),
        ("comments-of", "comments.yours.ask"),
        ("erase-comments", "comments.yours.everything"),
        ("digest", "digest.views.ask"),
        ("confirm-digest", "digest.views.confirm"),
        ("enquiry", "pages.enquiring.enquiry"),
        ("report-comment", "comments.reports.report"),
        ("vote", "feedback.views.vote"),
        ("vote", "feedback.views.question_vote"),
        ("report", "feedback.views.report"),
    }


def test_nothing_else_goes_without_the_check_against_forged_requests():
    exempt = {
        f"{view.__module__}.{view.__name__}"
        for view in every_view(get_resolver())
        if getattr(view, "csrf_exempt", False) and not hasattr(view, "reader_form")
    }
    # Mail programs stop letters for their reader with a POST from nowhere (RFC 8058).
    stopping = {"digest.views.stop"}
    # These counts carry nothing of their sender and look at Sec-Fetch-Site themselves.
    counts = {"feedback.views.seen", "feedback.views.booking", "pages.search.missed"}
    assert exempt == counts | stopping


@reader_form("outage")
def outage(request, ticket):
    raise OperationalError("no route to host")


def test_without_a_database_the_words_and_their_token_come_back():
    sent = {"text": "Words <b>", "nickname": "Heron", "token": "a:b:c"}
    response = outage(RequestFactory().post("/trial/", sent, **SAME))
    html = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"]
    assert response["Cache-Control"] == "no-store"
    assert ">Words &lt;b&gt;</textarea>" in html
    for name in ("nickname", "token"):
        assert f'<input type="hidden" name="{name}" value="{sent[name]}">' in html
    assert "no route" not in html
    assert 'id="help-now"' in html


def test_without_a_database_a_page_to_read_fails_as_ever():
    with pytest.raises(OperationalError):
        outage(RequestFactory().get("/trial/"))
