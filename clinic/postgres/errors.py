from django.db.utils import OperationalError


class EmbeddedPostgresError(OperationalError):
    """The embedded PostgreSQL cannot run here; the message says how to mend it."""
