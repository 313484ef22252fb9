from django.urls import path

from accounts import first_start

app_name = "accounts"
urlpatterns = [path("<str:token>/", first_start.begin, name="first-start")]
