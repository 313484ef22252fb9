from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clinic.public import Window


class Document(Window):
    """What can be found of one text: its words, its features and its window.

    It knows its owner only as kind, id and group (an article's editions share a group); the owner
    puts it here and keeps it up to date. `public()` is the window alone.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    group = models.BigIntegerField()
    language = models.CharField(max_length=10)
    title = models.TextField()
    summary = models.TextField(blank=True)
    path = models.CharField(max_length=400)
    slug = models.CharField(max_length=200)
    topic = models.CharField(max_length=120, blank=True)
    date = models.DateTimeField()
    # Title and names A, headings B, summary C, text D (`documents.put`).
    vector = SearchVectorField(null=True)

    # What the search alone needs (search.py). The title's words, in full as well as by their stem.
    title_vector = SearchVectorField(null=True)
    # What else it is called, folded, its title among it: who asks for one asks for all of them.
    names = ArrayField(models.TextField(), default=list, blank=True)
    # By what it can be narrowed down, like "author:ada".
    facets = ArrayField(models.TextField(), default=list, blank=True)
    # The first part of the text, for the words around what matched.
    text = models.TextField(blank=True)

    # What relatedness alone needs (relatedness.py). Till when it is reviewed and current.
    current_until = models.DateTimeField(null=True)
    # Nothing is related to it.
    is_alone = models.BooleanField(default=False)

    class Meta(Window.Meta):
        constraints = [
            *Window.Meta.constraints,
            models.UniqueConstraint(name="discovery_document_once", fields=["kind", "object_id"]),
        ]
        # None keeps a list of what is still to be sorted in: every search would have to read it.
        indexes = [
            GinIndex(fields=["vector"], name="discovery_document_words", fastupdate=False),
            GinIndex(fields=["title_vector"], name="discovery_document_titles", fastupdate=False),
            GinIndex(fields=["names"], name="discovery_document_names", fastupdate=False),
            GinIndex(fields=["facets"], name="discovery_document_facets", fastupdate=False),
            models.Index(fields=["kind", "group"], name="discovery_document_group"),
            models.Index(fields=["language", "-date"], name="discovery_document_latest"),
            models.Index(
                fields=["kind"], condition=models.Q(is_alone=True), name="discovery_document_alone"
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.title}"


class Measure(models.Model):
    """What a document counts when it is compared (relatedness.py); without one it is not among
    the frequencies. Apart from the document, whose every change writes all its words into their
    index anew."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True)
    # The lengths of its words and of its features as vectors. None: it is to be measured.
    words_length = models.FloatField(null=True)
    features_length = models.FloatField()
    # The words that tell most of it, those of the title first, and how much of the text each is.
    words = ArrayField(models.TextField())
    presences = ArrayField(models.FloatField())
    # How many of them are the title's, and how rare these are together.
    title_words = models.PositiveSmallIntegerField()
    title_rarity = models.FloatField()

    class Meta:
        indexes = [
            models.Index(
                fields=["document"],
                condition=models.Q(words_length=None),
                name="discovery_measure_missing",
            )
        ]

    def __str__(self):
        return str(self.document_id)


class Feature(models.Model):
    """What a text is about: a tag, an entry, a topic. Shared features make texts related."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="features")
    key = models.CharField(max_length=200, help_text="kind:name, like tag:anxiety")
    label = models.CharField(max_length=200)
    # The document's kind and language: only the like are related.
    scope = models.CharField(max_length=32, default="")
    # How much the text is about it; less than 1 where it is so by way of something else.
    weight = models.FloatField(default=1)
    # How a sentence names it, where not by the label: "the hippocampus".
    said = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="discovery_feature_once", fields=["document", "key"])
        ]
        indexes = [
            models.Index(fields=["key", "document"], name="discovery_feature_by_key"),
            models.Index(fields=["scope", "key", "document"], name="discovery_feature_in_scope"),
        ]

    def __str__(self):
        return self.key


class Frequency(models.Model):
    """How many documents of a scope bear a feature or a word: what is rare tells most.

    Statistics, not a ledger: where two write at the same moment it may be off by one until the next
    rebuild. The key "" counts all documents, and `length` sums up the lengths of their words.
    """

    scope = models.CharField(max_length=32)
    key = models.CharField(max_length=200)
    documents = models.IntegerField(default=0)
    length = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="discovery_frequency_once", fields=["scope", "key"])
        ]

    def __str__(self):
        return f"{self.key} ({self.documents})"


class Unsettled(models.Model):
    """A document whose related list has to be computed anew (relatedness.py, `settle`)."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True)
    # What it is about may be something else by now: its owner puts it in again.
    again = models.BooleanField(default=True)

    def __str__(self):
        return str(self.document_id)


class Related(models.Model):
    """One candidate of a document's related list, computed on write, with spare ones behind it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="related_to")
    score = models.FloatField()
    # The shared features that weigh most, as [{"key", "label", "share"}].
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="discovery_related_once", fields=["document", "other"]),
            models.CheckConstraint(
                name="discovery_related_to_another", condition=~models.Q(document=models.F("other"))
            ),
        ]
        indexes = [models.Index(fields=["document", "-score"], name="discovery_related_best")]


class Word(models.Model):
    """A word of the documents, and what is left of it without one or two letters (words.py)."""

    language = models.CharField(max_length=10)
    word = models.CharField(max_length=30)
    # When the first text that has it is public: till then nobody hears of it.
    since = models.DateTimeField()
    keys = ArrayField(models.CharField(max_length=7))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="discovery_word_once", fields=["language", "word"])
        ]
        indexes = [GinIndex(fields=["keys"], name="discovery_word_by_key", fastupdate=False)]

    def __str__(self):
        return self.word


class MissedSearch(models.Model):
    """How often words were searched for in vain on a day. Nothing about who did.

    The words themselves are kept from the third time on; before, only a keyed hash of them
    (missed.py).
    """

    digest = models.CharField(max_length=64)
    language = models.CharField(_("language"), max_length=10)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("times"), default=1)
    words = models.CharField(_("words"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        constraints = [
            models.UniqueConstraint(name="discovery_missed_once_a_day", fields=["digest", "day"])
        ]

    def __str__(self):
        return self.words or "…"


class OutsideLink(models.Model):
    """An address outside the site that a text of ours leads to, and what it answered last."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("Not checked yet")
        ANSWERS = "answers", pgettext_lazy("an address", "Answers")
        MOVED = "moved", _("Moved for good")
        FAILING = "failing", _("Did not answer last time")
        DEAD = "dead", _("Dead")
        UNSURE = "unsure", _("Cannot be judged from here")

    class Problem(models.TextChoices):
        GONE = "gone", _("There is no such page.")
        ERROR = "error", _("The site answers with an error.")
        NAME = "name", _("There is no site of that name.")
        CONNECTION = "connection", _("The site takes no connection.")
        TIME = "time", _("The site takes too long to answer.")
        CERTIFICATE = "certificate", _("The site's certificate is not valid.")
        BROKEN = "broken", _("The site breaks off in the middle of its answer.")
        PRIVATE = "private", _("It leads into a private network, or hides where it leads.")
        ADDRESS = "address", _("It holds a name or a password, so it is not asked.")
        PORT = "port", _("It leads to an unusual port, which is not asked.")
        ROBOTS = "robots", _("The site does not want to be asked by machines (robots.txt).")
        TURNED_AWAY = "turned-away", _("The site shows machines nothing. Please look yourself.")
        CIRCLES = "circles", _("The site sends machines in circles. Please look yourself.")

    # These say nothing about what a reader would find.
    NO_VERDICT = {Problem.PORT, Problem.ROBOTS, Problem.TURNED_AWAY, Problem.CIRCLES}
    # What will not be otherwise tomorrow: twice is enough.
    CLEAR = {Problem.GONE, Problem.PRIVATE, Problem.ADDRESS}

    # ASCII, so that an index holds it; see `outside.normal`.
    address = models.CharField(_("address"), max_length=2000, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UNCHECKED)
    checked_at = models.DateTimeField(_("last checked"), null=True)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    problem = models.CharField(_("problem"), max_length=12, choices=Problem, blank=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    failing_since = models.DateTimeField(_("failing since"), null=True)
    leads_to = models.CharField(_("new address"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("outside link")
        verbose_name_plural = _("outside links")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="discovery_outside_failures_since_when",
                condition=models.Q(failures=0, failing_since=None)
                | models.Q(failures__gt=0, failing_since__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["checked_at"], name="discovery_outside_oldest")]

    def __str__(self):
        return self.address

    @property
    def is_dead(self):
        return self.state == self.State.DEAD


class OutsideUse(models.Model):
    """A text that leads to an outside address; what it is, its owner knows (see `outside`)."""

    link = models.ForeignKey(OutsideLink, on_delete=models.CASCADE, related_name="uses")
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="discovery_outside_use_once", fields=["link", "kind", "object_id"]
            )
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="discovery_outside_used_in")]
