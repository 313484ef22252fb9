from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = _("Comments")

    def ready(self):
        from comments.reply_words import ship_templates

        post_migrate.connect(ship_templates, sender=self, dispatch_uid="comments.ship_templates")
