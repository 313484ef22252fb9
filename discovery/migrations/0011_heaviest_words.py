import django.contrib.postgres.fields
from django.db import migrations, models

PRESENCE = """
CREATE OR REPLACE FUNCTION discovery_presence(weights text[]) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT 1 - {levels_off}::float8 / ({levels_off} + cardinality(weights)
        + {in_title} * cardinality(array_positions(weights, 'A'))
        + cardinality(array_positions(weights, 'C')))
$$
"""
# What was counted by the former measure does not compare: everything is counted anew.
ANEW = """
DELETE FROM discovery_frequency;
UPDATE discovery_document SET words_length = NULL WHERE words_length IS NOT NULL;
INSERT INTO discovery_unsettled (document_id) SELECT id FROM discovery_document
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    """A document keeps the words that tell most of it, so that comparing two reads no more than
    these. What the title says counts by itself now, and so its words count three times as often
    as others instead of five."""

    dependencies = [("discovery", "0010_what_a_word_counts_levels_off")]
    operations = [
        migrations.AddField(
            model_name="document",
            name="words",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="presences",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.FloatField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="title_words",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="document",
            name="title_rarity",
            field=models.FloatField(default=0),
        ),
        migrations.RunSQL(
            PRESENCE.format(levels_off="24.0", in_title=2),
            PRESENCE.format(levels_off="16.0", in_title=4),
        ),
        migrations.RunSQL(ANEW, ANEW),
    ]
