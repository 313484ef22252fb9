from django.urls import path

from glossary import views

app_name = "glossary"
urlpatterns = [
    path("", views.index, name="index"),
    path("atlas/", views.atlas, name="atlas"),
    path("<str:slug>/", views.entry, name="entry"),
]
