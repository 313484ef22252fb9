from django.urls import path

from pages import sitemaps, views
from pages.contact import contact
from pages.enquiring import enquiry
from pages.home import home
from pages.models import Page
from pages.search import missed, search, suggest

app_name = "pages"
urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("search/suggest.json", suggest, name="suggest"),
    path("search/missed/", missed, name="missed"),
    path("help-now/", views.help_now, name="help-now"),
    path("contact/", contact, name="contact"),
    path("contact/enquiry/", enquiry, name="enquiry"),
    path("pages/<str:slug>/", views.page, name="page"),
    *[path(f"{slug}/", views.policy, {"slug": slug}, name=slug) for slug in Page.POLICIES],
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemaps/fixed.xml", sitemaps.fixed, name="sitemap-fixed"),
    path("sitemaps/<slug:name>-<int:number>.xml", sitemaps.section, name="sitemap-section"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path(".well-known/security.txt", sitemaps.security, name="security"),
]
