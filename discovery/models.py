from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

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
    vector = SearchVectorField(null=True)

    class Meta(Window.Meta):
        constraints = [
            *Window.Meta.constraints,
            models.UniqueConstraint(name="discovery_document_once", fields=["kind", "object_id"]),
        ]
        indexes = [
            GinIndex(fields=["vector"], name="discovery_document_words"),
            models.Index(fields=["kind", "group"], name="discovery_document_group"),
        ]

    def __str__(self):
        return f"{self.kind}: {self.title}"


class Feature(models.Model):
    """What a text is about: a tag, an entry, a topic. Shared features make texts related."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="features")
    key = models.CharField(max_length=200, help_text="kind:name, like tag:anxiety")
    label = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="discovery_feature_once", fields=["document", "key"])
        ]
        indexes = [models.Index(fields=["key", "document"], name="discovery_feature_by_key")]

    def __str__(self):
        return self.key


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
