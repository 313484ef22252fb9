"""What every request passes: headers, an address without NUL, the language of the address."""

from django.conf import settings
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation


def security_headers(get_response):
    """Headers that Django's own middleware lacks, on every answer, errors included."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response

    return middleware


def clean_address(get_response):
    """PostgreSQL refuses NUL in any text: an address with one names nothing, as its page says."""

    def middleware(request):
        # What stands for a character that cannot be shown; no slug holds it.
        request.path_info = request.path_info.replace("\x00", "\ufffd")
        request.path = request.path.replace("\x00", "\ufffd")
        query = request.META.get("QUERY_STRING", "")
        # A space and not nothing: what stands around it must not become another NUL.
        request.META["QUERY_STRING"] = query.replace("%00", "%20").replace("\x00", "%20")
        # A cookie may spell it "\\000"; none of ours does.
        if any("\x00" in value for value in request.COOKIES.values()):
            request.COOKIES = {}
        return get_response(request)

    return middleware


def language_of_address(get_response):
    """`/de/...` is German; the default language has no prefix.

    Django's LocaleMiddleware would add `Vary: Accept-Language` and look at a cookie. The prefix
    becomes the script prefix for the time of the request, so that `reverse` writes it back.
    """
    others = {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
    staff = settings.STAFF_PATH.lstrip("/")

    def middleware(request):
        prefix = get_script_prefix()
        first, slash, rest = request.path_info.lstrip("/").partition("/")
        language = settings.LANGUAGE_CODE
        if first in others and slash and not rest.startswith(staff):
            language = first
            request.path_info = f"/{rest}"
            set_script_prefix(f"{prefix}{language}/")
        try:
            with translation.override(language):
                response = get_response(request)
        finally:
            set_script_prefix(prefix)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
