"""The glossary: the list, the tree of regions, an entry."""

from base64 import b64encode
from collections import Counter
from hashlib import sha256

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic.json_ld import json_ld
from clinic.models import Clinic
from discovery.documents import fold
from glossary.atlas import Anatomy, all_views
from glossary.drawing import Drawing, as_svg, drawable
from glossary.drawing_png import as_png
from glossary.headings import headings_of
from glossary.listing import AT_ONCE, listing
from glossary.models import Entry
from glossary.queries import EntryPage, for_its_page, tree
from glossary.structured_data import medical_web_page

# What the list shows of an entry.
_LISTED = "name slug language kind definition part_of".split()


def public_entries():
    return Entry.objects.public().filter(language=get_language())


@require_safe
def index(request):
    """A to Z, all of it or one kind."""
    everything = list(public_entries().only(*_LISTED))
    counts = Counter(entry.kind for entry in everything)
    kind = request.GET.get("kind")
    kind = kind if kind in Entry.Kind.values else ""
    chosen = [entry for entry in everything if not kind or entry.kind == kind]
    letters, shown, here = listing(chosen, kind=kind, asked=request.GET.get("letter"))
    context = {
        "letters": letters,
        "shown": shown,
        "here": here,
        "kind": kind,
        "kinds": [
            (value, label, counts[value]) for value, label in Entry.Kind.choices if counts[value]
        ],
        "total": len(everything),
        "tree": [] if kind else _small_tree(everything),
    }
    return render(request, "glossary/index.html", context)


def _small_tree(entries):
    """The regions by place, below the list; of very many the atlas alone shows the tree."""
    anatomy = [entry for entry in entries if entry.kind in Entry.ANATOMICAL]
    return tree(sorted(anatomy, key=lambda e: fold(e.name))) if len(anatomy) <= AT_ONCE else []


@require_safe
def atlas(request):
    """The regions in four views of the brain, and as a tree: each below what it is part of."""
    anatomy = Anatomy(get_language(), with_other_names=True)
    networks = public_entries().filter(kind=Entry.Kind.NETWORK).only("name", "slug", "language")
    context = {
        "views": all_views(anatomy),
        "tree": anatomy.tree(),
        "total": len(anatomy.regions),
        "networks": networks,
        "crumbs": crumbs(),
    }
    return render(request, "glossary/atlas.html", context)


@require_safe
def drawing(request, slugs, form):
    """The brain with some regions marked; each set of regions has one address, in one order."""
    asked = slugs.split("+")
    if form not in ("svg", "png") or drawable(asked) != asked:
        raise Http404
    drawn = Q(slug__in=asked) | Q(translation_of__slug__in=asked)
    names = dict(public_entries().filter(drawn).values_list("slug", "name"))
    found = Drawing.of(names.items(), language=get_language())
    if not found or list(found.names) != asked:
        raise Http404
    accent = Clinic.current().accent
    if form == "png":
        response = HttpResponse(as_png(found, accent), content_type="image/png")
        styles = "'none'"
    else:
        svg, style = as_svg(found, accent)
        response = HttpResponse(svg, content_type="image/svg+xml")
        styles = f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; style-src {styles}; frame-ancestors 'none'; sandbox"
    )
    patch_cache_control(response, public=True, max_age=86_400)
    return response


@require_safe
def entry(request, slug):
    """An entry; or, where an abbreviation was typed, the entry or entries that it stands for."""
    found = for_its_page(public_entries().filter(slug=slug)).first()
    if found is None:
        return abbreviation(request, slug)
    page = EntryPage(found)
    context = {
        "page": page,
        "entry": found,
        "crumbs": crumbs(),
        "headings": headings_of(found.kind),
        "json_ld": json_ld(medical_web_page(page, crumbs())),
    }
    return render(request, "glossary/entry.html", context)


def abbreviation(request, text):
    entries = list(public_entries().filter(abbreviations__text__iexact=text).distinct())
    if not entries:
        raise Http404
    if len(entries) == 1:
        return redirect(entries[0])
    context = {"text": text, "entries": entries, "crumbs": crumbs()}
    return render(request, "glossary/disambiguation.html", context)


def crumbs():
    return [(_("Glossary"), reverse("glossary:index"))]
