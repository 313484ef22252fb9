import io
import os

import pytest
from PIL import Image as Picture

from images.models import Image
from interchange.pictures import Pictures
from interchange.reduction import reduce

pytestmark = pytest.mark.django_db

SRC = "https://old.example.org/wp-content/uploads/2013/05/cat-300x200.png"
HTML = f'<p><img src="{SRC}" alt="A cat" width="300"></p>'


@pytest.fixture
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = tmp_path / "uploads"
    (folder / "2013" / "05").mkdir(parents=True)
    content = io.BytesIO()
    Picture.new("RGB", (400, 300), "red").save(content, "PNG")
    (folder / "2013" / "05" / "cat.png").write_bytes(content.getvalue())
    (folder / "broken.png").write_bytes(b"no picture")
    (tmp_path / "secret.png").write_bytes(content.getvalue())
    os.symlink(tmp_path / "secret.png", folder / "link.png")
    return folder


def test_a_picture_that_is_there_comes_along(media):
    html, lost = reduce(HTML, picture=Pictures(media, by=None, dry_run=False).find)
    image = Image.objects.get()
    assert html == f'<p><img src="{image.src}" alt="A cat" width="400" height="300"></p>'
    assert not lost


@pytest.mark.parametrize(
    "name", ["gone.png", "broken.png", "link.png", "../secret.png", "%00", "", "a"]
)
def test_one_that_is_not_leaves_its_reason(media, name):
    html, lost = reduce(
        f'<p>A<img src="/x/{name}"></p>', picture=Pictures(media, by=None, dry_run=False).find
    )
    assert html == "<p>A</p>"
    assert sum(lost.values()) == 1
    assert not Image.objects.exists()


def test_a_trial_stores_no_picture(media, tmp_path):
    reduce(HTML, picture=Pictures(media, by=None, dry_run=True).find)
    assert not Image.objects.exists()
    assert not (tmp_path / "media").exists()
