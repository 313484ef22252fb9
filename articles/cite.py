"""An article as a source for others: its edition in RIS, which reference managers read."""

from django.utils import timezone

from articles.models import Byline
from authors.models import Author


def ris(page, clinic, url):
    """The lines of one record, each ended as the format asks.

    Tags and their order: the RIS format of reference managers, of which every record begins with
    its type and ends with ER.
    """
    signed, edition = page.signed, page.edition
    appeared = edition.revised_at or edition.published_at
    facts = [
        ("TY", "ELEC"),
        *(("AU", name) for name in _names(page)),
        ("TI", signed["title"]),
        ("PB", clinic.name),
        ("PY", f"{edition.published_at:%Y}"),
        ("DA", f"{timezone.localdate(appeared):%Y/%m/%d}"),
        ("ET", str(edition.number)),
        ("AB", signed["standfirst"]),
        ("LA", page.article.language),
        ("UR", url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_line(fact)}\r\n" for tag, fact in facts if fact or tag == "ER")


def _names(page):
    """The authors, family name first; as signed where somebody has another name by now."""
    signed = [shown for shown in page.signed["authors"] if shown["as"] == Byline.Role.AUTHOR]
    people = Author.objects.in_bulk([shown["author"] for shown in signed])
    for shown in signed:
        person = people.get(shown["author"])
        if person and person.full_name == shown["name"]:
            yield ", ".join(filter(None, [person.family_name, person.given_name]))
        else:
            yield shown["name"]


def _line(fact):
    return " ".join(fact.split())
