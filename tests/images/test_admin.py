"""Uploading a picture in the library."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from audit.models import Event
from images.models import Image
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def clinician(client):
    person = make.clinician()
    client.force_login(person)
    return person


def png(width=30, height=20):
    file = io.BytesIO()
    Picture.new("RGB", (width, height), "teal").save(file, "PNG")
    return SimpleUploadedFile("x.png", file.getvalue(), "image/png")


def upload(client, file, **fields):
    data = {"title": "Teal", "alt": "A teal field.", "credit": "", "licence": "", **fields}
    return client.post("/admin/images/image/add/", {**data, "file": file})


def test_a_picture_is_stored_with_who_uploaded_it(client, clinician, media):
    assert upload(client, png()).status_code == 302
    image = Image.objects.get()
    assert (image.title, image.alt, image.uploaded_by) == ("Teal", "A teal field.", clinician)
    assert (media / image.folder).is_dir()
    assert Event.objects.filter(verb="create", kind="images.image").exists()
    page = client.get(f"/admin/images/image/{image.pk}/change/").content.decode()
    assert image.src in page


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", b"<svg onload=alert(1)>", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff"],
)
def test_what_is_no_picture_is_an_error_in_the_form(client, clinician, media, content):
    response = upload(client, SimpleUploadedFile("x.png", content, "image/png"))
    page = response.content.decode()
    assert response.status_code == 200 and "errorlist" in page and "A teal field." in page
    assert not Image.objects.exists() and not media.exists()


def test_an_error_elsewhere_stores_nothing(client, clinician, media):
    assert upload(client, png(), title="").status_code == 200
    assert not Image.objects.exists() and not media.exists()


def test_the_same_picture_twice_is_one(client, clinician):
    upload(client, png())
    upload(client, png(), title="Again")
    assert Image.objects.get().title == "Teal"


def test_the_manager_uploads_nothing(client):
    client.force_login(make.manager())
    assert upload(client, png()).status_code == 403


def test_alt_text_of_the_list_is_escaped(client, clinician):
    upload(client, png(), alt='"><script>alert(1)</script>')
    assert "<script>alert(1)" not in client.get("/admin/images/image/").content.decode()
