from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    name = "glossary"
    verbose_name = _("Glossary")

    def ready(self):
        from discovery import links
        from reviews import due

        links.register("entry", self.get_model("Entry"), "glossary:entry")
        due.register_pages("glossary", _("Glossary"), self.get_model("Entry"))
