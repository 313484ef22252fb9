from django.urls import path, register_converter

from articles import feeds, views


class Year:
    regex = "(?:19|20)[0-9]{2}"
    to_python = int

    def to_url(self, value):
        return str(value).zfill(4)


class Month(Year):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, value):
        return str(value).zfill(2)


class FeedForm:
    regex = "|".join(feeds.FORMS)
    to_python = to_url = str


register_converter(Year, "year")
register_converter(Month, "month")
register_converter(FeedForm, "feed_form")

app_name = "articles"
urlpatterns = [
    path("articles/", views.all_articles, name="list"),
    path("articles/topic/<str:slug>/", views.topic, name="topic"),
    path("articles/series/<str:slug>/", views.series, name="series"),
    path("articles/tag/<str:slug>/", views.tag, name="tag"),
    path("articles/<year:year>/<month:month>/", views.month, name="month"),
    path("articles/<str:slug>/", views.article, name="article"),
    path("articles/<str:slug>/in-depth/", views.in_depth, name="in-depth"),
    path("articles/<str:slug>/handout/", views.handout, name="handout"),
    path("articles/<str:slug>/changes/", views.changes, name="changes"),
    path("articles/<str:slug>/share.png", views.share_picture, name="share-picture"),
    path("articles/<str:slug>/citation.ris", views.citation, name="citation"),
    path("feeds/articles.<feed_form:form>", feeds.latest, name="feed"),
    path("feeds/topic/<str:slug>.<feed_form:form>", feeds.topic, name="topic-feed"),
    path("feeds/tag/<str:slug>.<feed_form:form>", feeds.tag, name="tag-feed"),
    path("feeds/author/<str:slug>.<feed_form:form>", feeds.author, name="author-feed"),
]
