"""Questions and answers."""

from itertools import groupby

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic import markup
from clinic.json_ld import absolute, json_ld, trail
from clinic.languages import alternates, translations
from discovery import links
from discovery.models import Document
from discovery.nearby import nearby
from faq.documents import KIND
from faq.models import Question
from glossary.linker import link_terms
from references.citations import (
    cited_keys,
    number_citations,
    numbered,
    place,
    records_shown,
)
from references.models import Reference
from reviews.structured_data import review_facts

ALSO_ASKED = 5


def public_questions():
    return Question.objects.public().filter(language=get_language()).select_related("group")


def _with_parts(questions):
    """The questions with what is public of the articles and entries behind them."""
    return questions.select_related("reference__merged_into", "review", "summary").annotate(
        articles_behind=_behind("article", Question.articles.through, ["-date", "-pk"]),
        entries_behind=_behind("entry", Question.entries.through, ["title", "pk"]),
        in_other_languages=translations(Question.objects.public().indexable()),
    )


def _behind(kind, through, order):
    chosen = through.objects.filter(question=OuterRef(OuterRef("pk"))).values(kind)
    documents = Document.objects.public().filter(kind=kind, group__in=chosen).order_by(*order)
    facts = JSONObject(path="path", title="title", summary="summary")
    return ArraySubquery(documents.values(json=facts))


@require_safe
def index(request):
    """All questions under their groups; those without a group come last."""
    questions = list(public_questions().order_by("group__order", "group__name", "order", "pk"))
    groups = [(group, list(rows)) for group, rows in groupby(questions, key=lambda q: q.group)]
    context = {"groups": groups, "json_ld": json_ld(_structured(questions)) if questions else ""}
    return render(request, "faq/index.html", context)


@require_safe
def question(request, slug):
    found = get_object_or_404(_with_parts(public_questions()), slug=slug)
    keys = cited_keys(found.answer)
    known = Reference.objects.by_key(keys)
    if found.reference:
        known[found.reference.key] = found.reference.current
        keys.append(found.reference.key)
    cited, numbers = numbered(keys, known)
    html = links.resolved(markup.clean(found.answer))
    answer = number_citations(html, numbers, places := {})
    source = numbers[found.reference.key] if found.reference else None
    # It is cited beside the question and, where there is no longer answer, in the short one.
    sources = [place(places, source) for once in range(1 if found.answer else 2)] if source else []
    crumbs = [(_("Questions"), reverse("faq:index"))]
    if found.group:
        crumbs.append((found.group, f"{reverse('faq:index')}#{found.group.place}"))
    context = {
        "question": found,
        "standing": found.standing,
        "crumbs": crumbs,
        "answer": link_terms(answer, language=found.language),
        "page": {
            "references": records_shown(cited),
            "cited": places,
        },
        "source": source,
        "source_places": sources,
        "also_asked": nearby(KIND, found.pk, shown=ALSO_ASKED),
        "alternates": alternates("faq:question", found, found.in_other_languages),
        "json_ld": json_ld(_as_reviewed(found, crumbs)),
    }
    return render(request, "faq/question.html", context)


def _as_reviewed(question, crumbs):
    """A question's own page, with who answers for it."""
    page = {**_structured([question]), "@type": ["FAQPage", "MedicalWebPage"]}
    page["url"] = absolute(question.get_absolute_url())
    return {**page, "breadcrumb": trail(crumbs), **review_facts(question.standing)}


def _structured(questions):
    """Only what the page shows word for word, and only answers of the clinic's own (S4)."""
    return {
        "@type": "FAQPage",
        "inLanguage": get_language(),
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.question,
                "url": absolute(question.get_absolute_url()),
                "acceptedAnswer": {"@type": "Answer", "text": question.short_answer},
            }
            for question in questions
        ],
    }
