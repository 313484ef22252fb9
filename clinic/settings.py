"""Settings of the clinic. Everything that differs between machines comes from the environment.

`.env.example` lists the variables; outside DEBUG nothing here falls back to an insecure value.
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from clinic import env

BASE_DIR = Path(__file__).resolve().parent.parent
# What the running site writes: the embedded database, uploads, collected static files.
VAR = Path(os.environ.get("CLINIC_VAR") or BASE_DIR / "var").resolve()

# -- Ground ------------------------------------------------------------------------------------

DEBUG = env.flag("DEBUG")
SECRET_KEY = (
    "for-development-only-never-on-a-real-site-0000000000000000"
    if DEBUG and not os.environ.get("SECRET_KEY")
    else env.required(
        "SECRET_KEY",
        "make one with `python -c 'import secrets; print(secrets.token_urlsafe(50))'`.",
    )
)
# Comment links live for years: keep each old key here when the key is changed.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["127.0.0.1", "localhost"] if DEBUG else [])
# How many proxies of our own stand in front: X-Forwarded-For is believed that far, no further.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "clinic.apps.ClinicAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # its templates, so that ours may stand beside them
    "csp",
    "taggit",
    "django_prose_editor",  # only the script in its static files; see docs/adr/0006
    # The house, top to bottom: an app imports from apps above it, never from below.
    "clinic.apps.ClinicConfig",
    "accounts",
    "audit",
    "outbox",
    "images",
    "authors",
    "safety",
    "references",
    "reviews",
    "discovery",
    "glossary",
    "articles",
    "faq",
    "leaflets",
    "comments",
    "feedback",
    "digest",
    "pages",
    "interchange",
]

MIDDLEWARE = [
    # First, so that static files, redirects and errors carry the headers too.
    "clinic.middleware.security_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pads its output at random, so the tokens of readers' forms cannot be guessed from its length.
    "django.middleware.gzip.GZipMiddleware",
    "clinic.middleware.clean_address",
    "clinic.middleware.language_of_address",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.language_of_staff",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# What people type without a scheme is https; Django 6 will think so too.
FORMS_URLFIELD_ASSUME_HTTPS = True
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clinic.context.clinic",
            ],
        },
    }
]

# -- Database ----------------------------------------------------------------------------------

POSTGRES_DATA = VAR / "postgres"
# Only the tests' own throw-away cluster may trade durability for speed.
POSTGRES_DURABLE = not env.flag("CLINIC_TEST_DATABASE")
_connection = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
if os.environ.get("DATABASE_URL"):
    DATABASES = {
        "default": dj_database_url.parse(
            os.environ["DATABASE_URL"], conn_max_age=60, conn_health_checks=True
        )
    }
else:
    DATABASES = {"default": {"ENGINE": "clinic.postgres", "NAME": "clinic", **_connection}}

# -- People ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Cookies belong to the staff area alone: a reader's page never sends, receives or varies by one.
# (`__Host-` would demand the path "/", so `__Secure-` it is.)
STAFF_PATH = "/admin/"
_prefix = "__Secure-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_prefix}staff-session"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = STAFF_PATH
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_NAME = f"{_prefix}staff-csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "pages.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# -- Security headers --------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
# `no-referrer` would make browsers send `Origin: null` with a reader's form.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = (
    "camera=(), geolocation=(), microphone=(), browsing-topics=(), interest-cohort=()"
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # The nonce appears only where a page asks for it: the desk's import map, never a reader's.
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# -- Languages and time ------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
]
# Those in which the desk is translated too, each by its own name.
DESK_LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("TIME_ZONE", "Europe/London")
FORMAT_MODULE_PATH = "clinic.formats"

# -- Files -------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "clinic.static_files.JoinedFinder",  # first: what it finds, the next would find in pieces
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "clinic.fonts.FontFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# A comment of 1 MB must reach our own kind message instead of a bare 400.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o644

# -- Articles and tags -------------------------------------------------------------------------

TAGGIT_CASE_INSENSITIVE = True

# -- References --------------------------------------------------------------------------------

# Asked only where the clinic's profile allows it, and on somebody's click.
CROSSREF_API = os.environ.get("CROSSREF_API") or "https://api.crossref.org"
PUBMED_API = os.environ.get("PUBMED_API") or "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

# -- Links to other sites ----------------------------------------------------------------------

# (host, port) that may be asked although they are no part of the internet: for tests alone.
OUTSIDE_EXCEPTIONS = set()

# -- Mail --------------------------------------------------------------------------------------

# Mail waits in the outbox's table; the worker hands it to this server.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("EMAIL_HOST")
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "clinic@localhost")

# -- Logs --------------------------------------------------------------------------------------

# No handler mails or prints request bodies: what visitors write never reaches a log.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_request_data": {"()": "clinic.logs.WithoutRequestData"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_request_data"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "clinic": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
