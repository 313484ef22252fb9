from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from discovery import outside, relatedness
        from pages.documents import KIND, put_again

        outside.register(outside.of_pages(self.get_model("Page"), "body", _("Page")))
        relatedness.register(KIND, put_again)
