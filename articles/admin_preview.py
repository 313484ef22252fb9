"""The public page of an edition before it is public: on the desk, and by a link for colleagues."""

from functools import wraps

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from articles import history, previews
from articles.admin_views import VERBS, attempt, decide, posted, status_of, verb
from articles.admin_views import page as desk_page
from articles.desk import PreviewLink
from articles.models import Edition
from articles.pictures import rendering
from articles.reading import Preview
from clinic.framing import in_a_frame, with_a_frame
from clinic.network import TooMany, limit
from clinic.readers import reader_form

NOTES, SECONDS = 30, 60 * 60
LONGEST_NOTE = 4000


def show(request, name, preview, status=200, **context):
    """A public page's own template, made of `preview`, in the text's own language."""
    if name == "in_depth" and not preview.signed["in_depth"]:
        raise Http404
    language = preview.article.language
    with translation.override(language):
        context |= {"page": preview, "crumbs": [(_("Articles"), reverse("articles:list"))]}
        preview.register = "in_depth" if name == "in_depth" else "body"
        with_players = rendering(preview.text.players)
        response = with_players(request, f"articles/preview/{name}.html", context, status=status)
    response["Content-Language"] = language
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


# -- On the desk -------------------------------------------------------------------------------


def _is_not_binned(edition, user):
    return edition.state != Edition.State.BINNED


def _can_be_shared(edition, user):
    return previews.is_coming(edition)


class LinkForm(forms.ModelForm):
    class Meta:
        model = PreviewLink
        fields = ["reader"]


def _place(edition):
    return reverse("admin:articles_edition_preview", args=[edition.pk])


def _around(request, edition):
    """What stands on the page of the preview beside the form that makes a link."""
    may_share = VERBS["share"].possible(edition, request.user)
    return {
        "title": _("Preview of “%s”") % edition.title,
        "may_share": may_share,
        "days": PreviewLink.DAYS,
        "links": previews.open_links(edition) if may_share else [],
    }


@verb(
    gettext_lazy("Preview"),
    permission="articles.view_edition",
    when=_is_not_binned,
    scope="may_be_seen_by",
)
@with_a_frame
@require_safe
def preview(request, edition):
    form = LinkForm(label_suffix="")
    return desk_page(request, "preview", edition, form=form, **_around(request, edition))


@verb(None, permission="articles.change_edition", when=_can_be_shared)
@with_a_frame
def share(request, edition):
    """Make a link; a GET shows the page on which it is asked for."""
    return decide(
        request,
        edition,
        LinkForm(posted(request), label_suffix=""),
        lambda data: previews.make_link(edition, by=request.user, **data),
        done=_("The link is made. Copy it from the list below and send it."),
        template="preview",
        to=_place(edition),
        **_around(request, edition),
    )


@verb(None, permission="articles.change_edition", when=_is_not_binned)
@require_POST
def end_link(request, edition):
    try:
        link = forms.ModelChoiceField(edition.preview_links).clean(request.POST.get("link"))
    except ValidationError:
        raise Http404 from None
    previews.end_link(link, by=request.user)
    return redirect(_place(edition))


@verb(None, permission="articles.view_edition", when=_is_not_binned, scope="may_be_seen_by")
@in_a_frame
@require_safe
def page(request, edition):
    return show(request, "article", previews.at_the_desk(edition), **history.told(edition))


@verb(None, permission="articles.view_edition", when=_is_not_binned, scope="may_be_seen_by")
@in_a_frame
@require_safe
def in_depth(request, edition):
    return show(request, "in_depth", previews.at_the_desk(edition), **history.told(edition))


# -- By a link ---------------------------------------------------------------------------------


class NoteForm(forms.Form):
    section = forms.ChoiceField(
        label=gettext_lazy("About which part"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy(
                "The text has changed meanwhile and this part is gone. Please choose again."
            )
        },
    )
    text = forms.CharField(
        label=gettext_lazy("Your note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, auto_id="note-%s", **kwargs)
        parts = [(anchor, section.title) for anchor, section in sections.items()]
        self.fields["section"].choices = [("", _("The whole text")), *parts]


def unlisted(view):
    """Kept by no cache, named to no other site, found by no search engine."""

    @cache_control(no_store=True, private=True)
    @wraps(view)
    def with_headers(*args, **kwargs):
        response = view(*args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return with_headers


def about_a_link(view):
    """Hand over the open link of the address, and its edition as a preview at that address.

    A forged link and one that never was answer alike. What is over is said without the text's
    words, and whatever somebody was about to send comes back.
    """

    @wraps(view)
    def with_link(request, *args, token):
        link = previews.link_of(token)
        if link is None:
            return _closed(request, "unknown", status=404)
        if not link.is_open:
            return _closed(request, "ended", status=410)
        if not previews.is_coming(link.edition):
            if link.edition.is_public:
                return _closed(request, "published", address=link.edition.get_absolute_url())
            return _closed(request, "gone", status=410)
        shown = Preview(
            link.edition,
            path=reverse("previews:article", args=[token]),
            in_depth_path=reverse("previews:in-depth", args=[token]),
        )
        return view(request, *args, link, shown)

    return with_link


def _closed(request, why, status=200, **context):
    context |= {"why": why, "kept": request.POST.get("text", "")}
    return render(request, "articles/preview/closed.html", context, status=status)


@unlisted
@reader_form("note")
@about_a_link
def shared(request, ticket, link, shown):
    """The page, and below it what its reader notes. No account, no session, no cookie."""
    sections = previews.sections(shown)
    form = NoteForm(posted(request), sections=sections)
    if request.method == "POST" and form.is_valid():
        if not ticket.valid:
            form.add_error(None, ticket.problem or _("Please look at it once more and send it."))
        elif attempt(form, lambda: _note(link, **form.cleaned_data)):
            return redirect(f"{request.path}#notes")
    context = {"link": link, "form": form, "ticket": ticket}
    context["notes"] = previews.with_sections(list(link.notes.all()), shown)
    context["takes_notes"] = previews.takes_notes(link.edition)
    refusal = getattr(form, "refusal", None)
    if isinstance(refusal, TooMany):
        response = show(request, "article", shown, status=429, **context)
        response["Retry-After"] = str(refusal.retry_after)
        return response
    return show(request, "article", shown, status=status_of(form), **context)


def _note(link, *, section, text):
    limit(f"note:{link.pk}", most=NOTES, seconds=SECONDS)
    return previews.leave_note(link, text=text, anchor=section)


@unlisted
@require_safe
@about_a_link
def shared_in_depth(request, link, shown):
    return show(request, "in_depth", shown, link=link)
