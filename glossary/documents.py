"""Telling discovery what an entry is about, for the search."""

from clinic import markup
from discovery import documents

KIND = "entry"


def put_document(entry):
    """Bring an entry's document in step with it: there while it is public or will be, gone else.

    Saving, publishing and withdrawing an entry call it. Who changes its synonyms, abbreviations or
    functions calls it afterwards.
    """
    if not entry.is_ahead:
        documents.remove(KIND, entry.pk)
        return
    names = [
        *entry.synonyms.values_list("name", flat=True),
        *entry.abbreviations.values_list("text", flat=True),
    ]
    functions = entry.functions.filter(references__isnull=False).values_list("text", flat=True)
    words = [*names, markup.plain(entry.text), entry.not_meaning, *functions.distinct()]
    documents.put(
        documents.Sheet(
            kind=KIND,
            object_id=entry.pk,
            group=entry.pk,
            language=entry.language,
            title=entry.name,
            summary=entry.definition,
            text=" ".join(words),
            path=entry.get_absolute_url(),
            slug=entry.slug,
            topic=entry.get_kind_display(),
            date=entry.public_from,
            public_from=entry.public_from,
            public_until=entry.public_until,
        )
    )
