"""What a visitor writes reaches no log, whatever fails (TRUST.md C9)."""

import io
import logging

import pytest
from django.db import IntegrityError
from django.test import Client, override_settings
from django.urls import path

from clinic import urls as site_urls

pytestmark = pytest.mark.django_db
CANARY = "canary-in-a-comment"


def quotes_it(request):
    raise ValueError(f"cannot read {request.POST['text']!r}")


def quotes_a_row(request):
    try:
        raise IntegrityError(f"Failing row contains ({request.POST['text']})")
    except IntegrityError as error:
        raise RuntimeError("in between") from error


def cannot_decode(request):
    request.POST["text"].encode() + b"\xff".decode("utf-8").encode()


class Urls:
    urlpatterns = [
        path("quotes/", quotes_it),
        path("row/", quotes_a_row),
        path("decode/", cannot_decode),
        path("comments/<str:token>/", quotes_it),
        *site_urls.urlpatterns,
    ]
    handler400, handler403 = site_urls.handler400, site_urls.handler403
    handler404, handler500 = site_urls.handler404, site_urls.handler500


@pytest.fixture
def log():
    """What the site's own handler writes, as it writes it."""
    handler = next(h for h in logging.getLogger("django").handlers if h.name == "console")
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.parametrize("address", ["quotes", "row", "decode"])
def test_a_failing_view_logs_the_place_but_not_the_words(log, address):
    with override_settings(ROOT_URLCONF=Urls):
        response = Client(raise_request_exception=False).post(f"/{address}/", {"text": CANARY})
    assert response.status_code == 500
    written = log.getvalue()
    assert CANARY not in written
    assert "test_logs.py" in written
    assert "(details withheld)" in written


def test_a_database_error_outside_of_a_request_keeps_its_row_to_itself(log):
    try:
        try:
            raise IntegrityError(CANARY)
        except IntegrityError as error:
            raise RuntimeError(CANARY) from error
    except RuntimeError:
        logging.getLogger("clinic").exception("a job failed")
    written = log.getvalue()
    assert "a job failed" in written
    assert CANARY not in written


def test_the_key_of_a_comment_is_no_log_line(log):
    with override_settings(ROOT_URLCONF=Urls):
        Client(raise_request_exception=False).post("/comments/the-signed-key/", {"text": "x"})
    written = log.getvalue()
    assert "Internal Server Error: /comments/…/" in written
    assert "the-signed-key" not in written
