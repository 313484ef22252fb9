from urllib.parse import urljoin

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from articles import actions
from clinic import urls as site_urls
from clinic.models import Clinic, Redirect
from tests import make

pytestmark = pytest.mark.django_db


def breaks(request):
    raise RuntimeError("a secret of the inside")


def suspicious(request):
    from django.core.exceptions import SuspiciousOperation

    raise SuspiciousOperation("a secret of the inside")


def forbids(request):
    from django.core.exceptions import PermissionDenied

    raise PermissionDenied("a secret of the inside")


class Urls:
    urlpatterns = [
        path("breaks/", breaks),
        path("suspicious/", suspicious),
        path("forbids/", forbids),
        *site_urls.urlpatterns,
    ]
    handler400, handler403 = site_urls.handler400, site_urls.handler403
    handler404, handler500 = site_urls.handler404, site_urls.handler500


@pytest.mark.parametrize(
    "address, status", [("breaks", 500), ("suspicious", 400), ("forbids", 403), ("nowhere", 404)]
)
def test_an_error_says_what_to_do_and_where_help_is(address, status):
    with override_settings(ROOT_URLCONF=Urls):
        response = Client(raise_request_exception=False).get(f"/{address}/")
    html = response.content.decode()
    assert response.status_code == status
    assert 'id="help-now" href="/help-now/"' in html
    assert html.count("<h1") == 1
    assert 'content="noindex"' in html
    assert 'rel="canonical"' not in html
    assert "a secret of the inside" not in html
    assert not response.cookies


def test_the_page_of_a_failure_asks_the_database_nothing(django_assert_num_queries):
    from pages.errors import failed

    Clinic.objects.create(name="Harbour")
    with django_assert_num_queries(0):
        response = failed(RequestFactory().get("/"))
    assert response.status_code == 500


def test_without_a_database_readers_get_the_page_of_a_failure(monkeypatch):
    def fails(*args):
        raise OperationalError("no route to host 10.0.0.7")

    monkeypatch.setattr("articles.reading.cards", fails)
    response = Client(raise_request_exception=False).get("/articles/")
    html = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "10.0.0.7" not in html
    assert "not available at the moment" in html
    assert 'id="help-now"' in html


def test_a_moved_article_leads_on_with_all_that_stands_below_it(client):
    edition = make.published(slug="old-fear")
    actions.change_slug(edition.article, by=edition.created_by, slug="new-fear")
    for below in ("", "handout/", "changes/"):
        response = client.get(f"/articles/old-fear/{below}")
        assert response.status_code == 301
        assert response["Location"] == f"/articles/new-fear/{below}"
        assert client.get(response["Location"]).status_code == 200


def test_a_moved_article_with_letters_of_another_script_leads_on(client):
    edition = make.published(slug="angst-und-größe")
    actions.change_slug(edition.article, by=edition.created_by, slug="größe")
    response = client.get("/articles/angst-und-größe/")
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_the_former_address_of_a_draft_leads_nowhere(client):
    edition = make.draft(slug="old-draft")
    actions.change_slug(edition.article, by=edition.created_by, slug="new-draft")
    assert client.get("/articles/old-draft/").status_code == 404
    assert not Redirect.objects.exists()


def test_an_address_from_an_earlier_site_leads_on_with_or_without_its_slash(client):
    make.published(slug="fear")
    Redirect.add("/2019/05/fear/", "/articles/fear/")
    for old in ("/2019/05/fear/", "/2019/05/fear"):
        assert client.get(old)["Location"] == "/articles/fear/"


def test_a_slip_in_the_address_is_met_with_public_suggestions_only(client):
    make.published(slug="exposure-for-social-anxiety", title="Facing people")
    make.draft(slug="exposure-for-social-panic", title="Sealed draft")
    make.scheduled(slug="exposure-for-social-fear", title="Sealed schedule")
    make.withdrawn(slug="exposure-for-social-worry", title="Sealed withdrawal")
    response = client.get("/articles/exposure-for-socail-anxiety/")
    html = response.content.decode()
    assert response.status_code == 404
    assert 'href="/articles/exposure-for-social-anxiety/"' in html
    assert "Sealed" not in html
    # A slip in the only word that there is.
    make.published(slug="amygdala", title="The almond")
    assert "The almond" in client.get("/articles/amigdala/").content.decode() or (
        "The almond" in client.get("/articles/amygdela/").content.decode()
    )
    assert 'id="suggestions"' not in client.get("/articles/zzzz/").content.decode()


@pytest.mark.parametrize("below", ["/evil.example/", "//evil.example/", "%5Cevil.example/"])
def test_what_stands_below_an_old_address_leads_to_no_other_site(client, below):
    Redirect.add("/blog/", "/")
    location = client.get(f"/blog/{below}")["Location"]
    assert urljoin("http://testserver/", location).startswith("http://testserver/")


@pytest.mark.parametrize(
    "path",
    [
        "/articles/%00/",
        "/articles/fear%00/",
        "/articles/%ed%a0%80/",
        "/articles/%ff%fe/",
        "/articles/or/",
        "/articles/-/",
        "/articles/%22%27()%26%7C!:*/",
        "/feeds/tag/%00.rss",
        "/articles/" + "a-" * 2000,
        "/" + "/x" * 500,
        "/.//evil.example/",
    ],
)
def test_no_address_breaks_the_site(path):
    response = Client(raise_request_exception=False).get(path)
    assert response.status_code in (301, 404)
    assert "evil.example" not in response.get("Location", "")


def test_a_form_that_is_too_large_is_told_so(client):
    edition = make.draft()
    client.force_login(edition.created_by)
    client.raise_request_exception = False
    response = client.post(
        f"/admin/articles/edition/{edition.pk}/change/", {"body": "x" * 7_000_000}
    )
    assert response.status_code == 400
    assert "what you wrote is still in it" in response.content.decode()
