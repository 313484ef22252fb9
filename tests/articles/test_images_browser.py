"""Images and videos in a real browser: choosing, cropping, playing; also without scripts."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from articles.models import Edition
from images.models import Image
from images.processing import save_upload
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIDEO = (
    '<figure class="video"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">How worry'
    " works</a><figcaption>Six minutes.</figcaption></figure>"
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def image(colour="teal", size=(900, 600), **facts):
    file = io.BytesIO()
    Picture.new("RGB", size, colour).save(file, "JPEG")
    return save_upload(SimpleUploadedFile("x.jpg", file.getvalue()), **facts)


@pytest.fixture
def desk(live_site):
    """`desk(person, ...)`: signed in; what the browser complains of is kept in `complaints`."""

    def sign_in(person, **options):
        page = live_site(**options)
        page.complaints = []
        page.on("console", lambda m: m.type == "error" and page.complaints.append(m.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        let_in(page, person, "/admin/images/image/")
        return page

    return sign_in


def faults(page):
    return [fault["id"] for fault in Axe().run(page).response["violations"]]


# -- The library ---------------------------------------------------------------------------------


def test_the_focal_point_is_chosen_by_click_and_by_keyboard(desk):
    quay, page = image(title="A quay"), desk(make.clinician())
    page.goto(f"/admin/images/image/{quay.pk}/change/")
    box = page.locator(".focal-stage img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.9)
    crop = page.locator(".focal-crop img")
    assert crop.evaluate("e => e.style.objectPosition") == "20% 90%"
    page.focus("#id_focal_x")
    for _press in range(10):
        page.keyboard.press("ArrowRight")
    assert crop.evaluate("e => e.style.objectPosition") == "30% 90%"
    assert page.locator(".focal-marker").evaluate("e => e.style.left") == "30%"
    page.click("[name=_save]")
    quay.refresh_from_db()
    assert (round(quay.focal_x, 1), round(quay.focal_y, 1)) == (0.3, 0.9)
    assert page.complaints == []


def test_without_a_script_the_focal_point_is_two_numbers(desk):
    quay, page = image(title="A quay"), desk(make.clinician(), scripts=False)
    page.goto(f"/admin/images/image/{quay.pk}/change/")
    page.fill("#id_focal_x", "0.1")
    page.click("[name=_save]")
    quay.refresh_from_db()
    assert quay.focal_x == 0.1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_librarys_pages_keep_nobody_out(desk, scheme):
    quay, by = image(title="A quay", alt="Boats."), make.clinician()
    make.draft(by=by, hero=quay, hero_alt="Boats.")
    page = desk(by, color_scheme=scheme)
    for path in ("", "add/", f"{quay.pk}/change/", f"{quay.pk}/delete/"):
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"/admin/images/image/{path}")
            assert page.complaints == [], path
            assert faults(page) == [], (path, width)
            page.complaints.clear()  # axe itself puts a style in
        assert path == "" or not is_too_wide(page), path


# -- The main image ------------------------------------------------------------------------------


def test_a_main_image_is_found_among_pictures_and_shown(desk, monkeypatch):
    monkeypatch.setattr("images.forms.HeroWidget.most", 1)
    old = image("navy", title="A quay", alt="Boats in the evening.")
    image(title="A hill")
    by = make.clinician()
    edition, page = make.draft(by=by), desk(by)
    page.goto(f"/admin/articles/edition/{edition.pk}/change/")
    assert page.locator("[name=hero] option").count() == 2  # the list holds the newest only
    page.focus(".hero-library summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hero-library li >> nth=1")
    page.fill(".hero-library [type=search]", "boats")
    page.wait_for_selector(".hero-library li:only-child")
    page.focus(".hero-library li button")
    page.keyboard.press("Enter")
    assert page.input_value("[name=hero]") == str(old.pk)
    assert page.input_value("[name=hero_alt]") == "Boats in the evening."
    assert old.src in page.locator(".hero-chosen").get_attribute("src")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist")
    edition.refresh_from_db()
    assert (edition.hero, edition.hero_alt) == (old, "Boats in the evening.")
    assert page.locator("[name=hero] option").count() == 3  # what is chosen stays in it
    assert page.complaints == []


def test_without_a_script_a_main_image_is_chosen_by_its_title(desk):
    image(title="A quay")
    by = make.clinician()
    edition, page = make.draft(by=by), desk(by, scripts=False)
    page.goto(f"/admin/articles/edition/{edition.pk}/change/")
    page.select_option("[name=hero]", label="A quay")
    page.fill("[name=hero_alt]", "IMG_1234.JPG")
    page.click("[name=_save]")
    assert "file's name" in page.inner_text("#edition-form")
    page.fill("[name=hero_alt]", "Boats.")
    page.click("[name=_save]")
    assert Edition.objects.get().hero == Image.objects.get()


# -- Videos --------------------------------------------------------------------------------------


def watched(live_site, live_server, **options):
    """A page of the site that notes each request that leaves it, and answers it itself."""
    page = live_site(**options)
    page.left = []

    def answer(route):
        if route.request.url.startswith(live_server.url):
            return route.continue_()
        page.left.append((route.request.url, route.request.headers.get("referer")))
        return route.fulfill(body="<h1>Player</h1>", content_type="text/html")

    page.context.route("**/*", answer)
    return page


def test_nothing_is_asked_of_another_site_before_the_press(live_site, live_server):
    edition = make.published(body=VIDEO, title="Worry")
    page = watched(live_site, live_server)
    complaints = []
    page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
    page.goto(edition.get_absolute_url(), wait_until="networkidle")
    assert page.left == [] and page.locator("iframe").count() == 0
    page.focus(".video a")
    page.keyboard.press("Enter")
    page.frame_locator(".video iframe").locator("h1").wait_for()
    url, referrer = page.left[0]
    assert url == "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
    assert edition.get_absolute_url() not in (referrer or "")
    frame = page.locator(".video iframe")
    assert frame.get_attribute("title") == "How worry works"
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert "Six minutes." in page.inner_text(".video") and complaints == []


def test_without_a_script_a_video_is_a_link(live_site, live_server):
    edition = make.published(body=VIDEO)
    page = watched(live_site, live_server, scripts=False)
    page.goto(edition.get_absolute_url())
    page.click(".video a")
    assert page.url == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_illustrated_article_keeps_nobody_out(live_site, scheme):
    quay = image(title="A quay", credit="Ada Author", licence="CC BY 4.0")
    still = VIDEO.replace("How", f'<img src="{quay.src}" alt="">How')
    figure = (
        f'<figure><img src="{quay.src}" alt="Boats."><figcaption>Evening.</figcaption></figure>'
    )
    edition = make.published(
        body=f"<p>Words.</p>{figure}{VIDEO}{still}", hero=quay, hero_alt="Boats."
    )
    page = live_site(color_scheme=scheme)
    page.goto(edition.get_absolute_url())
    assert faults(page) == []
    page.set_viewport_size({"width": 360, "height": 700})
    assert not is_too_wide(page)
    page.locator(".prose picture img").first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.prose picture img').naturalWidth > 0")
    assert "webp" in page.locator(".prose picture img").first.evaluate("e => e.currentSrc")
