"""Telling discovery what an entry is about, for the search."""

from clinic import markup
from discovery import documents, links

KIND = "entry"


def put_document(entry):
    """Bring an entry's document in step with it: there while it is public or will be, gone else.

    Saving, publishing and withdrawing an entry call it. Who changes its synonyms, abbreviations or
    functions calls it afterwards.
    """
    documents.keep(KIND, entry, _facts)


def put_again(pk):
    """What `discovery` calls where something changed that the entry's document rests on."""
    from glossary.models import Entry  # whose saving puts its document in

    entry = Entry.objects.filter(pk=pk).first()
    if entry:
        put_document(entry)


def _facts(entry):
    names = [
        *entry.synonyms.values_list("name", flat=True),
        *entry.abbreviations.values_list("text", flat=True),
    ]
    functions = entry.functions.filter(references__isnull=False).values_list("text", flat=True)
    words = [*names, markup.plain(entry.text), *functions.distinct()]
    words += [entry.myth, markup.plain(entry.not_meaning)]
    return {
        "title": entry.name,
        "summary": entry.definition,
        "text": " ".join(words),
        "topic": entry.get_kind_display(),
        "names": names,
        "facets": [f"region:{entry.slug}"] if entry.kind in entry.ANATOMICAL else [],
        # The entry's own related list: discovery.nearby.nearby(KIND, entry.pk) reads what comes of
        # these; its `reason` says why.
        "features": _features(entry),
        "links": links.leads_to(entry.text + entry.not_meaning),
    }


def _mentioned(entry):
    """The other entries that its text mentions: their pages list this one."""
    from glossary.linker import mentioned  # which knows the entries, and they put their documents

    text = entry.text + entry.not_meaning
    return mentioned(text, language=entry.language, exclude=[entry.slug])


def _features(entry):
    """The other entries that it mentions, and all that it and they are parts of."""
    from glossary import kinship  # which knows the entries, and they put their documents

    names = dict(_mentioned(entry))
    mentioned = kinship.features(names, language=entry.language)
    own = kinship.features([entry.slug], language=entry.language)
    own.pop(f"entry:{entry.slug}", None)  # its page lists others that mention it, not itself
    return mentioned | own
