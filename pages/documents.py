"""Telling discovery what a page is about, for the search."""

from clinic import markup
from discovery import documents

KIND = "page"


def put_document(page):
    """Bring a page's document in step with it: there while it is public or will be, gone else."""
    if not page.is_ahead:
        documents.remove(KIND, page.pk)
        return
    documents.put(
        documents.Sheet(
            kind=KIND,
            object_id=page.pk,
            group=page.pk,
            language=page.language,
            title=page.title,
            summary=page.standfirst or markup.excerpt(page.body),
            text=markup.plain(page.body),
            path=page.get_absolute_url(),
            slug=page.slug,
            date=page.public_from,
            public_from=page.public_from,
            public_until=page.public_until,
        )
    )
