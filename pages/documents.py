"""Telling discovery what a page is about, for the search."""

from clinic import markup
from discovery import documents, links

KIND = "page"


def put_document(page):
    """Bring a page's document in step with it: there while it is public or will be, gone else."""
    documents.keep(KIND, page, _facts)


def put_again(pk):
    """What `discovery` calls where it put a page's document off."""
    from pages.models import Page  # whose saving puts its document in

    page = Page.objects.filter(pk=pk).first()
    if page:
        put_document(page)


def _facts(page):
    return {
        "title": page.title,
        "summary": page.standfirst or markup.excerpt(page.body),
        "text": markup.plain(page.body),
        "links": links.leads_to(page.body),
    }
