"""Pictures of another site, found again in a folder of its uploads."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.files import File
from django.utils.translation import gettext as _

from clinic.exceptions import Refused
from images.processing import save_upload


class Pictures:
    def __init__(self, folder, *, by, dry_run):
        self.folder, self.by, self.dry_run = Path(folder).resolve(), by, dry_run

    def find(self, url):
        """(src, width, height) of our own copy of the picture, or why there is none."""
        path = self._file(unquote(urlsplit(url).path))
        if path is None:
            return _("its file is not in the folder")
        if self.dry_run:
            return ("", 1, 1)
        try:
            with path.open("rb") as file:
                image = save_upload(File(file, name=path.name), title=path.stem, by=self.by)
        except Refused as refusal:
            return str(refusal)
        return image.src, image.width, image.height

    def _file(self, path):
        """`/wp-content/uploads/2013/03/a-300x200.jpg` may lie there in full, or as `03/a.jpg`."""
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        names = (
            [parts, [*parts[:-1], re.sub(r"-\d+x\d+(?=\.\w+$)", "", parts[-1])]] if parts else []
        )
        for name in names:
            for start in range(len(name)):
                file = self.folder.joinpath(*name[start:])
                if "\x00" not in str(file) and file.is_file() and self._inside(file):
                    return file
        return None

    def _inside(self, file):
        return file.resolve().is_relative_to(self.folder)
