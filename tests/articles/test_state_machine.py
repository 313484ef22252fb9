"""Whatever anybody does in whatever order: no path publishes an unsigned text.

Verbs of everybody, a clock that goes forward and back, credentials that end, authors who change,
and hands that reach into the tables by ORM and SQL. Under the two-person policy.
"""

import json
import os
import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles import actions, asking, review_links
from articles.models import Article, Byline, Edition
from audit.models import ImportRun
from clinic.exceptions import Refused
from reviews.models import Review, canonical, content_hash
from tests import make

pytestmark = pytest.mark.django_db

ALL = list(Review.CHECKLIST)
ANY = st.integers(0, 10**6)  # picks one of what there is
STATES = Edition.State

# What a hand in the database may try with one edition, `%s` being its id.
BY_SQL = [
    "UPDATE articles_edition SET title = 'canary-sql' WHERE id = %s",
    "UPDATE articles_edition SET body = '<p>canary-sql</p>' WHERE id = %s",
    "UPDATE articles_edition SET signed = replace(signed, 'canary', 'canary-sql') WHERE id = %s",
    'UPDATE articles_edition SET signed = \'{"body": "canary-sql"}\', content_hash ='
    " encode(sha256(convert_to('{\"body\": \"canary-sql\"}', 'UTF8')), 'hex') WHERE id = %s",
    "UPDATE articles_edition SET content_hash = repeat('0', 64) WHERE id = %s",
    "UPDATE articles_edition SET state = 'approved' WHERE id = %s",
    "UPDATE articles_edition SET state = 'draft' WHERE id = %s",
    "UPDATE articles_edition SET state = 'in_review', submitted_at = now(),"
    " submitted_by_id = created_by_id WHERE id = %s",
    "UPDATE articles_edition SET state = 'draft', signed = '', content_hash = '', review_id = NULL,"
    " approved_at = NULL, public_from = NULL, public_until = NULL, published_at = NULL"
    " WHERE id = %s",
    "UPDATE articles_edition SET state = 'approved', signed = '{}', content_hash ="
    " encode(sha256('{}'), 'hex'), approved_at = now(), review_id = (SELECT max(id)"
    " FROM reviews_review) WHERE id = %s",
    "UPDATE articles_edition e SET state = 'approved', signed = o.signed, content_hash ="
    " o.content_hash, approved_at = now(), review_id = o.review_id FROM articles_edition o"
    " WHERE o.signed <> '' AND e.id = %s",
    "UPDATE articles_edition SET review_id = (SELECT min(id) FROM reviews_review) WHERE id = %s",
    "UPDATE articles_edition SET review_id = NULL WHERE id = %s",
    "UPDATE articles_edition SET public_from = now(), published_at = now() WHERE id = %s",
    "UPDATE articles_edition SET public_until = NULL WHERE id = %s",
    "UPDATE articles_edition SET article_id = (SELECT min(id) FROM articles_article) WHERE id = %s",
    "UPDATE articles_byline SET edition_id = %s",
    "UPDATE articles_byline SET author_id = (SELECT reviewer_id FROM reviews_review LIMIT 1)"
    " WHERE edition_id = %s",
    "INSERT INTO articles_byline (edition_id, author_id, role, position) SELECT %s, reviewer_id,"
    " 'author', 9 FROM reviews_review LIMIT 1",
    "UPDATE reviews_review SET content_hash = (SELECT content_hash FROM articles_edition"
    " WHERE id = %s)",
    "UPDATE reviews_review SET reviewer_id = reviewer_id WHERE id > %s * 0",
    "DELETE FROM reviews_review WHERE id IN (SELECT review_id FROM articles_edition WHERE id = %s)",
    "DELETE FROM articles_byline WHERE edition_id = %s",
    "DELETE FROM articles_edition WHERE id = %s",
]


class Clinic(RuleBasedStateMachine):
    """`persons` are made once, outside; whatever an example does is rolled back after it."""

    persons = outsider = administrator = None

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.shift = timedelta()
        self.texts = 0
        self.signed_well = set()

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    def attempt(self, act):
        """Do it at this example's time. What is refused leaves nothing behind."""
        try:
            with (
                time_machine.travel(time.time() + self.shift.total_seconds()),
                transaction.atomic(),
            ):
                done = act()
                with connection.cursor() as cursor:  # what would be judged at the commit
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
                return done
        except (Refused, IntegrityError, ProtectedError, DataError):
            return None

    def today(self):
        return (timezone.now() + self.shift).date()

    def edition(self, pick):
        editions = list(Edition.objects.order_by("pk"))
        return editions[pick % len(editions)]

    def person(self, pick):
        return self.persons[pick % len(self.persons)]

    def words(self):
        self.texts += 1
        return f"<p>canary-{self.texts}- and some words that stay as they are.</p>"

    # -- Writing -------------------------------------------------------------------------------

    @initialize(pick=ANY, steps=st.integers(0, 4))
    def the_first(self, pick, steps):
        self.start(pick)
        self.the_next_steps(0, pick, steps)

    @precondition(lambda self: Article.objects.count() < 3)
    @rule(pick=ANY)
    def start(self, pick):
        by = self.person(pick)
        self.attempt(lambda: make.draft(by=by, title=f"Title {self.texts}", body=self.words()))

    @rule(pick=ANY, who=ANY, stale=st.booleans(), minor=st.booleans())
    def save(self, pick, who, stale, minor):
        edition = self.edition(pick)
        edition.body, edition.change_summary = self.words(), "Better."
        edition.disclosure_confirmed_by = self.person(who)
        if minor:
            edition.change = Edition.Change.MINOR
        version = edition.version - stale
        self.attempt(lambda: actions.save_draft(edition, by=self.person(who), version=version))

    @rule(pick=ANY, who=st.lists(ANY, max_size=3))
    def change_authors(self, pick, who):
        edition = self.edition(pick)
        profiles = {self.person(one).author for one in who}
        if edition.reviewer and len(who) != 1:
            profiles.add(edition.reviewer)
        self.attempt(lambda: actions.set_bylines(edition, sorted(profiles, key=str)))

    @rule(pick=ANY, who=ANY, minor=st.booleans())
    def start_next(self, pick, who, minor):
        change = Edition.Change.MINOR if minor else Edition.Change.UPDATE
        article, by = self.edition(pick).article, self.person(who)
        following = self.attempt(lambda: actions.start_next(article, by=by, change=change))
        if following:
            following.change_summary, following.disclosure_confirmed_by = "Better.", by
            self.attempt(lambda: actions.save_draft(following, by=by, version=following.version))

    # -- As it should be -----------------------------------------------------------------------

    @rule(pick=ANY, who=ANY)
    def the_next_step(self, pick, who):
        """What its people would do with it: else hardly a text came as far as its readers."""
        edition = self.edition(pick)
        by = edition.created_by
        authors = [byline.author_id for byline in edition.bylines.all()]
        others = [person for person in self.persons if person.author.pk not in authors]
        if edition.state in Edition.EDITABLE and others:
            reviewer = others[who % len(others)].author
            if who % 4:
                self.attempt(lambda: actions.submit(edition, by=by, reviewer=reviewer))
            else:
                self.attempt(lambda: review_links.ask(edition, by=by, reviewer=self.outsider))
        elif edition.state == STATES.IN_REVIEW:
            reviewer = edition.reviewer
            if reviewer == self.outsider:
                self.sign_through_a_link(pick, 0)
            elif reviewer:
                self.sign(pick, self.persons.index(reviewer.user), 0, 1)
        elif edition.state == STATES.APPROVED and edition.public_from is None:
            self.attempt(lambda: actions.publish(edition, by=by))
        elif edition.state == STATES.APPROVED:
            self.start_next(pick, who, minor=bool(who % 2))

    @rule(pick=ANY, who=ANY, steps=st.integers(2, 4))
    def the_next_steps(self, pick, who, steps):
        """So that it happens more often than what should not."""
        for _step in range(steps):
            self.the_next_step(pick, who)

    @rule(who=ANY, steps=st.integers(2, 4))
    def the_next_steps_of_the_newest(self, who, steps):
        self.the_next_steps(Edition.objects.count() - 1, who, steps)

    # -- Review --------------------------------------------------------------------------------

    @rule(pick=ANY, who=ANY, reviewer=ANY)
    def submit(self, pick, who, reviewer):
        profile = self.person(reviewer).author
        self.attempt(
            lambda: actions.submit(self.edition(pick), by=self.person(who), reviewer=profile)
        )

    @rule(pick=ANY, who=ANY)
    def ask_outside(self, pick, who):
        self.attempt(
            lambda: review_links.ask(
                self.edition(pick), by=self.person(who), reviewer=self.outsider
            )
        )

    @rule(pick=ANY, who=ANY, verb=st.sampled_from(["recall", "return", "decline", "reassign"]))
    def send_on(self, pick, who, verb):
        edition, by = self.edition(pick), self.person(who)
        day = self.today() + timedelta(days=5)
        other = self.person(who + 1).author
        acts = {
            "recall": lambda: actions.recall(edition, by=by),
            "return": lambda: actions.request_changes(edition, by=by, note="Why?"),
            "decline": lambda: asking.decline(edition, by=by),
            "reassign": lambda: asking.reassign(edition, by=by, reviewer=other, due_on=day),
        }
        self.attempt(acts[verb])

    @rule(pick=ANY, who=ANY, seen=ANY, whole=st.integers(0, 4))
    def sign(self, pick, who, seen, whole):
        """By whoever is asked, mostly; sometimes of another text or with a line left out."""
        edition = self.edition(pick)
        by = self.person(who)
        if who % 3 and edition.reviewer and edition.reviewer.user:
            by = edition.reviewer.user
        seen_hash = (edition if seen % 4 else self.edition(seen)).compute_hash()
        checklist = ALL if whole else ALL[1:]
        had_credential = by.author.credential_on(self.today())
        signed = self.attempt(
            lambda: actions.sign(edition, by=by, seen_hash=seen_hash, checklist=checklist)
        )
        if signed:
            assert had_credential and seen_hash == signed.content_hash
            assert signed.review.kind == Review.Kind.MINOR or checklist == ALL
            self.signed_well.add(signed.review.pk)

    @precondition(lambda self: Edition.objects.filter(state=STATES.IN_REVIEW).exists())
    @rule(pick=ANY, what=st.sampled_from(["credential", "author", "text", "clock"]))
    def sign_after_something_happened(self, pick, what):
        """Between being asked and signing."""
        waiting = list(Edition.objects.filter(state=STATES.IN_REVIEW).order_by("pk"))
        edition = waiting[pick % len(waiting)]
        place = list(Edition.objects.order_by("pk")).index(edition)
        before = edition.compute_hash()
        if what == "credential":
            self.a_credential_ends(place, -1)
        elif what == "author":
            authors = [byline.author for byline in edition.bylines.all()]
            actions.set_bylines(edition, {*authors, edition.reviewer} - {None})
        elif what == "text":
            Edition.objects.filter(pk=edition.pk).update(body=self.words())
        else:
            self.shift += timedelta(days=400)
        seen = {"seen_hash": before, "checklist": ALL}

        def sign():
            if edition.reviewer.user:
                return actions.sign(edition, by=edition.reviewer.user, **seen)
            return review_links.sign_through(edition.review_links.last(), **seen)

        reviewer = edition.reviewer
        outlives = what == "clock" and reviewer and reviewer.credential_on(self.today())
        signed = reviewer and self.attempt(sign)
        assert outlives or not signed  # an entry without an end is good on any day
        if signed:
            self.signed_well.add(signed.review.pk)
        if what == "clock":
            self.shift -= timedelta(days=400)

    @rule(pick=ANY, seen=ANY)
    def sign_through_a_link(self, pick, seen):
        edition = self.edition(pick)
        link = edition.review_links.last()
        if link is None:
            return
        seen_hash = (edition if seen % 4 else self.edition(seen)).compute_hash()
        looked_up = self.outsider.credentials.valid_on(self.today()).looked_up().exists()
        signed = self.attempt(
            lambda: review_links.sign_through(link, seen_hash=seen_hash, checklist=ALL)
        )
        if signed:
            assert looked_up and seen_hash == signed.content_hash
            self.signed_well.add(signed.review.pk)

    @rule(pick=ANY, who=ANY)
    def check_oneself(self, pick, who):
        edition = self.edition(pick)
        seen = {"seen_hash": edition.compute_hash(), "checklist": ALL}
        assert not self.attempt(lambda: actions.check_oneself(edition, by=self.person(who), **seen))

    # -- Publishing ----------------------------------------------------------------------------

    @rule(pick=ANY, who=ANY, hours=st.sampled_from([None, None, -30, 2, 50]), until=st.booleans())
    def publish(self, pick, who, hours, until):
        now = timezone.now() + self.shift
        at = hours and now + timedelta(hours=hours)
        end = {"until": (at or now) + timedelta(hours=9)} if until else {}
        self.attempt(lambda: actions.publish(self.edition(pick), by=self.person(who), at=at, **end))

    @rule(pick=ANY, who=ANY, verb=st.sampled_from(["take back", "withdraw", "set end", "no end"]))
    def end(self, pick, who, verb):
        edition, by = self.edition(pick), self.person(who)
        later = timezone.now() + self.shift + timedelta(hours=5)
        acts = {
            "take back": lambda: actions.take_back(edition, by=by),
            "withdraw": lambda: actions.withdraw(edition, by=by, reason="Wrong."),
            "set end": lambda: actions.set_end(edition, by=by, until=later),
            "no end": lambda: actions.set_end(edition, by=by, until=None),
        }
        self.attempt(acts[verb])

    @rule(pick=ANY)
    def publish_what_was_public_elsewhere(self, pick):
        run = ImportRun.objects.create(source="another site")
        self.attempt(
            lambda: actions.publish_imported(
                self.edition(pick), import_run=run, by=None, published_at=timezone.now()
            )
        )

    @rule(pick=ANY, who=ANY, verb=st.sampled_from(["bin", "out", "purge"]))
    def use_the_bin(self, pick, who, verb):
        edition, by = self.edition(pick), self.person(who)
        acts = {
            "bin": lambda: actions.put_into_bin(edition, by=by),
            "out": lambda: actions.take_out_of_bin(edition, by=by),
            "purge": actions.purge_bin,
        }
        if verb != "purge" or Edition.objects.exclude(state=STATES.BINNED).exists():
            self.attempt(acts[verb])

    # -- The world around ----------------------------------------------------------------------

    @rule(hours=st.sampled_from([-24 * 40, -30, -1, 1, 30, 24 * 40]))
    def the_clock_goes(self, hours):
        self.shift += timedelta(hours=hours)

    @rule(pick=ANY, days=st.sampled_from([-400, -1, 0, 30, None]))
    def a_credential_ends(self, pick, days):
        """Best that of somebody who is just asked to sign."""
        profile = self.edition(pick).reviewer or self.person(pick).author
        ends = None if days is None else self.today() + timedelta(days=days)
        profile.credentials.update(expires_on=ends)

    @rule(pick=ANY, how=st.sampled_from(BY_SQL))
    def a_hand_in_the_database(self, pick, how):
        if "DELETE FROM articles_edition" in how and Edition.objects.count() < 2:
            return
        pk = self.edition(pick).pk

        def act():
            with connection.cursor() as cursor:
                cursor.execute(how, [pk])

        self.attempt(act)

    @rule(pick=ANY, way=st.integers(0, 6))
    def a_hand_in_the_shell(self, pick, way):
        edition = self.edition(pick)
        row = Edition.objects.filter(pk=edition.pk)
        other = self.person(pick).author
        if way == 4 and Edition.objects.count() < 2:
            return

        def saved():
            edition.title, edition.state = "canary-shell", STATES.APPROVED
            edition.save()

        ways = [
            lambda: row.update(body="<p>canary-shell</p>"),
            lambda: row.update(state=STATES.APPROVED),
            saved,
            lambda: Edition.objects.bulk_update([edition], ["title", "content_hash"]),
            edition.delete,
            lambda: Byline.objects.filter(edition=edition).update(author=other),
            lambda: edition.bylines.create(author=other),
        ]
        self.attempt(ways[way])

    # -- What always holds ---------------------------------------------------------------------

    @invariant()
    def what_is_approved_is_signed(self):
        """Of everything that is or could become public, whenever its window opens."""
        approved = Edition.objects.filter(state__in=[STATES.APPROVED, STATES.WITHDRAWN])
        for edition in approved.select_related("review"):
            signed = json.loads(edition.signed)
            assert content_hash(canonical(signed)) == edition.content_hash
            assert (signed["title"], signed["body"]) == (edition.title, edition.body)
            if edition.import_run_id:
                continue
            review = edition.review
            assert review.content_hash == edition.content_hash
            assert review.pk in self.signed_well
            assert review.kind != Review.Kind.SELF_CHECK
            authors = {author["author"] for author in signed["authors"]}
            authors |= {byline.author_id for byline in edition.bylines.all()}
            assert review.reviewer_id not in authors
            if review.kind == Review.Kind.MINOR:
                assert edition.article.editions.filter(review=review.inherits).exists()
                assert review.next_due_on == review.inherits.next_due_on

    @invariant()
    def one_is_public_and_one_is_worked_on(self):
        for article in Article.objects.all():
            assert Edition.objects.public().filter(article=article).count() <= 1
            assert article.editions.filter(state__in=Edition.WORKING).count() <= 1
        public = Edition.objects.public()
        assert not public.exclude(state=STATES.APPROVED).exists()

    @rule(pick=ANY)
    def a_reader_reads(self, pick):
        """No word but those of signed texts that are public now; other titles stand in lists."""
        article = self.edition(pick).article
        public = Edition.objects.public().filter(article=article).first()
        answer = Client().get(article.get_absolute_url())
        assert answer.status_code == 200 if public else answer.status_code in (404, 410)
        page = answer.content.decode()
        signed = "".join(Edition.objects.public().values_list("signed", flat=True))
        assert [word for word in re.findall(r"canary-\w+-?", page) if word not in signed] == []
        if public:
            assert re.findall(r"canary-\w+-?", json.loads(public.signed)["body"])[0] in page


@pytest.fixture
def clinic():
    """The persons: two who write, two who review, one who may do everything, one outside."""
    Clinic.administrator = make.administrator()
    make.author(Clinic.administrator)
    Clinic.persons = [make.clinician(), make.clinician(), make.reviewer(), make.reviewer()]
    Clinic.persons.append(Clinic.administrator)
    Clinic.outsider = make.outsider()
    return Clinic


def run(clinic, *, examples, steps, derandomize=False):
    run_state_machine_as_test(
        clinic,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            # To make a path that fails shorter would take minutes.
            phases=[Phase.generate],
            derandomize=derandomize,
        ),
    )


def test_no_path_publishes_an_unsigned_text(clinic):
    run(clinic, examples=15, steps=40, derandomize=True)


@pytest.mark.slow
def test_no_long_path_does_either(clinic):
    """`LONG_PATHS=100` tries a hundred: minutes, for whoever changes a rule of the editions."""
    run(clinic, examples=int(os.environ.get("LONG_PATHS", "8")), steps=100)
