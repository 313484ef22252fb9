"""Pages of ours in a frame: which may show one, and which may be shown."""

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.views.decorators.clickjacking import xframe_options_sameorigin

# A page that shows the preview in a frame.
with_a_frame = csp_update({"frame-src": [SELF]})


def in_a_frame(view):
    """A page that our own pages, and nobody else's, may show in a frame."""
    return xframe_options_sameorigin(csp_replace({"frame-ancestors": [SELF]})(view))
