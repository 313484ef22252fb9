from articles.models import Edition
from articles.reading import indexable


def editions():
    """The public editions that search engines are offered, with what their addresses need."""
    names = ("article__slug", "article__language", "published_at", "revised_at")
    return indexable(Edition.objects.public()).select_related("article").only(*names)


def changed_at(edition):
    """The last change that matters to a reader."""
    return edition.revised_at or edition.published_at
