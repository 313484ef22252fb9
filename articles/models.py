from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.desk import Note, Outline, Presence, PreviewLink, ReviewLink  # noqa: F401  (models too)
from articles.findings import Dismissal, Override, PreflightSummary, SwitchedOff  # noqa: F401
from audit.models import Imported, ImportRun
from authors.models import Author
from clinic import markup
from clinic.languages import address
from clinic.public import Window, WindowQuerySet
from discovery import links
from glossary.models import Entry
from images.models import Image
from references.merging import current_keys
from references.models import Reference
from reviews.models import Review, canonical, content_hash
from reviews.standing import Standing

RESERVED_SLUGS = {"topic", "tag", "series", "atlas", *dict(settings.LANGUAGES)}


def not_reserved(slug):
    if slug in RESERVED_SLUGS or (slug.isdigit() and len(slug) == 4):
        raise ValidationError(
            _("“%s” is taken by the site itself. Please choose another address.") % slug
        )


class WithPublicArticles(models.QuerySet):
    """Topics, series: shown once a public article stands in them."""

    def public(self, language=None):
        editions = Edition.objects.public().filter(
            **{f"article__{self.model._meta.model_name}": OuterRef("pk")}
        )
        if language:
            editions = editions.filter(article__language=language)
        return self.filter(Exists(editions))


class Topic(models.Model):
    name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("Two or three words that a visitor would use, like “Anxiety and fear”."),
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("The end of its page's address. The old one will lead to the new one."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_(
            "What readers find here, in one or two sentences. They stand on top of the topic's "
            "page, and search engines show them."
        ),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest number comes first.")
    )
    # Readers see it lead the topic's page as long as it is public and stands in this topic.
    lead = models.ForeignKey(
        "Article",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leading article"),
    )

    objects = WithPublicArticles.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:topic", args=[self.slug])


class Series(models.Model):
    title = models.CharField(
        _("title"), max_length=120, help_text=_("What its articles have in common.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("The end of its page's address. The old one will lead to the new one."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("For whom it is, and whether its parts build on each other."),
    )

    objects = WithPublicArticles.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:series", args=[self.slug])


class TagQuerySet(models.QuerySet):
    def public(self):
        return self.filter(Exists(TaggedEdition.objects.public().filter(tag=OuterRef("pk"))))


class Tag(TagBase):
    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        # As people type it, in capitals or not.
        indexes = [models.Index(Upper("name"), name="articles_tag_by_name")]

    def get_absolute_url(self):
        return reverse("articles:tag", args=[self.slug])


class Spelling(models.Model):
    """Another way to write a tag; whoever types it means the tag."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="spellings")
    name = models.CharField(_("other spelling"), max_length=80)

    class Meta:
        verbose_name = _("other spelling")
        verbose_name_plural = _("other spellings")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="articles_spelling_once",
                violation_error_message=_("This spelling belongs to a tag already."),
            )
        ]

    def __str__(self):
        return self.name


class ArticleQuerySet(models.QuerySet):
    def public(self):
        return self.filter(Exists(Edition.objects.public().filter(article=OuterRef("pk"))))


class Article(Imported):
    """The lasting thing with an address. Its text lives in editions."""

    class Risk(models.TextChoices):
        GENERAL = "general", _("General: reviewed every 24 months")
        MEDICATION = "medication", _("About medication: reviewed every 6 months")
        CRISIS = "crisis", _("About crisis or self-harm: reviewed every 6 months")

    slug = models.SlugField(
        _("address"), max_length=200, allow_unicode=True, validators=[not_reserved]
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    translation_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="translations"
    )
    topic = models.ForeignKey(
        Topic,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("topic"),
    )
    series = models.ForeignKey(
        Series,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("series"),
    )
    series_position = models.PositiveSmallIntegerField(
        _("part number"),
        null=True,
        blank=True,
        help_text=_(
            "In which order the parts come. Readers see “Part 2 of 5” as counted among what is "
            "public; parts without a number come last, the oldest first."
        ),
    )
    risk = models.CharField(_("risk"), max_length=10, choices=Risk, default=Risk.GENERAL)
    review_months = models.PositiveSmallIntegerField(
        _("months until the next review"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text=_("Empty: as the risk says. At most 36; at most 6 where it may do harm."),
    )
    comments_open = models.BooleanField(
        _("readers may comment"),
        default=True,
        help_text=_("Off leaves no trace of comments on the page."),
    )
    comments_close_after = models.PositiveSmallIntegerField(
        _("close comments after (days)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("Counted from the day of publishing. Empty: as the clinic says."),
    )
    tab_title = models.CharField(
        _("title in the browser's tab"),
        max_length=80,
        blank=True,
        help_text=_(
            "Empty: the article's title. Something neutral for a reader whose screen or history is "
            "watched, like “Reading”; give it a neutral address too."
        ),
    )
    unlinked_terms = models.ManyToManyField(
        Entry,
        blank=True,
        related_name="+",
        verbose_name=_("terms not explained here"),
        help_text=_("Glossary terms that this article should not link."),
    )
    terms_in_each_section = models.BooleanField(
        _("explain terms again in each section"),
        default=False,
        help_text=_("For a long text that people read in parts. Else only where first mentioned."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="articles",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-pk"]
        constraints = [
            *Imported.Meta.constraints,
            models.UniqueConstraint(
                name="articles_article_address",
                fields=["language", "slug"],
                violation_error_message=_("Another article has this address already."),
            ),
        ]

    def __str__(self):
        return self.slug

    def get_absolute_url(self):
        return address("articles:article", self.slug, language=self.language)

    @property
    def working_edition(self):
        return self.editions.filter(state__in=Edition.WORKING).first()


class RelatedChoice(models.Model):
    """An editor's hand in the related list: put first, or never shown."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="related_choices")
    other = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="+", verbose_name=_("article")
    )
    shown = models.BooleanField(_("show first (else never)"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("related article chosen by hand")
        verbose_name_plural = _("related articles chosen by hand")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="articles_relatedchoice_once", fields=["article", "other"]
            ),
            models.CheckConstraint(
                name="articles_related_to_another", condition=~Q(article=F("other"))
            ),
        ]

    def __str__(self):
        return f"{self.article} → {self.other}"


class EditionQuerySet(WindowQuerySet):
    def public(self):
        return super().public().filter(state=Edition.State.APPROVED)

    def may_be_edited_by(self, user):
        """Everything for administrators, for others their own."""
        return self if user.has_perm("articles.edit_any_edition") else self.by_person(user)

    def by_person(self, user):
        """The user's own: made by the user, or with the user among the authors."""
        own = Q(created_by=user) | Q(article__created_by=user) | Q(bylines__author__user=user)
        return self.filter(pk__in=self.model.objects.filter(own).values("pk"))

    def may_be_seen_by(self, user):
        """For staff: one's own, what one reviewed, what is public; for reviewers, in review."""
        editions = self.model.objects
        seen = (Q(reviewer__user=user) | Q(approved_by=user)) & ~Q(state=Edition.State.BINNED)
        seen |= Q(pk__in=editions.may_be_edited_by(user).values("pk"))
        seen |= Q(pk__in=editions.public().values("pk"))
        if user.has_perm("articles.sign_edition"):
            seen |= Q(state=Edition.State.IN_REVIEW)
        return self.filter(seen)

    def may_be_accounted_for_by(self, user):
        """One's own, and everything for whoever may read the record of who did what."""
        return self if user.has_perm("audit.view_event") else self.may_be_edited_by(user)

    def with_status(self):
        """What `Edition.status` would ask for one by one."""
        following = Edition.objects.filter(
            article=OuterRef("article"), public_from=OuterRef("public_until")
        )
        return self.annotate(is_followed=Exists(following))


class Edition(Window):
    """One version of an article's text.

    From approval on it is frozen: the database refuses any change to what the signature covers.
    `signed` holds the canonical JSON that the hash is taken of, and pages are rendered from it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        CHANGES_REQUESTED = "changes_requested", _("Changes requested")
        APPROVED = "approved", _("Approved")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        BINNED = "binned", _("In the bin")

    class Change(models.TextChoices):
        FIRST = "first", _("First edition")
        UPDATE = "update", _("Update: readers should know of it")
        CORRECTION = "correction", _("Correction: something was wrong")
        MINOR = "minor", _("Minor edit: spelling, a comma; the meaning stays")

    WORKING = (State.DRAFT, State.IN_REVIEW, State.CHANGES_REQUESTED)
    EDITABLE = (State.DRAFT, State.CHANGES_REQUESTED)
    # The database's trigger lets a frozen edition change in these columns alone; a test makes every
    # new column declare itself in one of the two.
    LIVING = set(
        "state public_from public_until published_at revised_at"
        " withdrawn_at withdrawn_by withdrawn_because".split()
    )
    # What taking an approval back clears, and nothing else may touch.
    SIGNATURE = {"signed", "content_hash", "review", "approved_at", "approved_by"}
    FROZEN = set(
        "id article number title standfirst body in_depth disclosure disclosure_confirmed_by"
        " tag_names hero hero_alt hero_decorative second_card_because change change_summary"
        " version import_run created_at created_by edited_at edited_by submitted_at submitted_by"
        " reviewer review_due_on binned_at binned_by".split()
    )
    # How long a draft that was thrown away rests in the bin.
    DAYS_IN_BIN = 30

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"), default=1, editable=False)
    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.DRAFT, editable=False
    )

    title = models.CharField(
        _("title"),
        max_length=300,
        help_text=_("What the article answers, in plain words. Best under 65 characters."),
    )
    standfirst = models.CharField(
        _("standfirst"),
        max_length=400,
        blank=True,
        help_text=_("One or two sentences: who it is for, and what they will know afterwards."),
    )
    body = models.TextField(_("text"), blank=True)
    in_depth = models.TextField(
        _("text in depth"),
        blank=True,
        help_text=_("Optional: a second text for readers who want more."),
    )
    disclosure = models.TextField(
        _("disclosure"),
        blank=True,
        help_text=_("Conflicts of interest and funding. Where there are none, say so."),
    )
    # Who answered for it. A text that starts from an earlier answer has none yet.
    disclosure_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    tag_names = ArrayField(
        models.CharField(max_length=80), verbose_name=_("tags"), default=list, blank=True
    )
    authors = models.ManyToManyField(Author, through="Byline", related_name="editions")
    citations = models.ManyToManyField(Reference, through="Citation", related_name="+")
    hero = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name=_("main image"),
    )
    hero_alt = models.CharField(_("text alternative of the main image"), max_length=250, blank=True)
    hero_decorative = models.BooleanField(_("the main image is decorative"), default=False)
    images = models.ManyToManyField(Image, through="Illustration", related_name="+")
    second_card_because = models.CharField(
        _("why it needs a second care card of the same kind"),
        max_length=200,
        blank=True,
        help_text=_("One card of each kind is best. For colleagues only."),
    )

    change = models.CharField(
        _("kind of change"), max_length=10, choices=Change, default=Change.FIRST
    )
    change_summary = models.CharField(
        _("what changed"),
        max_length=300,
        blank=True,
        help_text=_("One plain sentence for the public change log."),
    )

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    edited_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    submitted_at = models.DateTimeField(null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    reviewer = models.ForeignKey(
        Author,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="editions_to_review",
    )
    review_due_on = models.DateField(null=True, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, editable=False, related_name="editions"
    )
    signed = models.TextField(blank=True, editable=False)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    withdrawn_because = models.CharField(max_length=300, blank=True, editable=False)
    binned_at = models.DateTimeField(null=True, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    # Shown to readers: the article's first day, and that of the last change that matters to them.
    published_at = models.DateTimeField(null=True, editable=False)
    revised_at = models.DateTimeField(null=True, editable=False)
    # Set where the text was made public elsewhere and came in by `--publish`, unsigned.
    import_run = models.ForeignKey(
        ImportRun, on_delete=models.PROTECT, null=True, editable=False, related_name="editions"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("articles and their editions")
        ordering = ["-pk"]
        permissions = [
            ("submit_edition", "Can send an edition for review"),
            ("sign_edition", "Can review and sign an edition"),
            ("publish_edition", "Can publish an approved edition"),
            ("bin_edition", "Can put a draft into the bin and take it out again"),
            ("withdraw_edition", "Can take an edition off the site"),
            ("edit_any_edition", "Can work on everybody's editions"),
            ("override_preflight", "Can override a blocker of the preflight"),
        ]
        constraints = [
            *Window.Meta.constraints,
            models.UniqueConstraint(name="articles_edition_number", fields=["article", "number"]),
            models.UniqueConstraint(
                name="articles_one_working_edition",
                fields=["article"],
                condition=Q(state__in=["draft", "in_review", "changes_requested"]),
                violation_error_message=_("Another edition of this article is being worked on."),
            ),
            ExclusionConstraint(
                name="articles_one_public_edition",
                expressions=[
                    (
                        Func(
                            F("article_id"),
                            F("article_id"),
                            models.Value("[]"),
                            function="int8range",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func(F("public_from"), F("public_until"), function="tstzrange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(public_from__isnull=False),
                violation_error_message=_(
                    "Two editions of an article cannot be public at the same time."
                ),
            ),
            models.CheckConstraint(
                name="articles_window_only_when_approved",
                condition=Q(public_from__isnull=True, public_until__isnull=True)
                | Q(
                    state__in=["approved", "withdrawn"],
                    public_from__isnull=False,
                    published_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="articles_submitted_by_somebody",
                condition=~Q(state="in_review")
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="articles_approved_by_a_signature",
                condition=~Q(state__in=["approved", "withdrawn"])
                | (
                    ~Q(signed="")
                    & ~Q(content_hash="")
                    & Q(approved_at__isnull=False)
                    # Who signed through a link has no account, so nobody's is named.
                    & (Q(review__isnull=False) | Q(import_run__isnull=False))
                ),
            ),
            models.CheckConstraint(
                name="articles_unsigned_before_approval",
                condition=Q(state__in=["approved", "withdrawn"])
                | Q(signed="", content_hash="", review__isnull=True, approved_at__isnull=True),
            ),
            models.CheckConstraint(
                name="articles_withdrawn_by_somebody",
                condition=Q(
                    state="withdrawn", withdrawn_at__isnull=False, withdrawn_by__isnull=False
                )
                & ~Q(withdrawn_because="")
                | ~Q(state="withdrawn") & Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="articles_binned_by_somebody",
                condition=Q(state="binned", binned_at__isnull=False, binned_by__isnull=False)
                | ~Q(state="binned") & Q(binned_at__isnull=True),
            ),
            models.CheckConstraint(
                name="articles_hero_alt_or_decorative",
                condition=Q(hero__isnull=True, hero_decorative=False, hero_alt="")
                | Q(hero__isnull=False, hero_decorative=True, hero_alt="")
                | Q(hero__isnull=False, hero_decorative=False) & ~Q(hero_alt=""),
                violation_error_message=_(
                    "The main image needs a text alternative, or must be marked as decorative."
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(state="approved"),
                name="articles_latest",
            ),
            models.Index(fields=["state", "reviewer"], name="articles_edition_worklist"),
        ]

    def __str__(self):
        return f"{self.title or self.article.slug} ({self.number})"

    def get_absolute_url(self):
        return self.article.get_absolute_url()

    def save(self, *args, **kwargs):
        if self.state in self.WORKING:
            self.body = current_keys(links.anchored(markup.clean(self.body)))
            self.in_depth = current_keys(links.anchored(markup.clean(self.in_depth)))
        super().save(*args, **kwargs)

    # -- What a signature covers ---------------------------------------------------------------

    @property
    def content(self):
        """Everything that a reader is told, gathered from the edition and its child rows."""
        return {
            "language": self.article.language,
            "title": self.title,
            "standfirst": self.standfirst,
            "body": self.body,
            "in_depth": self.in_depth,
            "disclosure": self.disclosure,
            "authors": [byline.shown for byline in self.bylines.select_related("author")],
            "references": [
                c.reference.facts for c in self.citation_rows.select_related("reference")
            ],
            "images": [*([self._hero_shown] if self.hero else []), *self._images_of_the_text],
            "tags": sorted(self.tag_names),
        }

    @property
    def _hero_shown(self):
        return {
            "use": "hero",
            "alt": self.hero_alt,
            "decorative": self.hero_decorative,
            **self.hero.shown,
        }

    @property
    def _images_of_the_text(self):
        """Their text alternatives stand in the text."""
        rows = self.illustrations.select_related("image")
        return [{"use": "text", **row.image.shown} for row in rows]

    @property
    def rests_until(self):
        """When it is deleted, if nobody takes it out of the bin."""
        return self.binned_at and self.binned_at + timedelta(days=self.DAYS_IN_BIN)

    def compute_hash(self):
        return content_hash(canonical(self.content))

    @property
    def standing(self):
        """What its review is worth. What was signed is frozen, and a guard holds both together."""
        return Standing(
            self.review,
            is_signed=lambda: self.review.content_hash == self.content_hash,
            risk=self.article.risk,
            imported_at=self.public_from if self.import_run_id else None,
        )

    @property
    def is_public(self):
        return self.state == self.State.APPROVED and super().is_public

    @property
    def status(self):
        """Where it stands, derived from state and window, in one word for people."""
        now = timezone.now()
        if self.state != self.State.APPROVED or self.public_from is None:
            return self.get_state_display()
        if self.public_from > now:
            return _("Scheduled")
        if self.public_until is None or self.public_until > now:
            return _("Published")
        return _("Superseded") if self.is_followed else _("Expired")

    @cached_property
    def is_followed(self):
        """Whether another edition began when this one ended."""
        return self.article.editions.filter(public_from=self.public_until).exists()


class Byline(models.Model):
    """An author's place in the byline of an edition."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        CONTRIBUTOR = "contributor", _("Contributor")
        ILLUSTRATOR = "illustrator", _("Illustrator")
        TRANSLATOR = "translator", _("Translator")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AUTHOR)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("byline")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(name="articles_byline_once", fields=["edition", "author"])
        ]

    def __str__(self):
        return str(self.author)

    @property
    def shown(self):
        return {**self.author.shown, "as": self.role}


class Citation(models.Model):
    """That an edition cites a reference, by order of first mention; in step with the text."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="citation_rows")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="citations")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("citation")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="articles_citation_once", fields=["edition", "reference"]),
        ]

    def __str__(self):
        return f"[{self.position}] {self.reference}"


class Illustration(models.Model):
    """That an image stands in an edition's texts, by order; in step with them."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="illustrations")
    image = models.ForeignKey(Image, on_delete=models.PROTECT, related_name="illustrations")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("illustration")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="articles_illustration_once", fields=["edition", "image"]),
        ]

    def __str__(self):
        return f"{self.image} ({self.edition})"


class TaggedEditionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(content_object__in=Edition.objects.public())


class TaggedEdition(ItemBase):
    """A tag link of an approved edition; a draft's tags are plain names and show nowhere."""

    content_object = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tag_links")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")

    objects = TaggedEditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="articles_tagged_once", fields=["content_object", "tag"])
        ]
