"""The error pages. They stand alone: no query may fail while they say that something failed."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    return render(request, "errors/403_csrf.html", status=403)
