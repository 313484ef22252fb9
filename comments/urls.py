from django.urls import path

from comments import reports, views, yours

app_name = "comments"
urlpatterns = [
    path("articles/<str:slug>/comment/", views.comment, name="comment"),
    path("comments/<uuid:public_id>/report/", reports.report, name="report"),
    path("comments/yours/", yours.ask, name="yours"),
    path("comments/<str:token>/", views.follow, name="follow"),
    path("comments/<str:token>/change/", views.change, name="change"),
    path("comments/<str:token>/all/", yours.everything, name="all"),
    path("comments/<str:token>/all.json", yours.export, name="export"),
]
