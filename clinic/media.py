"""Pictures, where no web server in front serves them: `make run` and development."""

from pathlib import Path

from django.conf import settings
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve

TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
# The renditions that `images.processing` writes. Anything else in the folder is nobody's business.
RENDITION = rf"(?P<path>[0-9a-f]{{2}}/[0-9a-f]{{64}}/[0-9]+\.(?P<extension>{'|'.join(TYPES)}))"


@require_safe
def picture(request, path, extension):
    """A file whose name is the hash of its content: it never changes, and it can do nothing."""
    response = serve(request, path, document_root=Path(settings.MEDIA_ROOT) / "images")
    response.headers["Content-Type"] = TYPES[extension]
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response
