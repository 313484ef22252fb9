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
    documents.keep(KIND, question, _facts)


def _facts(question):
    chosen = question.entries.public().values_list("slug", "name")
    found = mentioned(question.answer, language=question.language)
    return {
        "title": question.question,
        "summary": question.short_answer,
        "text": markup.plain(question.answer),
        "topic": question.group.name if question.group else "",
        "features": {f"entry:{slug}": name for slug, name in [*found, *chosen]},
    }
