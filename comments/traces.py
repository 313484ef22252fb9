"""What is noted beside a comment: signs of spam, what the words of spam were, readers' reports."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Signs(models.Model):
    """What makes a comment look like spam. It orders the queue and explains; it decides nothing."""

    class Learned(models.TextChoices):
        NOTHING = "", _("nothing")
        SPAM = "spam", _("spam")
        GENUINE = "genuine", _("genuine")

    comment = models.OneToOneField(
        "comments.Comment", on_delete=models.CASCADE, primary_key=True, related_name="signs"
    )
    at = models.DateTimeField(default=timezone.now)
    # [{"code", "count", "weight"}]; `spam.words_of` says them.
    found = models.JSONField(default=list)
    suspect = models.BooleanField(default=False)
    # The text's shape, to know it again for a day; see `spam.sketch`.
    sketch = ArrayField(models.IntegerField(), default=list)
    # As what its words were counted, so that they are counted once and can be taken back.
    learned = models.CharField(max_length=8, choices=Learned, default="", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("signs of spam")
        indexes = [GinIndex(fields=["sketch"], name="comments_sketch")]

    def __str__(self):
        return f"signs of {self.comment_id}"

    @property
    def words(self):
        from comments.spam import words_of  # knows this module

        return words_of(self.found)


class WordCount(models.Model):
    """In how many comments words stood that the clinic called spam or published.

    A row counts all the words that fall into one of a fixed number of buckets, so the table has a
    bound and holds nobody's words. The row `TOTAL` counts the comments themselves.
    """

    TOTAL = -1

    bucket = models.IntegerField(primary_key=True)
    spam = models.PositiveIntegerField()
    genuine = models.PositiveIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = _("words of spam")

    def __str__(self):
        return f"{self.bucket}: {self.spam}, {self.genuine}"


class CommentReport(models.Model):
    """A reader's word that a comment should not stand there. Only the staff sees it."""

    class Why(models.TextChoices):
        DANGER = "danger", _("Somebody may be in danger")
        PERSON = "person", _("It shows who somebody is")
        HARM = "harm", _("It could do harm: a method, a dose, wrong advice")
        ABUSE = "abuse", _("It is hurtful or abusive")
        PROMOTION = "promotion", _("It is advertising")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="reports"
    )
    # The approval that it speaks against; a later one starts the count anew.
    decision = models.ForeignKey(
        "comments.Decision", on_delete=models.CASCADE, related_name="reports"
    )
    why = models.CharField(_("why"), max_length=10, choices=Why)
    text = models.TextField(_("in the reader's words"), max_length=1000, blank=True)
    # What triage made of it: some write here that they are in danger.
    level = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(_("received"), default=timezone.now)
    day = models.DateField()
    visitor = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("report on a comment")
        verbose_name_plural = _("reports on comments")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="comments_reported_once_a_day",
                fields=["comment", "day", "visitor"],
                condition=~Q(visitor=""),
            )
        ]

    def __str__(self):
        return f"{self.get_why_display()}, {self.at:%Y-%m-%d}"
