from django.db import migrations, models
from django.db.models import Q
import django.db.models.deletion


class Migration(migrations.Migration):
    dependencies = [("discovery", "0003_search")]
    operations = [
        migrations.CreateModel(
            name="OutsideLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=2000, unique=True, verbose_name="address")),
                ("state", models.CharField(choices=[("unchecked", "Not checked yet"), ("answers", "Answers"), ("moved", "Moved for good"), ("failing", "Did not answer last time"), ("dead", "Dead"), ("unsure", "Cannot be judged from here")], default="unchecked", max_length=10, verbose_name="state")),
                ("checked_at", models.DateTimeField(null=True, verbose_name="last checked")),
                ("status", models.PositiveSmallIntegerField(null=True, verbose_name="answer")),
                ("problem", models.CharField(blank=True, choices=[("gone", "There is no such page."), ("error", "The site answers with an error."), ("name", "There is no site of that name."), ("connection", "The site takes no connection."), ("time", "The site takes too long to answer."), ("certificate", "The site's certificate is not valid."), ("broken", "The site breaks off in the middle of its answer."), ("private", "It leads into a private network, or hides where it leads."), ("address", "It holds a name or a password, so it is not asked."), ("port", "It leads to an unusual port, which is not asked."), ("robots", "The site does not want to be asked by machines (robots.txt)."), ("turned-away", "The site shows machines nothing. Please look yourself."), ("circles", "The site sends machines in circles. Please look yourself.")], max_length=12, verbose_name="problem")),
                ("failures", models.PositiveSmallIntegerField(default=0, verbose_name="failures in a row")),
                ("failing_since", models.DateTimeField(null=True, verbose_name="failing since")),
                ("leads_to", models.CharField(blank=True, max_length=2000, verbose_name="new address")),
            ],
            options={
                "verbose_name": "outside link",
                "verbose_name_plural": "outside links",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["checked_at"], name="discovery_outside_oldest")],
                "constraints": [
                    models.CheckConstraint(condition=Q(failures=0, failing_since=None) | Q(failures__gt=0, failing_since__isnull=False), name="discovery_outside_failures_since_when"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutsideUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.BigIntegerField()),
                ("link", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="discovery.outsidelink")),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "object_id"], name="discovery_outside_used_in")],
                "constraints": [
                    models.UniqueConstraint(fields=("link", "kind", "object_id"), name="discovery_outside_use_once"),
                ],
            },
        ),
    ]
