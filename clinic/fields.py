"""Model fields that more than one app needs."""

from django.core.validators import URLValidator
from django.db import models


class WebField(models.URLField):
    """An address that a reader is sent to: a web page, and nothing else that has a URL."""

    default_validators = [URLValidator(schemes=["http", "https"])]
