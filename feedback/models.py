from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Edition
from faq.models import Question
from safety.identities import identities, without_identities
from safety.triage import CRISIS_HELP


class DailyViews(models.Model):
    """How often an article was read on a day, and how often its link to book was followed. Nothing
    about who.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="daily_views")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)
    bookings = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("what people read")
        constraints = [
            models.UniqueConstraint(name="feedback_views_once_a_day", fields=["article", "day"])
        ]
        indexes = [models.Index(fields=["day"], name="feedback_views_by_day")]


class MonthlyViews(models.Model):
    """The sums of the daily ones, kept by the statement that counts: a year at one look."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="monthly_views")
    month = models.DateField()  # its first day
    count = models.PositiveIntegerField()
    bookings = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = _("what people read in a month")
        constraints = [
            models.UniqueConstraint(name="feedback_views_once_a_month", fields=["month", "article"])
        ]


class WeeklyMail(models.Model):
    """Somebody wants to hear on Mondays what people read; `told_until` is the last such Monday."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    told_until = models.DateField()

    class Meta:
        verbose_name = verbose_name_plural = _("weekly mail")

    def __str__(self):
        return str(self.user)


class Vote(models.Model):
    """One visitor's answer on one day, changeable that day; the visitor is a hash of that day."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="votes")
    # The one that was read; unknown of votes from before this was noted.
    edition = models.ForeignKey(
        Edition, on_delete=models.SET_NULL, null=True, editable=False, related_name="votes"
    )
    day = models.DateField()
    visitor = models.CharField(max_length=64)
    helpful = models.BooleanField(null=True)
    stars = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(
                name="feedback_one_vote_a_day", fields=["article", "day", "visitor"]
            ),
            models.CheckConstraint(
                name="feedback_stars_1_to_5", condition=Q(stars__gte=1, stars__lte=5)
            ),
        ]


class QuestionVote(models.Model):
    """One visitor's answer on one day whether a question's answer helped; see `Vote`."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="votes")
    day = models.DateField()
    visitor = models.CharField(max_length=64)
    helpful = models.BooleanField()

    class Meta:
        verbose_name = _("vote on a question")
        verbose_name_plural = _("votes on questions")
        constraints = [
            models.UniqueConstraint(
                name="feedback_one_question_vote_a_day", fields=["question", "day", "visitor"]
            )
        ]


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def may_be_answered_by(self, user):
        """All for those who see to readers, for others what concerns articles of their own."""
        if user.has_perm("feedback.answer_any_report"):
            return self
        mine = Edition.objects.may_be_edited_by(user)
        return self.filter(article__in=mine.values("article"))


class Report(models.Model):
    """A reader says that something on a page is wrong. No name, no address."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports")
    edition = models.ForeignKey(
        Edition, on_delete=models.SET_NULL, null=True, editable=False, related_name="reports"
    )
    text = models.TextField(_("what is wrong"), max_length=2000)
    # What triage made of it: some write here that they are in danger.
    level = models.PositiveSmallIntegerField(default=0, editable=False)
    at = models.DateTimeField(_("received"), auto_now_add=True)
    answered_at = models.DateTimeField(_("settled"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("settled by"),
    )
    answer = models.TextField(
        _("what was done"),
        blank=True,
        help_text=_("For colleagues and the next reviewer. Readers never see it."),
    )
    nonce = models.CharField(max_length=64, unique=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-pk"]
        permissions = [("answer_any_report", "Can settle readers' reports on any article")]
        constraints = [
            models.CheckConstraint(
                name="feedback_settled_with_what_was_done",
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
            )
        ]

    def __str__(self):
        return f"{self.article}, {self.at:%Y-%m-%d}"

    @property
    def is_urgent(self):
        return self.answered_at is None and self.level >= CRISIS_HELP

    @property
    def personal(self):
        """The words in it that may say who somebody is."""
        return identities(self.text)

    @property
    def without_persons(self):
        return without_identities(self.text)


# Fewer say nothing about a page, and may say something about who was there.
FEWEST_VIEWS, FEWEST_VOTES = 100, 10


class Helpfulness(models.Model):
    """How many readers found something helpful, and how many did not."""

    helpful = models.PositiveIntegerField(default=0)
    unhelpful = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def helpful_votes(self):
        return self.helpful + self.unhelpful

    @property
    def has_helpful_votes(self):
        """Whether there are enough of them to show."""
        return self.helpful_votes >= FEWEST_VOTES

    @property
    def helpful_share(self):
        """Percentage of readers who found it helpful, or None without votes."""
        return round(100 * self.helpful / self.helpful_votes) if self.helpful_votes else None


class Summary(Helpfulness):
    """The counts that readers see, refreshed at most every ten minutes: a vote changes no page."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    views = models.PositiveIntegerField(default=0)
    star_votes = models.PositiveIntegerField(default=0)
    stars = models.FloatField(default=0)
    # Views weighted so that one of a fortnight ago counts half: what "top articles" sorts by.
    score = models.FloatField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("counts")
        indexes = [models.Index(fields=["-score"], name="feedback_top")]

    @property
    def has_views(self):
        """Whether there are enough of them to show; so for stars."""
        return self.views >= FEWEST_VIEWS

    @property
    def has_stars(self):
        return self.star_votes >= FEWEST_VOTES


class QuestionSummary(Helpfulness):
    """The same for a question."""

    question = models.OneToOneField(
        Question, on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )

    class Meta:
        verbose_name = verbose_name_plural = _("counts of a question")
