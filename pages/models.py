from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from audit.models import Imported, Published, record
from authors.models import Author
from clinic import markup
from clinic.exceptions import Refused, Stale
from clinic.fields import WebField
from clinic.languages import address
from clinic.models import Clinic
from discovery import links
from pages.documents import put_document
from pages.enquiries import Enquiry  # noqa: F401  (a model too)
from pages.gaps import gaps
from reviews.models import Review, canonical, content_hash


class Page(Published, Imported):
    """A page of the clinic's own: services, fees, and its words for the policies.

    Its text is what readers see. Work on it goes on in editions; publishing one brings its words
    here. What is no text (the address, where to book, who gives the service) has no editions.
    """

    # These have an address of their own, and a text of ours until the clinic writes its own.
    POLICIES = ("about", "privacy", "editorial-policy", "corrections", "accessibility")
    # These can be started from a text of ours.
    TEMPLATES = (*POLICIES, "complaints", "impressum")
    TEXT = ("title", "standfirst", "body")

    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        allow_unicode=True,
        help_text=_(
            "“about”, “privacy”, “editorial-policy”, “corrections”, “accessibility” replace ours."
        ),
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    standfirst = models.CharField(_("standfirst"), max_length=400, blank=True)
    body = models.TextField(_("text"), blank=True)
    booking_url = WebField(
        _("booking link"),
        blank=True,
        help_text=_("For a page about a service: where a visitor books it."),
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_(
            "Where this service is given. With a booking link or a place, articles can end with it."
        ),
    )
    # Chosen in the article's form: the text ends with this service, not with its authors.
    articles = models.ManyToManyField(Article, related_name="services", editable=False)
    authors = models.ManyToManyField(
        Author,
        related_name="services",
        blank=True,
        verbose_name=_("who gives this service"),
        help_text=_("Their profiles lead to this page, and it leads to them."),
    )
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["title"]
        permissions = [
            ("publish_page", "Can publish and withdraw pages"),
            ("sign_page", "Can sign the texts of pages"),
        ]
        constraints = [
            *Published.Meta.constraints,
            *Imported.Meta.constraints,
            models.UniqueConstraint(name="pages_page_address", fields=["language", "slug"]),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        if self.slug in self.POLICIES:
            return address(f"pages:{self.slug}", language=self.language)
        return address("pages:page", self.slug, language=self.language)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.body = links.anchored(markup.clean(self.body))
        super().save(*args, **kwargs)
        put_document(self)

    # -- Its editions --------------------------------------------------------------------------

    @property
    def draft(self):
        """The edition that is being worked on, or None."""
        return self.editions.filter(published_at=None).first()

    @cached_property
    def public_edition(self):
        """The edition whose words readers see; None for a page that came in without one."""
        done = self.editions.exclude(published_at=None).select_related("review__reviewer")
        return done.order_by("-number").first()

    @property
    def words(self):
        """The draft, or where nobody works on it the page itself: both have a title and a text."""
        return self.draft or self

    @transaction.atomic
    def start_draft(self, *, by, text=None):
        """Begin the next edition, from the words of `text`, an edition, or else from the page's."""
        row = self._lock()
        if row.draft:
            raise Refused(_now("Somebody works on the next edition of this page already."))
        last = row.editions.order_by("-number").first()
        words = {name: getattr(text or row, name) for name in self.TEXT}
        draft = row.editions.create(number=last.number + 1 if last else 1, created_by=by, **words)
        record("create", draft, by=by)
        return draft

    @transaction.atomic
    def write(self, *, by, version, **text):
        """Save words in the draft, which begins with the first change. Says whether they changed.

        `version` is that of the form: 0 where there was no draft when it was opened.
        """
        row = self._lock()
        draft = row.draft
        if (draft.version if draft else 0) != version:
            raise Stale(
                _now(
                    "Somebody saved another text of this page while you had it open. Yours is "
                    "still here: please copy it, open the page again, and put both together."
                )
            )
        text["body"] = links.anchored(markup.clean(text["body"]))
        if all(getattr(draft or row, name) == words for name, words in text.items()):
            return False
        draft = draft or row.start_draft(by=by)
        for name, words in text.items():
            setattr(draft, name, words)
        draft.version, draft.edited_by = draft.version + 1, by
        draft.save()
        record("change", draft, by=by, version=draft.version)
        if row.public_from is None and row.title != draft.title:
            Page.objects.filter(pk=row.pk).update(title=draft.title)  # what the desk calls it
        return True

    @transaction.atomic
    def throw_draft_away(self, *, by):
        row = self._lock()
        draft = row.draft
        if draft is None or not row.public_edition:
            raise Refused(_now("There is no draft beside a text that was public."))
        record("delete", draft, by=by)
        draft.delete()

    @transaction.atomic
    def publish(self, *, by):
        """Show the draft's words from now on, or the last ones again where there is no draft."""
        row = self._lock()
        if row.draft is None and not row.editions.exists():
            row.start_draft(by=by)
        draft = row.draft
        if draft is None and row.is_public:
            raise Refused(_now("This is public already."))
        shown = draft or row
        if open_gaps := gaps(*(getattr(shown, name) for name in self.TEXT)):
            raise Refused(_now("There are gaps to fill in first: %s") % "; ".join(open_gaps))
        if draft:
            for name in self.TEXT:
                setattr(self, name, getattr(draft, name))
            draft.published_at, draft.published_by = timezone.now(), by
            draft.save(update_fields=["published_at", "published_by"])
        self.public_from = row.public_from if row.is_public else timezone.now()
        self.public_until, self.published_by = None, by
        window = ["public_from", "public_until", "published_by"]
        self.save(update_fields=[*self.TEXT, *window, "edited_at"])
        self.__dict__.pop("public_edition", None)
        record("publish", self, by=by, edition=draft and draft.number)


class PageEdition(models.Model):
    """One version of a page's text. Once it was published the database refuses other words."""

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=160)
    standfirst = models.CharField(_("standfirst"), max_length=400, blank=True)
    body = models.TextField(_("text"), blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    edited_at = models.DateTimeField(auto_now=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # A page may be read by a colleague, before it is public or after; it need not be.
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("edition of a page")
        verbose_name_plural = _("editions of pages")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="pages_edition_number", fields=["page", "number"]),
            models.UniqueConstraint(
                name="pages_one_draft", fields=["page"], condition=Q(published_at=None)
            ),
            models.CheckConstraint(
                name="pages_edition_published_by_somebody",
                condition=Q(published_at=None) | Q(published_by__isnull=False),
            ),
        ]

    def __str__(self):
        return _now("%(title)s, edition %(number)d") % {"title": self.title, "number": self.number}

    @property
    def content(self):
        """What a signature covers."""
        return {"language": self.page.language} | {n: getattr(self, n) for n in Page.TEXT}

    @property
    def vouched_for(self):
        """The review, while these are the words that were signed."""
        signed = self.review and self.review.content_hash == content_hash(canonical(self.content))
        return self.review if signed else None


class Appearance(Clinic):
    """The clinic's profile under the name of what it looks like, with a permission of its own."""

    class Meta:
        proxy = True
        default_permissions = ["change"]
        verbose_name = verbose_name_plural = _("how the site looks")
