"""Uploads become pictures of our own making: nothing that was uploaded is ever served as it came.

Re-encoding drops metadata (places, serial numbers) and anything else hidden in the file.
"""

import hashlib
import io
import os
import tempfile
import warnings
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import ImageCms, ImageOps, UnidentifiedImageError

from clinic.exceptions import Refused
from images.models import WIDTHS, Image

# Pillow's own limit only errors at 179 megapixels; a 17 KB PNG can claim 144.
MOST_PIXELS = 40_000_000
MOST_BYTES = 25 * 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Picture.DecompressionBombError,
    EOFError,
)


def save_upload(upload, *, title, by=None, **facts):
    """Store an uploaded file as an Image with its renditions; the same picture twice is one Image.

    Files are written before the row: a crash may leave a file without a row, which nobody can
    reach, and never a row without its files. Raises Refused with a message for the uploader.
    """
    if upload.size > MOST_BYTES:
        raise Refused(_("The file is larger than 25 MB. Please make it smaller and try again."))
    picture = _open(upload)
    extension = "png" if "A" in picture.getbands() else "jpg"
    original = _encode(picture, extension)
    sha256 = hashlib.sha256(original).hexdigest()
    known = Image.objects.filter(sha256=sha256).first()
    if known:
        return known
    image = Image(
        title=title[:120],
        sha256=sha256,
        extension=extension,
        width=picture.width,
        height=picture.height,
        uploaded_by=by,
        **facts,
    )
    folder = Path(settings.MEDIA_ROOT) / image.folder
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / f"original.{extension}", original)
    for width in image.widths:
        rendition = picture.resize((width, max(1, round(picture.height * width / picture.width))))
        _write(folder / f"{width}.webp", _encode(rendition, "webp"))
        _write(folder / f"{width}.{extension}", _encode(rendition, extension))
    image.save()
    return image


def _open(upload):
    message = _(
        "This file is not a picture we can read. Please use a JPEG, PNG, WebP or AVIF file."
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Picture.DecompressionBombWarning)
            picture = Picture.open(upload, formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(_("The picture has more than 40 megapixels. Please make it smaller."))
            picture.draft("RGB", (WIDTHS[-1] * 2, WIDTHS[-1] * 2))
            picture.load()
            # In place, as below: each copy of 40 megapixels takes 160 MB.
            ImageOps.exif_transpose(picture, in_place=True)
            return _in_srgb(picture)
    except Picture.DecompressionBombWarning as error:
        raise Refused(
            _("The picture has more than 40 megapixels. Please make it smaller.")
        ) from error
    except BROKEN as error:
        raise Refused(message) from error


def _in_srgb(picture):
    """The pixels alone, in sRGB: profile, EXIF and text chunks stay behind."""
    profile = picture.info.get("icc_profile")
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "RGB"
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the pixels are taken as they are
    if picture.mode != mode:
        picture = picture.convert(mode)
    if max(picture.size) > 2 * WIDTHS[-1]:
        picture.thumbnail((2 * WIDTHS[-1], 2 * WIDTHS[-1]))
    bare = Picture.new(mode, picture.size)
    bare.paste(picture)
    return bare


def _encode(picture, extension):
    out = io.BytesIO()
    match extension:
        case "webp":
            picture.save(out, "WEBP", quality=80, method=4)
        case "jpg":
            picture.save(out, "JPEG", quality=85, optimize=True, progressive=True)
        case "png":
            picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _write(path, content):
    """Write whole or not at all: into a sibling, to the disk, then under its name."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(file.name, settings.FILE_UPLOAD_PERMISSIONS)
    os.replace(file.name, path)
