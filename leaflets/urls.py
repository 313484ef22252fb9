from django.urls import path, re_path

from leaflets import views

app_name = "leaflets"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.leaflet, name="leaflet"),
    re_path(r"^(?P<slug>[-\w]+)/(?P<sha256>[0-9a-f]{64})\.pdf$", views.file, name="file"),
]
