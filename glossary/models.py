import re

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.models import Imported
from clinic import markup
from clinic.languages import address
from discovery import links
from glossary.documents import put_document
from images import alt
from images.models import Image
from references.models import Reference
from reviews.models import Reviewed


class Entry(Reviewed, Imported):
    """A glossary term: a brain region, or a therapy, mechanism, network and so on."""

    class Kind(models.TextChoices):
        REGION = "region", _("Brain region")
        NUCLEUS = "nucleus", _("Nucleus")
        TRACT = "tract", _("Tract")
        NETWORK = "network", _("Network")
        SYSTEM = "system", _("System")
        THERAPY = "therapy", _("Therapy")
        MECHANISM = "mechanism", _("Mechanism")
        CONDITION = "condition", _("Condition")

    class Laterality(models.TextChoices):
        PAIRED = "paired", _("One on each side")
        MIDLINE = "midline", _("In the middle")
        ASYMMETRIC = "asymmetric", _("Left and right do different things")

    # Anatomy: what can stand in the part-of tree and carry anatomical identifiers.
    ANATOMICAL = {Kind.REGION, Kind.NUCLEUS, Kind.TRACT, Kind.SYSTEM}

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REGION)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=120)
    language = models.CharField(_("language"), max_length=10, default="en")
    translation_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="translations"
    )
    definition = models.CharField(
        _("definition"),
        max_length=300,
        blank=True,
        help_text=_("One plain sentence, at most 25 words, that a 12-year-old would understand."),
    )
    text = models.TextField(
        _("fuller text"), blank=True, help_text=_("60 to 200 words, with citations.")
    )
    pronunciation = models.CharField(
        _("pronunciation"), max_length=80, blank=True, help_text=_("uh-MIG-duh-luh")
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    laterality = models.CharField(_("where it lies"), max_length=10, choices=Laterality, blank=True)
    not_meaning = models.TextField(
        _("what it does not mean"),
        blank=True,
        help_text=_("A common myth, and what is true instead."),
    )
    involves = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="involved_in",
        verbose_name=_("involves"),
        help_text=_("For a therapy, mechanism or network: the regions it has to do with."),
    )
    image = models.ForeignKey(
        Image, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    image_alt = models.CharField(_("text alternative of the image"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("glossary entries")
        ordering = ["name"]
        permissions = [("publish_entry", "Can publish and withdraw glossary entries")]
        constraints = [
            *Reviewed.Meta.constraints,
            *Imported.Meta.constraints,
            models.UniqueConstraint(name="glossary_entry_address", fields=["language", "slug"]),
            models.CheckConstraint(
                name="glossary_not_part_of_itself", condition=~Q(part_of=models.F("pk"))
            ),
            models.CheckConstraint(
                name="glossary_image_with_alt", condition=Q(image__isnull=True) | ~Q(image_alt="")
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("glossary:entry", self.slug, language=self.language)

    def clean(self):
        if self.slug == "atlas":
            raise ValidationError({"slug": _("“atlas” is the address of the atlas itself.")})
        if len(self.definition.split()) > 25:
            raise ValidationError(
                {
                    "definition": _(
                        "The definition has more than 25 words. Move the rest to the fuller text."
                    )
                }
            )
        if self.image and (fault := alt.fault(self.image_alt)):
            raise ValidationError({"image_alt": fault})
        if self.part_of:
            if self.part_of.kind not in (self.Kind.REGION, self.Kind.SYSTEM):
                raise ValidationError({"part_of": _("Only a region or a system has parts.")})
            if self.pk and self.pk in {entry.pk for entry in self.part_of.ancestry()}:
                raise ValidationError({"part_of": _("That would make it a part of itself.")})

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.text = links.anchored(markup.clean(self.text))
        super().save(*args, **kwargs)
        put_document(self)

    def ancestry(self):
        """The entry and everything that it is part of, from itself up to the root."""
        entry = self
        while entry is not None:
            yield entry
            entry = entry.part_of

    @property
    def content(self):
        return {
            "name": self.name,
            "definition": self.definition,
            "text": self.text,
            "not_meaning": self.not_meaning,
            "functions": [
                [function.text, sorted(reference.key for reference in function.references.all())]
                for function in self.functions.all()
            ],
        }


class Synonym(models.Model):
    class Scope(models.TextChoices):
        EXACT = "exact", _("Exact")
        BROAD = "broad", _("Broader")
        NARROW = "narrow", _("Narrower")
        RELATED = "related", _("Related")
        LATIN = "latin", _("Latin")
        OBSOLETE = "obsolete", _("No longer used")

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="synonyms")
    name = models.CharField(_("name"), max_length=120)
    scope = models.CharField(_("scope"), max_length=8, choices=Scope, default=Scope.EXACT)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="glossary_synonym_once", fields=["entry", "name"])
        ]

    def __str__(self):
        return self.name


class Abbreviation(models.Model):
    """Apart from synonyms: entries may share one, and then a text must say which it means."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="abbreviations")
    text = models.CharField(_("abbreviation"), max_length=20)
    preferred = models.BooleanField(_("preferred"), default=False)

    class Meta:
        verbose_name = _("abbreviation")
        verbose_name_plural = _("abbreviations")
        ordering = ["-preferred", "text"]
        constraints = [
            models.UniqueConstraint(name="glossary_abbreviation_once", fields=["entry", "text"])
        ]

    def __str__(self):
        return self.text


class Identifier(models.Model):
    """The entry's number in a public catalogue, checked on some day. None beats a wrong one."""

    class Scheme(models.TextChoices):
        UBERON = "uberon", "Uberon"
        FMA = "fma", "FMA"
        NEURONAMES = "neuronames", "NeuroNames"
        MESH = "mesh", "MeSH"
        WIKIDATA = "wikidata", "Wikidata"

    class Match(models.TextChoices):
        EXACT = "exact", _("Exact")
        BROAD = "broad", _("Broader")
        CLOSE = "close", _("Close")

    PATTERNS = {
        Scheme.UBERON: r"^UBERON:\d{7}$",
        Scheme.FMA: r"^FMA:\d+$",
        Scheme.NEURONAMES: r"^NN:\d{1,4}$",
        Scheme.MESH: r"^[DC]\d{6}(\d{3})?$",
        Scheme.WIKIDATA: r"^Q\d+$",
    }
    LINKS = {
        Scheme.UBERON: "http://purl.obolibrary.org/obo/UBERON_{}",
        Scheme.FMA: "http://purl.org/sig/ont/fma/fma{}",
        Scheme.MESH: "https://meshb.nlm.nih.gov/record/ui?ui={}",
        Scheme.WIKIDATA: "https://www.wikidata.org/wiki/{}",
    }
    # Cross-references that circulate and name something else (TRUST.md, "Known-bad").
    KNOWN_BAD = {
        ("UBERON:0001898", "NN:292"),
        ("UBERON:0001869", "NN:241"),
        ("UBERON:0002298", "NN:236"),
        ("UBERON:0000451", "NN:1072"),
        ("UBERON:0002436", "NN:702"),
        ("UBERON:0002979", "NN:365"),
        ("UBERON:0003045", "NN:722"),
        ("UBERON:0003044", "NN:597"),
        ("UBERON:0001897", "FMA:62007"),
    }

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("catalogue"), max_length=10, choices=Scheme)
    value = models.CharField(_("number"), max_length=20)
    match = models.CharField(_("match"), max_length=5, choices=Match, default=Match.EXACT)
    source = models.CharField(_("source"), max_length=400, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["scheme"]
        constraints = [
            models.UniqueConstraint(
                name="glossary_identifier_names_one_entry", fields=["scheme", "value"]
            ),
            models.UniqueConstraint(
                name="glossary_identifier_one_a_scheme", fields=["entry", "scheme"]
            ),
        ]

    def __str__(self):
        return self.value

    def clean(self):
        if self.scheme not in self.PATTERNS:
            return  # the field's own error says it
        if not re.match(self.PATTERNS[self.scheme], self.value):
            raise ValidationError(
                {"value": _("This is not how %s numbers look.") % self.get_scheme_display()}
            )
        if self.entry.kind not in Entry.ANATOMICAL and self.scheme in (
            self.Scheme.UBERON,
            self.Scheme.FMA,
            self.Scheme.NEURONAMES,
        ):
            raise ValidationError(
                {"value": _("Only anatomy has anatomical numbers: a network is no region.")}
            )
        others = set(
            Identifier.objects.filter(entry_id=self.entry_id)
            .exclude(pk=self.pk)
            .values_list("value", flat=True)
        )
        if any(
            {self.value} | others >= set(pair) and self.value in pair for pair in self.KNOWN_BAD
        ):
            raise ValidationError({"value": _("This number is known to mean something else.")})

    @property
    def link(self):
        pattern = self.LINKS.get(self.scheme, "")
        return pattern.format(self.value.rpartition(":")[2])


class Function(models.Model):
    """What a region takes part in. Without a reference readers do not see it (G6)."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="functions")
    text = models.CharField(_("function"), max_length=300)
    references = models.ManyToManyField(
        Reference, blank=True, related_name="functions", verbose_name=_("references")
    )

    class Meta:
        verbose_name = _("function")
        verbose_name_plural = _("functions")
        ordering = ["pk"]

    def __str__(self):
        return self.text


class Connection(models.Model):
    """A circuit's link from one region to another, with its source."""

    origin = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="projections")
    target = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="inputs")
    both_ways = models.BooleanField(_("both ways"), default=False)
    text = models.CharField(_("what it does"), max_length=300, blank=True)
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="connections")

    class Meta:
        verbose_name = _("connection")
        verbose_name_plural = _("connections")
        constraints = [
            models.UniqueConstraint(name="glossary_connection_once", fields=["origin", "target"]),
            models.CheckConstraint(
                name="glossary_connects_two", condition=~Q(origin=models.F("target"))
            ),
        ]

    def __str__(self):
        return f"{self.origin} {'↔' if self.both_ways else '→'} {self.target}"
