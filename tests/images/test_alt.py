"""Which words cannot stand for a picture."""

import pytest

from images.alt import fault

NAMES = [
    *("IMG_1234.JPG", "photo.png", "DSC_0099", "DSCN0012", "image001", "Image (3)", "img-20260101"),
    *("Screenshot 2026-11-23", "Screenshot 2026-11-23 at 10.33.12", "Screen Shot 2026-11-23 at 10"),
    *("PXL_20260101_123456789", "WhatsApp Image 2026-01-02 at 10.11.12", "brain_scan_final_v2"),
    *("1234", "---", "5f2b1c3d-9a8e-4f6b-8d7c-1a2b3c4d5e6f", "untitled", "Photo", "a b c.jpeg"),
    *("IMG_1234\u202egpj.", "Unbenannt_1"),
]
WORDS = [
    "A woman writes down her worries.",
    "Hippocampus",
    "Two people, one of them 80",
    "The image on the left shows a healthy brain",
    "Photo of the clinic's door",
    "图片说明",
    "A diagram: 3 arrows lead from worry to sleep",
    "Scan of a brain at rest",
    "Pam",
    "Foto für Ämter",
]


@pytest.mark.parametrize("alt", NAMES)
def test_a_files_name_is_refused(alt):
    assert "file's name" in fault(alt)


@pytest.mark.parametrize("alt", WORDS)
def test_words_are_not(alt):
    assert fault(alt) == ""


@pytest.mark.parametrize("alt", ["", "  ", "\u202e"])
def test_nothing_is_refused_where_the_picture_is_not_decorative(alt):
    assert "decorative" in fault(alt)


@pytest.mark.parametrize("alt", ["quay at dusk.jpg", "Quay at dusk", "quay at dusk"])
def test_the_uploads_own_name_is_refused(alt):
    assert fault(alt, file_name="quay at dusk.jpg")
    assert fault("A quay at dusk", file_name="quay at dusk.jpg") == ""
