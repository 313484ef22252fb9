from django.db import migrations

from clinic.operations import append_only


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [append_only("reviews_review")]
