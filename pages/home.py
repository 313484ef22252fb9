from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles import reading
from articles.feeds import address_of
from articles.models import Topic
from authors.models import Author
from clinic.json_ld import json_ld, medical_clinic
from clinic.models import Clinic
from faq.models import Question


@require_safe
def home(request):
    language = get_language()
    clinic = Clinic.current()
    context = {
        "clinic": clinic,
        "feed": address_of("feed"),
        "latest": reading.cards(language)[:5],
        "top": reading.top(language)[:5],
        "topics": Topic.objects.public(get_language()),
        "questions": Question.objects.public().filter(language=language)[:6],
        "authors": Author.objects.public().select_related("photo")[:6],
        "json_ld": json_ld(
            medical_clinic(clinic, slogan=clinic.tagline, description=clinic.introduction)
        ),
    }
    return render(request, "pages/home.html", context)
