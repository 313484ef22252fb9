from django.urls import path

from articles import admin_preview

app_name = "previews"
urlpatterns = [
    path("<str:token>/", admin_preview.shared, name="article"),
    path("<str:token>/in-depth/", admin_preview.shared_in_depth, name="in-depth"),
]
