"""An edition, or a bare text, made ready for the rules: what they ask of the database."""

from django.utils.translation import gettext as _

from articles.models import Outline
from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.parsing import parse
from discovery import links, outside
from discovery.sources import addresses_of
from glossary.linker import matcher
from images.models import Image, image_hashes
from references import identifiers
from references.citations import cited_keys
from references.models import Reference


def manuscript_of(edition, *, has_authors=None, has_topic=None):
    """An edition as it stands in memory; a form that is not saved knows its authors and topic."""
    article = edition.article
    if has_authors is None:
        has_authors, has_topic = edition.bylines.exists(), article.topic_id is not None
    manuscript = bare(
        edition.body,
        in_depth=edition.in_depth,
        title=edition.title.strip(),
        standfirst=edition.standfirst.strip(),
        language=article.language,
        unlinked=article.unlinked_terms.values_list("slug", flat=True),
        is_edition=True,
        missing=tuple(_missing(edition, has_authors, has_topic)),
        disclosure=edition.disclosure.strip(),
        disclosure_is_confirmed=edition.disclosure_confirmed_by_id is not None,
        hero_alt=edition.hero_alt if edition.hero_id and not edition.hero_decorative else None,
        guidance=_guidance(),
    )
    manuscript.second_card_because = edition.second_card_because
    return manuscript


def bare(body, *, in_depth="", title="", standfirst="", language, unlinked=(), **facts):
    """Sanitised texts with what is known of their citations, links, images and terms."""
    written = body + in_depth
    facts |= _citations(written) | _links(written) | {"image_titles": _image_titles(written)}
    facts |= _outside(written, facts["sources"])
    return Manuscript(
        body=body,
        in_depth=in_depth,
        title=title,
        standfirst=standfirst,
        language=language,
        facts=Facts(**facts),
        find_terms=_terms(language, set(unlinked)),
    )


def _missing(edition, has_authors, has_topic):
    needed = [
        (edition.title.strip(), _("a title")),
        (edition.body.strip(), _("a text")),
        (has_authors, _("an author")),
        (has_topic, _("a topic")),
        (edition.number == 1 or edition.change_summary.strip(), _("a sentence on what changed")),
    ]
    return [words for present, words in needed if not present]


def _guidance():
    outlines = Outline.objects.values_list("body", flat=True)
    return frozenset(
        block.words for body in outlines for block in parse(body, "body").blocks if block.is_prose
    )


def _citations(written):
    keys = cited_keys(written)
    known = Reference.objects.in_bulk(keys, field_name="key") if keys else {}
    return {
        "unknown_keys": frozenset(keys) - known.keys(),
        "retracted": {key: row.title for key, row in known.items() if row.retracted_on},
        "wrong_identifiers": {key: fault for key in known if (fault := _wrong(known[key]))},
        "sources": {key: tuple(addresses_of(row)) for key, row in known.items()},
    }


def _wrong(reference):
    for scheme in ("doi", "pmid", "pmcid", "isbn"):
        if value := getattr(reference, scheme):
            try:
                getattr(identifiers, scheme)(value)
            except ValueError as error:
                return str(error)
    return ""


def _links(written):
    """Which links inside lead to nothing, and which to what readers cannot see yet."""
    dead, hidden = set(), set()
    for kind, ids in links.targets(written).items():
        rows = links.kinds()[kind].objects.filter(pk__in=ids)
        existing = set(rows.values_list("pk", flat=True))
        public = set(rows.public().values_list("pk", flat=True))
        dead |= {(kind, pk) for pk in ids - existing}
        hidden |= {(kind, pk) for pk in existing - public}
    dead |= links.addresses_of_nothing(written)
    return {"dead": frozenset(dead), "hidden": frozenset(hidden)}


def _outside(written, sources):
    """Which addresses of other sites are known to be dead or to have moved."""
    addresses = outside.addresses_in(written).union(*sources.values())
    known = outside.faulty(addresses).items()
    return {
        "dead_outside": frozenset(address for address, link in known if link.is_dead),
        "moved_outside": {a: link.leads_to for a, link in known if not link.is_dead},
    }


def _image_titles(written):
    hashes = image_hashes(written)
    rows = Image.objects.filter(sha256__in=hashes) if hashes else ()
    return {image.sha256: image.title for image in rows}


def _terms(language, unlinked):
    def find(running):
        for match in matcher(language).matches(running):
            if match.term.slug not in unlinked:
                yield match.start, match.end

    return find
