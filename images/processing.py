"""Uploads become pictures of our own making: nothing that was uploaded is ever served as it came.

Re-encoding drops metadata (places, serial numbers) and anything else hidden in the file.
"""

import hashlib
import io
import os
import re
import shutil
import tempfile
import warnings
from pathlib import Path, PureWindowsPath

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import ImageChops, ImageCms, ImageOps, UnidentifiedImageError

from clinic.exceptions import Refused
from clinic.markup import without_unseen
from images.models import WIDTHS, Image

# Pillow's own limit only errors at 179 megapixels; a 17 KB PNG can claim 144.
MOST_PIXELS = 40_000_000
MOST_BYTES = 25 * 1024 * 1024
# No side of what is kept is longer.
LONGEST = 2 * WIDTHS[-1]
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Picture.DecompressionBombError,
    EOFError,
)
# How a HEIC begins, after the length of its first box. Telephones name it .jpg now and then.
_HEIC = re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)


def save_upload(upload, *, title="", by=None, **facts):
    """Store an uploaded file as an Image with its renditions; the same picture twice is one Image.

    Files are written before the row: a crash may leave a file without a row, which nobody can
    reach, and never a row without its files. Raises Refused with a message for the uploader.
    """
    picture = opened(upload)
    extension = "png" if "A" in picture.getbands() else "jpg"
    original = encoded(picture, extension)
    sha256 = hashlib.sha256(original).hexdigest()
    known = Image.objects.filter(sha256=sha256).first()
    if known:
        return known
    image = Image(
        title=(title or title_of(upload.name))[:120],
        sha256=sha256,
        extension=extension,
        width=picture.width,
        height=picture.height,
        uploaded_by=by,
        **facts,
    )
    folder = folder_of(image)
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / f"original.{extension}", original)
    for width in reversed(image.widths):  # each from the next larger one, which is quicker
        picture = picture.resize((width, max(1, round(image.height * width / image.width))))
        write(folder / f"{width}.webp", encoded(picture, "webp"))
        write(folder / f"{width}.{extension}", encoded(picture, extension))
    try:
        with transaction.atomic():
            image.save()
    except IntegrityError:  # somebody stored the same picture meanwhile
        return Image.objects.get(sha256=sha256)
    return image


def title_of(file_name):
    """A file's name as words: the title of a picture that was given none."""
    stem = PureWindowsPath(without_unseen(file_name)).stem  # parts of a path in either style
    words = re.sub(r"[\s_]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or _("Picture")


def folder_of(image):
    return Path(settings.MEDIA_ROOT) / image.folder


def remove_files(image):
    """Unless the same picture was stored again meanwhile."""
    if not Image.objects.filter(sha256=image.sha256).exists():
        shutil.rmtree(folder_of(image), ignore_errors=True)


def opened(upload):
    """What was uploaded as bare pixels in sRGB, upright. Raises Refused."""
    if upload.size > MOST_BYTES:
        raise Refused(_("The file is larger than 25 MB. Please make it smaller and try again."))
    upload.seek(0)
    if _HEIC.match(upload.read(12)):
        raise Refused(
            _(
                "This is a HEIC picture, as iPhones take them, whatever its name says. Please save "
                "it as JPEG and try again."
            )
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Picture.DecompressionBombWarning)
            picture = Picture.open(upload, formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise Picture.DecompressionBombError
            picture.draft("RGB", (LONGEST, LONGEST))
            picture.load()
            # In place, as below: each copy of 40 megapixels takes 160 MB.
            ImageOps.exif_transpose(picture, in_place=True)
            return _in_srgb(picture)
    except (Picture.DecompressionBombWarning, Picture.DecompressionBombError) as error:
        raise Refused(
            _("The picture has more than 40 megapixels. Please make it smaller.")
        ) from error
    except BROKEN as error:
        raise Refused(
            _("This file is not a picture we can read. Please use a JPEG, PNG, WebP or AVIF file.")
        ) from error


def _in_srgb(picture):
    """The pixels alone, in sRGB: profile, EXIF and text chunks stay behind."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits a pixel: Pillow would cut off all but the darkest
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("1", "P") or "transparency" in picture.info:
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    picture = _shrunk(picture)
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = ImageCms.profileToProfile(
                picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the pixels are taken as they are
    sees_through = "A" in picture.getbands() and picture.getchannel("A").getextrema()[0] < 255
    mode = "RGBA" if sees_through else "RGB"
    bare = Picture.new(mode, picture.size)
    bare.paste(picture.convert(mode))
    return bare


def _shrunk(picture):
    """At most LONGEST on each side. Pillow would copy all of a picture with transparency first."""
    scale = LONGEST / max(picture.size)
    if scale >= 1:
        return picture
    size = tuple(max(1, round(side * scale)) for side in picture.size)
    if "A" not in picture.getbands():
        return picture.resize(size)
    alpha = picture.getchannel("A")
    colours = [
        ImageChops.multiply(picture.getchannel(band), alpha).resize(size)
        for band in picture.getbands()[:-1]
    ]
    # "RGBa" with a small a: the colours are multiplied with the transparency already.
    merged = Picture.merge(f"{picture.mode[:-1]}a", [*colours, alpha.resize(size)])
    return merged.convert(picture.mode)


def encoded(picture, extension):
    out = io.BytesIO()
    match extension:
        case "webp":
            picture.save(out, "WEBP", quality=80, method=4)
        case "jpg":
            picture.save(out, "JPEG", quality=85, optimize=True, progressive=True)
        case "png":
            # A photograph with a transparent edge takes ten times as long at the usual level.
            picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


def write(path, content):
    """Write whole or not at all: into a sibling, to the disk, then under its name."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(file.name, settings.FILE_UPLOAD_PERMISSIONS)
    os.replace(file.name, path)
