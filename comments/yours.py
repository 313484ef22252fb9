"""All that somebody wrote with one e-mail address: seen, kept and erased through a link mailed to
it. Whether an address is known shows nowhere but in that mail.
"""

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.models import User
from clinic.network import TooMany, limit, network_hash
from clinic.readers import ReaderForm, reader_form
from clinic.signing import COMMENTS_OF, keyed_hash, sign, unsign
from comments.actions import erase
from comments.models import Comment
from outbox.mail import post
from outbox.models import Message

HOUR = 60 * 60
ASKED_AN_HOUR, MAILED_A_DAY = 5, 3
GOOD_FOR = 24 * HOUR


class AddressForm(ReaderForm):
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@reader_form("comments-of")
def ask(request, ticket):
    """Asks for the address, then sends the link. The answer is the same for every address."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "ticket": ticket, "problem": ticket.problem}
    if not (ticket.valid and form.is_valid()):
        return render(request, "comments/yours.html", context)
    try:
        send_link(form.cleaned_data["email"], network=network_hash(request))
    except TooMany as refusal:
        context["problem"] = refusal
        response = render(request, "comments/yours.html", context, status=429)
        response["Retry-After"] = str(refusal.retry_after)
        return response
    return render(request, "comments/yours_sent.html")


@cache_control(no_store=True, private=True)
@reader_form("erase-comments")
def everything(request, ticket, token):
    """The comments of the address that the link was mailed to. A POST erases them."""
    comments = _of_link(token)
    context = {"comments": comments, "ticket": ticket, "problem": ticket.problem, "token": token}
    if request.method == "POST" and ticket.valid:
        erase_all_of(comments[0].email)
        context["erased"] = True
    return render(request, "comments/all.html", context)


@cache_control(no_store=True, private=True)
@require_safe
def export(request, token):
    comments = [_exported(comment) for comment in _of_link(token)]
    response = JsonResponse(
        {"comments": comments}, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["Content-Disposition"] = 'attachment; filename="comments.json"'
    return response


def _exported(comment):
    return {
        "article": f"{settings.SITE_URL}{comment.article.get_absolute_url()}",
        "written": comment.submitted_at,
        "state": comment.get_state_display(),
        "nickname": comment.own_nickname,
        "e-mail": comment.email,
        "text": comment.own_words,
        "earlier": [
            {"nickname": words.nickname, "text": words.text, "until": words.until}
            for words in comment.earlier.all()
        ],
    }


def of_address(email):
    """The comments written with an address, in the order in which they were written."""
    comments = Comment.objects.exclude(email="").filter(email__iexact=email)
    return comments.select_related("article").prefetch_related("earlier").order_by("pk")


def send_link(email, *, network):
    """Mail the link to the address, if anything was written with it."""
    limit(f"comments-of:{network}", most=ASKED_AN_HOUR, seconds=HOUR)
    address = keyed_hash(email.lower(), salt=COMMENTS_OF)
    limit(f"comments-to:{address}", most=MAILED_A_DAY, seconds=24 * HOUR)
    newest = of_address(email).last()
    if newest is None:
        return
    # It names a comment and not the address, which has no place in an address of ours.
    token = sign(str(newest.public_id), salt=COMMENTS_OF)
    words = _("Here you can see, keep and erase what you wrote to us. The link works for a day:")
    link = f"{settings.SITE_URL}{reverse('comments:all', args=[token])}"
    subject = _("Your comments on our site")
    post(to=newest.email, subject=subject, body=f"{words}\n\n{link}", confidential=True)


def _of_link(token):
    public_id = unsign(token, salt=COMMENTS_OF, max_age=GOOD_FOR)
    newest = Comment.objects.filter(public_id=public_id).exclude(email="").first()
    if public_id is None or newest is None:
        raise Http404
    return list(of_address(newest.email))


@transaction.atomic
def erase_all_of(email):
    """Empty every comment of an address, and the mails that were sent to it about them."""
    for comment in of_address(email):
        erase(comment, by=None, reason="the writer asked for it")
    if not User.objects.filter(email__iexact=email).exists():
        Message.objects.filter(to__iexact=email).delete()
