"""The evidence pack of an article (TRUST.md, R13): what was signed, by whom, on what grounds.

All that was ever signed stands in it, with the words of the signature's exact text and a hash that
is computed anew. What was not signed is counted without its words. The facts are plain data, so
that the page and the JSON say the same.
"""

import base64
import json
import mimetypes
import re
from html import escape, unescape
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import changelog, diffing, history
from articles.models import Article
from articles.redline import redlined
from audit.models import Event
from clinic import markup
from clinic.models import Clinic
from discovery import links
from images.models import Image
from references.models import Reference
from references.styles import link, plain
from reviews.models import content_hash
from safety.triage import triage

# Readers' reports with one of these in them may say who somebody is, or how they are.
_PERSONAL = {"identity", "staff-name", "crisis", "safeguarding"}
_SRC = re.compile(r'<img src="([^"]*)"')
_OWN_ADDRESS = re.compile(r' href="/(?!/)')


def pack(article):
    """Everything as plain data, ready for JSON."""
    editions = list(_all_editions(article))
    signed = [edition for edition in editions if edition.signed]
    events = history.events_of(editions)
    return {
        "made_at": _iso(timezone.now()),
        "clinic": Clinic.current().name,
        "article": _article(article),
        "editions": [
            {
                **_edition(edition),
                "record": [_event(event) for event in reversed(events[edition.pk])],
            }
            for edition in editions
        ],
        "record_of_the_article": [_event(event) for event in _own_events(article)],
        "differences": [_difference(*pair) for pair in pairwise(signed)],
        "sources": _sources(signed),
        "feedback": _feedback(article),
        "change_log": _change_log(article),
    }


def as_json(article):
    return json.dumps(pack(article), ensure_ascii=False, indent=2)


def as_html(article):
    """One file that asks for nothing: its style and its pictures are in it."""
    facts = pack(article)
    pictures = _Pictures()
    for edition in facts["editions"]:
        if edition["signed"]:
            content = json.loads(edition["signed"])
            edition["content"] = content
            edition["texts"] = [
                (label, pictures.put_in(_readable(content, name), content))
                for label, name in ((_("Text"), "body"), (_("Text in depth"), "in_depth"))
                if content.get(name)
            ]
            edition["references"] = [_in_words(source) for source in content["references"]]
    contents = {edition["number"]: edition.get("content") for edition in facts["editions"]}
    for difference in facts["differences"]:
        both = contents[difference["from"]], contents[difference["to"]]
        for part in difference["parts"]:
            part["html"] = pictures.put_in(part["html"], *both)
    return render_to_string("admin/articles/evidence.html", {"pack": facts})


# -- The facts -----------------------------------------------------------------------------------


def _all_editions(article):
    found = article.editions.with_status().order_by("number")
    return found.select_related("article", "reviewer", "review", "import_run", *history.PEOPLE)


def _article(article):
    return {
        "slug": article.slug,
        "language": article.language,
        "address": f"{settings.SITE_URL}{article.get_absolute_url()}",
        "topic": article.topic and article.topic.name,
        "risk": article.get_risk_display(),
        "begun_at": _iso(article.created_at),
    }


def _edition(edition):
    computed = content_hash(edition.signed) if edition.signed else ""
    return {
        "number": edition.number,
        "state": edition.state,
        "status": str(edition.status),
        "when_public": history.when_public(edition),
        "kind_of_change": edition.get_change_display() if edition.number > 1 else "",
        "change_summary": edition.change_summary if edition.signed else "",
        "public_from": _iso(edition.public_from),
        "public_until": _iso(edition.public_until),
        "published_at": _iso(edition.published_at),
        "withdrawn_because": edition.withdrawn_because,
        "disclosure_confirmed_by": _name(edition.disclosure_confirmed_by),
        "imported": str(edition.import_run) if edition.import_run else "",
        "steps": [
            {"what": str(s.what), "at": _iso(s.at), "by": _name(s.by), "words": str(s.words)}
            for s in history.steps(edition)
        ],
        "signed": edition.signed,
        "hash": edition.content_hash,
        "computed_hash": computed,
        "hash_is_right": bool(edition.signed) and computed == edition.content_hash,
        "review": edition.review and _review(edition.review, computed),
    }


def _review(review, computed):
    return {
        "kind": review.get_kind_display(),
        "reviewer": review.reviewer_shown,
        "signed_at": _iso(review.signed_at),
        "through_link": review.through_link,
        "checklist": [str(review.CHECKLIST.get(line, line)) for line in review.checklist],
        "reviewed_on": review.reviewed_on.isoformat(),
        "next_due_on": review.next_due_on.isoformat(),
        "hash": review.content_hash,
        "signs_this_text": review.content_hash == computed,
    }


def _own_events(article):
    kind = article._meta.label_lower
    return (
        Event.objects.filter(kind=kind, object_id=str(article.pk))
        .order_by("pk")
        .select_related("by")
    )


def _event(event):
    by = _name(event.by) or _("the site itself")
    return {"at": _iso(event.at), "by": by, "verb": event.verb, "details": event.details}


def _difference(before, after):
    parts = diffing.between(history.content(before), history.content(after))
    told = [{"label": part.label, "html": part.html} for part in parts if not part.same]
    return {"from": before.number, "to": after.number, "parts": told}


def _sources(signed):
    """Every source that a signed edition cited, as it was signed last, and its retraction."""
    cited, facts = {}, {}
    for edition in signed:
        for source in history.content(edition)["references"]:
            cited.setdefault(source["key"], []).append(edition.number)
            facts[source["key"]] = source
    known = Reference.objects.in_bulk(facts, field_name="key")
    return [
        {
            **source,
            **_in_words(source),
            "editions": cited[key],
            "retracted_on": _retracted(known.get(key)),
        }
        for key, source in facts.items()
    ]


def _in_words(source):
    return {"text": plain(source), "link": link(source)}


def _retracted(reference):
    return reference.retracted_on.isoformat() if reference and reference.retracted_on else ""


def _feedback(article):
    """Numbers, and the reports as far as they cannot say who somebody is."""
    votes = article.votes
    reports = [
        {
            "at": _iso(report.at),
            "text": _without_persons(report.text),
            "answered_at": _iso(report.answered_at),
            "answer": _without_persons(report.answer),
        }
        for report in article.reports.order_by("pk")
    ]
    return {
        "views": sum(article.daily_views.values_list("count", flat=True)),
        "helpful": votes.filter(helpful=True).count(),
        "not_helpful": votes.filter(helpful=False).count(),
        "star_votes": votes.filter(stars__isnull=False).count(),
        "reports": reports,
    }


def _without_persons(text):
    codes = {finding["code"] for finding in triage(text).findings}
    return _("[Left out: it may say who somebody is.]") if codes & _PERSONAL else text


def _change_log(article):
    seen = [e for e in history.editions(article) if history.was_open(e) or e.is_public]
    return [
        {
            "edition": entry.number,
            "on": entry.on.isoformat(),
            "what": str(entry.what),
            "words": entry.words or (entry.person["name"] if entry.person else ""),
        }
        for entry in changelog.entries(seen)
    ]


def _iso(moment):
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


def _name(person):
    """In full, and the account by its name."""
    if person is None or isinstance(person, str):
        return person or ""
    full = person.get_full_name()
    return f"{full} ({person})" if full and full != str(person) else str(person)


# -- The page ------------------------------------------------------------------------------------


def _readable(content, name):
    """A signed text with its citations numbered; links lead to where things are by now."""
    numbers = {facts["key"]: n for n, facts in enumerate(content["references"], start=1)}
    text = markup.clean(content[name])
    return links.resolved(redlined(text, text, numbers, numbers))


class _Pictures:
    """Puts the small version of each picture into the page itself, and whole addresses."""

    def __init__(self):
        self._data = {}

    def put_in(self, html, *contents):
        facts = [image for content in contents if content for image in content["images"]]
        known = {image["sha256"]: image for image in facts}

        def inlined(match):
            return f'<img src="{escape(self._of(unescape(match[1]), known))}"'

        html = type(html)(_OWN_ADDRESS.sub(f' href="{escape(settings.SITE_URL)}/', html))
        return type(html)(_SRC.sub(inlined, html))

    def _of(self, address, known):
        image = next((facts for sha256, facts in known.items() if sha256 in address), None)
        if image is None:
            return "data:,"
        if image["sha256"] not in self._data:
            names = ("sha256", "extension", "width", "height")
            thumb = Image(**{name: image[name] for name in names}).thumb
            self._data[image["sha256"]] = _data(thumb)
        return self._data[image["sha256"]]


def _data(address):
    """A picture of ours as an address that holds it; one whose file is lost holds nothing."""
    path = Path(settings.MEDIA_ROOT) / address.removeprefix(settings.MEDIA_URL)
    if not path.is_file():
        return "data:,"
    kind = mimetypes.guess_type(path.name)[0]
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


# -- Finding the article -------------------------------------------------------------------------


def article_at(slug):
    """The article with that address, the one in the site's own language first, or None."""
    found = Article.objects.filter(slug=slug).order_by("pk")
    return min(found, key=lambda article: article.language != settings.LANGUAGE_CODE, default=None)
