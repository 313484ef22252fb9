from datetime import timedelta

from django.utils.translation import gettext as _

from outbox.jobs import regularly
from pages import enquiries


@regularly("purge_enquiries", every=timedelta(days=1))
def purge_enquiries():
    return _("%d enquiries deleted") % enquiries.purge()
