from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of staff. An account is closed (`is_active`), never deleted: words outlive it."""

    # What the desk says, and the letters to this person; readers' pages go by their address.
    language = models.CharField(
        _("language of the desk"),
        max_length=10,
        choices=settings.DESK_LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )

    class Meta(AbstractUser.Meta):
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return self.get_full_name() or self.username


class FirstLink(models.Model):
    """The one link that makes the first account; only a hash of it is kept. See `first_start`."""

    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(name="accounts_one_link", condition=models.Q(pk=1))]
