import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """A reminder is known by the text and the day it warns of, no longer by the review."""

    dependencies = [("reviews", "0003_links_and_reminders")]

    operations = [
        migrations.DeleteModel("Reminder"),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(help_text="app.model", max_length=60)),
                ("object_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("rung", models.CharField(max_length=20)),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "reminder",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id", "day", "rung"), name="reviews_reminder_once"),
                ],
            },
        ),
    ]
