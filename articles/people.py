"""Who answers for an article that is public: whom mails about it go to."""

from accounts.models import User
from accounts.people import administrators, reachable
from articles.models import Byline, Edition


def owners(article):
    """Its authors; where none can be reached, who began it; else the administrators."""
    edition = article.editions.public().first() or article.editions.order_by("-number").first()
    written = {"author__bylines__edition": edition, "author__bylines__role": Byline.Role.AUTHOR}
    authors = reachable(User.objects.filter(**written)).distinct().order_by("pk")
    beginner = reachable(User.objects.filter(pk=article.created_by_id))
    return list(authors) or list(beginner) or administrators()


def texts_to_review():
    """The public editions, as `reviews.due` asks for them."""
    return (
        Edition.objects.public()
        .select_related("article", "review__inherits")
        .defer("body", "in_depth", "signed", "disclosure")
    )
