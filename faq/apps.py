from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FaqConfig(AppConfig):
    name = "faq"
    verbose_name = _("Questions and answers")

    def ready(self):
        from discovery import links, outside, relatedness
        from faq.documents import KIND, put_again
        from reviews import due

        links.register("question", self.get_model("Question"), "faq:question")
        relatedness.register(KIND, put_again)
        outside.register(outside.of_pages(self.get_model("Question"), "answer", _("Question")))
        due.register_pages("questions", _("Questions"), self.get_model("Question"))
