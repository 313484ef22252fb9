"""The clinic's own pages in the admin."""

import pytest

from pages.models import Page
from tests import make

pytestmark = pytest.mark.django_db


def form(**changes):
    return {
        "title": "About us",
        "slug": "about",
        "language": "en",
        "standfirst": "",
        "body": "<p>We.</p>",
    } | changes


def test_the_manager_writes_and_publishes(client):
    client.force_login(make.manager())
    client.post("/admin/pages/page/add/", form())
    page = Page.objects.get()
    assert not page.is_public
    client.post(f"/admin/pages/page/{page.pk}/publish/")
    assert list(Page.objects.public()) == [page]


def test_a_clinician_does_neither(client):
    page = Page.objects.create(title="About", slug="about")
    client.force_login(make.clinician())
    assert client.post("/admin/pages/page/add/", form()).status_code == 403
    assert client.post(f"/admin/pages/page/{page.pk}/publish/").status_code == 403
