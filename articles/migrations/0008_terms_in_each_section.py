from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_preflight")]
    operations = [
        migrations.AddField(
            model_name="article",
            name="terms_in_each_section",
            field=models.BooleanField(
                default=False,
                help_text="For a long text that people read in parts. Else only where first mentioned.",
                verbose_name="explain terms again in each section",
            ),
        )
    ]
