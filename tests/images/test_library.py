"""The library: found and filled from the editor, where an image is used, deleting what is not."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Picture

from accounts import roles
from articles.models import Outline
from audit.models import Event
from comments import actions as comments
from faq.models import Question
from glossary.models import Entry
from images.models import Image
from images.processing import folder_of, save_upload
from images.uses import Uses
from pages.models import Page
from tests import make

pytestmark = pytest.mark.django_db

CHOOSE, UPLOAD = "/admin/images/image/choose/", "/admin/images/image/upload/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def clinician(client):
    person = make.clinician()
    client.force_login(person)
    return person


def jpeg(colour="teal", name="x.jpg"):
    file = io.BytesIO()
    Picture.new("RGB", (40, 30), colour).save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def image(colour="teal", **facts):
    return save_upload(jpeg(colour), **facts)


def rows(number):
    Image.objects.bulk_create(
        Image(title=f"Row {n}", sha256=f"{n:064d}", extension="jpg", width=9, height=9)
        for n in range(number)
    )


def at(image, page="change"):
    return f"/admin/images/image/{image.pk}/{page}/"


# -- Choosing ------------------------------------------------------------------------------------


def test_the_newest_come_first_a_page_at_a_time(client, clinician):
    rows(30)
    first, second = (client.get(CHOOSE, {"page": n}).json() for n in (1, 2))
    assert [len(first["images"]), first["more"]] == [24, True]
    assert [len(second["images"]), second["more"]] == [6, False]
    assert first["images"][0]["title"] == "Row 29"
    assert len(client.get(CHOOSE, {"page": "x\x00"}).json()["images"]) == 24


def test_the_answer_says_what_the_editor_needs(client, clinician):
    quay = image(title="A quay", alt="Boats.", credit="Ada", licence="CC0")
    (found,) = client.get(CHOOSE).json()["images"]
    assert found == {
        "id": quay.pk, "title": "A quay", "alt": "Boats.", "src": quay.src,
        "thumb": f"/media/{quay.folder}/40.jpg", "width": 40, "height": 30,
        "credit": "Ada", "licence": "CC0",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["quay", "BOATS", "ada", "boats quay", "  quay  "])
def test_it_is_found_by_title_description_and_credit(client, clinician, words):
    image(title="A quay", alt="Boats.", credit="Ada")
    image("navy", title="A hill")
    titles = [found["title"] for found in client.get(CHOOSE, {"q": words}).json()["images"]]
    assert titles == ["A quay"]
    assert client.get(CHOOSE, {"q": "quay hill"}).json() == {"images": [], "more": False}


def test_only_who_may_see_the_library_is_answered(client):
    assert client.get(CHOOSE).status_code == 302
    client.force_login(make.manager())
    assert client.get(CHOOSE).status_code == 403
    client.force_login(make.user(roles.ASSISTANT))
    assert client.get(CHOOSE).status_code == 200
    assert client.post(CHOOSE).status_code == 405


# -- Uploading in place --------------------------------------------------------------------------


def test_an_upload_answers_the_image_and_leaves_an_audit_row(client, clinician):
    found = client.post(UPLOAD, {"file": jpeg(), "title": "A quay"}).json()
    stored = Image.objects.get()
    assert (found["id"], found["title"], found["src"]) == (stored.pk, "A quay", stored.src)
    assert stored.uploaded_by == clinician
    assert Event.objects.filter(verb="create", kind="images.image", by=clinician).exists()


@pytest.mark.parametrize("title", ["", "my_quay at-dusk", "my_quay at-dusk.jpg"])
def test_without_a_title_the_files_name_is_made_into_one(client, clinician, title):
    file = jpeg(name="my_quay at-dusk.jpg")
    assert client.post(UPLOAD, {"file": file, "title": title}).json()["title"] == "My quay at-dusk"


def test_what_is_no_picture_is_answered_with_the_reason(client, clinician, media):
    svg = SimpleUploadedFile("x.png", b"<svg onload=alert(1)>", "image/png")
    for data in ({"file": svg, "title": "x"}, {"title": "x"}, {"file": "words"}):
        response = client.post(UPLOAD, data)
        assert response.status_code == 400 and "picture" in response.json()["error"]
    empty = client.post(UPLOAD, {"file": SimpleUploadedFile("x.png", b"")})
    assert empty.status_code == 400 and empty.json()["error"]
    assert not Image.objects.exists() and not media.exists()


def test_a_title_holds_no_hidden_characters_and_fits(client, clinician):
    title = "Qu\x00ay\u202e" + "y" * 400
    stored = client.post(UPLOAD, {"file": jpeg(), "title": title}).json()["title"]
    assert stored == ("Quay" + "y" * 400)[:120]


def test_only_who_may_add_uploads(client, media):
    client.post(UPLOAD, {"file": jpeg()})
    client.force_login(make.manager())
    assert client.post(UPLOAD, {"file": jpeg()}).status_code == 403
    assert not Image.objects.exists() and not media.exists()
    client.force_login(make.user(roles.ASSISTANT))
    assert client.post(UPLOAD, {"file": jpeg()}).status_code == 200
    assert client.get(UPLOAD).status_code == 405


def test_another_site_cannot_upload_in_ones_name(clinician):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(clinician)
    assert strict.post(UPLOAD, {"file": jpeg()}).status_code == 403


# -- The page of an image ------------------------------------------------------------------------


def test_the_page_holds_the_line_to_copy_and_the_focal_point(client, clinician):
    quay = image(title="A quay", alt='Boats & "ropes"')
    html = client.get(at(quay)).content.decode()
    assert "&lt;figure&gt;&lt;img src=" in html and "Nowhere." in html
    data = {"title": "A quay", "alt": "Boats.", "credit": "", "licence": ""}
    client.post(at(quay), data | {"focal_x": "0.2", "focal_y": "0.9"})
    quay.refresh_from_db()
    assert (quay.focal_x, quay.focal_y) == (0.2, 0.9)
    assert (
        "errorlist"
        in client.post(at(quay), data | {"focal_x": "2", "focal_y": "0"}).content.decode()
    )


@pytest.mark.parametrize("page", ["add", "change"])
def test_a_file_name_is_no_description(client, clinician, page, media):
    quay = image() if page == "change" else None
    data = {"title": "A", "alt": "IMG_1234.JPG", "credit": "", "licence": "", "file": jpeg("navy")}
    data |= {"focal_x": "0.5", "focal_y": "0.5"}
    html = client.post(at(quay) if quay else "/admin/images/image/add/", data).content.decode()
    assert "file&#x27;s name" in html
    assert Image.objects.filter(alt="IMG_1234.JPG").count() == 0


def _kept(row):
    row.save()
    return row


def figure(quay):
    return f'<figure><img src="{quay.src}" alt="A quay."></figure>'


PLACES = {
    "a main image": lambda quay: make.draft(hero=quay, hero_alt="A quay."),
    "a draft": lambda quay: make.draft(body=figure(quay)),
    "a public text in depth": lambda quay: make.published(in_depth=figure(quay)),
    "a withdrawn text": lambda quay: make.withdrawn(body=figure(quay)),
    "an author's photo": lambda quay: make.author(photo=quay),
    "an entry's image": lambda quay: _kept(
        Entry(name="One", slug="one", definition="x", image=quay, image_alt="A quay.")
    ),
    "an entry's text": lambda quay: _kept(
        Entry(name="One", slug="one", definition="x", text=figure(quay))
    ),
    "an answer": lambda quay: _kept(
        Question(question="One?", slug="one", short_answer="Yes.", answer=figure(quay))
    ),
    "a page": lambda quay: _kept(Page(title="One", slug="one", body=figure(quay))),
    "an outline": lambda quay: _kept(Outline(title="One", body=figure(quay))),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_is_used_anywhere_is_not_deleted(client, place):
    quay = image(title="A quay")
    row = PLACES[place](quay)
    client.force_login(make.user(is_superuser=True))
    url = f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"
    page = client.get(at(quay, "delete")).content.decode()
    assert "cannot be deleted" in page and url in page
    assert url in client.get(at(quay)).content.decode()
    client.post(at(quay, "delete"), {"post": "yes"})
    assert Image.objects.exists() and folder_of(quay).is_dir()


def test_the_drafts_of_others_are_counted_but_not_named(client, clinician):
    quay = image()
    make.draft(title="Secret draft", hero=quay, hero_alt="A quay.")
    mine = make.draft(by=clinician, title="My own draft", hero=quay, hero_alt="A quay.")
    for page in ("change", "delete"):
        html = client.get(at(quay, page)).content.decode()
        assert f"/admin/articles/edition/{mine.pk}/change/" in html and "My own draft" in html
        assert "Secret draft" not in html and "1 place that you may not open" in html


def test_what_a_person_may_not_open_is_counted_but_not_named(client, clinician):
    quay = image()
    _kept(Page(title="Secret page", slug="one", body=figure(quay)))
    html = client.get(at(quay)).content.decode()
    assert "Secret page" not in html and "1 place that you may not open" in html


def test_what_visitors_write_keeps_no_image(client, clinician):
    quay, article = image(), make.published().article
    comments.receive(
        article=article, parent=None, nickname="x", email="", text=f"See {quay.src}",
        network="n", nonce="1",
    )  # fmt: skip
    assert "used nowhere" in client.get(at(quay, "delete")).content.decode()


def test_deleting_asks_then_removes_the_row_and_the_files(
    client, clinician, django_capture_on_commit_callbacks
):
    quay = image(title="A quay")
    assert "used nowhere" in client.get(at(quay, "delete")).content.decode()
    assert Image.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(at(quay, "delete"), {"post": "yes"}).status_code == 302
    assert not Image.objects.exists() and not folder_of(quay).exists()
    event = Event.objects.get(verb="delete")
    assert (event.subject, event.by, event.object_id) == ("A quay", clinician, str(quay.pk))


def test_files_stay_where_the_same_picture_was_stored_again(
    client, clinician, django_capture_on_commit_callbacks
):
    quay = image()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(at(quay, "delete"), {"post": "yes"})
        again = image()
    assert folder_of(again).is_dir()


def test_only_who_may_delete_does(client):
    quay = image()
    assert client.post(at(quay, "delete"), {"post": "yes"}).status_code == 302
    for person in (make.manager(), make.user()):
        client.force_login(person)
        assert client.post(at(quay, "delete"), {"post": "yes"}).status_code == 403
    assert Image.objects.exists()


def test_used_at_the_same_moment_it_stays(client, clinician, monkeypatch):
    quay = image()
    make.draft(hero=quay, hero_alt="A quay.")
    monkeypatch.setattr("images.admin.uses_of", lambda image, request: Uses())
    response = client.post(at(quay, "delete"), {"post": "yes"}, follow=True)
    assert response.status_code == 200 and "same moment" in response.content.decode()
    assert Image.objects.exists() and not Event.objects.filter(verb="delete").exists()
