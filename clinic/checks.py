"""What `check --deploy` says of a real site beyond Django's own advice."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Info, register
from django.db import DatabaseError, ProgrammingError, connection

DEMO_USERS = ("admin", "clinician", "reviewer", "second-reviewer", "manager")
DEMO_PASSWORD = "demo-clinic-2026"  # noqa: S105  (public knowledge: it stands in the README)


def asking_the_database(look):
    """A deployment check of what is in the database. Where there is none, it only says so."""

    def check(app_configs, **kwargs):
        embedded = connection.settings_dict["ENGINE"] == "clinic.postgres"
        if embedded and not settings.POSTGRES_DATA.exists():
            return []  # a check alone must not set up a database
        try:
            return look()
        except ProgrammingError:
            return []  # not migrated yet: nobody and nothing is there to report on
        except DatabaseError as error:
            return [
                Info(
                    f"{look.__name__} found no database: {type(error).__name__}.", id="clinic.I001"
                )
            ]

    return check


@register("security", deploy=True)
@asking_the_database
def demo_users():
    known = get_user_model().objects.filter(username__in=DEMO_USERS, is_active=True)
    names = [user.username for user in known if user.check_password(DEMO_PASSWORD)]
    if not names:
        return []
    return [
        Error(
            f"Everybody knows the password of the demo's {', '.join(names)}.",
            hint="Give these accounts other passwords, or close them.",
            id="clinic.E001",
        )
    ]
