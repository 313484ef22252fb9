"""The people who write and review."""

from django.apps import apps
from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from authors.models import Author, Credential
from clinic.json_ld import json_ld

PAGE_SIZE = 20
REVIEWED_SHOWN = 20


@require_safe
def index(request):
    authors = Author.objects.public().select_related("photo")
    page = Paginator(authors, 60).get_page(request.GET.get("page"))
    return render(request, "authors/index.html", {"page": page})


@require_safe
def author(request, slug):
    valid = Credential.objects.valid_on(timezone.localdate())
    profiles = Author.objects.public().select_related("photo").annotate(number_written=_written())
    found = get_object_or_404(
        profiles.prefetch_related(Prefetch("credentials", valid, to_attr="valid_credentials")),
        slug=slug,
    )
    written = (
        found.editions.public().select_related("article__topic").order_by("-published_at", "-pk")
    )
    pages = Paginator(written, PAGE_SIZE)
    pages.count = found.number_written
    context = {
        "author": found,
        "crumbs": [(_("Authors"), reverse("authors:index"))],
        "page": pages.get_page(request.GET.get("page")),
        "reviewed": reviewed_by(found)[:REVIEWED_SHOWN],
        "json_ld": json_ld(_structured(found)),
    }
    return render(request, "authors/author.html", context)


def _written():
    """The number of an author's public editions, counted with the author."""
    theirs = _public_editions().filter(bylines__author=OuterRef("pk")).order_by()
    number = theirs.values("bylines__author").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def _public_editions():
    return apps.get_model("articles", "Edition").objects.public()


def reviewed_by(author):
    """The public editions that a full review of this author's vouches for, the latest first."""
    full = Q(review__kind="full", review__reviewer=author)
    inherited = Q(review__kind="minor", review__inherits__reviewer=author)
    editions = _public_editions().filter(full | inherited)
    return editions.select_related("article", "review").order_by("-review__reviewed_on", "-pk")


def _structured(author):
    person = {
        "@type": "Person",
        "name": " ".join(filter(None, [author.given_name, author.family_name])),
        "honorificPrefix": author.honorific,
        "honorificSuffix": author.post_nominals,
        "jobTitle": author.role,
        "url": f"{settings.SITE_URL}{author.get_absolute_url()}",
        "knowsLanguage": author.languages,
        "knowsAbout": author.specialties,
        "image": f"{settings.SITE_URL}{author.photo.src}" if author.photo else "",
        "identifier": [
            {"@type": "PropertyValue", "propertyID": row.register, "value": row.number}
            for row in author.valid_credentials
        ],
    }
    return {
        "@type": "ProfilePage",
        "mainEntity": {name: value for name, value in person.items() if value},
    }
