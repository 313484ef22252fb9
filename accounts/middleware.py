from django.conf import settings
from django.utils import translation


def language_of_staff(get_response):
    """The desk speaks the language that its user chose; no other page asks who is there.

    Without a session it is nobody, and is not asked: a preview's reader leaves no trace.
    """

    def middleware(request):
        is_staff_page = request.path_info.startswith(settings.STAFF_PATH)
        if not is_staff_page or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        language = getattr(request.user, "language", settings.LANGUAGE_CODE)
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
