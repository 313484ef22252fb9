from django.urls import path

from articles import admin_review_links

app_name = "review-links"
urlpatterns = [path("<str:token>/", admin_review_links.review, name="review")]
