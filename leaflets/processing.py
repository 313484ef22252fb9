"""An uploaded PDF becomes a file of ours: judged, written anew, and named by its own hash."""

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.exceptions import Refused
from clinic.markup import without_unseen
from images.processing import write

MOST_BYTES = 20 * 1024 * 1024
LONGEST = 60  # seconds by the clock; the program's own limit is of computing time
PROGRAM = Path(__file__).with_name("pdf.py")
REASONS = {
    "script": gettext_lazy(
        "This PDF has a script in it, or a form that needs one. Readers could not know what it "
        "does. Please export it again without, for example by printing it into a PDF."
    ),
    "launch": gettext_lazy("This PDF starts another program. Please export it again without that."),
    "submits": gettext_lazy(
        "This PDF has a form that sends what is typed to somebody. A form to print or to keep is "
        "welcome: please take the button that sends it out."
    ),
    "files": gettext_lazy(
        "There are other files inside this PDF. Please take them out and upload each by itself."
    ),
    "media": gettext_lazy("This PDF plays sound or film. Please export it again without."),
    "elsewhere": gettext_lazy(
        "This PDF leads to a file on somebody's machine or loads something from elsewhere. Links "
        "may lead to web pages, e-mail addresses and telephone numbers."
    ),
    "encrypted": gettext_lazy(
        "This PDF is locked with a password, so nobody could check it, and screen readers may be "
        "shut out. Please save it without."
    ),
    "broken": gettext_lazy("This file is not a PDF that we can read. Please export it again."),
}


@dataclass(frozen=True)
class Washed:
    """A file that lies in the store, and what is known of it."""

    sha256: str
    size: int
    pages: int
    is_tagged: bool


def store(upload: UploadedFile, *, title, language):
    """Judge, clean and keep an uploaded PDF. Raises Refused with a message for the uploader.

    The file is there before a row names it: a crash may leave one that nobody can reach.
    """
    if upload.size > MOST_BYTES:
        raise Refused(_("The file is larger than 20 MB. Please make it smaller and try again."))
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "source.pdf", Path(folder) / "target.pdf"
        with source.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        facts = _wash(source, target, without_unseen(title), language)
        content = target.read_bytes()
    if len(content) > MOST_BYTES:
        raise Refused(_("The file is larger than 20 MB. Please make it smaller and try again."))
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, content)
    return Washed(sha256=sha256, size=len(content), **facts)


def _wash(source, target, title, language):
    command = [sys.executable, "-I", PROGRAM, source, target, title, language]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=True)
        facts = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise Refused(str(REASONS["broken"])) from error
    if "refused" in facts:
        raise Refused(str(REASONS[facts["refused"]]))
    return facts


def path_of(sha256):
    return Path(settings.MEDIA_ROOT) / "leaflets" / sha256[:2] / f"{sha256}.pdf"
