from contextlib import contextmanager
from contextvars import ContextVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from clinic import fonts, notices, theme
from clinic.fields import WebField
from clinic.locations import (
    ChangedHours,  # noqa: F401  (a model too)
    Location,
    facts_of_the_main_one,
)
from clinic.logo import Logo

# The profile that a preview shows in place of the saved one, while the page is made.
_shown = ContextVar("shown", default=None)


class Clinic(models.Model):
    """The clinic's own profile, in one row: what makes the site this clinic's and no other's."""

    class ReviewPolicy(models.TextChoices):
        TWO_PERSON = "two_person", _("Two persons: a second clinician signs every text")
        SOLO = "solo", _("Solo: a one-person clinic checks its own texts, and says so to readers")

    class CitationStyle(models.TextChoices):
        VANCOUVER = "vancouver", _("Vancouver, as in medical journals")
        APA = "apa", _("APA, 7th edition, as in psychology journals")

    class Fonts(models.TextChoices):
        SYSTEM = "system", _("The reader's own: nothing has to load")
        SOURCE = "source", _("Source Serif and Source Sans: quiet, like a good book")
        MANROPE = "manrope", _("Manrope and Hanken Grotesk: round and clear")
        HANKEN = "hanken", _("Source Serif and Hanken Grotesk: warm headings, plain text")

    class Digest(models.TextChoices):
        NONE = "none", _("not at all")
        DAILY = "daily", _("once a day")
        TWICE = "twice", _("twice a day")

    class ReadersDigest(models.TextChoices):
        NONE = "none", _("not at all")
        WEEKLY = "weekly", _("once a week, on Monday")
        MONTHLY = "monthly", _("once a month, on the first")

    name = models.CharField(_("name"), max_length=80, default="Our clinic")
    tagline = models.CharField(
        _("tagline"),
        max_length=160,
        blank=True,
        help_text=_("One line under the name on the home page."),
    )
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("Two or three sentences for the home page.")
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        default="GB",
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, like GB."))],
        help_text=_("Two letters, like GB. Decides which help lines come first."),
    )
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    booking_url = WebField(
        _("booking link"), blank=True, help_text=_("Where a visitor books an appointment.")
    )
    when_closed = models.TextField(
        _("when the clinic is closed"),
        blank=True,
        help_text=_(
            "What somebody can do then who cannot wait: your answering service, the doctor on "
            "call. Stands on the contact page beside the way to “Get help now”."
        ),
    )
    enquiries_open = models.BooleanField(
        _("visitors may ask to be called back"),
        default=False,
        help_text=_(
            "A form at the end of the contact page for a name, how and when to reach the person, "
            "and a service; no room for anything clinical. A mail says that one waits, and nothing "
            "of what it says. Each is deleted after 30 days."
        ),
    )
    leave_to = WebField(
        _("where “Leave this site” leads"),
        blank=True,
        default="https://www.wikipedia.org/",
        help_text=_(
            "A site that anybody might have open, for readers who must not be seen here. It stands "
            "in the head of every page. Empty: nothing is offered."
        ),
    )
    show_views = models.BooleanField(
        _("show how often an article was read"),
        default=True,
        help_text=_("From 100 views on; fewer say nothing."),
    )
    show_ratings = models.BooleanField(
        _("show stars and how many found it helpful"),
        default=True,
        help_text=_("From 10 votes on; fewer say nothing."),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=theme.DEFAULT,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write it like #1f5f6b."))],
        help_text=_(
            "Buttons and links. Where it could not be read it is made darker, and lighter by night."
        ),
    )
    fonts = models.CharField(_("typefaces"), max_length=12, choices=Fonts, default=Fonts.SYSTEM)
    # What follows is set on the pages "How the site looks". None: as the site comes.
    logo = models.JSONField(_("logo"), null=True, blank=True, default=None, editable=False)
    home = models.JSONField(_("home page"), null=True, blank=True, default=None, editable=False)
    menu = models.JSONField(_("menu"), null=True, blank=True, default=None, editable=False)
    footer = models.JSONField(_("footer"), blank=True, default=list, editable=False)
    notices = models.JSONField(_("notices"), blank=True, default=list, editable=False)
    complaints = models.TextField(
        _("how to complain"),
        blank=True,
        help_text=_("Shown where a comment turns out to be a complaint."),
    )
    review_policy = models.CharField(
        _("review policy"), max_length=12, choices=ReviewPolicy, default=ReviewPolicy.TWO_PERSON
    )
    citation_style = models.CharField(
        _("how references are written"),
        max_length=12,
        choices=CitationStyle,
        default=CitationStyle.VANCOUVER,
        help_text=_("In lists under the texts. May be changed at any time; no text changes."),
    )
    look_up_references = models.BooleanField(
        _("look up references at Crossref and PubMed"),
        default=False,
        help_text=_(
            "Off, this site asks nobody. On, a colleague's click sends the identifier of a work, "
            "and nothing else, to one of the two."
        ),
    )
    check_outside_links = models.BooleanField(
        _("check links to other sites"),
        default=False,
        help_text=_(
            "Off, this site asks nobody. On, it asks each address that a text or a reference leads "
            "to, once a week, whether it is still there, and says who asks."
        ),
    )
    comments_read_by = models.CharField(
        _("who reads comments"),
        max_length=120,
        blank=True,
        help_text=_("A name or role. While this is empty, commenting is off."),
    )
    comments_read_when = models.CharField(
        _("when comments are read"),
        max_length=160,
        blank=True,
        help_text=_("Shown to writers, for example: on working days, within two days."),
    )
    comments_close_after = models.PositiveSmallIntegerField(
        _("close comments after (days)"),
        default=180,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
    )
    comments_urgent_within = models.PositiveSmallIntegerField(
        _("read urgent comments within (hours)"),
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 14)],
        help_text=_(
            "Where one waits longer, the comment box closes and says why, until it is decided."
        ),
    )
    comments_back_on = models.DateField(
        _("comments are read again on"),
        null=True,
        blank=True,
        help_text=_(
            "For holidays: until this day the comment box is closed and says so. Empty: it is open."
        ),
    )
    comments_look_again_after = models.PositiveSmallIntegerField(
        _("look at old comments again after (days)"),
        default=1095,
        help_text=_(
            "Under an article that is closed for comments, those published so long ago go back "
            "into the queue, a few a day. 0: never."
        ),
    )
    hold_after_reports = models.PositiveSmallIntegerField(
        _("hold a comment after (readers’ reports)"),
        default=3,
        help_text=_(
            "So many readers take a comment off the page until somebody has looked at it again. "
            "0: never."
        ),
    )
    refuse_testimonials = models.BooleanField(
        _("refuse testimonials"),
        default=True,
        help_text=_(
            "In several countries a clinic may not publish what patients say of its treatment."
        ),
    )
    replies_allowed = models.BooleanField(
        _("the practice may reply to comments"),
        default=False,
        help_text=_(
            "A reply is read by all. It must never say or suggest that a writer is a patient here."
        ),
    )
    comments_searchable = models.BooleanField(
        _("comments may be found by search engines"), default=False
    )
    comments_digest = models.CharField(
        _("how often moderators hear by mail of what waits"),
        max_length=8,
        choices=Digest,
        default=Digest.DAILY,
        help_text=_("Of urgent ones they hear at once. No mail has a word of a comment in it."),
    )
    readers_digest = models.CharField(
        _("how often readers may hear by mail of new articles"),
        max_length=8,
        choices=ReadersDigest,
        default=ReadersDigest.NONE,
        help_text=_(
            "Only those who ask for it and confirm it, with a link to stop in every letter. "
            "“Not at all” takes the form off the site and sends nothing."
        ),
    )
    staff_support = models.TextField(
        _("support for moderators"),
        blank=True,
        help_text=_(
            "Whom a colleague may ring or write to after a hard day, one a line. Shown beside the "
            "queue; addresses that begin with https:// become links."
        ),
    )

    class Meta:
        verbose_name = verbose_name_plural = _("the clinic's profile")
        constraints = [models.CheckConstraint(name="clinic_one_row", condition=Q(pk=1))]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls):
        """The profile; an unsaved one with the defaults where none was filled in yet.

        Its main location comes with it in one query, since every page names both.
        """
        return (
            _shown.get()
            or cls.objects.annotate(main_facts=facts_of_the_main_one()).first()
            or cls(pk=1)
        )

    @contextmanager
    def shown(self):
        """Within it this is the current profile, saved or not: a preview shows real pages so."""
        token = _shown.set(self)
        try:
            yield
        finally:
            _shown.reset(token)

    @property
    def picture(self):
        return Logo.of(self.logo)

    @property
    def theme_query(self):
        return theme.query(self.accent)

    @property
    def font_stylesheet(self):
        return fonts.stylesheet(self.fonts)

    @property
    def first_font(self):
        return fonts.first_file(self.fonts)

    @property
    def notices_now(self):
        return notices.current(self.notices)

    @property
    def has_digest(self):
        return self.readers_digest != self.ReadersDigest.NONE

    @cached_property
    def main_location(self):
        """The first of its locations; one without any facts where there is none."""
        if not self._state.adding and not hasattr(self, "main_facts"):
            return Location.objects.first() or Location()  # it did not come from `current`
        return Location(**(getattr(self, "main_facts", None) or {}))

    @property
    def address(self):
        return self.main_location.address

    @property
    def hours(self):
        """The main location's opening hours, one line for days that have the same."""
        lines = [f"{days} {hours}" for days, hours in self.main_location.hours_in_words]
        return "\n".join(filter(None, [*lines, self.main_location.hours_note]))

    @property
    def comments_are_read(self):
        return bool(self.comments_read_by and self.comments_read_when)


class Redirect(models.Model):
    """An address that was public once and where it leads now, for all kinds of things."""

    old_path = models.CharField(_("old address"), max_length=400, unique=True)
    new_path = models.CharField(_("new address"), max_length=400)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        constraints = [
            models.CheckConstraint(
                name="clinic_redirect_leads_elsewhere", condition=~Q(old_path=models.F("new_path"))
            )
        ]

    def __str__(self):
        return f"{self.old_path} → {self.new_path}"

    @classmethod
    def add(cls, old_path, new_path):
        """Lead `old_path` to `new_path`. Chains collapse, and a path in use again leads nowhere."""
        cls.objects.filter(old_path=new_path).delete()
        cls.objects.filter(new_path=old_path).update(new_path=new_path)
        cls.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})


class RateLimit(models.Model):
    """How often something was done in the current window; see `network.limit`."""

    key = models.CharField(max_length=120, primary_key=True)
    window_start = models.DateTimeField()
    count = models.PositiveIntegerField()
