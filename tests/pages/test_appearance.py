"""How the site looks: who may set it, what is refused, and what readers then meet."""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image as Picture

from articles.models import Topic
from audit.models import Event
from clinic import fonts
from clinic.models import Clinic
from pages.models import Page
from tests import make

pytestmark = pytest.mark.django_db

LOOKS = "/admin/pages/appearance/"
MENU, NOTICES = f"{LOOKS}menu/", f"{LOOKS}notices/"
PREVIEW, CONTRAST = f"{LOOKS}preview/", f"{LOOKS}contrast/"
SECTIONS = ["topics", "latest", "atlas", "top", "questions", "authors"]


@pytest.fixture
def clinic():
    return Clinic.objects.create(name="Harbour")


@pytest.fixture
def boss(client):
    person = make.administrator()
    client.force_login(person)
    return person


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def looks(**changes):
    typed = {"part": "appearance", "name": "Harbour", "accent": "#1f5f6b", "fonts": "system"}
    return typed | {"home-is-there": "1", "home-to": SECTIONS} | changes


def menu(*entries, **changes):
    """The menu's form with entries like ("glossary", "Words", "Wörter", "")."""
    cells = list(zip(*entries, strict=True)) or [()] * 4
    names = ("menu-to", "menu-label-en", "menu-label-de", "menu-label-es")
    typed = {"part": "menu", "menu-is-there": "1", "footer-is-there": "1"}
    typed["menu-label-ar"] = [""] * len(entries)
    return typed | dict(zip(names, cells, strict=True)) | changes


def picture(size, colour, kind="PNG"):
    file = io.BytesIO()
    Picture.new("RGBA" if len(colour) == 4 else "RGB", size, colour).save(file, kind)
    return SimpleUploadedFile(f"logo.{kind.lower()}", file.getvalue())


def navigation(html):
    return re.search(r'<nav class="site-nav".*?</nav>', html, re.S)[0]


def labels(html):
    return re.findall(r"<bdi>(.*?)</bdi>", navigation(html))


# -- Who may -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [LOOKS, MENU, NOTICES, PREVIEW, CONTRAST])
def test_only_an_administrator_gets_there(client, clinic, path):
    answers = []
    for person in (None, make.clinician(), make.reviewer(), make.manager(), make.administrator()):
        client.logout()
        if person:
            client.force_login(person)
        answers.append(client.get(path).status_code)
    assert answers == [302, 403, 403, 403, 200]


def test_a_manager_changes_none_of_it_by_hand_either(client, clinic):
    client.force_login(make.manager())
    assert client.post(LOOKS, looks(name="Ours")).status_code == 403
    assert client.post(MENU, menu()).status_code == 403
    page = client.get("/admin/clinic/clinic/1/change/").content.decode()
    assert 'name="accent"' not in page and LOOKS not in page
    assert Clinic.current().name == "Harbour"


def test_the_desk_leads_there(client, clinic, boss):
    assert f'href="{LOOKS}"' in client.get("/admin/").content.decode()
    assert f'href="{LOOKS}"' in client.get("/admin/clinic/clinic/1/change/").content.decode()


# -- Name, colour, typefaces, home page --------------------------------------------------------


def test_what_is_saved_is_what_readers_get_and_it_is_on_record(client, clinic, boss):
    make.published(topic=make.topic("Mood"))
    data = looks(name="Quay", accent="#7A1F4D", fonts="source", **{"home-to": ["atlas", "topics"]})
    assert client.post(LOOKS, data)["Location"] == LOOKS
    html = client.get("/").content.decode()
    assert "/theme.css?v=7a1f4d" in html and "/static/fonts/source.css" in html
    assert html.index('id="atlas-title"') < html.index("home-topics")
    assert "latest-title" not in html and html.count("<h1") == 1
    event = Event.objects.get(kind="clinic.clinic")
    assert event.by == boss
    assert event.details["fields"] == ["accent", "fonts", "home", "name"]
    client.post(
        LOOKS,
        looks(name="Quay", accent="#7a1f4d", fonts="source", **{"home-to": ["atlas", "topics"]}),
    )
    assert Event.objects.filter(kind="clinic.clinic").count() == 1  # nothing was changed


def test_a_section_that_is_not_picked_asks_nothing_of_the_database(client, clinic):
    make.published()
    counts = []
    for kept in (None, []):
        Clinic.objects.update(home=kept)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/").status_code == 200
        counts.append(len(queries))
    assert counts == [7, 2]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", ""),
        ("name", "x" * 81),
        ("accent", "yellow"),
        ("accent", "#ffff0"),
        ("fonts", "comic"),
        ("home-to", ["latest", "casino"]),
    ],
)
def test_what_makes_no_sense_is_refused_and_the_rest_stays_as_typed(
    client, clinic, boss, name, value
):
    before = Clinic.objects.values().get()
    data = looks(tagline="x", **{"name": "Quay", "home-to": ["top", "latest"], name: value})
    page = client.post(LOOKS, data).content.decode()
    assert "Nothing is saved yet." in page and 'class="errorlist"' in page
    if name != "name":
        assert 'value="Quay"' in page
    if name != "home-to":
        assert page.index('value="top"') < page.index('value="latest"')
    assert Clinic.objects.values().get() == before


def test_a_yellow_that_nobody_could_read_is_corrected_and_said(client, clinic, boss):
    page = client.get(f"{CONTRAST}?accent=%23ffff00").content.decode()
    assert (
        "#ffff00 is too pale to read (1.0 to 1). Links and buttons use #666600: 5.8 to 1." in page
    )
    assert "#ffff00 can be read well (16.5 to 1)" in " ".join(page.split())
    assert 'fill="#ffff00"' in page and 'fill="#666600"' in page
    assert "Write it like" in client.get(f"{CONTRAST}?accent=%3Cscript%3E").content.decode()
    # Without a script: a button, and nothing saved.
    page = client.post(LOOKS, looks(accent="#ffff00", arrange="contrast")).content.decode()
    assert "too pale to read" in page and "This is not saved yet." in page
    assert Clinic.current().accent == "#1f5f6b"
    client.post(LOOKS, looks(accent="#ffff00"))
    assert "--accent:#666600" in client.get("/theme.css?v=ffff00").content.decode()


def test_without_a_script_buttons_move_rows_and_save_nothing(client, clinic, boss):
    def order(page):
        return re.findall(r'name="home-to" value="(\w+)"', page.content.decode())

    page = client.post(LOOKS, looks(arrange="home:down:0", name="Typed"))
    assert order(page)[:3] == ["latest", "topics", "atlas"]
    assert 'value="Typed"' in page.content.decode()
    page = client.post(LOOKS, looks(arrange="home:remove:5"))
    assert order(page) == SECTIONS[:-1]
    page = client.post(
        LOOKS, looks(arrange="home:add", **{"home-to": ["top"], "home-add": "atlas"})
    )
    assert order(page) == ["top", "atlas"]
    for nonsense in ("home:up:99", "home:up:-1", "home:up:x", "home", "menu:up:1", "home:fly:1"):
        assert order(client.post(LOOKS, looks(arrange=nonsense))) == SECTIONS
    assert Clinic.objects.values_list("name", "home").get() == ("Harbour", None)


# -- The logo ----------------------------------------------------------------------------------


def test_a_logo_of_3000_pixels_becomes_what_the_header_needs(
    client, clinic, boss, media, django_capture_on_commit_callbacks
):
    upload = picture((3000, 900), (31, 95, 107), "JPEG")
    assert client.post(LOOKS, looks(upload=upload)).status_code == 302
    html = client.get("/").content.decode()
    tag = re.search(r'<img class="site-logo[^>]*>', html)[0]
    source = re.search(r'src="([^"]+)"', tag)[1]
    assert 'alt="Harbour"' in tag and 'width="186" height="56"' in tag
    answer = client.get(source)
    assert answer.status_code == 200 and answer["Content-Type"] == "image/png"
    with Picture.open(io.BytesIO(b"".join(answer))) as made:
        assert made.size == (373, 112) and made.format == "PNG" and not made.info.get("exif")
    # Another takes its place, and the file of the first goes.
    with django_capture_on_commit_callbacks(execute=True):
        client.post(LOOKS, looks(upload=picture((100, 100), (200, 30, 30, 120))))
    assert client.get(source).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        client.post(LOOKS, looks(without_logo="on"))
    assert "site-logo" not in client.get("/").content.decode()
    assert not list(media.rglob("*.png"))


@pytest.mark.parametrize(
    ("colour", "plate"), [((10, 20, 30, 255), "on-light"), ((250, 250, 250, 255), "on-dark")]
)
def test_a_logo_that_would_vanish_stands_on_a_plate(client, clinic, boss, media, colour, plate):
    canvas = Picture.new("RGBA", (400, 100), (0, 0, 0, 0))
    canvas.paste(colour, (40, 20, 300, 80))
    file = io.BytesIO()
    canvas.save(file, "PNG")
    client.post(LOOKS, looks(upload=SimpleUploadedFile("l.png", file.getvalue())))
    assert f'class="site-logo {plate}"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("logo.svg", b"<svg onload='alert(1)'/>", "Please save it as PNG"),
        (
            "logo.png",
            b"<?xml version='1.0'?>\n<svg><script>alert(1)</script></svg>",
            "save it as PNG",
        ),
        ("logo.png", b"\x89PNG\r\n\x1a\n broken", "not a picture we can read"),
        ("logo.gif", b"GIF89a\x01\x00\x01\x00", "not a picture we can read"),
    ],
)
def test_no_other_file_becomes_a_logo(client, clinic, boss, media, name, content, words):
    page = client.post(LOOKS, looks(upload=SimpleUploadedFile(name, content), fonts="manrope"))
    assert words in page.content.decode()
    assert Clinic.objects.values_list("logo", "fonts").get() == (None, "system")
    assert not list(media.rglob("*.*"))


# -- The preview -------------------------------------------------------------------------------


def test_a_preview_is_the_real_page_and_touches_nothing(client, clinic, boss, media):
    make.published(title="About fear")
    before = Clinic.objects.values().get()
    data = looks(name="Quay", accent="#ffff00", fonts="hanken", **{"home-to": ["latest"]})
    data["upload"] = picture((300, 100), (9, 90, 9))
    response = client.post(PREVIEW, data)
    html = response.content.decode()
    assert "About fear" in html and "atlas-title" not in html
    assert "/theme.css?v=ffff00" in html and "/static/fonts/hanken.css" in html
    assert 'src="data:image/png;base64,' in html and "<title>Quay" in html
    assert "<script type=" not in html.replace('<script type="application/ld+json"', "")
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    article = client.post(PREVIEW, data | {"preview-of": "article", "upload": ""}).content.decode()
    assert "<h1>About fear</h1>" in article and "Quay" in article
    # What is not valid is shown as it is saved, and a stranger's form is no form.
    assert "<title>Harbour" in client.post(PREVIEW, looks(name="")).content.decode()
    assert client.post(PREVIEW, {"part": "nothing"}).status_code == 200
    assert Clinic.objects.values().get() == before and not list(media.rglob("*.*"))
    assert "Harbour" in client.get("/").content.decode()


def test_a_preview_of_the_menu(client, clinic, boss):
    html = client.post(PREVIEW, menu(("atlas", "Our map", "", ""))).content.decode()
    assert labels(html) == ["Our map"]
    assert labels(client.get("/").content.decode())[0] == "Articles"


# -- Menu and footer ---------------------------------------------------------------------------


def test_a_menu_of_40_stays_short_and_keeps_help_and_policies(client, clinic, boss):
    outside = [(f"https://example.org/{n}", f"Elsewhere {n}", "", "") for n in range(38)]
    entries = [("faq", "", "Fragen an uns", ""), ("search", "", "", ""), *outside]
    assert client.post(MENU, menu(*entries)).status_code == 302
    html = client.get("/faq/").content.decode()
    seen, more = navigation(html).split("<details")
    assert (seen.count("<li>"), more.count("<li>")) == (6, 34)
    assert re.search(r'href="/faq/" aria-current="true"', seen)
    assert 'id="help-now"' in html and 'href="/privacy/"' in html
    assert labels(client.get("/de/faq/").content.decode())[0] == "Fragen an uns"
    # Nothing at all is a choice as well.
    client.post(MENU, menu())
    html = client.get("/").content.decode()
    assert "site-nav" not in html and 'id="help-now"' in html and 'href="/accessibility/"' in html


def test_what_is_not_public_or_not_of_this_language_stands_nowhere(client, clinic, boss):
    page = Page.objects.create(title="Groups", slug="groups", language="en", body="<p>x</p>")
    german = Page.objects.create(title="Gruppen", slug="gruppen", language="de", body="<p>x</p>")
    topic = Topic.objects.create(name="Sleep", slug="sleep")
    entries = [(f"page:{page.pk}", "", "", ""), (f"page:{german.pk}", "", "", "")]
    entries += [(f"topic:{topic.pk}", "", "", ""), ("contact", "Find us", "", "")]
    picked = [f"page:{page.pk}", "about"]
    client.post(MENU, menu(*entries, **{"footer-to": picked, "footer-label-en": ["", ""]}))
    # A list without all of its columns is a forged one: nothing of it is taken.
    assert Clinic.current().footer == []
    footer = {f"footer-label-{code}": ["", ""] for code in ("en", "de", "es", "ar")}
    client.post(MENU, menu(*entries, **{"footer-to": picked}, **footer))
    assert labels(client.get("/").content.decode()) == ["Find us"]
    page.publish(by=boss)
    german.publish(by=boss)
    edition = make.published(topic=topic)
    assert labels(client.get("/contact/").content.decode()) == ["Groups", "Sleep", "Find us"]
    assert labels(client.get("/de/contact/").content.decode())[0] == "Gruppen"
    assert len(labels(client.get("/de/contact/").content.decode())) == 2
    html = client.get("/pages/groups/").content.decode()
    assert 'href="/pages/groups/" aria-current="true"' in navigation(html)
    assert html.count('href="/pages/groups/"') >= 2  # in the footer too
    with CaptureQueriesContext(connection) as queries:
        client.get("/contact/")
    assert len(queries) == 5  # what the page asks of itself, and one for all that is picked
    page.withdraw(by=boss)
    edition.article.editions.update(public_until=timezone.now())
    assert labels(client.get("/contact/").content.decode()) == ["Find us"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (("javascript:alert(1)", "x", "", ""), "leads nowhere"),
        (("page:999999", "", "", ""), "leads nowhere"),
        (("https://example.org/", "", "Nur deutsch", ""), "needs a label"),
        (("faq", "x" * 41, "", ""), "40 characters"),
        (('https://example.org/"onclick="x', "x", "", ""), "leads nowhere"),
    ],
)
def test_a_menu_leads_to_no_such_place(client, clinic, boss, entry, words):
    page = client.post(MENU, menu(entry)).content.decode()
    assert words in page and "Nothing is saved yet." in page
    assert Clinic.current().menu is None


def test_a_typed_address_is_taken_whatever_button_was_pressed(client, clinic, boss):
    more = {"menu-outside": "https://example.org/a", "menu-add": "atlas"}
    page = client.post(MENU, menu(("faq", "", "", ""), **more)).content.decode()
    assert "needs a label" in page
    assert re.findall(r'name="menu-to" value="([^"]+)"', page) == [
        *("faq", "atlas", "https://example.org/a")
    ]


# -- Notices -----------------------------------------------------------------------------------


def notice(text, start, end, language="en", number=0, initial=0, total=1):
    stamp = "%Y-%m-%dT%H:%M"
    return {
        "notices-TOTAL_FORMS": total,
        "notices-INITIAL_FORMS": initial,
        f"notices-{number}-text": text,
        f"notices-{number}-language": language,
        f"notices-{number}-start": timezone.localtime(start).strftime(stamp),
        f"notices-{number}-end": timezone.localtime(end).strftime(stamp),
    }


def test_a_notice_stands_on_every_page_between_its_moments(client, clinic, boss):
    make.published(slug="fear")
    now = timezone.now().replace(second=0, microsecond=0)
    closed = "We are closed on Friday <b>"
    data = notice(closed, now + timedelta(hours=1), now + timedelta(hours=3))
    assert client.post(NOTICES, data).status_code == 302
    for hours, is_there in ((0, False), (1, True), (2.9, True), (3, False)):
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            for path in ("/", "/articles/fear/", "/help-now/", "/nowhere/"):
                html = client.get(path).content.decode()
                assert ("We are closed on Friday &lt;b&gt;" in html) is is_there, (hours, path)
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        html = client.get("/de/").content.decode()
        assert '<p class="wrap" lang="en" dir="auto">We are closed' in html
        assert html.index('id="help-now"') < html.index('class="notices"') < html.index("<main")
        german = notice("Freitag zu", now, now + timedelta(hours=3), "de", 1, 1, 2)
        client.post(NOTICES, data | german)
        html = client.get("/de/").content.decode()
        assert "Freitag zu" in html and "We are closed" not in html
        assert "Freitag zu" not in client.get("/").content.decode()
    assert [kept["language"] for kept in Clinic.current().notices] == ["de", "en"]
    client.post(NOTICES, data | {"notices-INITIAL_FORMS": 1, "notices-0-DELETE": "on"})
    assert Clinic.current().notices == []


@pytest.mark.parametrize(
    ("hours", "text", "words"),
    [
        ((2, 1), "Closed", "end before it begins"),
        ((-9, -8), "Closed", "nobody would see it"),
        ((0, 9000), "Closed", "Write one instead"),
        ((0, 1), "x" * 121, "at most 120 characters"),
        ((0, 1), "", "This field is required"),
    ],
)
def test_a_notice_that_nobody_could_use_is_refused(client, clinic, boss, hours, text, words):
    now = timezone.now()
    start, end = (now + timedelta(hours=number) for number in hours)
    page = client.post(NOTICES, notice(text, start, end)).content.decode()
    assert (words in page and f'value="{text}"' in page) or not text
    assert Clinic.current().notices == []


# -- The typefaces -----------------------------------------------------------------------------


def test_typefaces_are_cut_small_with_their_licence_beside_them(tmp_path):
    from fontTools.ttLib import TTFont

    fonts.build(tmp_path)
    for pair, families in fonts.PAIRS.items():
        sheet = (tmp_path / f"{pair}.css").read_text()
        for name in re.findall(r'url\("([^"]+)"\)', sheet):
            assert (tmp_path / name).stat().st_size < 26_000, name
        assert sheet.count("size-adjust") == len(families) and "http" not in sheet
        for family in families:
            assert (
                "SIL OPEN FONT LICENSE" in (tmp_path / f"{family.package}.txt").read_text().upper()
            )
    letters = TTFont(tmp_path / "SourceSansPro-Regular.woff2").getBestCmap()
    assert {ord(letter) for letter in "aÄöüßñ¿éłŽ–“„”…€"} <= set(letters)
    stamp = (tmp_path / "SourceSansPro-Regular.woff2").stat().st_mtime_ns
    fonts.build(tmp_path)  # once
    assert (tmp_path / "SourceSansPro-Regular.woff2").stat().st_mtime_ns == stamp


def test_a_pair_that_was_not_collected_costs_nobody_a_page(client, clinic, settings, tmp_path):
    Clinic.objects.update(fonts="source")
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    assert fonts.stylesheet("source") == fonts.first_file("source") == ""
