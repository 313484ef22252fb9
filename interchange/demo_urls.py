from django.urls import path

from interchange import demo_views

app_name = "demo"
urlpatterns = [path("remove/", demo_views.remove, name="remove")]
