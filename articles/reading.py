"""What readers are shown of articles, gathered in few queries. All of it starts from `public()`."""

import json
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, JSONField, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, JSONObject, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from articles import changelog, texts
from articles.documents import KIND
from articles.models import Article, Byline, Edition, Tag
from articles.related import related_to
from authors.models import Author
from clinic.languages import alternates, translations
from discovery.models import Document
from glossary.drawing import Drawing
from glossary.linker import linking
from images.models import Image
from references.citations import references_shown
from references.models import Reference
from reviews.models import canonical
from reviews.standing import is_indexed

# A series that is longer is none: its articles say that they belong to it, not where.
MOST_PARTS = 200
LATEST_CHANGES = 3
LONG_TEXTS = ("body", "in_depth", "signed", "disclosure")
# It was open to readers at some time. What was withdrawn while still scheduled never was.
_WAS_OPEN = Q(public_from__lte=Now()) & (
    Q(public_until__isnull=True) | Q(public_until__gt=F("public_from"))
)


def cards(language):
    """The public articles of a language, newest first, as cards show them, without the texts."""
    document = Document.objects.filter(kind=KIND, object_id=OuterRef("pk"))
    return (
        Edition.objects.public()
        .filter(article__language=language)
        .select_related("article__topic", "hero")
        .defer(*LONG_TEXTS)
        .annotate(
            summary=Subquery(document.values("summary")),
            authors_shown=KeyTransform("authors", Cast("signed", JSONField())),
        )
        .order_by("-published_at", "-pk")
    )


def in_series(editions):
    """The editions of one series, as its parts follow each other."""
    return editions.order_by("article__series_position", "published_at", "pk")


def months_beside(language, start, end):
    """The last month before `start` and the first from `end` on in which something appeared."""
    public = Edition.objects.public().filter(article__language=language).values("published_at")
    before = public.filter(published_at__lt=start).order_by("-published_at", "-pk")[:1]
    after = public.filter(published_at__gte=end).order_by("published_at", "pk")[:1]
    days = [timezone.localdate(row["published_at"]) for row in before.union(after, all=True)]
    first = timezone.localdate(start)
    earlier = next((day for day in days if day < first), None)
    return earlier, next((day for day in days if day > first), None)


def top(language):
    """The most read of late."""
    return (
        cards(language)
        .filter(article__summary__score__gt=0)
        .order_by("-article__summary__score", "-pk")
    )


def indexable(editions):
    """Those that search engines are offered."""
    return editions.filter(is_indexed(risk="article__risk", import_run="import_run"))


def whole(editions):
    """The editions of cards with their signed texts, and what became of their sources since."""
    return (
        editions.defer(None)
        .defer("body", "in_depth", "disclosure")
        .select_related("review__inherits")
        .annotate(retracted=_retracted())
    )


def _retracted():
    retracted = Reference.objects.filter(
        citations__edition=OuterRef("pk"), retracted_on__isnull=False
    )
    return ArraySubquery(retracted.values("key"))


def hero_of(edition, signed):
    """The main image as signed, cropped around its focal point as that is now."""
    facts = next((facts for facts in signed["images"] if facts["use"] == "hero"), None)
    if facts is None:
        return None
    now = edition.hero
    image = Image(**_only(facts, _PICTURE), focal_x=now.focal_x, focal_y=now.focal_y)
    return {"image": image, **_only(facts, ("alt", "credit", "licence"))}


def edition_at(slug, language):
    """The public edition at an address, with all that can come in the same query, or None."""
    public = Edition.objects.public()
    return _with_parts(public.filter(article__slug=slug, article__language=language)).first()


def _with_parts(editions):
    tags = Tag.objects.filter(tagged__content_object=OuterRef("pk")).order_by("name")
    unlinked = Article.unlinked_terms.through.objects.filter(article=OuterRef("article"))
    bylines = Byline.objects.filter(edition=OuterRef(OuterRef("pk")))
    people = Author.objects.public().filter(
        Q(pk__in=bylines.values("author"))
        | Q(pk=OuterRef("review__reviewer"))
        | Q(pk=OuterRef("review__inherits__reviewer"))
    )
    photo = {name: f"photo__{name}" for name in _PORTRAIT}
    parts = in_series(
        Edition.objects.public().filter(
            article__series=OuterRef("article__series"),
            article__language=OuterRef("article__language"),
        )
    )
    part = JSONObject(pk="article", slug="article__slug", title="title")
    return editions.select_related(
        *("article__topic", "article__series", "article__summary", "review__inherits", "hero")
    ).annotate(
        tags=ArraySubquery(tags.values(json=JSONObject(name="name", slug="slug"))),
        retracted=_retracted(),
        unlinked=ArraySubquery(unlinked.values("entry__slug")),
        people=ArraySubquery(people.values(json=JSONObject(pk="pk", slug="slug", **photo))),
        parts=ArraySubquery(parts.values(json=part)[:MOST_PARTS]),
        in_other_languages=translations(indexable(Edition.objects.public()), "article"),
    )


def was_public(slug, language):
    """Whether readers once met an article here. Drafts and the scheduled leave no trace."""
    once = Edition.objects.filter(_WAS_OPEN, article=OuterRef("pk"))
    return Article.objects.filter(Exists(once), slug=slug, language=language).exists()


@dataclass(frozen=True)
class Part:
    """An article's place among the public parts of its series, and its neighbours there."""

    number: int
    total: int
    before: dict | None
    after: dict | None


class Page:
    """A public edition as its pages show it. Each part is gathered when a template first asks."""

    def __init__(self, edition):
        self.edition, self.article = edition, edition.article
        self.signed = json.loads(edition.signed)

    @property
    def path(self):
        return self.article.get_absolute_url()

    @property
    def alternates(self):
        """The same article in each of its languages, for search engines."""
        if not self.is_indexed:
            return []
        return alternates("articles:article", self.article, self.edition.in_other_languages)

    @property
    def in_depth_path(self):
        return reverse("articles:in-depth", args=[self.article.slug])

    @property
    def tab_title(self):
        """What stands in the browser's tab and history: neutral where the article asks for it."""
        return self.article.tab_title or self.signed["title"]

    @cached_property
    def body(self):
        return self._rendered("body")

    @cached_property
    def in_depth(self):
        return self._rendered("in_depth")

    def _rendered(self, name):
        return texts.render(self.signed[name], self.signed["references"], self.signed["images"])

    def with_terms(self, rendered):
        """A rendered text with its glossary terms linked, except those its authors switched off.

        And those terms.
        """
        return linking(
            rendered.html,
            language=self.article.language,
            exclude=self.edition.unlinked,
            each_section=self.article.terms_in_each_section,
        )

    @cached_property
    def _body_and_terms(self):
        return self.with_terms(self.body)

    @property
    def body_with_terms(self):
        return self._body_and_terms.html

    @property
    def terms(self):
        """The terms that the text explains, in their order."""
        return self._body_and_terms.terms

    @cached_property
    def _in_depth_and_terms(self):
        return self.with_terms(self.in_depth)

    @property
    def in_depth_with_terms(self):
        return self._in_depth_and_terms.html

    @property
    def in_depth_terms(self):
        return self._in_depth_and_terms.terms

    @cached_property
    def hero(self):
        """The main image as signed, cropped around its focal point as that is now."""
        return hero_of(self.edition, self.signed)

    @cached_property
    def drawing(self):
        """In place of a main image: the brain with the first regions that the text explains."""
        named = [(term.slug, term.name) for term in self.terms]
        return Drawing.of(named, language=self.article.language)

    @cached_property
    def references(self):
        shown = references_shown(self.signed["references"])
        for reference in shown:
            reference["retracted"] = reference["key"] in self.edition.retracted
        return shown

    @cached_property
    def _profiles(self):
        return {person["pk"]: person for person in self.edition.people}

    def _person(self, shown):
        """Somebody as signed, with what is public of their profile now."""
        profile = self._profiles.get(shown["author"])
        photo = Image(**_only(profile, _PORTRAIT)) if profile and profile["sha256"] else None
        return {**shown, "profile": profile and profile["slug"], "photo": photo}

    @cached_property
    def authors(self):
        roles = dict(Byline.Role.choices)
        return [
            {**self._person(shown), "as_words": roles[shown["as"]]}
            for shown in self.signed["authors"]
        ]

    @cached_property
    def standing(self):
        return self.edition.standing

    @property
    def review(self):
        return self.standing.review

    @cached_property
    def reviewer(self):
        return self.review and self._person(self.review.reviewer_shown)

    @property
    def is_indexed(self):
        return self.standing.is_indexed

    @cached_property
    def changes(self):
        """The editions that readers could see, newest first."""
        once = [Edition.State.APPROVED, Edition.State.WITHDRAWN]
        editions = self.article.editions.filter(_WAS_OPEN, state__in=once)
        return list(editions.select_related("review").defer(*LONG_TEXTS).order_by("-number"))

    @cached_property
    def change_log(self):
        return changelog.entries(self.changes)

    @cached_property
    def changes_shown(self):
        """What the article's own page tells: the latest, and every correction however old."""
        return [
            entry
            for place, entry in enumerate(self.change_log)
            if place < LATEST_CHANGES or entry.is_correction
        ]

    @cached_property
    def questions(self):
        public = self.article.questions.public().filter(language=self.article.language)
        return list(public.order_by("order", "pk")[:8])

    @cached_property
    def part(self):
        parts = self.edition.parts
        place = next((n for n, part in enumerate(parts) if part["pk"] == self.article.pk), None)
        if place is None or len(parts) < 2:
            return None
        around = [None, *parts, None]
        return Part(place + 1, len(parts), around[place], around[place + 2])

    @cached_property
    def related(self):
        return related_to(self.edition)

    @cached_property
    def latest(self):
        """The newest of the articles that this page does not offer already."""
        offered = [self.article.pk, *(other.group for other in self.related)]
        return list(cards(self.article.language).exclude(article__in=offered)[:5])

    @cached_property
    def top(self):
        return list(top(self.article.language).exclude(article=self.article)[:5])


class Preview(Page):
    """An edition as its page would show it, whoever may see it; it stands at addresses of its own.

    What is not signed yet is shown as it is saved.
    """

    path = in_depth_path = None
    is_indexed = False

    def __init__(self, edition, *, path, in_depth_path):
        self.edition = _with_parts(Edition.objects).get(pk=edition.pk)
        self.article = self.edition.article
        self.signed = json.loads(self.edition.signed or canonical(self.edition.content))
        self.path, self.in_depth_path = path, in_depth_path

    @cached_property
    def related(self):
        """What is not public is related to nothing; readers of the edition before see its list."""
        return related_to(self.article.editions.public().first() or self.edition)


_PICTURE = ("sha256", "extension", "width", "height")
_PORTRAIT = (*_PICTURE, "focal_x", "focal_y")


def _only(facts, names):
    return {name: facts[name] for name in names}
