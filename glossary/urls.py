from django.urls import path

from glossary import views

app_name = "glossary"
urlpatterns = [
    path("", views.index, name="index"),
    path("atlas/", views.atlas, name="atlas"),
    path("atlas/drawing/<str:slugs>.<str:form>", views.drawing, name="drawing"),
    path("<str:slug>/", views.entry, name="entry"),
]
