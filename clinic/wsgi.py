import os
import re

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings")

_CHARSET = re.compile(r";\s*charset\s*=[^;]*", re.IGNORECASE)
_site = get_wsgi_application()


def application(environ, start_response):
    """The site. All it hears is UTF-8.

    Django would decode the address too in whatever charset a request names for its body, and some
    of Python's decode no text at all.
    """
    environ["CONTENT_TYPE"] = _CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
    return _site(environ, start_response)
