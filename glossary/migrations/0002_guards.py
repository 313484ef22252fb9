from django.db import migrations

from clinic.operations import WINDOW_IS_AHEAD, watch_content

# Two people may each save half of a circle at once; the database looks at the whole chain.
NO_CYCLES = """
CREATE FUNCTION glossary_no_cycles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('glossary.part_of'));
    IF EXISTS (
        WITH RECURSIVE up(id) AS (
            SELECT NEW.part_of_id
            UNION
            SELECT e.part_of_id FROM glossary_entry e JOIN up ON e.id = up.id WHERE e.part_of_id IS NOT NULL
        ) SELECT FROM up WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'an entry cannot be a part of itself' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_cycles BEFORE INSERT OR UPDATE OF part_of_id ON glossary_entry
    FOR EACH ROW WHEN (NEW.part_of_id IS NOT NULL) EXECUTE FUNCTION glossary_no_cycles();
"""


def of_an_entry(column="entry_id"):
    return f"EXISTS (SELECT FROM glossary_entry e WHERE e.id = r.{column} AND e.public_from IS NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [("glossary", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [
        migrations.RunSQL(
            NO_CYCLES,
            "DROP TRIGGER no_cycles ON glossary_entry; DROP FUNCTION glossary_no_cycles();",
        ),
        watch_content("glossary_entry", WINDOW_IS_AHEAD),
        watch_content("glossary_entry_involves", of_an_entry("from_entry_id")),
        watch_content("glossary_synonym", of_an_entry()),
        watch_content("glossary_abbreviation", of_an_entry()),
        watch_content("glossary_identifier", of_an_entry()),
        watch_content("glossary_function", of_an_entry()),
        watch_content(
            "glossary_function_references",
            "EXISTS (SELECT FROM glossary_function f JOIN glossary_entry e ON e.id = f.entry_id"
            " WHERE f.id = r.function_id AND e.public_from IS NOT NULL)",
        ),
        watch_content("glossary_connection", of_an_entry("origin_id")),
    ]
