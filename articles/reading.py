"""What readers are shown of articles, gathered in few queries. All of it starts from `public()`."""

import json
from dataclasses import dataclass
from functools import lru_cache
from threading import get_ident

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, JSONField, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast, JSONObject, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from articles import changelog, services, texts
from articles.documents import KIND
from articles.models import Article, Byline, Edition, Tag
from articles.related import related_to
from authors.models import Author
from clinic import content_version
from clinic.languages import alternates, translations
from discovery.models import Document
from glossary.drawing import Drawing
from glossary.linker import linking
from images.models import Image
from references.citations import references_shown
from references.models import Reference
from reviews.models import Review, canonical
from reviews.standing import is_indexed

# A series that is longer is none: its articles say that they belong to it, not where.
MOST_PARTS = 200
LATEST_CHANGES = 3
MOST_QUESTIONS = 8
# So many each of the newest and of the most read stand under an article.
LISTED = 5
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
    return most_read(cards(language))


def most_read(editions):
    read = editions.filter(article__summary__score__gt=0)
    return read.order_by("-article__summary__score", "-pk")


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
    public = _editions().public()
    return public.filter(article__slug=slug, article__language=language).first()


def _editions():
    """Editions with all that comes in the same query."""
    return _with_parts(timezone.localdate(), get_ident())


@lru_cache(maxsize=64)
def _with_parts(today, thread):
    """To put it together costs more than to ask, so it is kept: for the day, since what may be
    indexed depends on it, and for each thread, since Django changes subqueries as it writes them.
    """
    tags = Tag.objects.filter(tagged__content_object=OuterRef("pk")).order_by("name")
    unlinked = Article.unlinked_terms.through.objects.filter(article=OuterRef("article"))
    bylines = Byline.objects.filter(edition=OuterRef(OuterRef("pk")))
    people = Author.objects.public().filter(
        Q(pk__in=bylines.values("author"))
        | Q(pk=OuterRef("review__reviewer"))
        | Q(pk=OuterRef("review__inherits__reviewer"))
    )
    photo = {name: f"photo__{name}" for name in _PORTRAIT}
    person = JSONObject(pk="pk", slug="slug", booking_url="booking_url", place="place", **photo)
    parts = in_series(
        Edition.objects.public().filter(
            article__series=OuterRef("article__series"),
            article__language=OuterRef("article__language"),
        )
    )
    part = JSONObject(pk="article", slug="article__slug", title="title")
    once = [Edition.State.APPROVED, Edition.State.WITHDRAWN]
    log = Edition.objects.filter(_WAS_OPEN, article=OuterRef("article"), state__in=once)
    return Edition.objects.select_related(
        *("article__topic", "article__series", "article__summary", "review__inherits", "hero")
    ).annotate(
        tags=ArraySubquery(tags.values(json=JSONObject(name="name", slug="slug"))),
        retracted=_retracted(),
        unlinked=ArraySubquery(unlinked.values("entry__slug")),
        people=ArraySubquery(people.values(json=person)),
        services=ArraySubquery(services.public_of("article")),
        parts=ArraySubquery(parts.values(json=part)[:MOST_PARTS]),
        log=ArraySubquery(log.order_by("-number").values(json=_OF_THE_LOG)),
        asked=ArraySubquery(_questions().values(json=_OF_A_QUESTION)),
        content_version=content_version.settled_token(),
        in_other_languages=translations(indexable(Edition.objects.public()), "article"),
    )


def _questions():
    """The public questions that belong to an edition's article."""
    public = apps.get_model("faq", "Question").objects.public()
    own = public.filter(articles=OuterRef("article"), language=OuterRef("article__language"))
    return own.order_by("order", "pk")[:MOST_QUESTIONS]


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

    # Which of the two texts is shown: "body" in plain words, or "in_depth". One review covers both.
    register = "body"

    def __init__(self, edition):
        self.edition, self.article = edition, edition.article
        self.signed = json.loads(edition.signed)

    @property
    def path(self):
        return self.article.get_absolute_url()

    @property
    def address(self):
        """Where the text that is shown stands; `path` is where the plain one does."""
        return self.in_depth_path if self.is_in_depth else self.path

    @property
    def is_in_depth(self):
        return self.register == "in_depth"

    @property
    def alternates(self):
        """The same article in each of its languages, for search engines."""
        if self.is_in_depth or not self.is_indexed:
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

    @property
    def text(self):
        """The text that is shown."""
        return self.in_depth if self.is_in_depth else self.body

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
            version=self.edition.content_version,
        )

    @cached_property
    def _body_and_terms(self):
        return self.with_terms(self.body)

    @cached_property
    def _text_and_terms(self):
        return self.with_terms(self.in_depth) if self.is_in_depth else self._body_and_terms

    @property
    def text_with_terms(self):
        return self._text_and_terms.html

    @property
    def terms(self):
        """The terms that the text explains, in their order."""
        return self._text_and_terms.terms

    @cached_property
    def hero(self):
        """The main image as signed, cropped around its focal point as that is now."""
        return hero_of(self.edition, self.signed)

    @cached_property
    def drawing(self):
        """In place of a main image: the brain with the first regions that the article explains."""
        named = [(term.slug, term.name) for term in self._body_and_terms.terms]
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
    def service(self):
        """The page of the service that the article ends with, or None."""
        return next((services.page_model()(**facts) for facts in self.edition.services), None)

    @cached_property
    def taking_bookings(self):
        """The authors with whom a reader can book, where no service was chosen."""
        if self.service:
            return []
        return [
            {**person, **_only(profile, ("booking_url", "place"))}
            for person in self.authors
            if (profile := self._profiles.get(person["author"])) and profile["booking_url"]
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
        """The editions that readers could see, newest first, as far as the log tells of them."""
        return [_of_the_log(**facts) for facts in self.edition.log]

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
        return [_row(apps.get_model("faq", "Question"), facts) for facts in self.edition.asked]

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

    @property
    def latest(self):
        """The newest of the articles that this page does not offer already."""
        new = [edition for edition in self._others if edition.article_id not in self._offered]
        new.sort(key=lambda edition: (edition.published_at, edition.pk), reverse=True)
        return new[:LISTED]

    @property
    def top(self):
        read = [edition for edition in self._others if edition.score]
        read.sort(key=lambda edition: (edition.score, edition.pk), reverse=True)
        return read[:LISTED]

    @cached_property
    def _offered(self):
        return {other.group for other in self.related}

    @cached_property
    def _others(self):
        """The newest and the most read editions beside this one, in one query."""
        public = Edition.objects.public().filter(article__language=self.article.language)
        public = public.exclude(article=self.article)
        newest = public.exclude(article__in=self._offered).order_by("-published_at", "-pk")
        both = newest.values("pk")[:LISTED].union(most_read(public).values("pk")[:LISTED])
        shown = Edition.objects.filter(pk__in=both).select_related("article")
        shown = shown.only("title", "published_at", "article__slug", "article__language")
        return list(shown.annotate(score=F("article__summary__score")))


class Preview(Page):
    """An edition as its page would show it, whoever may see it; it stands at addresses of its own.

    What is not signed yet is shown as it is saved.
    """

    path = in_depth_path = None
    is_indexed = False

    def __init__(self, edition, *, path, in_depth_path):
        self.edition = _editions().get(pk=edition.pk)
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


# -- Rows that came with another, as JSON --------------------------------------------------------

_OF_A_QUESTION = JSONObject(
    **{name: name for name in ("slug", "language", "question", "short_answer")}
)
_OF_AN_EDITION = (
    *("number", "state", "change", "change_summary"),
    *("published_at", "public_from", "withdrawn_at"),
)
_OF_A_REVIEW = ("kind", "reviewed_on", "reviewer_shown")
_OF_THE_LOG = JSONObject(
    **{name: name for name in _OF_AN_EDITION},
    review=JSONObject(**{name: f"review__{name}" for name in _OF_A_REVIEW}),
)


def _of_the_log(review, **facts):
    edition = _row(Edition, facts)
    edition.review = _row(Review, review) if review["kind"] else None
    return edition


def _row(model, facts):
    fields = model._meta
    return model(**{name: fields.get_field(name).to_python(value) for name, value in facts.items()})
