"""The demo clinic: its files in `demo/`, taken through the verbs that the people of a clinic use.

What stands here already stays: a second run changes nothing, and whatever somebody has edited since
is theirs. Everything is remembered under the source "demo".
"""

from datetime import datetime, time, timedelta
from pathlib import Path

import yaml
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from accounts import roles
from accounts.models import User
from articles import actions
from articles.documents import put_documents
from articles.models import Article, Edition, Series, Topic
from audit.models import ImportRun
from authors.models import Author, Credential
from clinic import markup
from clinic.checks import DEMO_PASSWORD
from clinic.models import Clinic
from faq import models as faq
from glossary.models import Abbreviation, Connection, Entry, Function, Involvement, Synonym
from glossary.regions import load_regions
from interchange.demo_comments import load_comments
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
    "manager": ("Moira", "Manager", roles.PRACTICE_MANAGER),
}
# The newest article appeared so many days ago at most: a demo must not look forgotten in a year.
NEWEST = 60


def load(progress=lambda step: None):
    """Load the demo, all or nothing; `progress` hears each step's name."""
    with transaction.atomic():
        demo = Demo()
        for step in demo.steps():
            progress(step.__name__.replace("_", " "))
            step()


def read(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


class Demo:
    def __init__(self):
        self.users, self.authors, self.run = {}, {}, None
        texts = sorted((FOLDER / "articles").glob("*.md"))
        self.firsts = [_article(path) for path in texts if "." not in path.stem]
        self.nexts = [_article(path) for path in texts if path.stem.endswith(".next")]
        newest = max(article["published"] for article in self.firsts)
        self.later = max(timezone.localdate() - newest - timedelta(days=NEWEST), timedelta())

    def steps(self):
        return [
            *(self.the_clinic, self.accounts, self.people, self.help_lines, self.references),
            *(self.glossary, self.topics, self.articles, self.series, self.next_editions),
            *(self.questions, self.pages, self.comments, self.addresses_of_the_accounts),
        ]

    def day(self, day):
        """A day of the files, moved so that the demo is never old, and never to come."""
        return min(day + self.later, timezone.localdate() - timedelta(days=1))

    # -- The clinic and its people -------------------------------------------------------------

    def the_clinic(self):
        self.run = ImportRun.objects.filter(source=SOURCE).first()
        if self.run is None:
            self.run = ImportRun.objects.create(source=SOURCE)
        if Clinic.objects.exists():
            return
        facts = read("clinic.yaml")
        facts["address"] = "\n".join(facts["address"])
        facts["review_policy"] = facts["review_policy"].replace("-", "_")
        facts["complaints"] = _plain_paragraphs(facts["complaints"])
        clinic = Clinic(
            pk=1,
            comments_read_by="Our practice manager",
            comments_read_when="on working days, within two days",
            comments_close_after=730,
            **facts,
        )
        clinic.full_clean()
        clinic.save()

    def accounts(self):
        for username, (first, last, role) in DEMO_USERS.items():
            user = User.objects.filter(username=username).first()
            if user is None:
                user = User.objects.create_user(
                    username,
                    password=DEMO_PASSWORD,
                    first_name=first,
                    last_name=last,
                    is_staff=True,
                    is_superuser=role == roles.ADMINISTRATOR,
                )
                user.groups.add(Group.objects.get(name=role))
            self.users[username] = user

    def addresses_of_the_accounts(self):
        """Last, so that nobody is mailed about invented work."""
        for username, user in self.users.items():
            User.objects.filter(pk=user.pk, email="", username__in=DEMO_USERS).update(
                email=f"{username}@example.org"
            )

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
        for facts in read("references.yaml"):
            if not Reference.objects.filter(key=facts["key"]).exists():
                self._get_or_make(Reference, facts["key"], facts)

    def topics(self):
        for order, facts in enumerate(read("topics.yaml"), start=1):
            Topic.objects.get_or_create(slug=facts["slug"], defaults={**facts, "order": order})

    def glossary(self):
        admin = self.users["admin"]
        load_regions(by=admin)
        definitions = read("definitions.yaml")
        others = {facts["name"]: facts for facts in definitions.pop("others")}
        connections = definitions.pop("connections")
        for facts in others.values():
            plain = {"name": facts["name"], "kind": facts["kind"], "slug": slugify(facts["name"])}
            if not Entry.objects.filter(language="en", slug=plain["slug"]).exists():
                self._get_or_make(Entry, plain["slug"], plain)
        defined = {}
        for name, facts in {**definitions, **others}.items():
            entry = Entry.objects.get(language="en", slug=slugify(name))
            if not entry.definition:
                self._define(entry, facts)
                defined[entry] = facts
        for entry, facts in defined.items():
            self._involve(entry, facts)
        if defined:
            for facts in connections:
                self._connect(facts)
        for entry in defined:
            entry.publish(by=admin)
            self._sign_page(entry)

    def _involve(self, entry, facts):
        how = facts.get("how", {})
        for name in facts.get("involves", []):
            said = how.get(name, {})
            Involvement.objects.create(
                actor=entry,
                target=Entry.objects.get(language="en", slug=slugify(name)),
                text=said.get("text", ""),
                reference=Reference.objects.filter(key=said.get("reference")).first(),
            )

    def _connect(self, facts):
        entries = Entry.objects.filter(language="en")
        Connection.objects.get_or_create(
            origin=entries.get(slug=slugify(facts["from"])),
            target=entries.get(slug=slugify(facts["to"])),
            defaults={
                "both_ways": facts.get("both_ways", False),
                "text": facts["text"],
                "reference": Reference.objects.get(key=facts["reference"]),
            },
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
        entry.full_clean()
        entry.save()
        for text in facts.get("functions", []):
            function = Function.objects.create(entry=entry, text=text["text"])
            function.references.set(Reference.objects.filter(key__in=text["references"]))
        for name in facts.get("synonyms", []):
            Synonym.objects.get_or_create(entry=entry, name=name)
        for position, text in enumerate(facts.get("abbreviations", [])):
            first = {"preferred": position == 0}
            Abbreviation.objects.get_or_create(entry=entry, text=text, defaults=first)

    # -- Articles ------------------------------------------------------------------------------

    def articles(self):
        for facts in self.firsts:
            if not Article.objects.filter(source=SOURCE, source_id=facts["slug"]).exists():
                self._publish(self._start(facts), facts)

    def _start(self, facts):
        authors = [self.authors[slug] for slug in facts["authors"]]
        written = _noon(self.day(facts["reviewed"]) - timedelta(days=14))
        edition = actions.start_article(
            by=self._user_of(authors),
            slug=free_slug(Article, facts["slug"], language="en"),
            authors=authors,
            disclosure_confirmed_by=self._user_of(authors),
            topic=Topic.objects.get(slug=facts["topic"]),
            risk=facts["risk"],
            tag_names=facts["tags"],
            created_at=written,
            source=SOURCE,
            source_id=facts["slug"],
            import_run=self.run,
            **_texts(facts),
        )
        Edition.objects.filter(pk=edition.pk).update(created_at=written, edited_at=written)
        return edition

    def _publish(self, edition, facts):
        """Through review and signature, and then back to the day on which it appeared."""
        reviewer = self.authors[facts["reviewer"]]
        by = self._user_of([reviewer])
        actions.submit(edition, by=edition.created_by, reviewer=reviewer)
        edition.refresh_from_db()
        actions.sign(
            edition,
            by=by,
            seen_hash=edition.compute_hash(),
            checklist=list(Review.CHECKLIST),
            on=self.day(facts["reviewed"]),
        )
        actions.publish(edition, by=edition.created_by)
        appeared = _noon(self.day(facts["published"]))
        Edition.objects.filter(pk=edition.pk).update(public_from=appeared, published_at=appeared)
        put_documents(edition.article)

    def series(self):
        for facts in read("series.yaml"):
            slugs = facts.pop("articles")
            series, new = Series.objects.get_or_create(slug=facts["slug"], defaults=facts)
            for position, slug in enumerate(slugs if new else [], start=1):
                article = Article.objects.get(source=SOURCE, source_id=slug)
                actions.change_article(
                    article, by=self.users["admin"], series=series, series_position=position
                )

    def next_editions(self):
        for facts in self.nexts:
            article = Article.objects.get(source=SOURCE, source_id=facts["slug"])
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
            if facts["state"] == "in-review":
                actions.submit(edition, by=by, reviewer=self.authors[facts["reviewer"]])

    def _user_of(self, authors):
        return next((author.user for author in authors if author.user), self.users["admin"])

    # -- Questions, pages and comments ---------------------------------------------------------

    def questions(self):
        content = read("questions.yaml")
        for order, facts in enumerate(content["groups"], start=1):
            faq.Group.objects.get_or_create(slug=facts["slug"], defaults={**facts, "order": order})
        for order, facts in enumerate(content["questions"], start=1):
            chosen = facts.pop("articles"), facts.pop("entries")
            facts["group"] = faq.Group.objects.get(slug=facts["group"])
            facts["reference"] = Reference.objects.filter(key=facts.pop("source")).first()
            facts["answer"] = markup.from_markdown(facts["answer"])
            facts["slug"], slug = free_slug(faq.Question, facts["slug"]), facts["slug"]
            question, new = self._get_or_make(faq.Question, slug, {**facts, "order": order})
            if new:
                question.articles.set(
                    Article.objects.filter(source=SOURCE, source_id__in=chosen[0])
                )
                question.entries.set(_entries(chosen[1]))
                question.publish(by=self.users["admin"])
                self._sign_page(question)

    def pages(self):
        for path in sorted((FOLDER / "pages").glob("*.md")):
            facts = _article(path)
            facts["slug"] = free_slug(Page, facts["slug"])
            page, new = self._get_or_make(Page, path.stem, facts)
            if new:
                page.publish(by=self.users["manager"])

    def comments(self):
        load_comments(read("comments.yaml"), source=SOURCE, run=self.run, by=self.users["manager"])

    def _get_or_make(self, model, source_id, facts):
        """(thing, whether it is new) of that source id."""
        found = model.objects.filter(source=SOURCE, source_id=source_id).first()
        if found:
            return found, False
        thing = model(source=SOURCE, source_id=source_id, import_run=self.run, **facts)
        thing.full_clean()
        thing.save()
        return thing, True


def _article(path):
    """A text's front matter as a dict, with its body as HTML and the slug of its article."""
    _empty, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    slug = path.stem.removesuffix(".next")
    article = {"slug": slug, "body": markup.from_markdown(body), **yaml.safe_load(front)}
    in_depth = path.with_name(f"{path.stem}.in-depth.md")
    if in_depth.exists():
        article["in_depth"] = markup.from_markdown(in_depth.read_text(encoding="utf-8"))
    return article


def _texts(facts):
    names = ("title", "standfirst", "body", "in_depth", "disclosure")
    return {name: facts[name] for name in names if name in facts}


def _entries(names):
    return Entry.objects.filter(language="en", slug__in=[slugify(name) for name in names])


def _noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def _plain_paragraphs(text):
    paragraphs = text.split("\n\n")
    return "\n\n".join(markup.plain(markup.from_markdown(words)) for words in paragraphs)
