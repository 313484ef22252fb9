"""The handbook on the desk, and the way there from each of its screens."""

import re

import pytest
from django.contrib import admin
from django.urls import URLResolver, get_resolver
from django.utils.html import escape

from clinic import handbook
from clinic.models import Clinic
from clinic.screens import SCREENS, screen
from safety.models import HelpLine
from tests import make

pytestmark = pytest.mark.django_db

# Neither read nor typed into: what scripts fetch, what a button sends, and signing in and out.
NO_SCREENS = {"login", "logout", "password_change_done", "autocomplete", "jsi18n", "view_on_site"}
NO_SCREENS |= {"handbook", "handbook_chapter", "handbook_screenshot", "dismiss", "bring-back"}
# Pages for people without an account explain themselves.
OUTSIDERS = ("preview/", "review/")


def staff_addresses():
    """The names of all addresses below /admin/, of whichever app."""

    def walk(resolver):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern)
            elif pattern.name:
                yield pattern.name

    for pattern in get_resolver().url_patterns:
        path = str(pattern.pattern)
        if path.startswith("admin/") and not path.removeprefix("admin/").startswith(OUTSIDERS):
            yield from walk(pattern)


def test_every_screen_of_the_desk_has_its_place_in_the_handbook():
    names = set(staff_addresses())
    assert len(names) > 150
    assert sorted(name for name in names - NO_SCREENS if screen(name) is None) == []
    stale = [row for row in SCREENS if not any(name.startswith(row) for name in names)]
    assert stale == []


def test_every_place_exists():
    for name, row in SCREENS.items():
        chapter, _hash, section = row.where.partition("#")
        assert section in handbook.chapter(chapter).anchors, name


@pytest.mark.parametrize("name", handbook.FILES)
def test_a_chapter_shows_everything_and_its_links_lead_somewhere(client, name):
    client.force_login(make.user())
    html = client.get(f"/admin/handbook/{name}/").content.decode()
    chapter = handbook.chapter(name)
    assert len(set(chapter.anchors)) == len(chapter.anchors)
    for section in chapter.sections[1:]:
        assert f'id="{section.slug}"' in html and len(section.words) > len(section.title)
    source = (handbook.DOCS / handbook.FILES[name]).read_text()
    assert html.count("/admin/handbook/screenshots/") == source.count("](screenshots/")
    for picture in re.findall(r"/admin/handbook/screenshots/[\w-]+\.png", html):
        assert client.get(picture)["Content-Type"] == "image/png"
    for other, anchor in re.findall(r'href="/admin/handbook/(\w+)/#([\w-]+)"', html):
        assert anchor in handbook.chapter(other).anchors
    for anchor in re.findall(r'href="#([\w-]+)"', html):
        assert anchor in chapter.anchors or anchor == "content-start"


def test_it_is_the_staffs_alone(client):
    for path in ("", "clinician/", "screenshots/editor.png"):
        assert client.get(f"/admin/handbook/{path}").status_code == 302
    client.force_login(make.user())
    for path in ("nothing/", "screenshots/nothing.png", "screenshots/..%2fx.png"):
        assert client.get(f"/admin/handbook/{path}").status_code == 404


def test_its_contents_can_be_searched(client):
    client.force_login(make.clinician())
    assert "Publishing, correcting, withdrawing" in client.get("/admin/handbook/").content.decode()
    page = client.get("/admin/handbook/?q=WITHDRAWS+site").content.decode()
    assert "/admin/handbook/clinician/#publishing-correcting-withdrawing" in page
    assert "#pasting" not in page and 'value="withdraws site"' in page and "[&#x27;" not in page
    page = client.get("/admin/handbook/?q=<script>").content.decode()
    assert "No section has all of these words" in page and "<script>" not in page


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/admin/", "administrator/#the-first-page"),
        ("/admin/articles/edition/add/", "clinician/#begin"),
        ("/admin/articles/topic/add/", "clinician/#topics-tags-and-series"),
        ("/admin/comments/comment/", "moderator/#the-queue"),
        ("/admin/outbox/job/", "administrator/#mail-and-regular-work"),
        ("/admin/set-up/review/", "administrator/#setting-up-the-site"),
        ("/admin/search/?q=x", "administrator/#finding-things"),
        ("/admin/password_change/", "administrator/#accounts"),
    ],
)
def test_a_screen_leads_there(client, path, place):
    client.force_login(make.user(is_superuser=True))
    assert f'href="/admin/handbook/{place}"' in client.get(path).content.decode()


def test_an_empty_list_says_what_comes_here(client):
    Clinic.objects.create(replies_allowed=True)  # or there are no templates of replies
    client.force_login(make.user(is_superuser=True))
    seen = 0
    for model in admin.site._registry:
        opts = model._meta
        path = f"/admin/{opts.app_label}/{opts.model_name}/"
        response = client.get(path, follow=True)
        context = response.context or {}
        if "cl" not in context or context["cl"].result_count:
            continue
        seen += 1
        words = escape(screen(f"{opts.app_label}_{opts.model_name}").empty)
        assert words and f'<p class="empty-list">{words}</p>' in response.content.decode(), path
    assert seen > 15
    response = client.get("/admin/safety/helpline/?q=nothing-of-the-kind")
    assert "Nothing fits what you look for." in response.content.decode()
    HelpLine.objects.create(country="IE", kind="crisis", name="Line", number="1")
    assert "empty-list" not in client.get("/admin/safety/helpline/").content.decode()


def test_every_listed_model_has_its_words():
    """Also those whose list cannot be empty in the test above."""
    own_pages = {"clinic_clinic", "outbox_job", "articles_preflightsummary"} | {
        *("articles_switchedoff", "comments_comment", "feedback_dailyviews"),
        *("discovery_missedsearch", "discovery_outsidelink"),
        *("pages_appearance", "digest_subscriber"),
    }
    names = {f"{m._meta.app_label}_{m._meta.model_name}" for m in admin.site._registry}
    without = {name for name in names if not (screen(name) and screen(name).empty)}
    assert without == own_pages
