"""How to reach the clinic: for people, and the same for machines."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from clinic.hours import DAYS
from clinic.json_ld import json_ld, medical_clinic, stated
from clinic.models import ChangedHours, Clinic, Location
from pages.models import Page

# Where the clinic has published them, they are named here.
NAMED_HERE = ("complaints", "impressum")


@require_safe
def contact(request):
    clinic = Clinic.current()
    places = list(Location.objects.all())
    changed = list(ChangedHours.objects.shown().select_related("location"))
    own = Page.objects.public().filter(slug__in=NAMED_HERE, language=get_language())
    context = {
        "clinic": clinic,
        "places": places,
        "changed": changed,
        "own": own.only("title", "slug", "language"),
        "json_ld": json_ld(facts(clinic, places, changed)),
    }
    return render(request, "pages/contact.html", context)


def facts(clinic, places, changed):
    """The clinic at its first location, and its others as departments."""
    main = _place(places[0], changed) if places else {}
    others = [
        {"@type": "MedicalClinic", "name": str(place), **_place(place, changed)}
        for place in places[1:]
    ]
    told = medical_clinic(clinic, email=clinic.email, department=others)
    return {**told, **main}


def _place(place, changed):
    here = [one for one in changed if one.location_id in (None, place.pk)]
    return stated(
        {
            "address": ", ".join(place.address.splitlines()),
            "telephone": place.phone,
            "hasMap": place.map_url,
            "openingHoursSpecification": [
                _opens(span, dayOfWeek=f"https://schema.org/{day.capitalize()}")
                for day, spans in zip(DAYS, place.week, strict=True)
                for span in spans
            ],
            "specialOpeningHoursSpecification": [
                _opens(span, validFrom=str(one.first_day), validThrough=str(one.last_day))
                for one in here
                for span in one.spans or [None]
            ],
        }
    )


def _opens(span, **when):
    """No span is closed, and one that ends before it begins ends on the next day."""
    opens, closes = span.clock if span else ("00:00", "00:00")
    if span and span.is_all_day:
        closes = "23:59"
    return {"@type": "OpeningHoursSpecification", **when, "opens": opens, "closes": closes}
