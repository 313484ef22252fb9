"""Entries for the tests."""

from django.utils.text import slugify

from glossary.models import Abbreviation, Entry, Synonym
from tests import make


def entry(name, *, synonyms=(), short=(), public=True, **fields):
    fields.setdefault("slug", slugify(name))
    fields.setdefault("definition", f"What {name} is, in plain words.")
    made = Entry.objects.create(name=name, **fields)
    for synonym in synonyms:
        Synonym.objects.create(entry=made, name=synonym)
    for text in short:
        Abbreviation.objects.create(entry=made, text=text)
    if public:
        made.publish(by=make.user())
    return made
