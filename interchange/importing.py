"""The one way in for texts from elsewhere: plan the addresses, then make each item by itself.

A text is known by (source, source id): what is here already is never touched again. Each item is a
transaction of its own, so a run may be stopped and started again, and a bad item fails alone.
"""

from contextlib import nullcontext
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _

from articles import actions
from articles.models import Article, Edition
from audit.models import ImportRun, record
from clinic.exceptions import Refused
from clinic.models import Redirect
from comments.actions import receive_imported
from comments.models import Comment
from interchange import fitting
from interchange.items import Left, Report, Status
from interchange.reduction import host_of, link_key, reduce
from pages.models import Page

BAD_ITEM = (Refused, ValidationError, DataError, IntegrityError, ValueError)
MODELS = {"article": Article, "page": Page}


def take(
    source, *, by=None, publish=False, author=None, pictures=None, dry_run=False, progress=None
):
    """Take what `source` holds into the clinic, and return the Report.

    Everything arrives as a draft; with `publish`, what was public there is public here, unsigned.
    `by` is the account that answers for it, `author` replaces the authors named there. `dry_run`
    does it all and rolls it back.
    """
    importer = Importer(source, by=by, publish=publish, author=author, pictures=pictures)
    with transaction.atomic() if dry_run else nullcontext():
        importer.plan()
        importer.write(progress or (lambda done, total: None))
        if dry_run:
            transaction.set_rollback(True)
    return importer.report


class Importer:
    def __init__(self, source, *, by, publish, author, pictures):
        self.source, self.by, self.publish = source, by, publish
        self.author, self.pictures = author, pictures
        self.report = Report()
        # Made with the first item that is written: a run that changes nothing leaves no row.
        self.run = None
        self.known = {
            kind: dict(model.objects.filter(source=source.name).values_list("source_id", "pk"))
            for kind, model in MODELS.items()
        }
        self.slugs = {}  # source id → its address here
        self.addresses = {}  # old address, as a link key → new address
        self.total = 0

    # -- First pass ----------------------------------------------------------------------------

    def plan(self):
        """Go through the source without writing: it must be readable to its end, and links between
        its texts need every new address beforehand."""
        taken = {}
        for item in self.source:
            self.total += 1
            if isinstance(item, Left) or item.source_id in self.slugs:
                continue
            thing = self._thing(item, taken)
            self.slugs[item.source_id] = thing.slug
            for old in [*item.moved_from, *item.paths]:
                self.addresses.setdefault(link_key(old), thing.get_absolute_url())

    def _thing(self, item, taken):
        """What stands here already for the item, or an unsaved one with a free address."""
        model = MODELS[item.kind]
        if item.source_id in self.known[item.kind]:
            return model.objects.get(pk=self.known[item.kind][item.source_id])
        used = taken.setdefault((item.kind, item.language), set())
        wanted = fitting.wanted_slug(item, model)
        slug = fitting.free_slug(model, wanted, used, language=item.language)
        used.add(slug)
        return model(slug=slug, language=item.language)

    def new_address(self, url):
        host = host_of(url)
        key = link_key(url)
        if not key or (host and host not in self.source.hosts):
            return None
        return self.addresses.get(key)

    # -- Second pass ---------------------------------------------------------------------------

    def write(self, progress):
        seen = set()
        try:
            for number, item in enumerate(self.source, start=1):
                self.report.counts["read"] += 1
                if isinstance(item, Left):
                    self.report.leave(item)
                elif item.source_id in seen:
                    self._refuse(item, _("another item has the same number"))
                elif item.source_id in self.known[item.kind]:
                    self.report.counts["here"] += 1
                else:
                    self._take_or_refuse(item)
                seen.add(item.source_id)
                progress(number, self.total)
        finally:
            if self.run:
                self.run.report = self.report.as_json()
                self.run.save(update_fields=["report"])

    def _take_or_refuse(self, item):
        of_item = Report()
        try:
            with transaction.atomic():
                run = self.run or ImportRun.objects.create(by=self.by, source=self.source.name)
                make = self._article if item.kind == "article" else self._page
                make(item, run, of_item)
        except BAD_ITEM as error:
            self._refuse(item, _reason(error))
            return
        self.run = run
        of_item.counts["taken"] += 1
        self.report.add(of_item)

    def _refuse(self, item, why):
        self.report.leave(Left(item.source_id, why, refused=True))

    def _article(self, item, run, report):
        now = timezone.now()
        edition = actions.start_article(
            by=self.by,
            title=fitting.title(item, Edition, report),
            standfirst=fitting.standfirst(item, Edition, report),
            authors=self._authors(item, run, report),
            topic=fitting.topic(item.topic),
            tag_names=fitting.tags(item, report),
            comments_open=item.comments_open,
            created_at=item.date or now,
            **self._common(item, run, report),
        )
        Edition.objects.filter(pk=edition.pk).update(
            created_at=item.date or now, edited_at=item.modified or item.date or now
        )
        public = self._becomes_public(item, report)
        if public:
            actions.publish_imported(
                edition, import_run=run, by=self.by, published_at=item.date or now
            )
            self._redirects(item, edition.article, report)
        self._comments(item, edition.article, run, public, report)

    def _page(self, item, run, report):
        page = Page(
            title=fitting.title(item, Page, report),
            standfirst=fitting.standfirst(item, Page, report),
            **self._common(item, run, report),
        )
        page.full_clean()
        page.save()
        record("start", page, by=self.by)
        if self._becomes_public(item, report):
            page.publish(by=self.by)
            self._redirects(item, page, report)
        if item.comments:
            report.note(_("comments not taken: pages have none here"), item.source_id)

    def _common(self, item, run, report):
        """What articles and pages are made of alike."""
        model = MODELS[item.kind]
        slug = self.slugs[item.source_id]
        if slug != fitting.wanted_slug(item, model):
            report.note(_("the address was taken, so it has another"), item.source_id, slug)
        html, lost = reduce(
            item.html,
            base=item.base,
            new_address=self.new_address,
            picture=self.pictures and self.pictures.find,
        )
        report.lost += item.lost + lost
        for what, detail in item.notes:
            report.note(what, item.source_id, detail)
        return {
            "slug": slug,
            "language": item.language,
            "body": html,
            "source": self.source.name,
            "source_id": item.source_id,
            "import_run": run,
        }

    def _authors(self, item, run, report):
        if self.author:
            return [self.author]
        if not item.people:
            report.note(_("no author named there"), item.source_id)
        facts = {"source": self.source.name, "run": run, "by": self.by, "report": report}
        return list(dict.fromkeys(fitting.author(person, **facts) for person in item.people))

    def _becomes_public(self, item, report):
        status = item.status
        if item.date is None:
            report.note(_("no date there: dated to this run"), item.source_id)
        elif status == Status.PUBLIC and item.date > timezone.now():
            status = Status.SCHEDULED
        public = self.publish and status == Status.PUBLIC
        report.counts["public" if public else "draft"] += 1
        if status != Status.PUBLIC:
            report.note(
                _("a draft, because it was no public text there: %s") % status.value, item.source_id
            )
        return public

    def _redirects(self, item, thing, report):
        """Lead the old addresses here; one that leads somewhere already is left alone."""
        new = thing.get_absolute_url()
        for old in {_old_path(old) for old in item.moved_from} - {"/", new}:
            if len(old) <= 400 and not Redirect.objects.filter(old_path=old).exists():
                Redirect.add(old, new)
                report.counts["redirects"] += 1

    def _comments(self, item, article, run, public, report):
        """Those approved there are approved here only beside a public text; the rest wait.

        Writers' e-mail addresses stay behind: nobody asked these people whether we may write.
        """
        may_approve = public and self.by and self.by.has_perm("comments.moderate_comment")
        made, parents = {}, {remark.source_id: remark.parent for remark in item.comments}
        in_order = sorted(item.comments, key=lambda r: bool(_top_of(r.source_id, parents)))
        for remark in in_order:
            waits = remark.state == Comment.State.APPROVED and not may_approve
            comment = receive_imported(
                article=article,
                parent=made.get(_top_of(remark.source_id, parents)),
                nickname=remark.nickname,
                email="",
                text=remark.text,
                submitted_at=remark.submitted_at,
                import_run=run,
                source=self.source.name,
                source_id=remark.source_id,
                state=Comment.State.PENDING if waits else remark.state,
                by=self.by,
            )
            made[remark.source_id] = comment
            report.counts["comments"] += 1
            report.counts[f"comments {comment.state}"] += 1


def _top_of(source_id, parents):
    """The comment that begins the thread, or None for one that begins it; circles end too."""
    start, seen = source_id, set()
    while parents.get(source_id) in parents and source_id not in seen:
        seen.add(source_id)
        source_id = parents[source_id]
    return source_id if source_id != start else None


def _old_path(old):
    """The path as redirects are looked up, encoded, with its slash; the home page for `/?p=7`."""
    parts = urlsplit(old)
    path = unquote(parts.path).strip("/").replace("//", "/")
    if parts.query or not path:
        return "/"
    is_file = "." in path.rpartition("/")[2]
    return escape_uri_path(f"/{path}" if is_file else f"/{path}/")


def _reason(error):
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error).partition("\n")[0]
