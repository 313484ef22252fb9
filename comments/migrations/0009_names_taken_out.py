"""A writer's name may be taken out as their words are (C13), and the database holds it to that; what
else came from a network is found at once.
"""

from importlib import import_module

from django.db import migrations, models

from clinic.operations import ERASING

before = import_module("comments.migrations.0006_guards_of_moderation")
OWN_NAME = "coalesce(nullif(OLD.own_name, ''), OLD.nickname)"
COLUMNS = (*before.COLUMNS, "own_name")

BY_THE_WRITER = before.by_the_writer(
    before.OWN, "AND NEW.original = '' AND NEW.own_name = ''"
).replace("= (OLD.nickname,", f"= ({OWN_NAME},")

# Name and words each stay, go, or come back while the comment waits.
BY_A_MODERATOR = f"""(
    (OLD.article_id, OLD.parent_id) IS NOT DISTINCT FROM (NEW.article_id, NEW.parent_id)
    AND NEW.state = OLD.state AND NEW.redactions = OLD.redactions + 1
    AND EXISTS (
        SELECT FROM comments_redaction r WHERE r.comment_id = OLD.id AND r.number = NEW.redactions
    )
    AND (
        (OLD.nickname, OLD.own_name) = (NEW.nickname, NEW.own_name)
        OR NEW.nickname = '[removed]' AND NEW.own_name = {OWN_NAME}
        OR OLD.state IN ('pending', 'held') AND OLD.own_name <> ''
            AND NEW.own_name = '' AND NEW.nickname = OLD.own_name
    )
    AND (
        (OLD.text, OLD.original) = (NEW.text, NEW.original)
        OR NEW.original = {before.OWN} AND comments_only_removed(NEW.original, NEW.text)
        AND (OLD.state <> 'approved' OR comments_only_removed(OLD.text, NEW.text))
        OR OLD.state IN ('pending', 'held') AND OLD.original <> ''
            AND NEW.original = '' AND NEW.text = OLD.original
    )
)"""

AS_BEFORE = before.words_stay(
    " OR ".join(
        [ERASING, before.by_the_writer(before.OWN, "AND NEW.original = ''"), before.BY_A_MODERATOR]
    ),
    before.COLUMNS,
)


class Migration(migrations.Migration):
    dependencies = [("comments", "0008_replies")]
    operations = [
        migrations.AddField(
            "comment",
            "own_name",
            models.CharField(blank=True, db_default="", editable=False, max_length=40),
        ),
        migrations.RunSQL(
            before.words_stay(" OR ".join([ERASING, BY_THE_WRITER, BY_A_MODERATOR]), COLUMNS),
            AS_BEFORE,
        ),
        migrations.AddIndex(
            "comment",
            models.Index(
                condition=models.Q(("network", ""), _negated=True),
                fields=["network", "submitted_at"],
                name="comments_of_a_network",
            ),
        ),
    ]
