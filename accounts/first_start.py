"""The first account: while there is none, whoever starts the site is told a link that makes it."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import login
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import FirstLink, User
from accounts.roles import ADMINISTRATOR
from clinic.signing import FIRST_START, keyed_hash, sign, unsign

VALID_FOR = timedelta(days=1)


def make_link():
    """A new link, which ends any earlier one; None where somebody has an account."""
    if User.objects.exists():
        return None
    nonce = secrets.token_urlsafe(32)
    digest = keyed_hash(nonce, salt=FIRST_START)
    FirstLink.objects.update_or_create(pk=1, defaults={"digest": digest})
    path = reverse("accounts:first-start", args=[sign(nonce, salt=FIRST_START)])
    return f"{settings.SITE_URL}{path}"


class FirstAccountForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["username", "first_name", "last_name", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for name in ("first_name", "last_name", "email"):
            self.fields[name].required = True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, token):
    """One answer for every link that is not the one: it tells nobody why."""
    form = FirstAccountForm(request.POST if request.method == "POST" else None)
    with transaction.atomic():
        # Of two browsers the second waits here, and then finds no link any more.
        link = FirstLink.objects.select_for_update().filter(pk=1).first()
        is_open = link is not None and _opens(link, token)
        user = _make(form, link) if is_open and form.is_valid() else None
    if user:
        login(request, user)
        return redirect("set-up:start")
    name = "first_start" if is_open else "first_start_over"
    response = render(
        request,
        f"admin/accounts/{name}.html",
        {**admin.site.each_context(request), "has_permission": False, "form": form},
        status=200 if is_open else 410,
    )
    # No other page hears the token. (`no-referrer` would make browsers send `Origin: null`.)
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def _opens(link, token):
    nonce = unsign(token, salt=FIRST_START, max_age=VALID_FOR)
    if not isinstance(nonce, str) or User.objects.exists():
        return False
    return constant_time_compare(keyed_hash(nonce, salt=FIRST_START), link.digest)


def _make(form, link):
    user = form.save(commit=False)
    user.is_staff = user.is_superuser = True
    user.save()
    user.groups.add(Group.objects.get(name=ADMINISTRATOR))
    link.delete()
    admin.site.record("make the first account", user, by=user)
    return user
