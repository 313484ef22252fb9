"""Two questions that a machine asks: is the process alive, and may readers be sent to it."""

import logging
import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)

# Below this an upload or the database's own log may fail half-way.
LEAST_FREE_BYTES = 200 * 1024 * 1024


@never_cache
@require_safe
def alive(request):
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request):
    """Says yes or no; what is wrong stands in the log, not in the answer."""
    troubles = [name for name, is_well in CHECKS.items() if not is_well()]
    if troubles:
        logger.warning("not ready: %s", ", ".join(troubles))
        return HttpResponse("not ready\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")


def database_answers():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def migrations_are_applied():
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def disk_has_room():
    try:
        return shutil.disk_usage(settings.VAR).free >= LEAST_FREE_BYTES
    except OSError:
        return False


CHECKS = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "disk": disk_has_room,
}
