"""What machines are told of an article: only what its page says in words (TRUST.md, S1 to S3)."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.models import Byline, Edition
from references.styles import link
from reviews.structured_data import review_facts


def medical_web_page(page, clinic):
    """A MedicalWebPage whose main entity is the BlogPosting."""
    data = {
        "@type": "MedicalWebPage",
        "url": _url(page.path),
        "name": page.signed["title"],
        "description": page.signed["standfirst"],
        "inLanguage": page.article.language,
        "mainEntity": _blog_posting(page, clinic),
    }
    if page.article.topic:
        data["about"] = {"@type": "Thing", "name": page.article.topic.name}
    if page.reviewer:
        data |= review_facts(page.standing, url=_profile(page.reviewer))
    return _without_empty(data)


def _blog_posting(page, clinic):
    edition = page.edition
    return _without_empty(
        {
            "@type": "BlogPosting",
            "headline": page.signed["title"],
            "url": _url(page.path),
            "datePublished": _day(edition.published_at),
            "dateModified": edition.revised_at and _day(edition.revised_at),
            "author": [
                _person(person) for person in page.authors if person["as"] == Byline.Role.AUTHOR
            ],
            "publisher": _publisher(clinic),
            "image": _image(page),
            "keywords": page.signed["tags"],
            "citation": [_citation(facts) for facts in page.signed["references"]],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": change.change_summary,
                    "datePublished": _day(change.public_from),
                }
                for change in page.changes
                if change.change == Edition.Change.CORRECTION
            ],
        }
    )


def _person(person):
    facts = {"@type": "Person", "name": person["name"], "jobTitle": person["role"]}
    return _without_empty({**facts, "url": _profile(person)})


def _profile(person):
    return person["profile"] and _url(reverse("authors:author", args=[person["profile"]]))


def _publisher(clinic):
    return _without_empty(
        {
            "@type": "MedicalClinic",
            "name": clinic.name,
            "url": _url(reverse("pages:home")),
            "telephone": clinic.phone,
            "publishingPrinciples": _url(reverse("pages:editorial-policy")),
            "correctionsPolicy": _url(reverse("pages:corrections")),
        }
    )


def _citation(facts):
    return _without_empty(
        {
            "@type": "MedicalScholarlyArticle",
            "headline": facts["title"],
            "identifier": facts.get("doi") and f"doi:{facts['doi']}",
            "sameAs": link(facts),
        }
    )


def _image(page):
    if page.hero:
        return _url(page.hero["image"].src)
    return page.drawing and _url(page.drawing.png)


def _url(path):
    return f"{settings.SITE_URL}{path}"


def _day(moment):
    return timezone.localtime(moment).date().isoformat()


def _without_empty(data):
    return {name: value for name, value in data.items() if value}
