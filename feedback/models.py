from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article


class DailyViews(models.Model):
    """How often an article was read on a day. Nothing about who."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="daily_views")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("views")
        constraints = [
            models.UniqueConstraint(name="feedback_views_once_a_day", fields=["article", "day"])
        ]
        indexes = [models.Index(fields=["day"], name="feedback_views_by_day")]


class Vote(models.Model):
    """One visitor's answer on one day, changeable that day; the visitor is a hash of that day."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="votes")
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


class Report(models.Model):
    """A reader says that something on a page is wrong. No name, no address."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports")
    text = models.TextField(_("what is wrong"), max_length=2000)
    at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.TextField(_("what was done"), blank=True)
    nonce = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.article}, {self.at:%Y-%m-%d}"


class Summary(models.Model):
    """The counts that readers see, refreshed at most every ten minutes: a vote changes no page."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    views = models.PositiveIntegerField(default=0)
    helpful = models.PositiveIntegerField(default=0)
    unhelpful = models.PositiveIntegerField(default=0)
    star_votes = models.PositiveIntegerField(default=0)
    stars = models.FloatField(default=0)
    # Views weighted so that one of a fortnight ago counts half: what "top articles" sorts by.
    score = models.FloatField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = _("counts")
        indexes = [models.Index(fields=["-score"], name="feedback_top")]

    @property
    def helpful_votes(self):
        return self.helpful + self.unhelpful

    @property
    def helpful_share(self):
        """Percentage of readers who found it helpful, or None without votes."""
        return round(100 * self.helpful / self.helpful_votes) if self.helpful_votes else None
