import json
from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

from audit.models import Imported
from clinic import markup
from clinic.languages import address
from discovery import links
from glossary import catalogues
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
    HAVE_PARTS = {Kind.REGION, Kind.SYSTEM}
    # What the signature covers, beside the rows of other tables; see `content`.
    SIGNED = "name kind definition text pronunciation laterality myth not_meaning image_alt".split()

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
        help_text=_(
            "One plain sentence, at most 25 words, that a 12-year-old would understand. Readers "
            "see it wherever the term is explained in place, so it stands by itself: “Two small "
            "groups of cells that learn what is dangerous.”"
        ),
    )
    text = models.TextField(
        _("fuller text"),
        blank=True,
        help_text=_("60 to 200 words for those who want to know more. Each claim has its source."),
    )
    pronunciation = models.CharField(
        _("pronunciation"),
        max_length=80,
        blank=True,
        help_text=_("As one would say it aloud, the stressed part in capitals: uh-MIG-duh-luh"),
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The nearest larger region. It gives the entry its one place in the tree."),
    )
    also_part_of = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="other_parts",
        verbose_name=_("also part of"),
        help_text=_("Other groupings that it is counted to, like the limbic system."),
    )
    laterality = models.CharField(
        _("sides of the body"), max_length=10, choices=Laterality, blank=True
    )
    myth = models.CharField(
        _("the myth"),
        max_length=300,
        blank=True,
        help_text=_("In the words in which people say it: “The amygdala is the fear centre.”"),
    )
    not_meaning = models.TextField(
        _("what is true instead"),
        blank=True,
        help_text=_(
            "What it does not mean, in two or three sentences, each claim with its source."
        ),
    )
    involves = models.ManyToManyField(
        "self",
        through="Involvement",
        through_fields=("actor", "target"),
        symmetrical=False,
        related_name="involved_in",
    )
    links_itself = models.BooleanField(
        _("explain it by itself in texts"),
        default=True,
        help_text=_(
            "Untick it where the name is a common word, like “fear”: then authors mark by hand "
            "where a text means this entry."
        ),
    )
    image = models.ForeignKey(
        Image, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    image_alt = models.CharField(
        _("text alternative of the image"), max_length=250, blank=True, help_text=alt.HINT
    )

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
        if bool(self.myth) != bool(self.not_meaning) and self.myth:
            raise ValidationError({"not_meaning": _("Say what is true instead of the myth.")})
        if self.image and (fault := alt.fault(self.image_alt)):
            raise ValidationError({"image_alt": fault})
        if other := claimant(self.name, self.language, besides=self.pk):
            raise ValidationError({"name": _is_claimed(self.name, other)})
        self._clean_place()

    def _clean_place(self):
        if self.pk and self.kind not in self.HAVE_PARTS and self.parts.exists():
            raise ValidationError({"kind": _("It has parts, and only a region or a system has.")})
        if not self.part_of:
            return
        if self.kind not in self.ANATOMICAL:
            raise ValidationError({"part_of": _("Only anatomy has a place in the brain.")})
        if self.part_of.kind not in self.HAVE_PARTS:
            raise ValidationError({"part_of": _("Only a region or a system has parts.")})
        if self.pk and self.pk in {entry.pk for entry in self.part_of.ancestry()}:
            raise ValidationError({"part_of": _("That would make it a part of itself.")})

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.text = links.anchored(markup.clean(self.text))
        self.not_meaning = links.anchored(markup.clean(self.not_meaning))
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
        """All that readers see of it as its own, in one query beside the row itself."""
        sql, values = _signed_beside()
        with connection.cursor() as cursor:
            cursor.execute(f"{sql} WHERE glossary_entry.id = %s", [*values, self.pk])
            (rest,) = cursor.fetchone()
        return {name: getattr(self, name) for name in self.SIGNED} | json.loads(rest)


@cache
def _signed_beside():
    """What a signature covers beside the row itself, as SQL: putting it together takes longer than
    asking it."""
    rows = {name: _rows(*rows) for name, rows in _signed_rows().items()}
    rest = JSONObject(part_of="part_of__slug", image="image__sha256", **rows)
    return Entry.objects.order_by().values_list(rest).query.sql_with_params()


def _rows(rows, names):
    return ArraySubquery(
        rows.values(row=JSONObject(**{name.replace("__", "_"): name for name in names}))
    )


def _signed_rows():
    """Name in the content → (the rows of the entry in question, in order, and their columns)."""
    own, entry = {"entry": OuterRef("pk")}, OuterRef("pk")
    keys = Function.references.through.objects.filter(function=OuterRef("pk"))
    cited = ArraySubquery(keys.order_by("reference__key").values("reference__key"))
    line, source = ("origin__slug", "target__slug", "both_ways", "text"), "reference__key"
    role = ("actor__slug", "target__slug", "text", source)
    lines = Connection.objects.filter(Connection.covered_by(entry)).order_by("pk")
    roles = Involvement.objects.filter(Involvement.covered_by(entry)).order_by("pk")
    return {
        "synonyms": (Synonym.objects.filter(**own).order_by("name"), ["name", "scope"]),
        "abbreviations": (
            Abbreviation.objects.filter(**own).order_by("text"),
            ["text", "preferred"],
        ),
        "identifiers": (
            Identifier.objects.filter(**own).order_by("scheme"),
            ["scheme", "value", "match", "source", "checked_on"],
        ),
        "functions": (
            Function.objects.filter(**own).order_by("pk").annotate(keys=cited),
            ["text", "keys"],
        ),
        "connections": (lines, [*line, source]),
        "involvements": (roles, role),
        "also_part_of": (
            Entry.also_part_of.through.objects.filter(from_entry=OuterRef("pk")).order_by(
                "to_entry__slug"
            ),
            ["to_entry__slug"],
        ),
    }


# -- Names -------------------------------------------------------------------------------------


def claimant(name, language, *, besides=None):
    """Another entry of that language that is called so: readers could not tell the two apart."""
    called_so = Q(name__iexact=name)
    called_so |= Q(synonyms__name__iexact=name, synonyms__scope__in=Synonym.OF_THE_SAME)
    others = Entry.objects.filter(called_so, language=language).exclude(pk=besides)
    return others.order_by("pk").first()


def _is_claimed(name, other):
    message = _(
        "The entry “%(other)s” is called “%(name)s” already. Readers could not tell them apart: "
        "give one of them another name, or choose another scope for the synonym, like “related”."
    )
    return message % {"other": other, "name": name}


class Synonym(models.Model):
    class Scope(models.TextChoices):
        EXACT = "exact", _("Exact")
        BROAD = "broad", _("Broader")
        NARROW = "narrow", _("Narrower")
        RELATED = "related", _("Related")
        LATIN = "latin", _("Latin")
        OBSOLETE = "obsolete", _("No longer used")

    # Those that mean the entry itself, and so no other one.
    OF_THE_SAME = [Scope.EXACT, Scope.LATIN, Scope.OBSOLETE]

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

    def clean(self):
        if self.scope not in self.OF_THE_SAME:
            return
        if self.name.casefold() == self.entry.name.casefold():
            raise ValidationError({"name": _("That is the name of the entry itself.")})
        if other := claimant(self.name, self.entry.language, besides=self.entry.pk):
            raise ValidationError({"name": _is_claimed(self.name, other)})


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

    Scheme, Match = catalogues.Scheme, catalogues.Match

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
        if self.scheme not in self.Scheme.values:
            return  # the field's own error says it
        if not catalogues.fits(self.scheme, self.value):
            raise ValidationError(
                {"value": _("This is not how %s numbers look.") % self.get_scheme_display()}
            )
        if self.entry.kind not in Entry.ANATOMICAL and self.scheme in catalogues.ANATOMICAL:
            raise ValidationError(
                {"value": _("Only anatomy has anatomical numbers: a network is no region.")}
            )
        others = Identifier.objects.filter(entry_id=self.entry_id).exclude(scheme=self.scheme)
        refuse_known_bad([self.value, *others.values_list("value", flat=True)])

    @property
    def link(self):
        return catalogues.link(self.scheme, self.value)


def refuse_known_bad(values):
    """Refuse an entry's numbers where two of them are known not to mean the same thing."""
    if pair := catalogues.known_bad(values):
        message = _("This number is known to mean something else: %(wrong)s is not %(right)s.")
        raise ValidationError({"value": message % {"right": pair[0], "wrong": pair[1]}})


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


class BetweenQuerySet(models.QuerySet):
    """Rows that lead from one entry to another."""

    def of(self, entry):
        """Those that the signature of an entry covers, from its side and from the other."""
        return (
            self.filter(self.model.covered_by(entry.pk)).select_related("reference").order_by("pk")
        )


class Involvement(models.Model):
    """What a therapy, mechanism, network or condition has to do with another entry.

    Without words it is a link. Readers see its words only with their source, as those of functions.
    """

    actor = models.ForeignKey(
        Entry,
        on_delete=models.CASCADE,
        related_name="involvements",
        verbose_name=_("therapy, mechanism, network or condition"),
    )
    target = models.ForeignKey(
        Entry, on_delete=models.CASCADE, related_name="roles", verbose_name=_("what it involves")
    )
    text = models.CharField(_("how"), max_length=300, blank=True)
    reference = models.ForeignKey(
        Reference,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
        verbose_name=_("reference"),
    )

    objects = BetweenQuerySet.as_manager()

    class Meta:
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="glossary_involvement_once", fields=["actor", "target"]),
            models.CheckConstraint(
                name="glossary_involves_another", condition=~Q(actor=models.F("target"))
            ),
        ]

    def __str__(self):
        return f"{self.actor}: {self.target}"

    @staticmethod
    def covered_by(entry):
        """Its own; of others', what they say of it in so many words."""
        claim = ~Q(text="") & Q(reference__isnull=False)
        return Q(actor=entry) | Q(target=entry) & claim


class Connection(models.Model):
    """A circuit's link from one region to another, with its source."""

    origin = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="projections")
    target = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="inputs")
    both_ways = models.BooleanField(_("both ways"), default=False)
    text = models.CharField(_("what it does"), max_length=300, blank=True)
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="connections")

    objects = BetweenQuerySet.as_manager()

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

    @staticmethod
    def covered_by(entry):
        return Q(origin=entry) | Q(target=entry)
