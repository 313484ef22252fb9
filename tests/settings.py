"""The site's own settings in the tests' own place, with what only costs time taken out."""

import os
from pathlib import Path

# Workers of a parallel run inherit what the first process has set here.
if "CLINIC_TEST_DATABASE" not in os.environ:
    var = os.environ.get("CLINIC_VAR") or Path(__file__).resolve().parent.parent / "var"
    os.environ["CLINIC_VAR"] = str(Path(var) / "test")
    os.environ["CLINIC_TEST_DATABASE"] = "1"
os.environ["SECRET_KEY"] = "only-for-tests-0000000000000000000000000000000000000000000"
os.environ["ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ["SITE_URL"] = "http://testserver"
os.environ["DEBUG"] = "0"

from clinic.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
