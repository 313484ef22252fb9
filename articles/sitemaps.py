"""What search engines are offered of the articles, and of the lists in which these stand."""

from django.db.models import CharField, DateField, F, JSONField, Max, Value
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, Coalesce, TruncMonth

from articles.models import Edition
from articles.reading import indexable
from clinic.languages import address, alternates, translations
from images.models import Image

_PICTURE = ("sha256", "extension", "width", "height")


def editions():
    """The public editions that search engines are offered, with what their addresses need."""
    names = ("article__slug", "article__language", "published_at", "revised_at")
    found = _offered().select_related("article").only(*names)
    return found.annotate(
        images_shown=KeyTransform("images", Cast("signed", JSONField())),
        in_other_languages=translations(_offered(), "article"),
    )


def languages():
    """Those in which search engines are offered an article."""
    return set(_offered().order_by().values_list("article__language", flat=True).distinct())


def _offered():
    return indexable(Edition.objects.public())


def changed_at(edition):
    """The last change that matters to a reader."""
    return edition.revised_at or edition.published_at


def images(edition):
    return [
        Image(**{name: facts[name] for name in _PICTURE}) for facts in edition.images_shown or []
    ]


def in_each_language(edition):
    return alternates("articles:article", edition.article, edition.in_other_languages)


# -- Lists -------------------------------------------------------------------------------------

# Kind of list → what its articles have in common.
_COMMON = {
    "topic": F("article__topic__slug"),
    "series": F("article__series__slug"),
    "tag": F("tag_links__tag__slug"),
    "month": Cast(TruncMonth("published_at", output_field=DateField()), CharField()),
}


def lists():
    """The lists, in each language, that hold something of what search engines are offered."""
    kinds = [_lists(kind, common) for kind, common in _COMMON.items()]
    return kinds[0].union(*kinds[1:], all=True).order_by("kind", "language", "key")


def _lists(kind, common):
    changed_at = Max(Coalesce("revised_at", "published_at"))
    rows = _offered().order_by().values(kind=Value(kind), language=F("article__language"))
    rows = rows.annotate(key=common).exclude(key=None)
    return rows.annotate(changed_at=changed_at).values("kind", "language", "key", "changed_at")


def path_of_list(row):
    kind, language, key = row["kind"], row["language"], row["key"]
    if kind == "month":
        year, month, _day = key.split("-")
        return address("articles:month", int(year), int(month), language=language)
    return address(f"articles:{kind}", key, language=language)
