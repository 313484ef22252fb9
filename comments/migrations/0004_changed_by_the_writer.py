"""A writer may change a comment while nobody has decided about it; what it said before is kept."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from clinic.operations import ERASING, append_only


STAY = """
CREATE OR REPLACE FUNCTION comments_the_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT coalesce({allowed}, false) THEN
        RAISE EXCEPTION 'what a visitor wrote is nobody''s to change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""
# The writer alone, while it waits for its first decision, and only where the old words are kept.
BY_THE_WRITER = """(
    OLD.state = 'pending' AND NEW.state = 'pending' AND NEW.edits = OLD.edits + 1
    AND (OLD.article_id, OLD.parent_id) IS NOT DISTINCT FROM (NEW.article_id, NEW.parent_id)
    AND EXISTS (
        SELECT FROM comments_earlier e WHERE e.comment_id = OLD.id AND e.number = OLD.edits
            AND (e.nickname, e.text) = (OLD.nickname, OLD.text)
    )
)"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_topics_tags_series"),
        ("audit", "0002_append_only"),
        ("comments", "0003_signs_of_spam_and_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Earlier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("nickname", models.CharField(max_length=40)),
                ("text", models.TextField()),
                ("until", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "earlier words",
                "verbose_name_plural": "earlier words",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="comment",
            name="edits",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="comment",
            name="language_read",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="comment",
            name="waits_since",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                django.db.models.functions.text.Upper("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="comments_of_an_address",
            ),
        ),
        migrations.AddField(
            model_name="earlier",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="earlier",
                to="comments.comment",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlier",
            constraint=models.UniqueConstraint(
                fields=("comment", "number"), name="comments_earlier_once"
            ),
        ),
        migrations.RunSQL(
            STAY.format(allowed=f"{ERASING} OR {BY_THE_WRITER}"), STAY.format(allowed=ERASING)
        ),
        append_only("comments_earlier"),
    ]
