from django.db import migrations

PRESENCE = """
CREATE FUNCTION discovery_presence(weights text[]) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT 1 - 16.0::float8 / (16 + cardinality(weights)
        + 4 * cardinality(array_positions(weights, 'A'))
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
# As 0008 has it.
TIMES = """
CREATE FUNCTION discovery_times(weights text[]) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT cardinality(weights) + 2 * cardinality(array_positions(weights, 'A'))
        + cardinality(array_positions(weights, 'C'))
$$
"""


class Migration(migrations.Migration):
    """How much of a text a word is: from 0 up to 1, the more often the nearer, in the title five
    times as often and in the summary twice. The tenth time adds less than the first."""

    dependencies = [("discovery", "0009_search_facets_indexed")]
    operations = [
        migrations.RunSQL(PRESENCE, "DROP FUNCTION discovery_presence(text[])"),
        migrations.RunSQL("DROP FUNCTION discovery_times(text[])", TIMES),
        migrations.RunSQL(ANEW, ANEW),
    ]
