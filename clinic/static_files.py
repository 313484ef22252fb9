"""Stylesheets are written one file a component, and served as one file a page."""

import os
import re
import tempfile
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCE = settings.BASE_DIR / "static"
IMPORT = re.compile(r'^@import "(?P<name>[\w/-]+\.css)";$', re.MULTILINE)


class JoinedFinder(BaseFinder):
    """Finds a stylesheet of ours that imports others as one text, before the others find it.

    It lies under `var/joined`; what is collected and what is served while developing is the same.
    """

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR / "joined")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        found = [self._write(path)] if _imports(path) else []
        return found if find_all else next(iter(found), None)

    def list(self, ignore_patterns):
        for path in sorted((SOURCE / "css").glob("*.css")):
            name = f"css/{path.name}"
            if _imports(name):
                self._write(name)
                yield name, self.storage

    def _write(self, name):
        """Only where it differs, and at once: several processes may write and read it."""
        target, text = Path(self.storage.path(name)), joined(name)
        if not target.is_file() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False) as file:
                file.write(text)
            os.chmod(file.name, settings.FILE_UPLOAD_PERMISSIONS)
            os.replace(file.name, target)
        return str(target)


def _imports(name):
    path = SOURCE / name
    is_ours = re.fullmatch(r"css/[\w-]+\.css", name) and path.is_file()
    return bool(is_ours and IMPORT.search(path.read_text()))


def joined(name):
    """The text of a stylesheet under `static` with what it imports in the imports' places."""
    folder = PurePosixPath(name).parent
    return IMPORT.sub(
        lambda found: joined(folder / found["name"]).rstrip(), (SOURCE / name).read_text()
    )
