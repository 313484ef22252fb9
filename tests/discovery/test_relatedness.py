"""Related lists: each signal, each rule, what is public of them, and two writers at once."""

import json
from functools import partial
from threading import Barrier, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from articles import actions
from articles.models import RelatedChoice, Series
from articles.related import all_related_to, related_to
from discovery import documents, relatedness, words
from discovery.models import Document, Feature, Frequency, Measure, Related, Unsettled, Word
from discovery.nearby import nearby
from discovery.related_jobs import settle
from glossary.models import Entry
from tests import make

pytestmark = pytest.mark.django_db

# Enough of a crowd that a shared word or tag means something.
CROWD = ["sleep diary", "bread baking", "tax returns", "rowing boats", "garden birds", "old maps"]


@pytest.fixture
def _crowd():
    for number, subject in enumerate(CROWD):
        make.published(
            title=f"On {subject}",
            body=f"<p>{subject} all day long.</p>",
            topic=make.topic(f"T{number}"),
        )


def article(title, body="<p>Nothing in particular.</p>", topic=None, **fields):
    """A published one, alone on its topic unless one is named."""
    topic = make.topic(topic or f"Topic of {title}"[:40])
    return make.published(title=title, body=body, topic=topic, **fields)


def entry(name, **fields):
    fields = {"definition": f"What {name} is.", "slug": name.replace(" ", "-"), **fields}
    made = Entry.objects.create(name=name, **fields)
    made.publish(by=make.user())
    return made


def rebuild():
    relatedness.recount()
    relatedness.measure()
    relatedness.put_off_all()
    relatedness.settle()


def titles(edition):
    return [document.title for document in related_to(edition)]


def reason(edition, other):
    return next(d.reason for d in related_to(edition) if d.object_id == other.pk)


# -- Signals -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("_crowd")
def test_a_shared_tag():
    one = article("Alpha", tag_names=["exposure"])
    other = article("Beta", tag_names=["exposure"])
    assert titles(one)[0] == "Beta" and titles(other)[0] == "Alpha"
    assert reason(one, other) == "Both about exposure"


@pytest.mark.usefixtures("_crowd")
def test_a_rare_tag_tells_more_than_a_common_one():
    for number in range(4):
        article(f"Filler {number}", tag_names=["common"])
    one = article("Alpha", tag_names=["common", "rare"])
    article("Beta", tag_names=["common"])
    article("Gamma", tag_names=["rare"])
    assert titles(one)[0] == "Gamma"


@pytest.mark.usefixtures("_crowd")
def test_one_that_is_tagged_with_everything_is_not_the_nearest_to_everything():
    one = article("Alpha", tag_names=["exposure"])
    article("Everything", tag_names=["exposure", *(f"tag {n}" for n in range(60))])
    article("Beta", tag_names=["exposure", "fear"])
    rebuild()
    assert titles(one)[0] == "Beta"


@pytest.mark.usefixtures("_crowd")
def test_a_shared_entry_is_named_as_a_sentence_names_it():
    entry("hippocampus")
    entry("exposure therapy", kind="therapy")
    body = "<p>The hippocampus and exposure therapy.</p>"
    one, other = article("Alpha", body), article("Beta", body)
    assert reason(one, other) == "Both about exposure therapy and the hippocampus"


@pytest.mark.usefixtures("_crowd")
def test_parts_of_one_whole():
    whole = entry("limbic system", kind="system")
    entry("amygdala", part_of=whole)
    entry("hippocampus", part_of=whole)
    one = article("Alpha", "<p>Look: amygdala.</p>")
    other = article("Beta", "<p>See hippocampus.</p>")
    assert reason(one, other) == "Both about parts of the limbic system"
    same = article("Gamma", "<p>An amygdala.</p>")
    assert titles(one).index("Gamma") < titles(one).index("Beta"), "the part itself tells more"
    assert same


@pytest.mark.usefixtures("_crowd")
def test_the_same_topic_and_series():
    series = Series.objects.create(title="First steps", slug="first-steps")
    one = article("Alpha", topic="Grief", series=series)
    topic = article("Beta", "<p>Quite otherwise.</p>", topic="Grief")
    part = article("Gamma", "<p>Something else.</p>", series=series)
    assert reason(one, topic) == "Both on the topic “Grief”"
    assert reason(one, part) == "Both in the series “First steps”"


@pytest.mark.usefixtures("_crowd")
def test_words_alone():
    one = article("Alpha", "<p>Panicking on crowded trains.</p>")
    other = article("Beta", "<p>He panicked in a train.</p>")
    assert reason(one, other) == "Similar in content"
    assert "On bread baking" not in titles(one)


@pytest.mark.usefixtures("_crowd")
def test_what_speaks_of_the_title_is_nearer_than_what_shares_other_words():
    # Once in the text and its summary is as much of it as once in the title.
    one = article("Zebra crossing", "<p>Lantern and shutter.</p>")
    article("Gamma", "<p>A lantern, a shutter.</p>")
    article("Beta", "<p>A zebra, a crossing.</p>")
    rebuild()
    assert titles(one)[:2] == ["Beta", "Gamma"]


def test_a_title_is_spoken_of_from_either_side():
    one = article("Zebra crossing", "<p>Quite otherwise.</p>")
    other = article("Beta", "<p>A zebra, a crossing.</p>")
    scores = Related.objects.filter(document__kind="article").values_list("score", flat=True)
    assert titles(one) == ["Beta"] and titles(other) == ["Zebra crossing"]
    relatedness.put_off([Document.objects.get(kind="article", object_id=other.pk).pk])
    before = list(scores)
    relatedness.settle()
    assert before == list(scores) and before[0] == before[1] >= relatedness.TITLE


@pytest.mark.usefixtures("_crowd")
def test_a_common_word_is_not_what_others_are_looked_for_by(monkeypatch):
    monkeypatch.setattr(relatedness, "CANDIDATES_EACH", 3)
    for number in range(4):
        article(f"Filler {number}", "<p>Zeppelins.</p>")
    article("Beta", "<p>Marmots.</p>")
    one = article("Alpha", "<p>Zeppelins and marmots.</p>")
    assert titles(one) == ["Beta"]


@pytest.mark.usefixtures("_crowd")
def test_a_rebuild_measures_as_one_alone_is_measured(monkeypatch):
    monkeypatch.setattr(relatedness, "WORDS_COMPARED", 5)
    article("Zebra crossing", "<p>Lantern shutter window door and lantern.</p>", tag_names=["x"])
    rebuild()
    relatedness.recount()
    relatedness.measure()
    document = Document.objects.get(title="Zebra crossing")
    together = Measure.objects.get(document=document)
    relatedness._Own(document).measure()
    alone = Measure.objects.get(document=document)
    assert {"zebra", "cross", "lantern"} < set(alone.words) and alone.title_words == 2
    assert set(together.words) == set(alone.words) and together.words[:2] == ["cross", "zebra"]
    for name in ("words_length", "features_length", "title_rarity"):
        assert getattr(together, name) == pytest.approx(getattr(alone, name)), name
    in_both = [dict(zip(m.words, m.presences, strict=True)) for m in (together, alone)]
    assert in_both[0] == pytest.approx(in_both[1])


@pytest.mark.usefixtures("_crowd")
def test_a_link_from_one_to_the_other():
    other = article("Beta", "<p>Of something else entirely.</p>")
    one = article("Alpha", f'<p>Compare <a href="{other.get_absolute_url()}">that</a>.</p>')
    assert reason(one, other) == "This text refers to it"
    assert reason(other, one) == "It refers to this text"


def test_other_languages_are_not_related():
    article("Alpha", tag_names=["angst"])
    german = article("Beta", tag_names=["angst"], language="de")
    assert titles(german) == []


def test_questions_have_lists_too():
    from faq.models import Question

    entry("hippocampus")
    made = []
    for number in range(2):
        question = Question.objects.create(
            question=f"Question {number}?",
            slug=f"q{number}",
            short_answer="Yes.",
            answer="<p>The hippocampus.</p>",
        )
        question.publish(by=make.user())
        made.append(question)
    found = nearby("question", made[0].pk)
    assert [document.object_id for document in found] == [made[1].pk]
    assert found[0].reason == "Both about the hippocampus"


# -- Rules -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_crowd")
def test_what_has_nothing_in_common_is_not_shown():
    assert titles(article("Zeppelins", "<p>Dirigible craft.</p>")) == []


@pytest.mark.usefixtures("_crowd")
def test_below_the_floor_fewer_are_shown():
    writer = make.clinician()
    one = article("Alpha", by=writer)
    article("Beta", "<p>Dirigible craft.</p>", by=writer)
    assert titles(one) == [], "the same author alone is not enough"


@pytest.mark.usefixtures("_crowd")
def test_pins_lead_and_exclusions_are_out():
    one = article("Alpha", tag_names=["exposure"])
    near, far = article("Beta", tag_names=["exposure"]), article("Far away", "<p>Dirigibles.</p>")
    RelatedChoice.objects.create(article=one.article, other=far.article, position=1)
    assert titles(one)[:2] == ["Far away", "Beta"]
    assert related_to(one)[0].reason == "Chosen by our editors"
    RelatedChoice.objects.create(article=one.article, other=near.article, shown=False)
    assert titles(one) == ["Far away"]


@pytest.mark.usefixtures("_crowd")
def test_a_pin_to_what_was_withdrawn_is_passed_over():
    one, far = article("Alpha"), article("Far away")
    RelatedChoice.objects.create(article=one.article, other=far.article)
    actions.withdraw(far, by=make.user(), reason="Wrong.")
    assert "Far away" not in titles(one)


@pytest.mark.usefixtures("_crowd")
def test_not_one_author_all_along():
    writer = make.clinician()
    one = article("Alpha", tag_names=["exposure"], by=writer)
    bodies = ["<p>First words.</p>", "<p>Second thoughts.</p>", "<p>Third party.</p>"]
    for title, body in zip(("Beta", "Gamma"), bodies, strict=False):
        article(title, body, tag_names=["exposure"], by=writer)
    article("Delta", bodies[2], tag_names=["exposure"])
    rebuild()
    assert titles(one).index("Delta") < 2


def test_what_is_reviewed_and_newer_stands_before_its_equal():
    one = article("Alpha", tag_names=["exposure"])
    older = article("Beta", "<p>Same.</p>", tag_names=["exposure"])
    newer = article("Gamma", "<p>Same.</p>", tag_names=["exposure"])
    rebuild()
    long_ago = timezone.now() - timezone.timedelta(days=4000)
    Document.objects.filter(kind="article", object_id=older.pk).update(date=long_ago)
    assert titles(one)[:2] == ["Gamma", "Beta"]
    Document.objects.filter(kind="article", object_id=older.pk).update(date=timezone.now())
    Document.objects.filter(kind="article", object_id=newer.pk).update(current_until=None)
    assert titles(one)[:2] == ["Beta", "Gamma"]


def test_what_other_texts_lead_to_stands_before_its_equal():
    one = article("Alpha", tag_names=["exposure"])
    equal = {t: article(t, "<p>Same.</p>", tag_names=["exposure"]) for t in ("Beta", "Gamma")}
    rebuild()
    first, second = titles(one)
    to = equal[second].get_absolute_url()
    for number in range(4):
        article(f"Leads there {number}", f'<p>See <a href="{to}">it</a>.</p>')
    rebuild()
    assert titles(one)[:2] == [second, first]


@pytest.mark.usefixtures("_crowd")
def test_the_order_is_the_same_each_time_and_after_a_rebuild():
    one = article("Alpha", tag_names=["exposure"])
    for number in range(5):
        article(f"Equal {number}", "<p>Equal.</p>", tag_names=["exposure"])
    first = titles(one)
    for _time in range(3):
        call_command("relate", "--all", verbosity=0)
        assert titles(one) == first


# -- Only what is public -----------------------------------------------------------------------


@pytest.mark.usefixtures("_crowd")
def test_unpublished_texts_show_nowhere(capsys):
    one = article("Alpha", tag_names=["exposure"])
    gone = article("Withdrawn canary", tag_names=["exposure", "gone canary"])
    make.scheduled(title="Scheduled canary", tag_names=["exposure", "later canary"])
    make.draft(title="Draft canary", tag_names=["exposure"])
    make.approved(title="Approved canary", tag_names=["exposure"])
    actions.withdraw(gone, by=make.user(), reason="Wrong.")
    call_command("related", one.article.slug)
    shown = capsys.readouterr().out + str([(d.title, d.reason) for d in all_related_to(one)])
    assert "canary" not in shown
    assert not Document.objects.filter(title__in=["Draft canary", "Approved canary"]).exists()
    assert not Related.objects.filter(other__object_id=gone.pk).exists()


def test_the_lists_of_neighbours_follow():
    one, other = article("Alpha", tag_names=["exposure"]), article("Beta", "<p>Dirigibles.</p>")
    assert "Beta" not in titles(one)
    following = make.next_edition(other, tag_names=["exposure"])
    make.published(following)
    assert "Beta" in titles(one)
    actions.withdraw(following, by=make.user(), reason="Wrong.")
    assert "Beta" not in titles(one)


def test_a_change_of_topic_is_followed():
    one, other = article("Alpha", topic="Grief"), article("Beta", "<p>Otherwise.</p>")
    actions.change_article(other.article, by=make.user(), topic=make.topic("Grief"))
    assert "Beta" in titles(one)


@pytest.mark.usefixtures("_crowd")
def test_an_entry_that_comes_later_is_seen_in_the_texts_that_mention_it():
    one = article("Alpha", "<p>Deep in the claustrum.</p>")
    other = article("Beta", "<p>Round the claustrum.</p>")
    entry("claustrum")
    relatedness.settle()
    assert reason(one, other) == "Both about the claustrum"
    Entry.objects.get(slug="claustrum").withdraw(by=make.user())
    relatedness.settle()
    assert reason(one, other) == "Similar in content"


def test_many_are_put_in_together_each_once(monkeypatch):
    amygdala, put = entry("amygdala"), []
    monkeypatch.setattr(documents, "put", put.append)
    with pytest.raises(ZeroDivisionError), transaction.atomic(), documents.together():
        amygdala.save()
        raise ZeroDivisionError
    assert put == []
    with transaction.atomic(), documents.together():
        amygdala.save()
        with documents.together():
            amygdala.definition = "Two small groups of cells."
            amygdala.save()
        assert put == []
    assert [sheet.summary for sheet in put] == ["Two small groups of cells."]
    amygdala.save()
    assert len(put) == 2


# -- Frequencies -------------------------------------------------------------------------------


def counts():
    rows = Frequency.objects.filter(documents__gt=0, scope="article/en").order_by("key")
    return [(row.scope, row.key, row.documents) for row in rows]


def test_the_counts_follow_what_is_there():
    one = article("Alpha", "<p>Panicking.</p>", tag_names=["fear"])
    before = counts()
    other = article("Beta", "<p>Panicked.</p>", tag_names=["fear", "sleep"])
    assert ("article/en", "tag:fear", 2) in counts()
    assert ("article/en", "word:panick", 2) in counts()
    actions.withdraw(other, by=make.user(), reason="Wrong.")
    assert counts() == before
    actions.change_slug(one.article, by=make.user(), slug="elsewhere")
    kept = counts()
    relatedness.recount()
    relatedness.measure()
    assert counts() == kept


# -- Bad input ---------------------------------------------------------------------------------


def test_a_text_whose_vector_would_be_too_large():
    text = " ".join(f"д{number}ж{number % 977}" for number in range(120_000))
    edition = article("Long", f"<p>{text}</p>", tag_names=["exposure"])
    other = article("Beta", tag_names=["exposure"])
    assert titles(other)[0] == "Long"
    assert Document.objects.get(kind="article", object_id=edition.pk).vector


def test_a_document_with_a_million_tags_is_held_to_some():
    edition = article("Alpha", tag_names=["exposure"])
    sheet = _sheet_of(edition, {f"tag:t{number}": str(number) for number in range(20_000)})
    from discovery import documents

    documents.put(sheet)
    assert (
        Feature.objects.filter(document__kind="article", document__object_id=edition.pk).count()
        == documents.MOST_FEATURES
    )
    assert Feature.objects.filter(key=f"link:article:{edition.article_id}").exists()


def _sheet_of(edition, features):
    from articles.documents import _sheet

    sheet = _sheet(edition)
    sheet.features = features
    return sheet


# -- The command line --------------------------------------------------------------------------


@pytest.mark.usefixtures("_crowd")
def test_related_as_json(capsys):
    one = article("Alpha", tag_names=["exposure"])
    other = article("Beta", tag_names=["exposure"])
    call_command("related", one.article.slug)
    first = json.loads(capsys.readouterr().out)[0]
    assert first["slug"] == other.article.slug and first["score"] > 0
    assert first["reasons"][0] == "Both about exposure"


@pytest.mark.parametrize("slug", ["nowhere", "", "x" * 10_000, "a\x00b"])
def test_related_of_nothing(slug):
    with pytest.raises(CommandError):
        call_command("related", slug)


def test_a_draft_has_no_list():
    with pytest.raises(CommandError):
        call_command("related", make.draft().article.slug)


def test_a_rebuild_that_was_stopped_goes_on(monkeypatch, capsys):
    for number in range(3):
        article(f"Text {number}", tag_names=["exposure"])
    monkeypatch.setattr(relatedness, "BATCH", 1)
    relatedness.put_off_all()
    relatedness.settle(seconds=-1)
    waiting = Unsettled.objects.count()
    assert waiting == Document.objects.count()
    relatedness._settle_some()
    assert Unsettled.objects.count() == waiting - 1
    call_command("relate")
    assert Unsettled.objects.count() == 0
    assert "computed" in capsys.readouterr().out


def test_a_rebuild_that_was_killed_while_it_measured_goes_on(monkeypatch):
    editions = [article(f"Text {number}", tag_names=["exposure"]) for number in range(3)]
    before = {edition.pk: titles(edition) for edition in editions}
    lengths = Frequency.objects.filter(key="").order_by("scope").values_list("scope", "length")
    told = dict(lengths)
    relatedness.recount()
    relatedness.put_off_all()
    monkeypatch.setattr(relatedness, "_MEASURED_AT_ONCE", 1)

    def killed(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        relatedness.measure(killed)
    assert Measure.objects.filter(words_length=None).count() == Document.objects.count() - 1
    call_command("relate", verbosity=0)
    assert not Measure.objects.filter(words_length=None).exists()
    assert dict(lengths) == pytest.approx(told)
    assert {edition.pk: titles(edition) for edition in editions} == before


def test_a_rebuild_leaves_the_documents_as_they_are():
    """Putting them in again takes longer than their lists; what others say of them is put off as
    such, and stays so."""
    one = article("Alpha", tag_names=["exposure"])
    document = Document.objects.get(kind="article", object_id=one.pk)
    Document.objects.filter(pk=document.pk).update(summary="As it was")
    relatedness.put_off_all()
    relatedness.settle()
    assert Document.objects.get(pk=document.pk).summary == "As it was"
    relatedness.put_off([document.pk])
    relatedness.put_off_all()
    relatedness.settle()
    assert Document.objects.get(pk=document.pk).summary != "As it was"
    relatedness.put_off_all()
    relatedness.put_off([document.pk])
    assert Unsettled.objects.get(document=document).again


# -- Two at once -------------------------------------------------------------------------------


def at_once(*functions):
    """Run them in threads with connections of their own; what went wrong is raised here."""
    barrier, errors = Barrier(len(functions)), []

    def run(function):
        try:
            barrier.wait(timeout=20)
            function()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[function]) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


@pytest.mark.django_db(transaction=True)
def test_some_that_are_published_at_once_find_each_other():
    names = ["Alpha", "Beta", "Gamma", "Delta"]
    editions = [make.approved(title=name, tag_names=["exposure"]) for name in names]
    at_once(*(partial(actions.publish, e, by=e.created_by) for e in editions))
    relatedness.settle()
    for edition in editions:
        assert sorted([edition.title, *titles(edition)]) == sorted(names)
    assert Unsettled.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_one_who_takes_long():
    """What is published while another transaction has its hand on the lists is settled later."""
    one = article("Alpha", tag_names=["exposure"])
    other = make.approved(title="Zeppelins", tag_names=["exposure"])
    with transaction.atomic():
        assert relatedness.hold()
        words.learn("en", "zeppelins", since=timezone.now())
        at_once(partial(actions.publish, other, by=other.created_by))
        assert Document.objects.filter(kind="article", object_id=other.pk).exists()
        assert titles(one) == []
        transaction.set_rollback(True)
    assert relatedness.settle()
    assert titles(one) == [other.title]
    assert Word.objects.filter(word="zeppelins").exists()


def test_the_job_counts_anew_where_an_upgrade_left_nothing_counted(_crowd):
    Frequency.objects.all().delete()
    settle()
    assert Frequency.objects.get(scope="article/en", key="").documents == len(CROWD)
    assert not relatedness.is_uncounted()
