"""The glossary: the list, the tree of regions, an entry."""

from base64 import b64encode
from collections import defaultdict
from hashlib import sha256

from django.conf import settings
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
from glossary.drawing import Drawing, as_svg, drawable
from glossary.drawing_png import as_png
from glossary.models import Entry
from glossary.queries import EntryPage, for_its_page, tree
from reviews.structured_data import review_facts


def public_entries():
    return Entry.objects.public().filter(language=get_language())


@require_safe
def index(request):
    """A to Z, all of it or one kind."""
    everything = sorted(public_entries().defer("text", "not_meaning"), key=lambda e: fold(e.name))
    counts = defaultdict(int)
    for entry in everything:
        counts[entry.kind] += 1
    kind = request.GET.get("kind")
    kind = kind if kind in Entry.Kind.values else ""
    letters = defaultdict(list)
    for entry in everything:
        if not kind or entry.kind == kind:
            first = fold(entry.name)[:1].upper()
            letters[first if first.isalpha() else "#"].append(entry)
    context = {
        "letters": dict(letters),
        "kind": kind,
        "kinds": [
            (value, label, counts[value]) for value, label in Entry.Kind.choices if counts[value]
        ],
        "total": len(everything),
        "tree": tree([e for e in everything if e.kind in Entry.ANATOMICAL]) if not kind else [],
    }
    return render(request, "glossary/index.html", context)


@require_safe
def atlas(request):
    """The regions as a tree of links: each below what it is part of."""
    anatomy = public_entries().filter(kind__in=Entry.ANATOMICAL)
    entries = sorted(anatomy.defer("text", "not_meaning"), key=lambda entry: fold(entry.name))
    context = {"tree": tree(entries), "total": len(entries), "crumbs": crumbs()}
    return render(request, "glossary/atlas.html", context)


@require_safe
def drawing(request, slugs, form):
    """The brain with some regions marked; each set of regions has one address, in one order."""
    asked = slugs.split("+")
    if form not in ("svg", "png") or drawable(asked) != asked:
        raise Http404
    names = dict(public_entries().filter(slug__in=asked).values_list("slug", "name"))
    if len(names) != len(asked):
        raise Http404
    found = Drawing.of(names.items(), language=get_language())
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
    structured = json_ld(_structured(page))
    context = {"page": page, "entry": found, "crumbs": crumbs(), "json_ld": structured}
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


def _structured(page):
    entry = page.entry
    types = {
        Entry.Kind.REGION: "BrainStructure",
        Entry.Kind.NUCLEUS: "BrainStructure",
        Entry.Kind.THERAPY: "PsychologicalTreatment",
    }
    kind = types.get(entry.kind)
    names = [row["name"] for row in page.synonyms if not row["scope"]] + entry.all_abbreviations
    facts = {
        "@type": [kind, "DefinedTerm"] if kind else "DefinedTerm",
        "name": entry.name,
        "url": f"{settings.SITE_URL}{entry.get_absolute_url()}",
        "description": entry.definition,
        "alternateName": names,
        "sameAs": [identifier.link for identifier in page.identifiers if identifier.link],
        "inDefinedTermSet": f"{settings.SITE_URL}{reverse('glossary:index')}",
    }
    term = {name: value for name, value in facts.items() if value}
    reviewed = review_facts(page.standing)
    if not reviewed:
        return term
    about = {"url": term["url"], "name": entry.name, "inLanguage": entry.language}
    return {"@type": "MedicalWebPage", **about, **reviewed, "mainEntity": term}
