from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("feedback", "0004_reports_are_settled")]

    operations = [
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="feedback_settled_with_what_was_done",
            ),
        ),
    ]
