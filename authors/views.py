"""The people who write and review."""

from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from authors.models import Author, Credential
from clinic.json_ld import absolute, json_ld, stated, trail

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
    crumbs = [(_("Authors"), reverse("authors:index"))]
    feed = reverse("articles:author-feed", kwargs={"slug": slug, "form": "rss"})
    context = {
        "author": found,
        "crumbs": crumbs,
        "feed": feed.removesuffix(".rss"),
        "page": pages.get_page(request.GET.get("page")),
        "services": found.services.public().filter(language=get_language()).order_by("title"),
        "reviewed": reviewed_by(found)[:REVIEWED_SHOWN],
        "json_ld": json_ld(_profile_page(found, crumbs)),
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


def _profile_page(author, crumbs):
    person = {
        "@type": "Person",
        "name": " ".join(filter(None, [author.given_name, author.family_name])),
        "honorificPrefix": author.honorific,
        "honorificSuffix": author.post_nominals,
        "jobTitle": author.role,
        "description": author.introduction,
        "url": absolute(author.get_absolute_url()),
        "knowsLanguage": author.languages,
        "knowsAbout": [*author.specialties, *author.interests],
        "workLocation": author.place and {"@type": "Place", "name": author.place},
        "image": author.photo and absolute(author.photo.src),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": row.register, "value": row.number}
            for row in author.valid_credentials
        ],
        "hasCredential": [_licence(row) for row in author.valid_credentials],
    }
    return {"@type": "ProfilePage", "breadcrumb": trail(crumbs), "mainEntity": stated(person)}


def _licence(credential):
    return stated(
        {
            "@type": "EducationalOccupationalCredential",
            "name": credential.qualification,
            "credentialCategory": "license",
            "recognizedBy": stated(
                {
                    "@type": "Organization",
                    "name": credential.register,
                    "url": credential.register_url,
                }
            ),
        }
    )
