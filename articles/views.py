"""The articles' pages for readers. The same for everyone: no session, no cookie, no user."""

from datetime import date, datetime
from functools import wraps

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import reading
from articles.cite import ris
from articles.feeds import address_of
from articles.models import Series, Tag, Topic
from articles.pictures import rendering
from articles.share_picture import SharePicture
from articles.sharing import share_links
from articles.structured_data import medical_web_page
from articles.tags import entry_of
from clinic.json_ld import json_ld
from clinic.models import Clinic
from clinic.qr_code import QrCode
from safety.help import lines_for

PER_PAGE = 20


def about_an_edition(view):
    """Hand the public edition at the address to the view as a `reading.Page`.

    What was public and is no longer answers 410 without its words; a draft, something scheduled and
    what never was answer 404, all alike.
    """

    @require_safe
    @wraps(view)
    def with_page(request, slug):
        edition = reading.edition_at(slug, get_language())
        if edition:
            return view(request, reading.Page(edition))
        if reading.was_public(slug, get_language()):
            return render(request, "articles/gone.html", status=410)
        raise Http404

    return with_page


@about_an_edition
def article(request, page):
    return _text(request, page, "article", [_articles()])


@about_an_edition
def in_depth(request, page):
    if not page.signed["in_depth"]:
        raise Http404
    page.register = "in_depth"
    return _text(request, page, "in_depth", [_articles(), (page.signed["title"], page.path)])


def _articles():
    return _("Articles"), reverse("articles:list")


def _text(request, page, template, crumbs):
    clinic, url = Clinic.current(), f"{settings.SITE_URL}{page.address}"
    context = {
        "page": page,
        "clinic": clinic,
        "crumbs": crumbs,
        "url": url,
        "json_ld": json_ld(medical_web_page(page, clinic, crumbs)),
        "share_picture": _share_picture_address(page, clinic),
        "share_links": share_links(page.signed["title"], url),
    }
    return rendering(page.text.players)(request, f"articles/{template}.html", context)


def _share_picture_address(page, clinic):
    """It says which picture it is, so that other sites fetch a new one when it changes."""
    address = reverse("articles:share-picture", args=[page.article.slug])
    return f"{address}?v={SharePicture.of(page, clinic).version}"


@about_an_edition
def share_picture(request, page):
    picture = SharePicture.of(page, Clinic.current())
    response = HttpResponse(picture.as_png(), content_type="image/png")
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    patch_cache_control(response, public=True, max_age=86_400)
    return response


@about_an_edition
def handout(request, page):
    clinic, url = Clinic.current(), f"{settings.SITE_URL}{page.path}"
    context = {
        "page": page,
        "clinic": clinic,
        "help_lines": lines_for(clinic.country),
        "url": url,
        "qr_code": QrCode(url),
    }
    return render(request, "articles/handout.html", context)


@about_an_edition
def citation(request, page):
    """The article for a reference manager."""
    record = ris(page, Clinic.current(), f"{settings.SITE_URL}{page.path}")
    response = HttpResponse(record, content_type="application/x-research-info-systems")
    response["Content-Disposition"] = f'attachment; filename="{page.article.slug}.ris"'
    response["X-Robots-Tag"] = "noindex"
    return response


@about_an_edition
def changes(request, page):
    crumbs = [_articles(), (page.signed["title"], page.path)]
    return render(request, "articles/changes.html", {"page": page, "crumbs": crumbs})


def _list(request, editions, **context):
    """One page of a list. A number that is none shows the first page, one too high the last."""
    context["page"] = Paginator(editions, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "articles/list.html", context)


@require_safe
def all_articles(request):
    return _list(
        request,
        reading.cards(get_language()),
        title=_("Articles"),
        topics=Topic.objects.public(get_language()),
        feed=address_of("feed"),
    )


@require_safe
def topic(request, slug):
    found = get_object_or_404(Topic.objects.public(get_language()), slug=slug)
    editions = reading.cards(get_language()).filter(article__topic=found)
    # What leads is one of the topic's public articles, or none is.
    lead = editions.filter(article=found.lead_id).first() if found.lead_id else None
    return _list(
        request,
        editions.exclude(pk=lead.pk) if lead else editions,
        title=found.name,
        description=found.description,
        topics=Topic.objects.public(get_language()),
        current=found,
        crumbs=[_articles()],
        lead=lead,
        feed=address_of("topic-feed", slug=found.slug),
    )


@require_safe
def series(request, slug):
    found = get_object_or_404(Series.objects.public(get_language()), slug=slug)
    return _list(
        request,
        reading.in_series(reading.cards(get_language()).filter(article__series=found)),
        title=found.title,
        description=found.description,
        kind=_("Series"),
        crumbs=[_articles()],
        are_parts=True,
    )


@require_safe
def tag(request, slug):
    found = get_object_or_404(Tag.objects.public(), slug=slug)
    return _list(
        request,
        reading.cards(get_language()).filter(tag_links__tag=found),
        title=found.name,
        kind=_("Tag"),
        crumbs=[_articles()],
        entry=entry_of(found, get_language()),
        feed=address_of("tag-feed", slug=found.slug),
    )


@require_safe
def month(request, year, month):
    here = timezone.get_current_timezone()
    start = datetime(year, month, 1, tzinfo=here)
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=here)
    editions = reading.cards(get_language()).filter(published_at__gte=start, published_at__lt=end)
    if not editions.exists():
        raise Http404
    earlier, later = reading.months_beside(get_language(), start, end)
    return _list(
        request,
        editions,
        month=date(year, month, 1),
        crumbs=[_articles()],
        earlier=earlier,
        later=later,
    )
