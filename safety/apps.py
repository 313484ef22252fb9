from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafetyConfig(AppConfig):
    name = "safety"
    verbose_name = _("Help lines")

    def ready(self):
        from safety import checks  # noqa: F401  (registers the deployment check)
