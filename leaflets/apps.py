from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeafletsConfig(AppConfig):
    name = "leaflets"
    verbose_name = _("Leaflets to download")

    def ready(self):
        from discovery import links, outside, relatedness
        from leaflets.documents import KIND, put_again
        from reviews import due

        leaflet = self.get_model("Leaflet")
        links.register(KIND, leaflet, "leaflets:leaflet")
        relatedness.register(KIND, put_again)
        outside.register(outside.of_pages(leaflet, "text", _("Leaflet")))
        due.register_pages("leaflets", _("Leaflets"), leaflet)
