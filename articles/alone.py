"""Where one person does everything: what needs a second one is not offered."""

from django.contrib.auth import get_user_model

from clinic.models import Clinic


def is_alone(user):
    """Whether nobody else here may write or sign."""
    people = get_user_model().objects
    return not any(
        people.with_perm(permission).exclude(pk=user.pk).exists()
        for permission in ("articles.change_edition", "articles.sign_edition")
    )


def works_alone(user):
    """Whether that is also the clinic's policy: this person checks their own texts."""
    is_solo = Clinic.current().review_policy == Clinic.ReviewPolicy.SOLO
    return is_solo and user.has_perm("articles.sign_edition") and is_alone(user)
