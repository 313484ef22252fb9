from django.db import migrations

TIMES = """
CREATE FUNCTION discovery_times(weights text[]) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT cardinality(weights) + 2 * cardinality(array_positions(weights, 'A'))
        + cardinality(array_positions(weights, 'C'))
$$
"""


class Migration(migrations.Migration):
    """How often a word stands in a text, as often again in its title and its summary."""

    dependencies = [("discovery", "0007_search_indexes_sorted_at_once")]
    operations = [
        migrations.RunSQL(TIMES, "DROP FUNCTION discovery_times(text[])"),
    ]
