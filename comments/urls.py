from django.urls import path

from comments import views

app_name = "comments"
urlpatterns = [
    path("articles/<str:slug>/comment/", views.comment, name="comment"),
    path("comments/<str:token>/", views.follow, name="follow"),
]
