from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discovery", "0011_heaviest_words")]
    operations = [
        migrations.AddField(
            model_name="document",
            name="is_alone",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                condition=models.Q(("is_alone", True)),
                fields=["kind"],
                name="discovery_document_alone",
            ),
        ),
    ]
