from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clinic", "0003_citation_style")]
    operations = [
        migrations.AddField(
            model_name="clinic",
            name="check_outside_links",
            field=models.BooleanField(default=False, help_text="Off, this site asks nobody. On, it asks each address that a text or a reference leads to, once a week, whether it is still there, and says who asks.", verbose_name="check links to other sites"),
        ),
    ]
