"""The staff's desk: Django's admin with the work that waits on its first page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class HomeBlock:
    order: int
    permission: str
    fill: Callable


_home_blocks = []


def home_block(*, order, permission):
    """Register `function(request)` as a block of the desk's first page, for holders of `permission`.

    It returns None where it has nothing to say, else a dict: `title`; `rows` of (label, url, count),
    a count of None shows none; `urgent` puts a mark on it; `empty` is said where there are no rows.
    """

    def register(function):
        _home_blocks.append(HomeBlock(order, permission, function))
        return function

    return register


class ClinicAdminSite(admin.AdminSite):
    site_header = _("The clinic's desk")
    site_title = _("The clinic's desk")
    index_title = _("What is waiting")
    enable_nav_sidebar = False
    # The order in which people look for things; what is not named here follows.
    app_order = ("articles", "comments", "faq", "glossary", "references", "images", "authors")

    def __init__(self, name="admin"):
        super().__init__(name)
        # Each decision is a verb about one thing; nothing is deleted in bulk.
        self.disable_action("delete_selected")

    def index(self, request, extra_context=None):
        return super().index(request, {"blocks": self.blocks(request), **(extra_context or {})})

    def blocks(self, request):
        """The home blocks that this person may see and that have something to say, in their order."""
        allowed = [block for block in _home_blocks if request.user.has_perm(block.permission)]
        filled = [block.fill(request) for block in sorted(allowed, key=lambda b: b.order)]
        return [block for block in filled if block is not None]

    def get_app_list(self, request, app_label=None):
        places = {label: place for place, label in enumerate(self.app_order)}
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: places.get(app["app_label"], len(places)))
