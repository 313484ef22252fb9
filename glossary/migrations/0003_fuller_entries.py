import html
import re

import django.db.models.deletion
from django.db import migrations, models

from clinic.operations import watch_content

# Two people may each save half of a contradiction at once: the same lock as against circles.
PLACES = """
CREATE FUNCTION glossary_place_fits_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.kind = OLD.kind AND NEW.part_of_id IS NOT DISTINCT FROM OLD.part_of_id THEN
            RETURN NEW;
        END IF;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('glossary.part_of'));
    IF NEW.part_of_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM glossary_entry WHERE id = NEW.part_of_id AND kind IN ('region', 'system')
    ) THEN
        RAISE EXCEPTION 'only a region or a system has parts' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.kind NOT IN ('region', 'system')
        AND EXISTS (SELECT FROM glossary_entry WHERE part_of_id = NEW.id) THEN
        RAISE EXCEPTION 'only a region or a system has parts' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.kind NOT IN ('region', 'nucleus', 'tract', 'system') AND (
        NEW.part_of_id IS NOT NULL
        OR EXISTS (
            SELECT FROM glossary_identifier WHERE entry_id = NEW.id
            AND scheme IN ('uberon', 'fma', 'neuronames', 'hba', 'dhba', 'ta2')
        )
    ) THEN
        RAISE EXCEPTION 'only anatomy has a place and anatomical numbers'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER place_fits_kind BEFORE INSERT OR UPDATE OF kind, part_of_id ON glossary_entry
    FOR EACH ROW EXECUTE FUNCTION glossary_place_fits_kind();

CREATE FUNCTION glossary_number_fits_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('glossary.part_of'));
    IF NOT EXISTS (
        SELECT FROM glossary_entry WHERE id = NEW.entry_id
        AND kind IN ('region', 'nucleus', 'tract', 'system')
    ) THEN
        RAISE EXCEPTION 'only anatomy has anatomical numbers' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER number_fits_kind BEFORE INSERT OR UPDATE ON glossary_identifier
    FOR EACH ROW WHEN (NEW.scheme IN ('uberon', 'fma', 'neuronames', 'hba', 'dhba', 'ta2'))
    EXECUTE FUNCTION glossary_number_fits_kind();
"""
NO_PLACES = """
DROP TRIGGER number_fits_kind ON glossary_identifier; DROP FUNCTION glossary_number_fits_kind();
DROP TRIGGER place_fits_kind ON glossary_entry; DROP FUNCTION glossary_place_fits_kind();
"""

COPY = """
INSERT INTO glossary_involvement (actor_id, target_id, text)
    SELECT from_entry_id, to_entry_id, '' FROM glossary_entry_involves
    WHERE from_entry_id <> to_entry_id ORDER BY id;
"""
COPY_BACK = """
INSERT INTO glossary_entry_involves (from_entry_id, to_entry_id)
    SELECT actor_id, target_id FROM glossary_involvement ORDER BY id;
"""

# A reference shows where a public edition, an entry or a question cites it.
CITED = (
    "EXISTS (SELECT FROM articles_citation c JOIN articles_edition e ON e.id = c.edition_id"
    " WHERE c.reference_id = r.id AND e.public_from IS NOT NULL)"
    " OR EXISTS (SELECT FROM glossary_function_references f WHERE f.reference_id = r.id)"
    " OR EXISTS (SELECT FROM glossary_connection c WHERE c.reference_id = r.id)"
    " OR EXISTS (SELECT FROM glossary_involvement i WHERE i.reference_id = r.id)"
    " OR EXISTS (SELECT FROM glossary_entry e WHERE e.public_from IS NOT NULL"
    " AND position('data-ref=\"' || r.key || '\"' IN e.text || e.not_meaning) > 0)"
    " OR EXISTS (SELECT FROM faq_question q WHERE q.reference_id = r.id)"
)


def of_an_entry(*columns):
    ids = ", ".join(f"r.{column}" for column in columns)
    return f"EXISTS (SELECT FROM glossary_entry e WHERE e.id IN ({ids}) AND e.public_from IS NOT NULL)"


def as_html(apps, editor):
    """The plain words of “what it does not mean” become paragraphs, as the sanitiser writes them."""
    Entry = apps.get_model("glossary", "Entry")
    for entry in Entry.objects.exclude(not_meaning="").only("not_meaning"):
        parts = [html.escape(part.strip(), quote=False) for part in re.split(r"\n\s*\n", entry.not_meaning)]
        entry.not_meaning = "\n".join(f"<p>{part}</p>" for part in parts if part)
        entry.save(update_fields=["not_meaning"])


def drop_watch(table):
    names = [f"watch_content_{operation}" for operation in ("insert", "update", "delete", "truncate")]
    return "".join(f"DROP TRIGGER {name} ON {table};" for name in names)


class Migration(migrations.Migration):
    dependencies = [
        ("glossary", "0002_guards"),
        ("articles", "0002_guards"),
        ("faq", "0002_watch_content"),
        ("references", "0002_editors_merging_retractions"),
    ]
    operations = [
        migrations.AddField("entry", "myth", models.CharField(blank=True, max_length=300, verbose_name="the myth", help_text="In the words in which people say it: “The amygdala is the fear centre.”", default=""), preserve_default=False),
        migrations.AddField("entry", "links_itself", models.BooleanField(default=True, verbose_name="explain it by itself in texts", help_text="Untick it where the name is a common word, like “fear”: then authors mark by hand where a text means this entry.")),
        migrations.AddField("entry", "also_part_of", models.ManyToManyField(blank=True, related_name="other_parts", to="glossary.entry", verbose_name="also part of", help_text="Other groupings that it is counted to, like the limbic system.")),
        migrations.AlterField("identifier", "scheme", models.CharField(choices=[("uberon", "Uberon"), ("fma", "FMA"), ("neuronames", "NeuroNames"), ("mesh", "MeSH"), ("wikidata", "Wikidata"), ("hba", "Allen Human Brain Atlas"), ("dhba", "Allen Developing Human Brain Atlas"), ("ta2", "TA2")], max_length=10, verbose_name="catalogue")),
        migrations.AlterField(
            model_name="entry",
            name="definition",
            field=models.CharField(blank=True, help_text="One plain sentence, at most 25 words, that a 12-year-old would understand. Readers see it wherever the term is explained in place, so it stands by itself: “Two small groups of cells that learn what is dangerous.”", max_length=300, verbose_name="definition"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="image_alt",
            field=models.CharField(blank=True, help_text="What would a reader who cannot see it need to know here? One sentence, like: A woman writes down her worries at a kitchen table. No “image of”, no file name.", max_length=250, verbose_name="text alternative of the image"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="laterality",
            field=models.CharField(blank=True, choices=[("paired", "One on each side"), ("midline", "In the middle"), ("asymmetric", "Left and right do different things")], max_length=10, verbose_name="sides of the body"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="not_meaning",
            field=models.TextField(blank=True, help_text="What it does not mean, in two or three sentences, each claim with its source.", verbose_name="what is true instead"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="part_of",
            field=models.ForeignKey(blank=True, help_text="The nearest larger region. It gives the entry its one place in the tree.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="glossary.entry", verbose_name="part of"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="pronunciation",
            field=models.CharField(blank=True, help_text="As one would say it aloud, the stressed part in capitals: uh-MIG-duh-luh", max_length=80, verbose_name="pronunciation"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="text",
            field=models.TextField(blank=True, help_text="60 to 200 words for those who want to know more. Each claim has its source.", verbose_name="fuller text"),
        ),
        migrations.RunPython(as_html, migrations.RunPython.noop, elidable=True),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="how")),
                ("actor", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="involvements", to="glossary.entry", verbose_name="therapy, mechanism, network or condition")),
                ("target", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="glossary.entry", verbose_name="what it involves")),
                ("reference", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="involvements", to="references.reference", verbose_name="reference")),
            ],
            options={
                "verbose_name": "involvement",
                "verbose_name_plural": "involvements",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("actor", "target"), name="glossary_involvement_once"),
                    models.CheckConstraint(condition=models.Q(("actor", models.F("target")), _negated=True), name="glossary_involves_another"),
                ],
            },
        ),
        migrations.RunSQL(COPY, COPY_BACK),
        migrations.RemoveField("entry", "involves"),
        migrations.AddField("entry", "involves", models.ManyToManyField(related_name="involved_in", through="glossary.Involvement", through_fields=("actor", "target"), to="glossary.entry")),
        migrations.RunSQL(PLACES, NO_PLACES),
        watch_content("glossary_involvement", of_an_entry("actor_id", "target_id")),
        watch_content("glossary_entry_also_part_of", of_an_entry("from_entry_id", "to_entry_id")),
        migrations.RunSQL(drop_watch("references_reference"), migrations.RunSQL.noop),
        watch_content("references_reference", CITED),
    ]
