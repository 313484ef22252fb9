from django.conf import settings
from django.contrib import admin
from django.urls import include, path, re_path

from clinic import health, media, theme

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("theme.css", theme.stylesheet, name="theme"),
    re_path(
        rf"^{settings.MEDIA_URL.lstrip('/')}images/{media.RENDITION}$", media.picture, name="media"
    ),
    # For colleagues without an account, under the staff's path all the same: no reader's page.
    path(f"{settings.STAFF_PATH.lstrip('/')}preview/", include("articles.preview_urls")),
    path(f"{settings.STAFF_PATH.lstrip('/')}review/", include("articles.review_urls")),
    path(f"{settings.STAFF_PATH.lstrip('/')}first-start/", include("accounts.urls")),
    path(f"{settings.STAFF_PATH.lstrip('/')}set-up/", include("interchange.set_up_urls")),
    path(f"{settings.STAFF_PATH.lstrip('/')}design/", include("pages.design_urls")),
    path(f"{settings.STAFF_PATH.lstrip('/')}demo/", include("interchange.demo_urls")),
    path(settings.STAFF_PATH.lstrip("/"), admin.site.urls),
    # Comments and feedback stand at addresses below an article's, so they are asked first.
    path("", include("comments.urls")),
    path("", include("feedback.urls")),
    path("", include("articles.urls")),
    path("glossary/", include("glossary.urls")),
    path("faq/", include("faq.urls")),
    path("authors/", include("authors.urls")),
    path("leaflets/", include("leaflets.urls")),
    path("digest/", include("digest.urls")),
    path("", include("pages.urls")),
]

handler400 = "pages.errors.bad_request"
handler403 = "pages.errors.forbidden"
handler404 = "pages.errors.not_found"
handler500 = "pages.errors.failed"
