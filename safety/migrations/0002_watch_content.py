from django.db import migrations

from clinic.operations import ALWAYS, watch_content


class Migration(migrations.Migration):
    dependencies = [("safety", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [watch_content("safety_helpline", ALWAYS)]
