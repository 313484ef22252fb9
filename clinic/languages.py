"""Addresses by language: the default language has no prefix, every other one has its code."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, OuterRef, Q
from django.db.models.functions import Coalesce, JSONObject
from django.urls import get_script_prefix, reverse


def address(name, *args, language):
    """The path of a named view in a language, whatever language the current request is in."""
    path = reverse(name, args=args)
    bare = path.removeprefix(get_script_prefix())
    return f"/{bare}" if language == settings.LANGUAGE_CODE else f"/{language}/{bare}"


def everywhere(name):
    """(language, path) of a page that is there in every language."""
    return [(code, address(name, language=code)) for code, _name in settings.LANGUAGES]


def translations(rows, thing=""):
    """A subquery: the language and slug of each of `rows` that says the same in another language.

    `thing` names the relation that holds language, slug and original, where the rows do not.
    """
    own, at = thing or "pk", f"{thing}__" if thing else ""
    original = Coalesce(
        OuterRef(f"{at}translation_of"), OuterRef(own), output_field=BigIntegerField()
    )
    family = rows.filter(Q(**{own: original}) | Q(**{f"{at}translation_of": original}))
    others = family.exclude(**{own: OuterRef(own)}).order_by(f"{at}language")
    facts = JSONObject(language=f"{at}language", slug=f"{at}slug")
    return ArraySubquery(others.values(json=facts))


def alternates(view, row, others):
    """(language, absolute address) of a text and of its translations; nothing where it has none.

    `others` are what `translations` found.
    """
    if not others:
        return []
    slugs = {row.language: row.slug} | {other["language"]: other["slug"] for other in others}
    found = [
        (language, f"{settings.SITE_URL}{address(view, slug, language=language)}")
        for language, slug in sorted(slugs.items())
    ]
    default = dict(found).get(settings.LANGUAGE_CODE)
    return [*found, ("x-default", default)] if default else found
