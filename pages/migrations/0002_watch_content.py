from django.db import migrations

from clinic.operations import WINDOW_IS_AHEAD, watch_content


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial"), ("clinic", "0002_content_version")]
    operations = [watch_content("pages_page", WINDOW_IS_AHEAD)]
