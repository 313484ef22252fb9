"""People and things for the tests, made through the same verbs that the site uses."""

from datetime import date, timedelta
from itertools import count

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts import roles
from accounts.models import User
from articles import actions
from articles.models import Topic
from authors.models import Author, Credential
from leaflets.models import Leaflet
from reviews.models import Review

_number = count(1)


def user(role=None, **fields):
    number = next(_number)
    fields.setdefault("username", f"person{number}")
    fields.setdefault("email", f"person{number}@example.org")
    person = User.objects.create_user(password="a-long-test-password", is_staff=True, **fields)
    if role:
        person.groups.add(Group.objects.get(name=role))
    return person


def author(by=None, *, credential=True, public=True, **fields):
    """An author's profile; with a valid credential and public unless told otherwise."""
    number = next(_number)
    fields = {
        "given_name": "Ada",
        "family_name": f"Author{number}",
        "slug": f"author-{number}",
        **fields,
    }
    fields.setdefault("role", "Clinical psychologist")
    profile = Author.objects.create(user=by, **fields)
    if credential:
        Credential.objects.create(
            author=profile,
            register="Test register",
            number=f"T{number}",
            verified_on=date(2026, 1, 1),
            expires_on=timezone.localdate() + timedelta(days=365),
        )
    if public:
        profile.publish(by=by or user())
    return profile


def clinician(**fields):
    """A clinician's account with a profile."""
    person = user(roles.CLINICIAN)
    author(person, **fields)
    return person


def reviewer(**fields):
    person = user(roles.REVIEWER)
    author(person, **fields)
    return person


def outsider(**fields):
    """The profile of a reviewer without an account, looked up and given an address."""
    person = author(
        public=False, **{"review_email": f"r{next(_number)}@elsewhere.example", **fields}
    )
    person.credentials.update(verified_by=administrator())
    return person


def manager():
    return user(roles.PRACTICE_MANAGER)


def administrator():
    return user(roles.ADMINISTRATOR)


def leaflet(**fields):
    """A leaflet that could be published; its file is not there."""
    facts = {"sha256": "a" * 64, "size": 140_000, "pages": 2, "is_tagged": True}
    number = next(_number)
    words = {"title": f"Leaflet {number}", "slug": f"leaflet-{number}", "description": "To keep."}
    return Leaflet(**{**facts, **words, **fields})


def topic(name="Mood"):
    return Topic.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def draft(*, by=None, title=None, body="<p>Some words about the brain.</p>", **fields):
    """A first edition that could be sent for review."""
    by = by or clinician()
    number = next(_number)
    fields.setdefault("topic", topic())
    fields.setdefault("slug", f"article-{number}")
    fields.setdefault("disclosure", "The authors have no conflicts of interest.")
    fields.setdefault("disclosure_confirmed_by", by)
    fields.setdefault("authors", [by.author])
    return actions.start_article(by=by, title=title or f"Article {number}", body=body, **fields)


def approved(edition=None, *, reviewed_by=None, **fields):
    """An edition that went through submit and sign."""
    edition = edition or draft(**fields)
    reviewed_by = reviewed_by or reviewer()
    actions.submit(edition, by=edition.created_by, reviewer=reviewed_by.author)
    return actions.sign(
        edition, by=reviewed_by, seen_hash=edition.compute_hash(), checklist=list(Review.CHECKLIST)
    )


def published(edition=None, **fields):
    edition = approved(edition, **fields)
    return actions.publish(edition, by=edition.created_by)


def scheduled(edition=None, *, at=None, **fields):
    edition = approved(edition, **fields)
    return actions.publish(
        edition, by=edition.created_by, at=at or timezone.now() + timedelta(days=2)
    )


def withdrawn(edition=None, **fields):
    edition = published(edition, **fields)
    return actions.withdraw(edition, by=edition.created_by, reason="It was wrong.")


def next_edition(edition, **changes):
    """The article's next edition, a draft, with some fields changed."""
    following = actions.start_next(edition.article, by=edition.created_by)
    following.disclosure_confirmed_by = edition.created_by
    for name, value in {"change_summary": "A paragraph was added.", **changes}.items():
        setattr(following, name, value)
    actions.save_draft(following, by=edition.created_by, version=following.version)
    following.refresh_from_db()
    return following
