"""What machines are told of an article: only what its page says in words (TRUST.md, S1 to S3)."""

from django.urls import reverse
from django.utils import timezone

from articles.models import Byline
from clinic.json_ld import absolute, medical_clinic, stated, trail
from glossary.structured_data import mention
from references.structured_data import citation
from reviews.structured_data import review_facts


def medical_web_page(page, clinic, crumbs):
    """A MedicalWebPage whose main entity is the BlogPosting."""
    topic = page.article.topic
    return stated(
        {
            "@type": "MedicalWebPage",
            "url": absolute(page.address),
            "name": page.signed["title"],
            "description": page.signed["standfirst"],
            "inLanguage": page.article.language,
            "breadcrumb": trail(crumbs),
            "about": topic and {"@type": "Thing", "name": topic.name},
            "mentions": [mention(term) for term in page.terms],
            "mainEntity": _blog_posting(page, clinic),
            **(review_facts(page.standing, url=_profile(page.reviewer)) if page.reviewer else {}),
        }
    )


def _blog_posting(page, clinic):
    edition = page.edition
    return stated(
        {
            "@type": "BlogPosting",
            "headline": page.signed["title"],
            "url": absolute(page.address),
            "inLanguage": page.article.language,
            "datePublished": _day(edition.published_at),
            "dateModified": edition.revised_at and _day(edition.revised_at),
            "author": [
                _person(person) for person in page.authors if person["as"] == Byline.Role.AUTHOR
            ],
            "publisher": medical_clinic(clinic),
            "image": _image(page),
            "keywords": [tag["name"] for tag in edition.tags],
            "citation": [
                citation(row["facts"])
                for row in page.references
                if row["number"] in page.text.cited and not row["retracted"]
            ],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": entry.words,
                    "datePublished": entry.on.isoformat(),
                }
                for entry in page.changes_shown
                if entry.is_correction
            ],
        }
    )


def _person(person):
    facts = {"@type": "Person", "name": person["name"], "jobTitle": person["role"]}
    return stated({**facts, "url": _profile(person)})


def _profile(person):
    return person["profile"] and absolute(reverse("authors:author", args=[person["profile"]]))


def _image(page):
    if page.hero:
        return absolute(page.hero["image"].src)
    return page.drawing and absolute(page.drawing.png)


def _day(moment):
    return timezone.localtime(moment).date().isoformat()
