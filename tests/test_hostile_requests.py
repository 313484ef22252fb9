"""Whatever bytes come in: no failure of ours, no word of the inside, no other person's page."""

import itertools
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client, RequestFactory
from django.utils import timezone

from clinic.middleware import clean_address
from clinic.models import Clinic
from clinic.wsgi import application
from tests import make
from tests.public_site import addresses

pytestmark = pytest.mark.django_db

METHODS = ["HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]
QUERIES = [
    "page=9999999999999999999999&country=%C4%B1&reply=%5Cud800&kind=x&q=%ED%A0%80",
    # What is left when a NUL is taken out of the middle of another.
    "q=%0%000&kind=%0%000&country=%0%000&reply=%0%000&page=%0%000&answered=%0%000",
    "q=%22%22%22%3A%2A%26%7C%21()%3C-%3E&page=-1&%zz=%&&==",
    "q=" + "%EF%B7%BA" * 400 + "&page=1e9",
]
HEADERS = [
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "testserver@evil.example"},
    {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_X_FORWARDED_PROTO": "gopher"},
    {"HTTP_X_FORWARDED_FOR": "<script>, \xff", "HTTP_FORWARDED": "for=evil.example"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE", "HTTP_X_METHOD_OVERRIDE": "PUT"},
    {"HTTP_ACCEPT": "application/json;q=x", "HTTP_ACCEPT_LANGUAGE": "xx-" + "a" * 3000},
    {"HTTP_IF_NONE_MATCH": '"\xff', "HTTP_IF_MODIFIED_SINCE": "Sun, 99 Foo 0000 99:99:99 GMT"},
    {"HTTP_COOKIE": 'staff-session="\\000aaaaaaaaaaaa"; staff-csrf="\\000"'},
    {"HTTP_COOKIE": "staff-session=\xed\xa0\x80aaaaaaaaaaaa; ;=; messages=x"},
]
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=b"
PART = b"--b\r\nContent-Disposition: form-data; %s\r\n\r\nx\r\n--b--\r\n"
BODIES = [
    (FORM, b"text=a%00b%ED%A0%80&nickname=%00&parent=%00&token=%00&email=%ED%A0%80@x"),
    (f"{FORM}; charset=unicode_escape", b"text=%5Cud800&username=%5Cud800&password=%5Cud800"),
    (FORM, b"token=.eJw:1:x&draft=.eJw:1:x&text=x"),
    (FORM, b"parent=" + b"9" * 5000 + b"&text=x&stars=99999999999999999999&helpful=%FF"),
    (FORM, b"text=" + b"a" * 1_000_000),
    (FORM, b"text=" + b"a" * 7_000_000),
    (FORM, b"&".join(b"a%d=1" % number for number in range(1500))),
    ("application/json", b'{"text": "\\ud800"}'),
    ("multipart/form-data", b"x"),
    (PARTS, PART % b'name="text"'),
    (PARTS, (PART % b'name="text"')[:30]),
    (PARTS, PART % b'name="text"; filename="../../x\x00.jpg"'),
    (PARTS, PART % b"name*=hex''%zz"),
    (PARTS, PART % b"name*=unicode_escape''%5Cud800"),
]


@pytest.fixture
def site():
    Clinic.objects.create(comments_read_by="The manager", comments_read_when="daily")
    return make.published(slug="one", tag_names=["one"])


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


def everywhere():
    month = f"{timezone.localdate():%Y/%m}"
    return sorted(
        {address.partition("?")[0] for address in addresses("one", month=month)}
        | {"/nowhere/", "/de/", "/comments/a:b:c/", "/articles/one/seen/", "/admin/login/"}
        | {"/admin/", "/admin/jsi18n/", "/static/css/base.css", "/media/images/aa/b/1.jpg"}
    )


def harmless(response, what):
    assert response.status_code < 500 or response.status_code == 503, what
    if not response.streaming:
        assert b"Traceback" not in response.content, what
        assert b"evil.example" not in response.content, what
    assert "evil.example" not in response.get("Location", ""), what


def test_no_method_breaks_an_address(visitor, site):
    for address, method in itertools.product(everywhere(), METHODS):
        harmless(visitor.generic(method, address), (method, address))


def test_no_query_breaks_an_address(visitor, site):
    for address, query in itertools.product(everywhere(), QUERIES):
        harmless(visitor.get(f"{address}?{query}"), (address, query))


def test_no_header_breaks_an_address_or_shows_in_it(visitor, site):
    for address, headers in itertools.product(everywhere(), HEADERS):
        response = visitor.generic("GET", f"{address}?q=%5Cud800&page=%5Cud800", **headers)
        harmless(response, (address, headers))


@pytest.mark.parametrize("query", ["q=%00", "q=%0%000", "q=%0%0%0000", "q=a\x00b"])
def test_no_view_sees_nul_in_a_query(query):
    request = RequestFactory().get("/")
    request.META["QUERY_STRING"] = query
    assert "\x00" not in clean_address(lambda request: request.GET["q"])(request)


CHARSETS = ["hex", "IDNA", '"punycode"', "undefined", "unicode_escape", "utf-16", "\xff"]


@pytest.fixture
def served():
    """The site as a server calls it; the connection of the test's transaction stays open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield application
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whatever_charset_is_named_all_is_utf_8(site, served, charset, method):
    # Past the test client: Django reads the header before any middleware does.
    environ = {
        "HTTP_HOST": "testserver",
        "REQUEST_METHOD": method,
        "PATH_INFO": "/search/",
        "QUERY_STRING": "q=gr%C3%B6%C3%9Fe",
        "CONTENT_TYPE": f"text/plain; charset={charset}; x=1",
    }
    setup_testing_defaults(environ)
    answers = []
    body = b"".join(served(environ, lambda status, headers: answers.append(status)))
    assert answers == ["200 OK" if method == "GET" else "403 Forbidden"]
    assert method == "POST" or "größe" in body.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("/articles/one/comment/", "/articles/one/feedback/", "/articles/one/report/"),
        *("/articles/one/seen/", "/comments/a:b:c/", "/admin/login/", "/articles/", "/search/"),
    ],
)
def test_no_body_breaks_a_form(visitor, site, address):
    for kind, body in BODIES:
        response = visitor.generic("POST", address, body, kind, HTTP_SEC_FETCH_SITE="same-origin")
        harmless(response, (kind, body[:60]))
        assert response.status_code in (200, 400, 403, 404, 405, 429), (kind, body[:60])


def test_staff_are_no_safer_bet(site):
    """The same to what only staff can ask for, among it lookups into other people's accounts."""
    desk = Client(raise_request_exception=False)
    desk.force_login(make.administrator())
    lists = [
        "articles/edition",
        "comments/comment",
        "glossary/entry",
        "accounts/user",
        "images/image",
    ]
    for model in lists:
        address = f"/admin/{model}/"
        for query in [
            *QUERIES,
            "o=99999999999999999999.x.-1&p=99999999999999999999&e=1&_to_field=x",
            "state=%ED%A0%80&id__in=x&id=99999999999999999999",
        ]:
            harmless(desk.get(f"{address}?{query}"), (address, query))
        for key in ("0", "9" * 30, "x", "_5F", "%ED%A0%80", "-1"):
            harmless(desk.get(f"{address}{key}/change/"), (address, key))
            harmless(desk.get(f"{address}{key}/history/"), (address, key))


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("accounts/user", "password__startswith=a"),
        ("articles/edition", "created_by__password__startswith=a"),
        ("articles/edition", "article__comments__email__startswith=a"),
        ("authors/author", "user__password__startswith=a"),
    ],
)
def test_a_list_in_the_admin_answers_no_question_about_what_it_does_not_show(site, model, lookup):
    desk = Client(raise_request_exception=False)
    desk.force_login(make.administrator())
    response = desk.get(f"/admin/{model}/?{lookup}")
    assert response.status_code in (302, 400)


def test_the_queue_looks_at_nothing_but_its_own_questions(site):
    desk = Client(raise_request_exception=False)
    desk.force_login(make.administrator())
    plain = desk.get("/admin/comments/comment/?state=all").content
    for lookup in ("by_staff__password__startswith=a", "email__startswith=zzz"):
        asked = desk.get(f"/admin/comments/comment/?state=all&{lookup}").content
        assert asked.count(b"<li") == plain.count(b"<li"), lookup


@pytest.mark.parametrize(
    "next_", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"]
)
def test_signing_in_leads_to_the_desk_and_nowhere_else(client, next_):
    person = make.clinician()
    words = {"username": person.username, "password": "a-long-test-password", "next": next_}
    assert client.post("/admin/login/", words)["Location"] == "/admin/"
