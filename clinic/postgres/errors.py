from django.core.exceptions import ImproperlyConfigured


class EmbeddedPostgresError(ImproperlyConfigured):
    """The embedded PostgreSQL cannot run here; the message says how to mend it."""
