"""The four benchmarks of the JAMA for a health text (TRUST.md, R11), counted by the database.

Authorship: an author who says what they are. Attribution: a cited source. Disclosure: an answer
about conflicts of interest. Currency: dates that readers see, and a review that is not overdue.
"""

from django.contrib import admin
from django.db.models import BooleanField, Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Byline, Citation

BENCHMARKS = {
    "has_authorship": _("authorship"),
    "has_attribution": _("attribution"),
    "has_disclosure": _("disclosure"),
    "has_currency": _("currency"),
}


def scored(editions):
    """The editions, each with its benchmarks and `jama`, how many of them it meets."""
    bylines = Byline.objects.filter(edition=OuterRef("pk"), role=Byline.Role.AUTHOR)
    met = {
        "has_authorship": Q(Exists(bylines.exclude(author__role=""))),
        "has_attribution": Q(Exists(Citation.objects.filter(edition=OuterRef("pk")))),
        "has_disclosure": ~Q(disclosure=""),
        "has_currency": Q(
            published_at__isnull=False, review__next_due_on__gte=timezone.localdate()
        ),
    }
    flags = {
        name: Case(When(rule, then=Value(True)), default=Value(False), output_field=BooleanField())
        for name, rule in met.items()
    }
    total = sum((Cast(name, IntegerField()) for name in flags), Value(0))
    return editions.annotate(**flags).annotate(jama=total)


class JamaFilter(admin.SimpleListFilter):
    title = _("JAMA score")
    parameter_name = "jama"

    def lookups(self, request, model_admin):
        return [(str(score), str(score)) for score in range(len(BENCHMARKS) + 1)]

    def queryset(self, request, queryset):
        scores = dict(self.lookup_choices)
        return queryset.filter(jama=self.value()) if self.value() in scores else queryset


@admin.display(description=_("JAMA"), ordering="jama")
def jama(edition):
    """The score, and what is missing."""
    missing = [str(label) for name, label in BENCHMARKS.items() if not getattr(edition, name)]
    return f"{edition.jama}, {_('without')} {', '.join(missing)}" if missing else str(edition.jama)
