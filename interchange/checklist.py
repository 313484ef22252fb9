"""What a new clinic has still to do, told from its data; on the desk until done or put away."""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Topic
from audit.models import Event
from authors.models import Author
from clinic.models import Clinic
from interchange.demo_clinic import SOURCE
from interchange.set_up import STEPS, any_of, done, questions
from outbox.models import Job, Message
from outbox.status import BACKUP
from outbox.trial import TRIED, has_mail_server
from pages.models import Page


class Item(NamedTuple):
    label: str
    url: str
    is_done: bool


def items(set_up):
    clinic = Clinic.current()
    there = any_of(**questions(), **_first_things())
    finished = done(clinic, set_up, there)
    for step in STEPS:
        yield Item(step.title, reverse("set-up:step", args=[step.name]), step.name in finished)
    for name, label, address in (
        ("page", _("A first page of your own, like “About us”"), "pages_page"),
        ("author", _("Your profile as an author, with your entry in a register"), "authors_author"),
        ("topic", _("A first topic for articles, like “Sleep”"), "articles_topic"),
        ("article", _("A first article"), "articles_edition"),
    ):
        yield Item(label, reverse(f"admin:{address}_add"), there[name])
    if clinic.review_policy == Clinic.ReviewPolicy.TWO_PERSON:
        account = reverse("admin:accounts_user_add")
        words = _("An account for a second clinician, who signs what you write")
        yield Item(words, account, there["second_signer"])
    mail = reverse("admin:outbox_job_changelist")
    went = has_mail_server() and there["sent"]  # else it was only written to the output
    yield Item(_("Mail: send a test mail"), mail, there["tried"] or went)
    yield Item(_("A backup"), mail, there["backup"])


def _first_things():
    signers = get_user_model().objects.with_perm("articles.sign_edition").filter(is_active=True)
    return {
        "page": Page.objects.public().exclude(source=SOURCE),
        "author": Author.objects.public().exclude(source=SOURCE),
        "topic": Topic.objects.all(),
        "article": Article.objects.public().exclude(source=SOURCE),
        "second_signer": signers.order_by("pk")[1:],
        "tried": Event.objects.filter(verb=TRIED),
        "sent": Message.objects.filter(sent_at__isnull=False),
        "backup": Job.objects.filter(name=BACKUP, ok=True),
    }
