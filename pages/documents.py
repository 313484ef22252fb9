"""Telling discovery what a page is about, for the search."""

from clinic import markup
from discovery import documents

KIND = "page"


def put_document(page):
    """Bring a page's document in step with it: there while it is public or will be, gone else."""
    documents.keep(KIND, page, _facts)


def _facts(page):
    return {
        "title": page.title,
        "summary": page.standfirst or markup.excerpt(page.body),
        "text": markup.plain(page.body),
    }
