import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# The edition that readers saw: the last one that had begun by then. What was settled without a word
# says so, since from now on a word is asked for.
NOTE_EDITIONS = """
UPDATE feedback_vote v SET edition_id = (
    SELECT e.id FROM articles_edition e
    WHERE e.article_id = v.article_id AND e.public_from < v.day + 1
    ORDER BY e.public_from DESC LIMIT 1);
UPDATE feedback_report r SET edition_id = (
    SELECT e.id FROM articles_edition e
    WHERE e.article_id = r.article_id AND e.public_from <= r.at
    ORDER BY e.public_from DESC LIMIT 1);
UPDATE feedback_report SET answer = '–' WHERE answered_at IS NOT NULL AND answer = '';
UPDATE feedback_report SET answer = '' WHERE answered_at IS NULL AND answer <> '';
"""


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("articles", "0007_preflight"),
        ("feedback", "0003_views_by_day"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="report",
            options={
                "ordering": ["-pk"],
                "permissions": [("answer_any_report", "Can settle readers' reports on any article")],
                "verbose_name": "reader's report",
                "verbose_name_plural": "readers' reports",
            },
        ),
        migrations.AddField(
            model_name="vote",
            name="edition",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="votes", to="articles.edition"),
        ),
        migrations.AddField(
            model_name="report",
            name="edition",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="reports", to="articles.edition"),
        ),
        migrations.AddField(
            model_name="report",
            name="level",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="report",
            name="answered_by",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="settled by"),
        ),
        migrations.AlterField(
            model_name="report",
            name="at",
            field=models.DateTimeField(auto_now_add=True, verbose_name="received"),
        ),
        migrations.AlterField(
            model_name="report",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="settled"),
        ),
        migrations.AlterField(
            model_name="report",
            name="answer",
            field=models.TextField(blank=True, help_text="For colleagues and the next reviewer. Readers never see it.", verbose_name="what was done"),
        ),
        migrations.RunSQL(NOTE_EDITIONS, migrations.RunSQL.noop),
    ]
