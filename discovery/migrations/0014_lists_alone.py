from django.db import migrations, models


class Migration(migrations.Migration):
    """Where the list alone has to be computed, the document stays as it is."""

    dependencies = [("discovery", "0013_measures_apart")]
    operations = [
        migrations.AddField(
            model_name="unsettled",
            name="again",
            field=models.BooleanField(default=True),
        ),
    ]
