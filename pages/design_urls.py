from django.urls import path

from pages import design

app_name = "design"
urlpatterns = [
    path("", design.gallery, name="gallery"),
    path("desk/", design.desk, name="desk"),
]
