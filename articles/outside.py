"""The articles' outside links: of what readers see, will see, or somebody works on."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.preflight.summaries import looked_after
from discovery.outside import LEADS_OUTSIDE, Owner, addresses_in
from references.uses import Use


def _texts(slug):
    leads = Q(body__contains=LEADS_OUTSIDE) | Q(in_depth__contains=LEADS_OUTSIDE)
    editions = looked_after().filter(leads)
    if slug is not None:
        editions = editions.filter(article__slug=slug)
    for pk, body, in_depth in editions.values_list("pk", "body", "in_depth").iterator():
        yield pk, addresses_in(body + in_depth)


def _seen_by(user):
    if not user.has_perm("articles.view_edition"):
        return Edition.objects.none()
    seen = Edition.objects.may_be_seen_by(user).select_related("article").with_status()
    return seen.defer("body", "in_depth", "signed", "disclosure")


def _use(edition):
    place = reverse("admin:articles_edition_change", args=[edition.pk])
    return Use(_("Article"), str(edition), edition.status, place)


ARTICLES = Owner("edition", _texts, _seen_by, _use)
