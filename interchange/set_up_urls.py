from django.urls import path

from interchange import set_up_views

app_name = "set-up"
urlpatterns = [
    path("", set_up_views.start, name="start"),
    path("dismiss/", set_up_views.dismiss, name="dismiss"),
    path("bring-back/", set_up_views.bring_back, name="bring-back"),
    path("<slug:name>/", set_up_views.step, name="step"),
]
