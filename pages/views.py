"""Help now, and the clinic's own pages and policies."""

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Now
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import Edition
from clinic import markup
from clinic.languages import everywhere
from clinic.models import Clinic
from discovery import links
from glossary.linker import link_terms
from pages.models import Page
from safety.help import countries, lines_for

CORRECTIONS_SHOWN = 50


@require_safe
def help_now(request):
    clinic, choices = Clinic.current(), countries()
    asked = request.GET.get("country", "").upper()
    country = asked if asked in dict(choices) else clinic.country
    context = {
        "clinic": clinic,
        "lines": lines_for(country),
        "country": country,
        "country_name": dict(choices).get(country),
        "countries": choices,
        "not_known": bool(asked) and asked != country,
        "languages": everywhere("pages:help-now"),
    }
    return render(request, "pages/help_now.html", context)


@require_safe
def page(request, slug):
    if slug in Page.POLICIES:
        return redirect(f"pages:{slug}", permanent=True)
    found = _page(slug)
    if found is None:
        raise Http404
    return _show(request, found)


@require_safe
def policy(request, slug):
    """One of the pages that every clinic has: its own words, or ours until it writes them."""
    found = _page(slug)
    extra = {}
    if slug == "corrections":
        page = Paginator(corrections(), CORRECTIONS_SHOWN).get_page(request.GET.get("page"))
        extra = {"page": page, "template": "pages/_corrections.html"}
    if found:
        return _show(request, found, **extra)
    return render(request, f"pages/policies/{slug}.html", extra)


def corrections():
    """Corrections in articles that are public now, the latest first, by the title they have now."""
    now_public = Edition.objects.public().filter(article=OuterRef("article"))
    made = Edition.objects.filter(
        state=Edition.State.APPROVED, change=Edition.Change.CORRECTION, public_from__lte=Now()
    )
    titled = made.annotate(title_now=Subquery(now_public.values("title")[:1]))
    return (
        titled.filter(title_now__isnull=False)
        .select_related("article")
        .order_by("-public_from", "-pk")
    )


def _page(slug):
    return Page.objects.public().filter(language=get_language(), slug=slug).first()


def _show(request, found, **extra):
    edition = found.public_edition
    extra |= {"review": edition and edition.vouched_for, "given_by": found.authors.public()}
    return show(request, found, found, **extra)


def show(request, own, text, **extra):
    """A page with the words of `text`: its own, or in a preview those of an edition."""
    body = links.resolved(markup.clean(text.body))
    body = link_terms(body, language=own.language)
    return render(request, "pages/page.html", {"own": own, "text": text, "body": body, **extra})
