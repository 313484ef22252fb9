"""Telling discovery what a question is about, for the search and for the entries' pages."""

from clinic import markup
from discovery import documents, links
from glossary import kinship
from glossary.anatomy import anatomical
from glossary.linker import mentioned
from references.citations import cited_keys

KIND = "question"


def put_document(question):
    """Bring a question's document in step with it: there while it is public or will be, gone else.

    Saving, publishing and withdrawing a question call it. Who changes the entries that belong to it
    calls it afterwards.
    """
    documents.keep(KIND, question, _facts)


def put_again(pk):
    """What `discovery` calls where something changed that the question's document rests on."""
    from faq.models import Question  # whose saving puts its document in

    question = Question.objects.filter(pk=pk).first()
    if question:
        put_document(question)


def _facts(question):
    chosen = question.entries.public().values_list("slug", "name")
    found = mentioned(question.answer, language=question.language)
    slugs = {slug for slug, _name in [*found, *chosen]}
    return {
        "title": question.question,
        "summary": question.short_answer,
        "text": markup.plain(question.answer),
        "topic": question.group.name if question.group else "",
        "facets": documents.facets("region", anatomical(slugs, language=question.language)),
        # "People also ask": discovery.nearby.nearby(KIND, question.pk) reads what comes of these.
        "features": kinship.features(slugs, language=question.language)
        | {f"ref:{key}": "" for key in cited_keys(question.answer)},
        "links": links.leads_to(question.answer),
    }
