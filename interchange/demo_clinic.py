"""The demo clinic: its files in `demo/`, taken through the verbs that the people of a clinic use.

What stands here already stays: a second run changes nothing, and whatever somebody has edited since
is theirs. Everything is remembered under the source "demo".
"""

from datetime import datetime, time, timedelta
from pathlib import Path

import yaml
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import User
from articles import actions
from articles.documents import put_documents
from articles.models import Article, Edition, Series, Topic
from audit.models import ImportRun, record
from authors.models import Author, Credential
from clinic import markup
from clinic.checks import DEMO_PASSWORD
from clinic.models import Clinic, Location
from discovery import documents
from faq import models as faq
from glossary.models import Abbreviation, Connection, Entry, Function, Involvement, Synonym
from glossary.regions import load_regions
from interchange.demo_comments import load_comments
from interchange.demo_readers import load_readers, load_reports
from interchange.fitting import free_slug
from pages.models import Page
from references.models import Reference
from reviews.actions import sign_page
from reviews.models import Review, canonical, content_hash
from safety.help import load_help_lines

FOLDER = Path(__file__).parent / "demo"
SOURCE = "demo"
# username → first name, last name, role; `clinic.checks` looks for the same names.
DEMO_USERS = {
    "admin": ("Ada", "Administrator", roles.ADMINISTRATOR),
    "clinician": ("Miriam", "Ashdown", roles.CLINICIAN),
    "reviewer": ("Tobias", "Adeyemi-Wren", roles.REVIEWER),
    "second-reviewer": ("Elin", "Pryce-Marlow", roles.REVIEWER),
    "manager": ("Moira", "Manager", roles.PRACTICE_MANAGER),
}
# The newest article appeared so many days ago at most: a demo must not look forgotten in a year.
NEWEST = 60
# What is scheduled appears so many days from now.
SCHEDULED = timedelta(days=10)
# The text in depth of an article stands in a file of its own beside it.
IN_DEPTH = ".in-depth"
TRANSLATIONS = ("de", "es")
# What a clinic that starts without the demo may take over from it, each by itself. The first five
# are the files of the glossary.
PARTS = {
    "regions": _("Glossary: brain regions"),
    "networks": _("Glossary: networks of the brain"),
    "mechanisms": _("Glossary: mechanisms of therapy"),
    "therapies": _("Glossary: therapies"),
    "conditions": _("Glossary: conditions"),
    "questions": _("Questions and answers"),
    "articles": _("Articles, as drafts"),
}


def load(progress=lambda step: None):
    """Load the demo; `progress` hears each step's name.

    A step is there whole or not at all; a run that was stopped goes on where it was.
    """
    demo = Demo()
    for step in demo.steps():
        progress(step.__name__.replace("_", " "))
        with transaction.atomic(), documents.together():
            step()


@transaction.atomic
def load_parts(parts, by):
    """Take some of PARTS into the clinic as its own, in the name of `by`; what is here stays.

    Nothing of it is public and nobody has reviewed it: the demo's people are invented, and sign
    nothing here. Its articles are drafts without an author.
    """
    Parts(set(parts), by).take()


def read(name):
    return _facts((FOLDER / name).read_text(encoding="utf-8"))


def _facts(text):
    return yaml.load(text, yaml.CSafeLoader)


def read_all(folder):
    """The lists of all files of a folder as one."""
    return [row for path in sorted((FOLDER / folder).glob("*.yaml")) for row in read(path)]


class Demo:
    source = SOURCE

    def __init__(self):
        self.users, self.authors, self.run = {}, {}, None
        paths = sorted((FOLDER / "articles").rglob("*.md"))
        texts = [_article(path) for path in paths if not path.stem.endswith(IN_DEPTH)]
        # A translation after its original.
        self.firsts = sorted(
            (facts for facts in texts if "change" not in facts), key=lambda a: "language" in a
        )
        self.nexts = [facts for facts in texts if "change" in facts]
        newest = max(article["published"] for article in self.firsts)
        self.later = max(timezone.localdate() - newest - timedelta(days=NEWEST), timedelta())

    def steps(self):
        return [
            *(self.the_clinic, self.accounts, self.people, self.help_lines, self.references),
            *(self.glossary, self.topics, self.articles, self.series, self.next_editions),
            *(self.questions, self.translations, self.pages, self.comments, self.readers),
            self.addresses_of_the_accounts,
        ]

    def day(self, day):
        """A day of the files, moved so that the demo is never old, and never to come."""
        return min(day + self.later, timezone.localdate() - timedelta(days=1))

    # -- The clinic and its people -------------------------------------------------------------

    def the_clinic(self):
        self.run, _new = ImportRun.objects.get_or_create(source=self.source)
        if Clinic.objects.exists():
            return
        facts = read("clinic.yaml")
        place = facts.pop("location")
        place["address"] = "\n".join(place["address"])
        facts["review_policy"] = facts["review_policy"].replace("-", "_")
        facts["complaints"] = _plain_paragraphs(facts["complaints"])
        clinic = Clinic(
            pk=1,
            comments_read_by="Our practice manager",
            comments_read_when="on working days, within two days",
            comments_close_after=730,
            **facts,
        )
        location = Location(**place)
        for row in (clinic, location):
            row.full_clean()
            row.save()
            self._stamp(row)

    def accounts(self):
        # One for all of them: everybody knows it, and a strong hash takes its time.
        password = make_password(DEMO_PASSWORD)
        for username, (first, last, role) in DEMO_USERS.items():
            user = User.objects.filter(username=username).first()
            if user is None:
                user = User.objects.create(
                    username=username,
                    password=password,
                    first_name=first,
                    last_name=last,
                    is_staff=True,
                    is_superuser=role == roles.ADMINISTRATOR,
                )
                user.groups.add(Group.objects.get(name=role))
                self._stamp(user)
            self.users[username] = user

    def addresses_of_the_accounts(self):
        """Last, so that nobody is mailed about invented work."""
        for username, user in self.users.items():
            User.objects.filter(pk=user.pk, email="", username__in=DEMO_USERS).update(
                email=f"{username}@example.org"
            )
        if "until" not in self.run.report:
            self.run.report["until"] = timezone.now().isoformat()
            self.run.save(update_fields=["report"])

    def people(self):
        for facts in read("people.yaml")["authors"]:
            user = self.users.get(facts.pop("username"))
            facts["introduction"] = _plain_paragraphs(facts["introduction"])
            facts["user"] = user if user and not hasattr(user, "author") else None
            credentials = facts.pop("credentials")
            author, new = self._get_or_make(Author, facts["slug"], facts)
            if new:
                author.publish(by=self.users["admin"])
                for credential in credentials:
                    self._credential(author, credential)
            self.authors[facts["slug"]] = author

    def _credential(self, author, facts):
        facts["verified_on"] += self.later
        facts["expires_on"] += self.later
        Credential.objects.create(author=author, verified_by=self.users["admin"], **facts)

    def help_lines(self):
        load_help_lines()

    # -- What the texts stand on ---------------------------------------------------------------

    def references(self):
        self._references(read("references.yaml"))

    def _references(self, works):
        known = set(Reference.objects.values_list("key", flat=True))
        origin = {"source": self.source, "import_run": self.run}
        new = [
            Reference(source_id=facts["key"], **origin, **facts)
            for facts in works
            if facts["key"] not in known
        ]
        for reference in new:
            reference.clean_fields()
            reference.clean()
        Reference.objects.bulk_create(new)

    def topics(self):
        for order, facts in enumerate(read("topics.yaml"), start=1):
            self._get_or_stamp(Topic, {**facts, "order": order})

    def glossary(self):
        self._regions(by=self.users["admin"])
        entries, lines = read_all("glossary"), read("connections.yaml")
        self._make_public(self._written(entries, lines))

    def _regions(self, *, by):
        there = list(Entry.objects.values_list("pk", flat=True))
        load_regions(by=by)
        Entry.objects.exclude(pk__in=there).update(import_run=self.run)

    def _written(self, entries, lines):
        """Those of the entries that had no text yet, with theirs and with what leads to others."""
        for facts in entries:
            if "kind" in facts:
                self._entry(facts)
        defined = {}
        there = {entry.slug: entry for entry in Entry.objects.filter(language="en")}
        for facts in entries:
            entry = there[slugify(facts["name"])]
            if not entry.definition:
                self._define(entry, facts)
                defined[entry] = facts
        works = Reference.objects.in_bulk(field_name="key")
        for entry, facts in defined.items():
            self._involve(entry, facts, there, works)
        if defined:
            Connection.objects.bulk_create(
                [
                    Connection(
                        origin=there[slugify(facts["from"])],
                        target=there[slugify(facts["to"])],
                        both_ways=facts.get("both_ways", False),
                        text=facts["text"],
                        reference=works[facts["reference"]],
                    )
                    for facts in lines
                ],
                ignore_conflicts=True,
            )
        _tell_the_planner()
        return defined

    def _entry(self, facts, **more):
        """An entry that is there by its name alone, so that the others may speak of it."""
        plain = {"name": facts["name"], "slug": slugify(facts["name"]), **more}
        plain.setdefault("language", "en")
        plain.setdefault("kind", facts.get("kind"))
        there = Entry.objects.filter(language=plain["language"], slug=plain["slug"])
        return there.first() or self._get_or_make(Entry, _source_id(plain), plain)[0]

    def _make_public(self, pages):
        for page in pages:
            self._sign_page(page)
            page.publish(by=self.users["admin"])

    def translations(self):
        """Entries and questions in other languages; each leads to its original and back."""
        for language in TRANSLATIONS:
            content = read(f"translations/{language}.yaml")
            self._make_public(self._translated_entries(content["entries"], language))
            self._questions(content["questions"], language)

    def _translated_entries(self, entries, language):
        for facts in entries:
            original = Entry.objects.get(language="en", slug=slugify(facts["translation_of"]))
            entry = self._entry(
                facts, language=language, kind=original.kind, translation_of=original
            )
            if not entry.definition:
                self._define(entry, facts)
                yield entry

    def _involve(self, entry, facts, entries, works):
        how = {name: facts.get("how", {}).get(name, {}) for name in facts.get("involves", [])}
        Involvement.objects.bulk_create(
            Involvement(
                actor=entry,
                target=entries[slugify(name)],
                text=said.get("text", ""),
                reference=works.get(said.get("reference")),
            )
            for name, said in how.items()
        )

    def _sign_page(self, page):
        seen = content_hash(canonical(page.content))
        reviewer = self.users["reviewer"]
        sign_page(page, by=reviewer, seen_hash=seen, checklist=list(Review.CHECKLIST))

    def _define(self, entry, facts):
        entry.definition = facts["definition"]
        entry.text = markup.from_markdown(facts.get("text", ""))
        entry.myth = facts.get("myth", "")
        entry.not_meaning = markup.from_markdown(facts.get("not_meaning", ""))
        entry.pronunciation = facts.get("pronunciation", "")
        entry.laterality = facts.get("laterality", "")
        entry.full_clean(validate_constraints=False)  # the database looks at them itself
        entry.save()
        for text in facts.get("functions", []):
            function = Function.objects.create(entry=entry, text=text["text"])
            function.references.set(Reference.objects.filter(key__in=text["references"]))
        Synonym.objects.bulk_create(
            [Synonym(entry=entry, name=name) for name in facts.get("synonyms", [])],
            ignore_conflicts=True,
        )
        Abbreviation.objects.bulk_create(
            [
                Abbreviation(entry=entry, text=text, preferred=position == 0)
                for position, text in enumerate(facts.get("abbreviations", []))
            ],
            ignore_conflicts=True,
        )

    # -- Articles ------------------------------------------------------------------------------

    def articles(self):
        known = set(Article.objects.filter(source=self.source).values_list("source_id", flat=True))
        new = [facts for facts in self.firsts if facts["slug"] not in known]
        for facts in new:
            self._publish(self._start(facts), facts)
        for facts in new:
            self._choose_related(facts)

    def _choose_related(self, facts):
        """What an editor put first in the article's related list, and what never shows there."""
        articles = Article.objects.filter(source=self.source)
        choices = articles.get(source_id=facts["slug"]).related_choices
        for name, shown in (("related", True), ("unrelated", False)):
            for position, slug in enumerate(facts.get(name, [])):
                other = articles.get(source_id=slug)
                choices.create(other=other, shown=shown, position=position)

    def _start(self, facts):
        authors = [self.authors[slug] for slug in facts["authors"]]
        written = _noon(self.day(facts["reviewed"]) - timedelta(days=14))
        language = facts.get("language", "en")
        original = facts.get("translation_of")
        edition = actions.start_article(
            by=self._user_of(authors),
            slug=free_slug(Article, facts["slug"], language=language),
            language=language,
            translation_of=original and Article.objects.get(source=self.source, source_id=original),
            authors=authors,
            disclosure_confirmed_by=self._user_of(authors),
            topic=Topic.objects.get(slug=facts["topic"]),
            risk=facts["risk"],
            tag_names=facts["tags"],
            created_at=written,
            source=self.source,
            source_id=facts["slug"],
            import_run=self.run,
            **_texts(facts),
        )
        Edition.objects.filter(pk=edition.pk).update(created_at=written, edited_at=written)
        edition.article.unlinked_terms.set(_entries(facts.get("unexplained", [])))
        return edition

    def _publish(self, edition, facts):
        """Through review and signature, and then back to the day on which it appeared."""
        self._sign(edition, facts)
        by = edition.created_by
        match facts.get("state"):
            case "scheduled":
                actions.publish(edition, by=by, at=timezone.now() + SCHEDULED)
                return
            case "withdrawn":
                self._appear(edition, facts)
                actions.withdraw(edition, by=by, reason=facts["withdrawn_because"])
            case _:
                self._appear(edition, facts)
        put_documents(edition.article)

    def _sign(self, edition, facts):
        reviewer = self.authors[facts["reviewer"]]
        actions.submit(edition, by=edition.created_by, reviewer=reviewer)
        edition.refresh_from_db()
        actions.sign(
            edition,
            by=self._user_of([reviewer]),
            seen_hash=edition.compute_hash(),
            checklist=list(Review.CHECKLIST),
            on=self.day(facts["reviewed"]),
        )

    def _appear(self, edition, facts):
        """Public since the day of the file; the edition before ends where this one begins."""
        actions.publish(edition, by=edition.created_by)
        appeared = _noon(self.day(facts["published"]))
        earlier = edition.article.editions.filter(number__lt=edition.number)
        earlier.filter(public_until__isnull=False).update(public_until=appeared)
        noted = "revised_at" if earlier.exists() else "published_at"
        Edition.objects.filter(pk=edition.pk).update(public_from=appeared, **{noted: appeared})

    def series(self):
        for facts in read("series.yaml"):
            slugs = facts.pop("articles")
            series, new = self._get_or_stamp(Series, facts)
            for position, slug in enumerate(slugs if new else [], start=1):
                article = Article.objects.get(source=self.source, source_id=slug)
                actions.change_article(
                    article, by=self.users["admin"], series=series, series_position=position
                )

    def next_editions(self):
        for facts in self.nexts:
            article = Article.objects.get(source=self.source, source_id=facts["slug"])
            if article.editions.count() > 1:
                continue
            by = self._user_of(self.authors[slug] for slug in facts["authors"])
            edition = actions.start_next(article, by=by, change=facts["change"])
            edition.disclosure_confirmed_by = by
            for name in ("tags", "change_summary"):
                setattr(edition, name.replace("tags", "tag_names"), facts[name])
            for name, value in _texts(facts).items():
                setattr(edition, name, value)
            actions.save_draft(edition, by=by, version=edition.version)
            edition.refresh_from_db()
            if facts["state"] == "in-review":
                actions.submit(edition, by=by, reviewer=self.authors[facts["reviewer"]])
            else:
                self._sign(edition, facts)
                self._appear(edition, facts)
                put_documents(article)

    def _user_of(self, authors):
        return next((author.user for author in authors if author.user), self.users["admin"])

    # -- Questions, pages and comments ---------------------------------------------------------

    def questions(self):
        content = read("questions.yaml")
        for order, facts in enumerate(content["groups"], start=1):
            self._get_or_stamp(faq.Group, {**facts, "order": order})
        self._questions(content["questions"], "en")

    def _questions(self, questions, language):
        for order, facts in enumerate(questions, start=1):
            articles, entries = facts.pop("articles"), facts.pop("entries")
            original = facts.pop("translation_of", None)
            facts |= {
                "language": language,
                "order": order,
                "group": faq.Group.objects.get(slug=facts["group"]),
                "reference": Reference.objects.filter(key=facts.pop("source", None)).first(),
                "answer": markup.from_markdown(facts["answer"]),
                "translation_of": original
                and faq.Question.objects.get(source=self.source, source_id=original),
            }
            source_id = _source_id(facts)
            facts["slug"] = free_slug(faq.Question, facts["slug"], language=language)
            question, new = self._get_or_make(faq.Question, source_id, facts)
            if new:
                of_demo = Article.objects.filter(source=self.source, source_id__in=articles)
                question.articles.set(_in_language(of_demo, language))
                question.entries.set(_in_language(_entries(entries), language))
                self._make_public([question])

    def pages(self):
        for path in sorted((FOLDER / "pages").glob("*.md")):
            facts = _article(path)
            facts["slug"] = free_slug(Page, facts["slug"])
            ending_with_it = facts.pop("articles", [])
            page, new = self._get_or_make(Page, path.stem, facts)
            if new:
                page.articles.set(
                    Article.objects.filter(source=self.source, slug__in=ending_with_it)
                )
                page.publish(by=self.users["manager"])

    def comments(self):
        load_comments(
            read("comments.yaml"), source=self.source, run=self.run, by=self.users["manager"]
        )

    def readers(self):
        articles = Article.objects.filter(import_run=self.run)
        load_readers(articles)
        load_reports(read("reports.yaml"), articles, by=self.users["manager"])

    def _get_or_stamp(self, model, facts):
        """(thing of that address, whether it is new), where the model cannot say who made it."""
        thing, new = model.objects.get_or_create(slug=facts["slug"], defaults=facts)
        if new:
            self._stamp(thing)
        return thing, new

    def _stamp(self, thing):
        """The removal takes what the run notes, and not the clinic's own of the same name."""
        made = self.run.report.setdefault("made", {})
        made.setdefault(thing._meta.label_lower, []).append(thing.pk)
        self.run.save(update_fields=["report"])

    def _get_or_make(self, model, source_id, facts):
        """(thing, whether it is new) of that source id."""
        found = model.objects.filter(source=self.source, source_id=source_id).first()
        if found:
            return found, False
        thing = model(source=self.source, source_id=source_id, import_run=self.run, **facts)
        thing.full_clean(validate_constraints=False)  # the database looks at them itself
        thing.save()
        return thing, True


class Parts(Demo):
    """Parts of the demo for a clinic of its own: the texts, and none of the people."""

    source = "starter"

    def __init__(self, parts, by):
        super().__init__()
        self.parts, self.by, self.users = parts, by, {"admin": by}

    def take(self):
        self.run, _new = ImportRun.objects.get_or_create(
            source=self.source, defaults={"by": self.by}
        )
        files = [f"glossary/{part}.yaml" for part in PARTS if part in self.parts]
        entries = [facts for name in files if (FOLDER / name).exists() for facts in read(name)]
        articles = [facts for facts in self.firsts if self._is_wanted(facts)]
        questions = read("questions.yaml") if "questions" in self.parts else {}
        lines = read("connections.yaml") if "regions" in self.parts else []
        self._references(_cited(str([entries, articles, questions, lines])))
        if "regions" in self.parts:
            self._regions(by=self.by)
        self._written(*self._among_themselves(entries, lines))
        if articles:
            self.topics()
        for facts in articles:
            self._draft(facts)
        if questions:
            self.questions()

    def _is_wanted(self, facts):
        return "articles" in self.parts and "language" not in facts and "state" not in facts

    def _among_themselves(self, entries, lines):
        """Without what would lead to entries that are not here."""
        here = {slugify(facts["name"]) for facts in entries}
        here |= set(Entry.objects.filter(language="en").values_list("slug", flat=True))
        for facts in entries:
            facts["involves"] = [n for n in facts.get("involves", []) if slugify(n) in here]
        ends = ("from", "to")
        return entries, [row for row in lines if {slugify(row[end]) for end in ends} <= here]

    def _draft(self, facts):
        if Article.objects.filter(source=self.source, source_id=facts["slug"]).exists():
            return
        edition = actions.start_article(
            by=self.by,
            slug=free_slug(Article, facts["slug"], language="en"),
            topic=Topic.objects.get(slug=facts["topic"]),
            risk=facts["risk"],
            tag_names=facts["tags"],
            source=self.source,
            source_id=facts["slug"],
            import_run=self.run,
            **(_texts(facts) | {"disclosure": ""}),
        )
        edition.article.unlinked_terms.set(_entries(facts.get("unexplained", [])))

    def _make_public(self, pages):
        """The clinic's own reviewers decide that."""
        for page in pages:
            record("load", page, by=self.by, source=self.source)


def _cited(text):
    return [facts for facts in read("references.yaml") if facts["key"] in text]


def _article(path):
    """A text's front matter as a dict, with its body as HTML and the slug of its article."""
    _empty, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    slug = path.stem.removesuffix(".next")
    article = {"slug": slug, "body": markup.from_markdown(body), **_facts(front)}
    in_depth = path.with_name(f"{path.stem}{IN_DEPTH}.md")
    if in_depth.exists():
        article["in_depth"] = markup.from_markdown(in_depth.read_text(encoding="utf-8"))
    return article


def _tell_the_planner():
    """What is new in this transaction, before it is asked for: else Postgres plans for no rows."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _texts(facts):
    names = ("title", "standfirst", "body", "in_depth", "disclosure")
    return {name: facts[name] for name in names if name in facts}


def _source_id(facts):
    """By which a thing is found again; the demo's own language needs no prefix."""
    language = facts["language"]
    return facts["slug"] if language == "en" else f"{language}/{facts['slug']}"


def _in_language(originals, language):
    """Those, or their translations where the language is another."""
    if language == "en":
        return originals
    return originals.model.objects.filter(translation_of__in=originals, language=language)


def _entries(names):
    return Entry.objects.filter(language="en", slug__in=[slugify(name) for name in names])


def _noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def _plain_paragraphs(text):
    paragraphs = text.split("\n\n")
    return "\n\n".join(markup.plain(markup.from_markdown(words)) for words in paragraphs)
