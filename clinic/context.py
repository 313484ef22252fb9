from django.conf import settings
from django.utils.functional import SimpleLazyObject

from clinic.models import Clinic


def clinic(request):
    """The clinic's profile for every template, looked up only where one uses it."""
    return {
        "clinic": SimpleLazyObject(Clinic.current),
        "site_url": settings.SITE_URL,
        "own_language": settings.LANGUAGE_CODE,
    }
