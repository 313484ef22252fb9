"""The verbs of an edition's life. Each locks the article, checks, acts, and leaves an audit row.

Who may press which button is the views' concern; here stand the rules that hold for everybody.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import letters, preflight, tags, texts
from articles.documents import put_documents
from articles.models import Article, Byline, Edition, Spelling, Tag, TaggedEdition
from audit.models import Event, record
from clinic.exceptions import Refused, Stale
from clinic.models import Clinic, Redirect
from images.models import Image, image_hashes
from references.models import Reference
from reviews import actions as reviews
from reviews.models import canonical, content_hash

State = Edition.State
MINOR = Edition.Change.MINOR
# So long a person's saves by themselves are told by one event.
STRETCH_OF_WORK = timedelta(hours=1)
# What a reviewer is given unless the author says otherwise.
DAYS_TO_REVIEW = timedelta(days=14)
# Publishing leaves the end that the edition, or the one that it follows, has already.
AS_IT_IS = "as it is"


@contextmanager
def locked(edition):
    """The edition as it is now, with its article locked until the transaction ends."""
    with transaction.atomic():
        Article.objects.select_for_update(of=("self",)).get(pk=edition.article_id)
        # The row itself too: bylines and citations wait for it (see the guard in the database).
        yield (
            Edition.objects.select_for_update(of=("self",))
            .select_related("article")
            .get(pk=edition.pk)
        )


def _require(edition, *states):
    if edition.state not in states:
        raise Refused(
            _("This edition is “%(state)s” by now, so that cannot be done.")
            % {"state": edition.status}
        )


# -- Writing -----------------------------------------------------------------------------------


@transaction.atomic
def start_article(*, by, slug, title, authors=(), **fields):
    """A new article with its first edition, a draft. `fields` go to the article or the edition."""
    names = {field.name for field in Article._meta.get_fields()}
    article = Article(slug=slug, created_by=by, **{k: v for k, v in fields.items() if k in names})
    article.full_clean(exclude=["created_by"])
    article.save()
    edition = Edition.objects.create(
        article=article,
        title=title,
        created_by=by,
        edited_by=by,
        **{k: v for k, v in fields.items() if k not in names},
    )
    set_bylines(edition, authors)
    sync_rows(edition)
    preflight.summarise(edition)
    record("start", edition, by=by)
    return edition


def save_draft(edition, *, by, version, bylines=None, fields=texts.WRITTEN_FIELDS, by_itself=False):
    """Write a working edition's changed text; returns whether anything changed.

    `edition` carries the new values, `version` is the one the form was opened with; no columns are
    written but `fields`. What is saved `by_itself` leaves one event for a stretch of work. Raises
    Stale where somebody saved in between. A save without a change changes nothing, dates included.
    """
    with locked(edition) as row:
        _require(row, *Edition.EDITABLE)
        if row.version != version:
            raise Stale(
                _(
                    "%(name)s saved this text while you had it open. "
                    "Your words are still in the form."
                )
                % {"name": row.edited_by or _("Somebody")}
            )
        if edition.disclosure != row.disclosure and edition.disclosure_confirmed_by != by:
            edition.disclosure_confirmed_by = None  # it was another answer that was confirmed
        before = _written(row)
        edition.save(update_fields=[*fields])
        if bylines is not None:
            set_bylines(edition, bylines)
            _end_request_to_an_author(edition, by)
        sync_rows(edition)
        if _written(edition) == before:
            return False
        edition.version, edition.edited_at, edition.edited_by = row.version + 1, timezone.now(), by
        edition.save(update_fields=["version", "edited_at", "edited_by"])
        if by_itself:
            preflight.summarise_later(edition)
            if not _still_at_it(edition, by):
                record("autosave", edition, by=by, version=edition.version)
        else:
            preflight.summarise(edition)
            record("edit", edition, by=by, version=edition.version)
        return True


def _still_at_it(edition, by):
    """Whether the newest event tells already that this person's words save themselves."""
    events = Event.objects.filter(kind=edition._meta.label_lower, object_id=str(edition.pk))
    last = events.first()
    lately = timezone.now() - STRETCH_OF_WORK
    return last and (last.verb, last.by_id) == ("autosave", by.pk) and last.at > lately


def _written(edition):
    """What a save may have changed: the content, and what stands outside its hash."""
    beside = ("change", "change_summary", "second_card_because", "disclosure_confirmed_by_id")
    return edition.compute_hash(), *(getattr(edition, name) for name in beside)


def set_bylines(edition, bylines):
    """Set the ordered authors: authors, or (author, role) pairs. No change writes nothing."""
    wanted = [pair if isinstance(pair, tuple) else (pair, Byline.Role.AUTHOR) for pair in bylines]
    now = [(byline.author, byline.role) for byline in edition.bylines.select_related("author")]
    if wanted == now:
        return
    edition.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(edition=edition, author=author, role=role, position=position)
        for position, (author, role) in enumerate(wanted)
    )


def _end_request_to_an_author(edition, by):
    """Whoever was asked to review the text may have become an author of it."""
    reviewer = edition.reviewer
    if reviewer and edition.bylines.filter(author=reviewer).exists():
        edition.reviewer = edition.review_due_on = None
        edition.save(update_fields=["reviewer", "review_due_on"])
        record("end request", edition, by=by, reviewer=reviewer.pk)
        letters.tell_now_an_author(edition, reviewer)


def sync_rows(edition):
    """Bring the rows of citations and images in step with the texts, in order of first mention."""
    written = edition.body + edition.in_depth
    _sync(edition.citation_rows, "reference", Reference, "key", texts.cited_keys(written))
    _sync(edition.illustrations, "image", Image, "sha256", image_hashes(written))


def _sync(rows, name, model, field, wanted_keys):
    known = model.objects.in_bulk(wanted_keys, field_name=field)
    wanted = [known[key].pk for key in wanted_keys if key in known]
    if wanted == list(rows.values_list(f"{name}_id", flat=True)):
        return
    rows.all().delete()
    rows.bulk_create(
        rows.model(edition=rows.instance, position=position, **{f"{name}_id": pk})
        for position, pk in enumerate(wanted, start=1)
    )


def start_next(article, *, by, change=Edition.Change.UPDATE):
    """The next edition, a draft that starts from the newest approved one, which stays as it is."""
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        return _start_after(_last_signed(article), by=by, change=change)


def restore(edition, *, by):
    """The next edition, a draft, from the words of an old one, which stays as it is.

    It is another text than the last one that was signed, so its disclosure has to be confirmed.
    """
    with locked(edition) as row:
        _last_signed(row.article)
        return _start_after(row, by=by, change=Edition.Change.UPDATE)


def _last_signed(article):
    """The newest edition that was approved. Refused where the next one is being worked on."""
    last = (
        article.editions.filter(state__in=[State.APPROVED, State.WITHDRAWN])
        .order_by("-number")
        .first()
    )
    if article.working_edition:
        raise Refused(_("Another edition of this article is being worked on already."))
    if last is None:
        raise Refused(_("There is no approved edition to start from."))
    return last


def _start_after(source, *, by, change):
    article = source.article
    edition = Edition.objects.create(
        article=article,
        number=article.editions.order_by("-number").values_list("number", flat=True)[0] + 1,
        change=change,
        created_by=by,
        edited_by=by,
        # An answer once given holds for a comma more or less.
        disclosure_confirmed_by=source.disclosure_confirmed_by if change == MINOR else None,
        **{name: getattr(source, name) for name in texts.CARRIED_FIELDS},
    )
    set_bylines(edition, [(b.author, b.role) for b in source.bylines.select_related("author")])
    sync_rows(edition)
    preflight.summarise(edition)
    record("start", edition, by=by, after=source.number)
    return edition


# -- Review ------------------------------------------------------------------------------------


def submit(edition, *, by, reviewer, due_on=None):
    """Send a draft to a reviewer. The text rests while it is read."""
    with locked(edition) as row:
        _require(row, *Edition.EDITABLE)
        _ready_for_review(row)
        row.state = State.IN_REVIEW
        set_reviewer(row, reviewer, due_on)
        row.submitted_at, row.submitted_by = timezone.now(), by
        row.save()
        record("submit", row, by=by, reviewer=reviewer.pk, change=row.change)
        letters.ask(row)
        return row


def set_reviewer(edition, reviewer, due_on):
    """Name who reviews it and by when, where that person may."""
    today = timezone.localdate()
    if edition.bylines.filter(author=reviewer).exists():
        raise Refused(
            _("%s is one of the authors, so somebody else must review this text.") % reviewer
        )
    if not reviewer.credential_on(today):
        raise Refused(_("%s has no checked and unexpired entry in a register.") % reviewer)
    if due_on and due_on <= today:
        raise Refused(_("The day by which it is due must be still to come."))
    edition.reviewer = reviewer
    edition.review_due_on = due_on or today + DAYS_TO_REVIEW


def _ready_for_review(edition):
    faults = preflight.faults(edition)
    if faults:
        raise Refused("\n".join(faults))
    if edition.change == MINOR:
        texts.check_minor(edition, _earlier_reviewed(edition))


def recall(edition, *, by):
    """Take a text back from review, to go on writing."""
    with locked(edition) as row:
        _require(row, State.IN_REVIEW)
        row.state = State.DRAFT
        row.save()
        record("recall", row, by=by)
        return row


def request_changes(edition, *, by, note):
    """Send a text back to its authors with a note that says what is wanted."""
    if not note.strip():
        raise Refused(_("Please say what should be changed."))
    with locked(edition) as row:
        _require(row, State.IN_REVIEW)
        _not_an_author(row, by)
        _is_asked(row, by)
        row.notes.create(text=note, by=by)
        row.state = State.CHANGES_REQUESTED
        row.save()
        record("request changes", row, by=by)
        _tell_authors(row, _("Your text was sent back with a note"))
        return row


def sign(edition, *, by, seen_hash, checklist, on=None):
    """Approve the exact text that the reviewer saw, known by its hash, and freeze it.

    Refused where the text has changed since the page was opened, and by the rules of
    `reviews.actions.sign`, which also says what `on` is for.
    """
    with locked(edition) as row:
        _require(row, State.IN_REVIEW)
        _not_an_author(row, by)
        _is_asked(row, by)
        text = _text_seen(row, seen_hash)
        authors = [byline.author for byline in row.bylines.select_related("author")]
        facts = {"content_hash": content_hash(text), "by": by, "authors": authors}
        if row.change == Edition.Change.MINOR:
            earlier = _earlier_reviewed(row)
            texts.check_minor(row, earlier)
            review = reviews.confirm_minor(**facts, inherits=earlier.review)
        else:
            review = reviews.sign(
                **facts,
                risk=row.article.risk,
                months=row.article.review_months,
                checklist=checklist,
                on=on,
            )
        return _approve(row, text, review=review, by=by, kind=review.kind)


def check_oneself(edition, *, by, seen_hash, checklist):
    """Under the solo policy, approve one's own text after the checklist; readers are told."""
    if Clinic.current().review_policy != Clinic.ReviewPolicy.SOLO:
        raise Refused(_("In this clinic a second person signs every text."))
    with locked(edition) as row:
        _require(row, *Edition.EDITABLE)
        _ready_for_review(row)
        text = _text_seen(row, seen_hash)
        review = reviews.check_oneself(
            content_hash=content_hash(text),
            by=by,
            risk=row.article.risk,
            months=row.article.review_months,
            checklist=checklist,
        )
        return _approve(row, text, review=review, by=by)


def _text_seen(edition, seen_hash):
    text = canonical(edition.content)
    if content_hash(text) != seen_hash:
        raise Stale(
            _("The text has changed since you opened it. Please read it again before you sign.")
        )
    return text


def _earlier_reviewed(edition):
    """The edition whose review a minor edit inherits."""
    reviewed = edition.article.editions.filter(
        state=State.APPROVED, review__isnull=False, number__lt=edition.number
    )
    earlier = reviewed.select_related("review").order_by("-number").first()
    if earlier is None:
        raise Refused(_("There is no reviewed edition before this one, so it needs a full review."))
    return earlier


def _not_an_author(edition, user):
    if edition.bylines.filter(author__user=user).exists():
        raise Refused(_("You are one of the authors, so somebody else must review this text."))


def _is_asked(edition, user):
    """Where somebody is named, nobody else answers; else whoever may review."""
    if edition.reviewer and edition.reviewer.user_id != user.pk:
        raise Refused(
            _("%s was asked to review this text. Somebody else has to be chosen first.")
            % edition.reviewer
        )


def _approve(edition, text, *, by, review=None, import_run=None, **details):
    edition.state, edition.signed, edition.content_hash = State.APPROVED, text, content_hash(text)
    edition.review, edition.import_run = review, import_run
    edition.approved_at, edition.approved_by = timezone.now(), by
    edition.save()
    preflight.summarise(edition)
    link_tags(edition)
    details |= {"content_hash": edition.content_hash, "review": review and review.pk}
    record("approve", edition, by=by, **details)
    if review:
        _tell_authors(edition, _("Your text was approved"))
    return edition


def link_tags(edition):
    """Turn the plain tag names into tag links; another spelling meets the same tag."""
    if edition.tag_names:
        tags.hold()
    for name in edition.tag_names:
        spelling = Spelling.objects.filter(name__iexact=name).select_related("tag").first()
        known = spelling.tag if spelling else Tag.objects.filter(name__iexact=name).first()
        tag = known or Tag.objects.create(name=name)
        TaggedEdition.objects.get_or_create(content_object=edition, tag=tag)


def take_back(edition, *, by):
    """Take an approval back: only as long as nobody has read the text, it becomes a draft again."""
    with locked(edition) as row:
        _require(row, State.APPROVED)
        if row.public_from and row.public_from <= timezone.now():
            raise Refused(_("This edition has been public. Withdraw it, or start the next one."))
        if row.article.working_edition:
            raise Refused(_("Another edition of this article is being worked on already."))
        _unschedule(row)
        row.tag_links.all().delete()
        row.state, row.signed, row.content_hash, row.review = State.DRAFT, "", "", None
        row.approved_at = row.approved_by = None
        row.public_from = row.public_until = row.published_at = row.revised_at = None
        row.save()
        put_documents(row.article)
        record("take back", row, by=by)
        return row


# -- Publishing --------------------------------------------------------------------------------


def publish(edition, *, by, at=None, until=AS_IT_IS):
    """Make an approved edition public now or `at` a moment, and end the one before it then.

    May be called again to move what is scheduled. `until` ends it by itself; None: nothing does.
    """
    with locked(edition) as row:
        now = timezone.now()  # whoever had to wait for the lock learns what became of it
        _require(row, State.APPROVED)
        if row.public_from and row.public_from <= now:
            raise Refused(_("This edition is or was public already."))
        start = at or now
        if start < now - timedelta(minutes=1):
            raise Refused(
                _("That moment has passed. Choose one that is still to come, or publish now.")
            )
        if row.article.editions.filter(number__gt=row.number, public_from__isnull=False).exists():
            raise Refused(_("A later edition has been published or scheduled."))
        end = row.public_until
        _unschedule(row)
        before = _running_at(row.article, start)
        if until == AS_IT_IS:
            until = end or (before and before.public_until)
        if until and until <= start:
            raise Refused(_("It would end before it begins."))
        if before:
            before.public_until = start
            before.save(update_fields=["public_until"])
        _open_window(row, start, until)
        ends = until and until.isoformat()
        record("schedule" if at else "publish", row, by=by, at=start.isoformat(), until=ends)
        return row


def set_end(edition, *, by, until):
    """Say when what is public or scheduled ends by itself; None: nothing ends it."""
    with locked(edition) as row:
        now = timezone.now()
        _require(row, State.APPROVED)
        if row.public_from is None:
            raise Refused(_("This edition has no beginning yet. Publishing it asks for both."))
        if row.public_until and row.public_until <= now:
            raise Refused(_("This edition has ended already."))
        if until and until <= now:
            raise Refused(_("That moment has passed. Choose one that is still to come."))
        if until and until <= row.public_from:
            raise Refused(_("It would end before it begins."))
        _ends_before_the_next(row, until)
        if until != row.public_until:
            row.public_until = until
            row.save(update_fields=["public_until"])
            put_documents(row.article)
            record("set end", row, by=by, until=until and until.isoformat())
        return row


def _ends_before_the_next(row, until):
    following = row.article.editions.filter(state=State.APPROVED, public_from__gt=row.public_from)
    first = following.order_by("public_from").first()
    if first and (until is None or until > first.public_from):
        moment = date_format(timezone.localtime(first.public_from), "DATETIME_FORMAT")
        raise Refused(
            _("The next edition begins on %(moment)s, so this one ends then at the latest.")
            % {"moment": moment}
        )


def publish_imported(edition, *, import_run, by, published_at):
    """Make public, unsigned, what was public elsewhere; readers are told of the missing review."""
    with locked(edition) as row:
        _require(row, State.DRAFT)
        _approve(row, canonical(row.content), by=None, import_run=import_run)
        _open_window(row, timezone.now(), None, published_at=published_at)
        record("publish imported", row, by=by, run=import_run.pk)
        return row


def withdraw(edition, *, by, reason):
    """Take an edition off the site for good. Nothing older comes back in its place."""
    if not reason.strip():
        raise Refused(_("Please say why it is withdrawn."))
    with locked(edition) as row:
        _require(row, State.APPROVED)
        if row.public_from is None:
            raise Refused(_("This edition was never published. Take the approval back instead."))
        now = timezone.now()
        if row.public_from > now:
            _unschedule(row)
            row.public_until = row.public_from
        elif row.public_until is None or row.public_until > now:
            row.public_until = now
        row.state, row.withdrawn_at, row.withdrawn_by = State.WITHDRAWN, now, by
        row.withdrawn_because = reason[:300]
        row.save()
        put_documents(row.article)
        record("withdraw", row, by=by)
        return row


def _open_window(row, start, until, published_at=None):
    first = (
        row.article.editions.filter(published_at__isnull=False)
        .exclude(pk=row.pk)
        .order_by("number")
        .first()
    )
    previous = (
        row.article.editions.filter(number__lt=row.number, published_at__isnull=False)
        .order_by("-number")
        .first()
    )
    row.public_from, row.public_until = start, until
    row.published_at = published_at or (first.published_at if first else start)
    if previous:
        material = row.change != Edition.Change.MINOR
        row.revised_at = start if material else previous.revised_at
    row.save()
    put_documents(row.article)


def _running_at(article, moment):
    """The edition whose window holds that moment."""
    running = article.editions.filter(state=State.APPROVED, public_from__lt=moment)
    return running.exclude(public_until__lte=moment).order_by("-number").first()


def _unschedule(row):
    """Give the running edition back the end that it had before `row` was scheduled."""
    if row.public_from is None:
        return
    before = row.article.editions.filter(public_until=row.public_from).exclude(pk=row.pk).first()
    start, until = row.public_from, row.public_until
    Edition.objects.filter(pk=row.pk).update(public_from=None, public_until=None)
    if before and before.state == State.APPROVED and start > timezone.now():
        before.public_until = until
        before.save(update_fields=["public_until"])


# -- The article's living facts ----------------------------------------------------------------


def change_article(article, *, by, **facts):
    """Change what no signature covers: topic, series, risk, commenting. Says whether it did."""
    with transaction.atomic():
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        changed = sorted(name for name, value in facts.items() if getattr(row, name) != value)
        if not changed:
            return False
        for name in changed:
            setattr(row, name, facts[name])
        row.save(update_fields=changed)
        put_documents(row)
        record("change", row, by=by, fields=changed)
        return True


def set_unlinked_terms(article, *, by, entries):
    """Say which of the glossary's terms the article leaves unexplained. Says whether it changed."""
    with transaction.atomic():
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if set(row.unlinked_terms.all()) == set(entries):
            return False
        row.unlinked_terms.set(entries)
        put_documents(row)
        record("change", row, by=by, fields=["unlinked_terms"])
        return True


def set_service(article, *, by, service):
    """Say with which service, a page of the clinic's or None, it ends. Says whether it changed."""
    with transaction.atomic():
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        chosen = [service] if service else []
        if list(row.services.all()) == chosen:
            return False
        row.services.set(chosen)
        record("change", row, by=by, fields=["service"])
        return True


# -- The address -------------------------------------------------------------------------------


def change_slug(article, *, by, slug):
    """Move an article. A redirect is left only where the old address was public."""
    with transaction.atomic():
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if row.slug == slug:
            return
        was_public = row.editions.filter(public_from__lte=timezone.now()).exists()
        old_path = row.get_absolute_url()
        row.slug = slug
        row.full_clean(exclude=["created_by"])
        row.save(update_fields=["slug"])
        if was_public:
            Redirect.add(old_path, row.get_absolute_url())
        put_documents(row)
        record("move", row, by=by, slug=slug)
        article.slug = slug


def _tell_authors(edition, subject):
    letters.tell_authors(edition, subject, f"{subject}: “{edition.title}”.")


# -- The bin -----------------------------------------------------------------------------------


def put_into_bin(edition, *, by):
    """Throw a draft away; for some days it can be taken out again."""
    with locked(edition) as row:
        _require(row, *Edition.EDITABLE)
        row.state, row.binned_at, row.binned_by = State.BINNED, timezone.now(), by
        row.save(update_fields=["state", "binned_at", "binned_by"])
        record("put into the bin", row, by=by)
        return row


def take_out_of_bin(edition, *, by):
    """Make it a draft again, with its words and its version as they were."""
    with locked(edition) as row:
        _require(row, State.BINNED)
        if row.article.working_edition:
            raise Refused(_("Another edition of this article is being worked on already."))
        later = row.article.editions.filter(number__gt=row.number).exclude(state=State.BINNED)
        if later.exists():
            raise Refused(
                _(
                    "A later edition of this article was approved meanwhile, so this one can no "
                    "longer become a draft. Its words can still be copied from here."
                )
            )
        row.state, row.binned_at, row.binned_by = State.DRAFT, None, None
        row.save(update_fields=["state", "binned_at", "binned_by"])
        record("take out of the bin", row, by=by)
        return row


def purge_bin():
    """Delete what has rested long enough, and articles that are left without an edition."""
    over = timezone.now() - timedelta(days=Edition.DAYS_IN_BIN)
    purged = 0
    for edition in Edition.objects.filter(state=State.BINNED, binned_at__lt=over):
        with locked(edition) as row:
            if row.state == State.BINNED:  # nobody took it out in this moment
                _purge(row)
                purged += 1
    return purged


def _purge(edition):
    """The title and the number stay in the audit; the words do not."""
    article = edition.article
    record("purge", edition, by=None, number=edition.number, slug=article.slug)
    edition.delete()
    if article.editions.exists():
        record("purge edition", article, by=None, number=edition.number)
    else:
        # It never had a reader. A translation of it goes on by itself.
        article.translations.update(translation_of=None)
        article.delete()
