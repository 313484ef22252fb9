"""Addresses by language: the default language has no prefix, every other one has its code."""

from django.conf import settings
from django.urls import get_script_prefix, reverse


def address(name, *args, language):
    """The path of a named view in a language, whatever language the current request is in."""
    path = reverse(name, args=args)
    bare = path.removeprefix(get_script_prefix())
    return f"/{bare}" if language == settings.LANGUAGE_CODE else f"/{language}/{bare}"
