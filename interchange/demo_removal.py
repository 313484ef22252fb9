"""Taking the demo off again, with all that hangs on it; what is the clinic's own stays."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.db.models import SET_NULL
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles.models import Article, Edition, Series, Tag, TaggedEdition, Topic
from audit.erasure import erasing
from audit.models import Event, Imported, ImportRun
from authors.models import Author
from clinic.checks import DEMO_PASSWORD
from clinic.exceptions import Refused
from clinic.models import Clinic, Redirect
from comments import spam
from comments.models import Comment, WordCount
from discovery import documents, words
from discovery.models import Document, Frequency
from faq.models import Group, Question
from glossary.models import Entry
from interchange import demo_clinic
from pages.models import Page
from references.models import Reference
from reviews.models import Reminder

# What stands behind a kind of documents.
DOCUMENTED = {
    "article": Article,
    "entry": Entry,
    "question": Question,
    "page": Page,
    "author": Author,
}
# On which many things stand: where one stays for the sake of another, those others need not.
SHARED = {User, Author, Clinic, Group, ImportRun, Reference, Series, Tag, Topic}
TEXTS = {Article, Entry, Question, Page}


# What a person of the clinic did to one of these does not make it the clinic's.
PRACTISED_ON = {User, Comment}


class Removal(NamedTuple):
    """How many of what go, by the plural of their name, and the demo's things that stay."""

    going: dict[str, int]
    staying: list[str]


def run_of_the_demo():
    return ImportRun.objects.filter(source=demo_clinic.SOURCE).first()


def look():
    """The Removal as it would be now, or None where there is no demo."""
    run = run_of_the_demo()
    return run and _told(*_planned(run))


@transaction.atomic
def remove(*, by=None):
    """Delete what the import run of the demo made; returns the Removal.

    Whatever one of the clinic's own people made or changed is theirs, and so is what it stands on:
    an author, a cited reference, a topic. Accounts of the demo that must stay for that are closed.
    """
    _keep_all_writers_out()
    run = run_of_the_demo()
    if run is None:
        raise Refused(_("There is no demo here."))
    if by and by.pk in _accounts(run):
        raise Refused(
            _("Your account belongs to the demo. Sign in with one of your own, and remove it then.")
        )
    going, staying = _planned(run)
    told = _told(going, staying)
    tagged = going.get(TaggedEdition, ())
    tags = set(TaggedEdition.objects.filter(pk__in=tagged).values_list("tag", flat=True))
    with erasing(run, by=by, reason="The demo is removed."):
        for document in _documents(going):
            documents.remove(document.kind, document.object_id)
        for comment in Comment.objects.filter(pk__in=going.get(Comment, ())):
            spam.unlearn(comment)
        Redirect.objects.filter(new_path__in=_addresses(going)).delete()
        for model, keys in going.items():
            _unlink(model, keys)
            rows = model._base_manager.filter(pk__in=keys)
            rows._raw_delete(rows.db)
        Tag.objects.filter(pk__in=tags, tagged=None).delete()
        Frequency.objects.filter(documents=0).delete()
        WordCount.objects.filter(spam=0, genuine=0).delete()
        User.objects.filter(pk__in=staying.get(User, ())).update(
            is_active=False, is_staff=False, is_superuser=False, password=make_password(None)
        )
    words.forget()
    return told


def _keep_all_writers_out():
    """What is counted as the clinic's own must not grow while the rest is deleted."""
    tables = {model._meta.db_table for model in apps.get_models() if model._meta.managed}
    with connection.cursor() as cursor:
        names = ", ".join(connection.ops.quote_name(table) for table in sorted(tables))
        cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")


def _planned(run):
    """({model: keys} that go, those of the demo's own that stay)."""
    made = _made(run)
    everything = _with_all_that_hangs_on(made)
    staying = _that_the_clinic_needs(everything, made, run)
    return _less(everything, staying), _both(made, staying)


def _told(going, staying):
    counts = {}
    for model in going.keys() & {*_kinds(Imported), User, Clinic, Group, Series, Topic}:
        one = len(going[model]) == 1
        name = model._meta.verbose_name if one else model._meta.verbose_name_plural
        counts[str(name)] = len(going[model])
    return Removal(dict(sorted(counts.items())), _named(staying))


def _accounts(run):
    """The keys of the accounts that the demo made."""
    return set(run.report.get("made", {}).get(User._meta.label_lower, ()))


def _taken_over(run):
    """Those of them with another password by now: somebody uses them as their own."""
    accounts = User.objects.filter(pk__in=_accounts(run))
    return {user.pk for user in accounts if not user.check_password(DEMO_PASSWORD)}


def _made(run):
    """What the demo made, as {model: primary keys}."""
    made = defaultdict(set)
    for model in _kinds(Imported):
        made[model] |= set(model._base_manager.filter(import_run=run).values_list("pk", flat=True))
    for label, keys in run.report.get("made", {}).items():
        model = apps.get_model(label)
        there = model._base_manager.filter(pk__in=keys)
        made[model] |= set(there.values_list("pk", flat=True))
    made[User] -= _taken_over(run)
    made[ImportRun] = {run.pk}
    return made


def _kinds(base):
    return [model for model in apps.get_models() if issubclass(model, base)]


def _with_all_that_hangs_on(made):
    """Those rows and every row that cannot stand without them."""
    everything, fresh = defaultdict(set), made
    while fresh:
        for model, keys in fresh.items():
            everything[model] |= keys
        fresh = _less(_leaning_on(fresh), everything)
    return everything


def _leaning_on(rows):
    found = defaultdict(set)
    for model, keys in rows.items():
        for relation in _relations(model):
            if relation.on_delete is not SET_NULL:
                found[relation.related_model] |= _pointing(relation, keys)
        told = {"kind": model._meta.label_lower}
        about = Event.objects.filter(object_id__in=[str(key) for key in keys], **told)
        found[Event] |= set(about.values_list("pk", flat=True))
        if model in TEXTS or model is Edition:
            due = Reminder.objects.filter(object_id__in=keys, **told)
            found[Reminder] |= set(due.values_list("pk", flat=True))
    return {model: keys for model, keys in found.items() if keys}


def _relations(model):
    """The foreign keys of other tables to this one."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
    ]


def _pointing(relation, keys):
    rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})
    return set(rows.values_list("pk", flat=True))


def _that_the_clinic_needs(everything, made, run):
    """What of it is the clinic's own by now, with its parts and all that these stand on."""
    staying, fresh = defaultdict(set), _own(everything, made, run)
    while fresh:
        for model, keys in fresh.items():
            staying[model] |= keys
        fresh = _both(_less(_parts(fresh, made) | _ground(fresh), staying), everything)
    return staying


def _own(everything, made, run):
    """The things that somebody else made, and those that somebody else changed."""
    own = defaultdict(set)
    for model in [*_kinds(Imported), User]:
        own[model] |= everything.get(model, set()) - made.get(model, set())
    is_practice = _tells_the_demo(run)
    models = {model._meta.label_lower: model for model in apps.get_models()}
    for event in Event.objects.filter(pk__in=everything[Event]):
        model = models.get(event.kind)  # none of a kind that there was once
        key = model and model._meta.pk.to_python(event.object_id)
        if key not in everything.get(model, ()):
            own[Event].add(event.pk)  # what a person of the demo did to a thing of the clinic's
        elif not is_practice(event) and model not in PRACTISED_ON:
            own[model].add(key)
    return {model: keys for model, keys in own.items() if keys}


def _tells_the_demo(run):
    """Whether an event is the work of the demo's people, as a function.

    Who took one of their accounts over is somebody else since the demo was loaded.
    """
    accounts, taken_over = _accounts(run), _taken_over(run)
    until = run.report.get("until")
    until = datetime.fromisoformat(until) if until else timezone.now()

    def tells(event):
        if event.by_id is None or event.by_id in accounts - taken_over:
            return True
        return event.by_id in taken_over and event.at <= until

    return tells


def _parts(rows, made):
    """What hangs on those rows and is nothing by itself: an edition, a byline, a signature."""
    hanging = _leaning_on({model: keys for model, keys in rows.items() if model not in SHARED})
    return {
        model: keys - made.get(model, set())
        for model, keys in hanging.items()
        if not _is_link(model)
    }


def _is_link(model):
    """Whether its rows lead from one text to another, and so end with either."""
    leads_to = [field.related_model for field in model._meta.concrete_fields]
    return sum(to in TEXTS for to in leads_to) > 1


def _ground(rows):
    """What those rows point to."""
    found = defaultdict(set)
    for model, keys in rows.items():
        for field in model._meta.concrete_fields:
            if field.is_relation:
                there = model._base_manager.filter(pk__in=keys).exclude(**{field.name: None})
                found[field.related_model] |= set(there.values_list(field.attname, flat=True))
    return found


def _documents(going):
    """Of the things that go; an article's stand under its editions."""
    for document in Document.objects.order_by("pk"):
        if document.group in going.get(DOCUMENTED[document.kind], ()):
            yield document


def _addresses(going):
    things = [model.objects.filter(pk__in=going.get(model, ())) for model in [*TEXTS, Author]]
    return [thing.get_absolute_url() for rows in things for thing in rows]


def _unlink(model, keys):
    for relation in _relations(model):
        if relation.on_delete is SET_NULL:
            rows = relation.related_model._base_manager
            rows.filter(**{f"{relation.field.name}__in": keys}).update(
                **{relation.field.name: None}
            )


def _less(rows, others):
    left = {model: keys - others.get(model, set()) for model, keys in rows.items()}
    return {model: keys for model, keys in left.items() if keys}


def _both(rows, others):
    shared = {model: keys & others.get(model, set()) for model, keys in rows.items()}
    return {model: keys for model, keys in shared.items() if keys}


def _named(rows):
    return [
        f"{model._meta.verbose_name}: {thing}"
        for model, keys in rows.items()
        for thing in model._base_manager.filter(pk__in=keys)
    ]
