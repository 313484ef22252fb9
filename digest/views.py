"""New articles by e-mail: asked for on one page, confirmed and stopped through links in letters."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clinic.models import Clinic
from clinic.network import TooMany, network_hash
from clinic.readers import reader_form
from clinic.signing import DIGEST_CONFIRM, DIGEST_STOP, unsign
from digest import actions
from digest.forms import AskForm
from digest.models import Subscriber


@reader_form("digest")
def ask(request, ticket):
    """The answer is the same for every address: look into your mail."""
    clinic = Clinic.current()
    if not clinic.has_digest:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None)
    context = {"clinic": clinic, "form": form, "ticket": ticket, "problem": ticket.problem}
    if not (ticket.valid and form.is_valid()):
        return render(request, "digest/ask.html", context)
    email, topics = form.cleaned_data["email"], form.cleaned_data["topics"]
    try:
        actions.count_asking(email, network=network_hash(request))
    except TooMany as refusal:
        response = render(request, "digest/ask.html", context | {"problem": refusal}, status=429)
        response["Retry-After"] = str(refusal.retry_after)
        return response
    actions.ask(email, language=get_language(), topics=topics)
    return render(request, "digest/asked.html", context)


@cache_control(no_store=True, private=True)
@reader_form("confirm-digest")
def confirm(request, ticket, token):
    """One that was used or is too old says so."""
    if unsign(token, salt=DIGEST_CONFIRM) is None:
        raise Http404
    within = actions.CONFIRM_WITHIN.total_seconds()
    subscriber = _of_link(token, salt=DIGEST_CONFIRM, max_age=within)
    if subscriber is None or subscriber.confirmed_at:
        return render(request, "digest/spent.html", status=410)
    if request.method == "POST" and ticket.valid:
        actions.confirm(subscriber)
        return render(request, "digest/confirmed.html")
    return render(request, "digest/confirm.html", {"ticket": ticket, "problem": ticket.problem})


@cache_control(no_store=True, private=True)
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """A GET asks. A POST acts at once, whoever sends it: mail programs do so for their reader (RFC
    8058), without a page of ours before it. Who holds the link may do no more than stop."""
    if unsign(token, salt=DIGEST_STOP) is None:
        raise Http404
    subscriber = _of_link(token, salt=DIGEST_STOP)
    if subscriber and request.method == "POST":
        actions.stop(subscriber)
        subscriber = None
    return render(request, "digest/stop.html" if subscriber else "digest/stopped.html")


def _of_link(token, *, salt, max_age=None):
    public_id = unsign(token, salt=salt, max_age=max_age)
    return Subscriber.objects.filter(public_id=public_id).first() if public_id else None
