"""Foreign titles, tags, topics, addresses and names, fitted into our columns and reported."""

from urllib.parse import quote, unquote

from django.core.exceptions import ValidationError
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _

from articles.models import Article, Tag, Topic, not_reserved
from audit.models import record
from authors.models import Author
from clinic import markup

# Addresses stand percent-encoded in columns of 400, where a Greek letter takes six characters.
MOST_OF_A_SLUG = 340


def plain(text):
    return markup.plain(markup.without_unseen(text))


def title(item, model, report):
    words = plain(item.title)
    if not words:
        words = Truncator(plain(item.html)).words(8) or _("Untitled (%s)") % item.source_id
        report.note(_("no title there: the first words serve"), item.source_id, words)
    return _cut(words, "title", item, model, report)


def standfirst(item, model, report):
    return _cut(plain(item.standfirst), "standfirst", item, model, report)


def _cut(words, name, item, model, report):
    most = model._meta.get_field(name).max_length
    if len(words) > most:
        report.note(_("cut, being too long: %s") % name, item.source_id)
    return Truncator(words).chars(most)


def tags(item, report):
    """Plain tag names, each once; a name without a letter or digit could have no address."""
    most = 80
    names = {}
    for tag in item.tags:
        name = plain(tag)
        if not Tag().slugify(name):
            report.note(_("a tag without a letter was left out"), item.source_id, name)
            continue
        if len(name) > most:
            report.note(_("cut, being too long: %s") % _("tag"), item.source_id)
        names.setdefault(name[:most].casefold(), name[:most].strip())
    return list(names.values())


def topic(name):
    """The topic of that name, in whatever spelling; made where there is none."""
    name = plain(name)[: Topic._meta.get_field("name").max_length].strip()
    if not name:
        return None
    known = Topic.objects.filter(name__iexact=name).first()
    return known or Topic.objects.create(name=name, slug=free_slug(Topic, slugify(name) or "topic"))


def wanted_slug(item, model):
    """The address that it had there or that its title gives, in letters that ours may have."""
    unicode = model._meta.get_field("slug").allow_unicode
    for words in (unquote(item.slug), plain(item.title)):
        slug = slugify(words, allow_unicode=unicode)
        if slug:
            break
    else:
        slug = slugify(f"{item.kind}-{item.source_id}")
    slug = slug[: model._meta.get_field("slug").max_length]
    while len(quote(slug)) > MOST_OF_A_SLUG:
        slug = slug[:-1]
    return slug.strip("-")


def free_slug(model, wanted, taken=frozenset(), **scope):
    """`wanted`, or with a number behind it where it is taken here or by the site itself."""
    most = model._meta.get_field("slug").max_length
    number, slug = 1, wanted
    while slug in taken or _reserved(model, slug) or _exists(model, slug, scope):
        number += 1
        ending = f"-{number}"
        slug = f"{wanted[: most - len(ending)]}{ending}"
    return slug


def _reserved(model, slug):
    try:
        if model is Article:
            not_reserved(slug)
    except ValidationError:
        return True
    return False


def _exists(model, slug, scope):
    return model.objects.filter(slug=slug, **scope).exists()


def author(person, *, source, run, by, report):
    """That person's profile here; else a new one, without a credential and not public."""
    login = slugify(person.login) or slugify(person.name)
    name = plain(person.name)
    if not name or "@" in name:  # an e-mail address is nobody's public name
        name = person.login.partition("@")[0]
    found = (
        Author.objects.filter(source=source, source_id=login).first()
        or _by_account(person)
        or Author.objects.filter(slug__in={login, slugify(name)} - {""}).first()
    )
    if found:
        return found
    given, _space, family = name.rpartition(" ")
    if name == f"{person.given_name} {person.family_name}":
        given, family = person.given_name, person.family_name
    made = Author(
        slug=free_slug(Author, slugify(name)[:70] or "author"),
        given_name=plain(given or family)[:60],
        family_name=plain(family)[:60] if given else "",
        source=source,
        source_id=login,
        import_run=run,
    )
    made.full_clean()
    made.save()
    record("start", made, by=by)
    report.note(_("a new profile, not public, for an author"), made.full_name)
    return made


def _by_account(person):
    accounts = Author.objects.filter(user__isnull=False)
    if person.email:
        found = accounts.filter(user__email__iexact=person.email).first()
        if found:
            return found
    return accounts.filter(user__username__iexact=person.login).first() if person.login else None
