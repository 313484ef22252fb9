"""Topics, series, tags: what follows where one is called otherwise, and two tags made into one."""

import difflib
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext as _

from articles import reading, tags
from articles.documents import put_all
from articles.feeds import FORMS
from articles.models import Article, Edition, Series, Spelling, Tag, TaggedEdition, Topic
from audit.models import record
from clinic.exceptions import Refused
from clinic.languages import address
from clinic.models import Redirect

_IN = {Topic: "article__topic", Series: "article__series", Tag: "tag_links__tag"}
_WITH_FEEDS = (Topic, Tag)
# Of a million tags only those are compared that begin alike.
COMPARED, ALIKE, OFFERED = 200, 0.65, 6


def number_public(model):
    """How many public articles a row of the model has."""
    bearing = _IN[model]
    public = Edition.objects.public().filter(**{bearing: OuterRef("pk")}).order_by()
    counted = public.values(bearing).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def newest(label):
    """The titles and addresses of its newest public articles."""
    public = editions(label).public().select_related("article").only("title", "article__slug")
    return public.order_by("-published_at", "-pk")[:COMPARED]


def parts(series):
    """What is written of a series and not thrown away, the last edition of each, in its order."""
    rows = editions(series).exclude(state__in=[Edition.State.BINNED, Edition.State.WITHDRAWN])
    newer = rows.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    return reading.in_series(rows.filter(~Exists(newer)).select_related("article"))


def editions(label):
    return Edition.objects.filter(**{_IN[type(label)]: label})


def articles(label):
    """All of them: what is only scheduled has a document as well."""
    return Article.objects.filter(pk__in=editions(label).values("article"))


def was_public(label):
    """Whether readers can know its address."""
    return editions(label).filter(public_from__lte=Now()).exists()


def lead_on(label, now):
    """Lead the addresses that a label had, its feeds' among them, to where it is now."""
    for language, _name in settings.LANGUAGES:
        pairs = zip(_addresses(label, language), _addresses(now, language), strict=True)
        for old, new in pairs:
            if old != new:
                Redirect.add(old, new)


def _addresses(label, language):
    name = f"articles:{label._meta.model_name}"
    yield address(name, label.slug, language=language)
    if isinstance(label, _WITH_FEEDS):
        for form in FORMS:
            yield address(f"{name}-feed", label.slug, form, language=language)


# -- Tags --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Touched:
    """What a merge would change."""

    public: QuerySet
    not_public: int
    both: int
    named: int
    spellings: list[str]
    address_moves: bool


def touched(tag, into):
    bearing = editions(tag)
    public = bearing.public()
    return Touched(
        public=public.order_by("title", "pk"),
        not_public=bearing.exclude(pk__in=public.values("pk")).count(),
        both=bearing.filter(tag_links__tag=into).count(),
        named=Edition.objects.filter(
            state__in=Edition.WORKING, tag_names__contains=[tag.name]
        ).count(),
        spellings=[tag.name, *tag.spellings.values_list("name", flat=True)],
        address_moves=was_public(tag),
    )


def alike(tag):
    """Tags that may mean the same, the likest first."""
    begin = Tag.objects.filter(slug__startswith=tag.slug[:4]).exclude(pk=tag.pk)
    likeness = {
        other: difflib.SequenceMatcher(None, tag.name.casefold(), other.name.casefold()).ratio()
        for other in begin.order_by("slug")[:COMPARED]
    }
    best = sorted(likeness, key=lambda other: (-likeness[other], other.name))
    return [other for other in best if likeness[other] >= ALIKE][:OFFERED]


@transaction.atomic
def merge(tag, *, into, by):
    """Give all that bears `tag` the other one; its names become spellings, its addresses lead on.

    Signed texts keep the names that were signed. It cannot be undone.
    """
    tags.hold()
    rows = Tag.objects.select_for_update().in_bulk([tag.pk, into.pk])
    if len(rows) < 2:
        raise Refused(_("Choose another tag than this one."))
    tag, into = rows[tag.pk], rows[into.pk]
    bearing = list(articles(tag).values_list("pk", flat=True))
    if was_public(tag):
        lead_on(tag, into)
    links = TaggedEdition.objects.filter(tag=tag)
    links.filter(content_object__in=editions(into).values("pk")).delete()
    links.update(tag=into)
    tag.spellings.update(tag=into)
    record("merge", into, by=by, merged=tag.name, articles=len(bearing))
    record("merge into another", tag, by=by, into=into.name)
    tag.delete()
    _spell(into, tag.name)
    put_all(Article.objects.filter(pk__in=bearing))
    return into


def renamed(tag, was):
    """Texts that name it as it was called before still mean it."""
    tag.spellings.filter(name__iexact=tag.name).delete()
    if was.casefold() != tag.name.casefold():
        _spell(tag, was)


def _spell(tag, name):
    if not Spelling.objects.filter(name__iexact=name).exists():
        Spelling.objects.create(tag=tag, name=name[:80])
