"""Telling discovery what a question is about, for the search and for the entries' pages."""

from clinic import markup
from discovery import documents
from glossary.linker import mentioned

KIND = "question"


def put_document(question):
    """Bring a question's document in step with it: there while it is public or will be, gone else.

    Saving, publishing and withdrawing a question call it. Who changes the entries that belong to it
    calls it afterwards.
    """
    if not question.is_ahead:
        documents.remove(KIND, question.pk)
        return
    chosen = question.entries.public().values_list("slug", "name")
    found = mentioned(question.answer, language=question.language)
    documents.put(
        documents.Sheet(
            kind=KIND,
            object_id=question.pk,
            group=question.pk,
            language=question.language,
            title=question.question,
            summary=question.short_answer,
            text=markup.plain(question.answer),
            path=question.get_absolute_url(),
            slug=question.slug,
            topic=question.group.name if question.group else "",
            date=question.public_from,
            public_from=question.public_from,
            public_until=question.public_until,
            features={f"entry:{slug}": name for slug, name in [*found, *chosen]},
        )
    )
