from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FaqConfig(AppConfig):
    name = "faq"
    verbose_name = _("Questions and answers")

    def ready(self):
        from discovery import links

        links.register("question", self.get_model("Question"), "faq:question")
