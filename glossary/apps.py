from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GlossaryConfig(AppConfig):
    name = "glossary"
    verbose_name = _("Glossary")

    def ready(self):
        from discovery import links, outside, relatedness
        from glossary.documents import KIND, put_again
        from reviews import due

        # A link to an entry is a term that the author explains by hand; the linker says the rest.
        links.register("entry", self.get_model("Entry"), "glossary:entry", hook="term")
        relatedness.register(KIND, put_again, is_explained=True)
        outside.register(outside.of_pages(self.get_model("Entry"), "text", _("Glossary")))
        due.register_pages("glossary", _("Glossary"), self.get_model("Entry"))
