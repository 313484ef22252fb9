"""The models of preflight: what people decided about its findings, and what it found when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Decision(models.Model):
    """That somebody answered for a finding. It holds for its words: others are a new finding."""

    rule = models.CharField(max_length=60)
    key = models.CharField(max_length=32)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.rule}: {self.reason}"


class Dismissal(Decision):
    """A warning or advice that an article may leave as it is."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="dismissals"
    )

    class Meta:
        verbose_name = _("dismissed finding")
        verbose_name_plural = _("dismissed findings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="articles_dismissal_once", fields=["article", "rule", "key"]
            ),
            models.CheckConstraint(
                name="articles_dismissal_has_a_reason", condition=~models.Q(reason="")
            ),
        ]


class Override(Decision):
    """A blocker with which one edition may go on all the same; the next is asked again."""

    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.CASCADE, related_name="overrides"
    )

    class Meta:
        verbose_name = _("overridden blocker")
        verbose_name_plural = _("overridden blockers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="articles_override_once", fields=["edition", "rule", "key"]
            ),
            models.CheckConstraint(
                name="articles_override_has_a_reason", condition=~models.Q(reason="")
            ),
        ]


class SwitchedOff(models.Model):
    """A rule that this clinic does not want."""

    rule = models.CharField(max_length=60, unique=True)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("rule of the preflight")
        verbose_name_plural = _("rules of the preflight")
        ordering = ["rule"]
        constraints = [
            models.CheckConstraint(
                name="articles_switchedoff_has_a_reason", condition=~models.Q(reason="")
            )
        ]

    def __str__(self):
        return self.rule


class PreflightSummary(models.Model):
    """What preflight found in an edition when it was last saved, approved or checked again."""

    edition = models.OneToOneField(
        "articles.Edition", on_delete=models.CASCADE, related_name="preflight_summary"
    )
    checked_at = models.DateTimeField()
    # By which rules; where they changed since, it is checked again.
    rules = models.CharField(max_length=32)
    # How often each rule found something that nobody dismissed or overrode: {rule: number}.
    found = models.JSONField(default=dict)
    blockers = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    advice = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    sentences = models.PositiveIntegerField(default=0)
    # School years, raw and with explained terms taken out; none in a language they do not know.
    smog = models.FloatField(null=True)
    flesch_kincaid = models.FloatField(null=True)
    smog_explained = models.FloatField(null=True)
    flesch_kincaid_explained = models.FloatField(null=True)

    class Meta:
        verbose_name = _("preflight of a text")
        verbose_name_plural = _("preflight of all texts")
        ordering = ["-edition"]

    def __str__(self):
        return str(self.edition)
