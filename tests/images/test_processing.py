"""What is uploaded with ill will, or by chance, is refused kindly or loses what it carried."""

import io
import resource
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from PIL.PngImagePlugin import PngInfo

from clinic.exceptions import Refused
from images import processing
from images.models import Image

pytestmark = pytest.mark.django_db
CANARY = "CANARY"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def noise(mode="RGB", size=(80, 60)):
    return Picture.effect_noise(size, 60).convert(mode)


def encoded(picture, form, **options):
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def png_claiming(width, height, pixels=b""):
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    )


def upload(content):
    return processing.save_upload(SimpleUploadedFile("x.jpg", content), title="x")


REFUSED = {
    "words": b"hello",
    "nothing": b"",
    "a page": b"<html><script>alert(1)</script>",
    "a drawing with a script": b'<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>',
    "a GIF": encoded(noise(), "GIF"),
    "a TIFF": encoded(noise(), "TIFF"),
    "half a JPEG": encoded(noise(), "JPEG")[:600],
    "half a PNG": encoded(noise(), "PNG")[:600],
    "half a WebP": encoded(noise(), "WEBP")[:600],
    "300 megapixels": png_claiming(20_000, 15_000),
    "two milliards": png_claiming(2**31 - 1, 1),
    "no pixels": png_claiming(0, 0),
    "fewer than it claims": png_claiming(6000, 6000),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_of_ours_is_refused_and_leaves_nothing(name, media):
    with pytest.raises(Refused, match="picture"):
        upload(REFUSED[name])
    assert not Image.objects.exists()
    assert not list(media.iterdir())


def carrying():
    exif = Picture.Exif()
    exif[0x010F] = exif[0x9286] = CANARY
    exif[0x8825] = {1: "N", 2: (51.0, 1.0, 2.0)}
    notes = PngInfo()
    notes.add_text("Comment", f"<script>{CANARY}</script>")
    mpo = io.BytesIO()
    noise().save(mpo, "MPO", save_all=True, append_images=[noise()], exif=exif)
    return {
        "JPEG": encoded(noise(), "JPEG", exif=exif, comment=CANARY.encode()),
        "PNG": encoded(noise(), "PNG", pnginfo=notes, exif=exif),
        "WebP": encoded(noise(), "WEBP", exif=exif, xmp=CANARY.encode()),
        "a JPEG of two": mpo.getvalue(),
        "a JPEG with a page behind it": encoded(noise(), "JPEG") + f"<script>{CANARY}".encode(),
        "a broken profile": encoded(noise(), "JPEG", icc_profile=CANARY.encode() * 50),
    }


@pytest.mark.parametrize("name", carrying())
def test_nothing_that_a_file_carried_is_in_ours(name, media):
    upload(carrying()[name])
    files = [path for path in media.rglob("*") if path.is_file()]
    assert len(files) >= 3
    for path in files:
        content = path.read_bytes()
        assert CANARY.encode() not in content, path
        with Picture.open(path) as picture:
            assert not picture.getexif(), path
            assert picture.format in ("JPEG", "PNG", "WEBP"), path


def test_a_picture_taken_with_the_camera_on_its_side_stands_upright():
    exif = Picture.Exif()
    exif[0x0112] = 6
    image = upload(encoded(noise(size=(80, 60)), "JPEG", exif=exif))
    assert (image.width, image.height) == (60, 80)


@pytest.mark.slow
def test_the_largest_picture_costs_no_more_than_its_pixels():
    content = png_claiming(6200, 6400, bytes((6200 * 3 + 1) * 6400))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    image = upload(content)
    assert image.width <= 3200
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert grown < 300, f"{grown} MB"
