"""The form with which a visitor asks to be called back. Off until the clinic wants it."""

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy

from clinic.models import Clinic
from clinic.network import TooMany, network_hash
from clinic.readers import ReaderForm, reader_form
from clinic.signing import ENQUIRY_DRAFT, sign, unsign
from pages.enquiries import assess, receive
from pages.models import Page
from safety.help import countries, lines_for


class EnquiryForm(ReaderForm):
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("As you would like to be called."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Please write a name.")},
    )
    reach = forms.CharField(
        label=gettext_lazy("How can we reach you?"),
        help_text=gettext_lazy("A telephone number or an e-mail address."),
        max_length=120,
        error_messages={"required": gettext_lazy("Please write how we can reach you.")},
    )
    when = forms.CharField(
        label=gettext_lazy("When is a good time? (optional)"),
        help_text=gettext_lazy("Also whether we may leave a message or say who is calling."),
        max_length=120,
        required=False,
    )
    service = forms.ChoiceField(label=gettext_lazy("What is it about? (optional)"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        services = Page.objects.public().filter(language=get_language())
        services = services.exclude(booking_url="", place="").values_list("title", flat=True)
        self.fields["service"].choices = [
            ("", gettext_lazy("I do not know yet")),
            *((title, title) for title in services),
        ]

    @property
    def words(self):
        return {name: self.cleaned_data[name] for name in ("name", "reach", "when", "service")}

    @cached_property
    def found(self):
        return assess(self.words)


@reader_form("enquiry")
def enquiry(request, ticket):
    """The form, then a look at it, then it is sent. Words of a crisis are met with help first.

    What went through the crisis page comes back signed, so nothing has to be kept for it.
    """
    clinic = Clinic.current()
    if not clinic.enquiries_open:
        raise Http404
    choice = request.POST.get("choice", "send")
    draft = unsign(request.POST.get("draft", ""), salt=ENQUIRY_DRAFT)
    form = EnquiryForm(draft or (request.POST if request.method == "POST" else None))
    context = {"clinic": clinic, "form": form, "ticket": ticket, "problem": ticket.problem}
    if choice == "delete":
        return render(request, "pages/enquiry_deleted.html", context)
    if not form.is_bound or not form.is_valid() or choice == "edit":
        return render(request, "pages/enquiry.html", context)
    if form.found.level:
        context["help_lines"] = lines_for(_country(request, clinic))
    asks_country = choice == "country" and draft
    if form.found.is_urgent and (asks_country or not (draft and ticket.valid)):
        context |= {
            "draft": sign(form.words, salt=ENQUIRY_DRAFT),
            "countries": countries(),
            "country": _country(request, clinic),
        }
        return render(request, "pages/enquiry_crisis.html", context)
    if not ticket.valid:
        return render(request, "pages/enquiry.html", context)
    try:
        receive(
            form.words,
            language=get_language(),
            network=network_hash(request),
            nonce=ticket.nonce,
        )
    except TooMany as refusal:
        context["problem"] = refusal
        response = render(request, "pages/enquiry.html", context, status=429)
        response["Retry-After"] = str(refusal.retry_after)
        return response
    return render(request, "pages/enquiry_sent.html", context)


def _country(request, clinic):
    asked = request.POST.get("country", "")
    return asked if asked in dict(countries()) else clinic.country
