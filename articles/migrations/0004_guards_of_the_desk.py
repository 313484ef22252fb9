"""A draft may go into the bin and come back; the images of a text are frozen with their edition."""

from importlib import import_module

from django.db import migrations

_guards = import_module("articles.migrations.0002_guards").FREEZE
BEFORE = _guards[: _guards.index("CREATE TRIGGER")].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
LAST_STEP = "'approved>withdrawn'"
AFTER = BEFORE.replace(
    LAST_STEP, f"{LAST_STEP}, 'draft>binned', 'changes_requested>binned', 'binned>draft'"
)
CHILD = """
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON articles_illustration
    FOR EACH ROW EXECUTE FUNCTION articles_guard_child();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_the_editors_desk")]
    operations = [
        migrations.RunSQL(AFTER, BEFORE),
        migrations.RunSQL(CHILD, "DROP TRIGGER guard ON articles_illustration;"),
    ]
