from django.urls import path

from feedback import views

app_name = "feedback"
urlpatterns = [
    path("articles/<str:slug>/feedback/", views.vote, name="feedback"),
    path("articles/<str:slug>/report/", views.report, name="report"),
    path("articles/<str:slug>/seen/", views.seen, name="seen"),
    path("articles/<str:slug>/booking/", views.booking, name="booking"),
    path("faq/<slug:slug>/feedback/", views.question_vote, name="question"),
]
