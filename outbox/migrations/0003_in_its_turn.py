import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_confidential")]
    operations = [
        migrations.AlterField(
            model_name="message",
            name="due_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="next try"),
        ),
        migrations.AddField(
            model_name="message",
            name="held_up",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="message",
            name="about",
            field=models.CharField(blank=True, editable=False, max_length=60),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("about", ""), _negated=True),
                fields=["about"],
                name="outbox_message_about",
            ),
        ),
    ]
