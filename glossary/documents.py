"""Telling discovery what an entry is about, for the search."""

from clinic import markup
from discovery import documents

KIND = "entry"


def put_document(entry):
    """Bring an entry's document in step with it: there while it is public or will be, gone else.

    Saving, publishing and withdrawing an entry call it. Who changes its synonyms, abbreviations or
    functions calls it afterwards.
    """
    documents.keep(KIND, entry, _facts)


def _facts(entry):
    names = [
        *entry.synonyms.values_list("name", flat=True),
        *entry.abbreviations.values_list("text", flat=True),
    ]
    functions = entry.functions.filter(references__isnull=False).values_list("text", flat=True)
    words = [*names, markup.plain(entry.text), entry.not_meaning, *functions.distinct()]
    return {
        "title": entry.name,
        "summary": entry.definition,
        "text": " ".join(words),
        "topic": entry.get_kind_display(),
    }
