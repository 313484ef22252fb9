"""Every page of the desk by the name of its URL pattern, on a site where there is something on it.

The pages that each registered model has (list, form, history, question before deleting) are found
by themselves; every other pattern is declared here, or is on `NO_PAGE` with its reason.
"""

import re
from collections import defaultdict
from urllib.parse import urlsplit

from django.contrib import admin
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from articles import actions, notes, previews, review_links
from articles.blocks import blocks_of
from articles.models import Edition, Outline, Tag
from audit.models import ImportRun
from clinic.models import ChangedHours, Redirect
from comments import deciding, together
from comments.models import Comment
from comments.shifts import HandOver
from discovery.models import MissedSearch, OutsideLink, OutsideUse
from faq.models import Question
from feedback.models import DailyViews, Report
from glossary.models import Entry
from leaflets.models import Leaflet
from outbox.jobs import run_due
from outbox.models import Job
from pages.models import Enquiry, Page
from references.models import Reference
from tests import make
from tests.rich_site import BODY, fill

# By name: addresses with the things that `fill_desk` makes; before a colon, who opens it if it is
# not the administrator.
PAGES = {
    "admin:index": ["/admin/", "writer:/admin/", "reader:/admin/", "manager:/admin/"],
    "admin:login": ["nobody:/admin/login/"],
    "admin:password_change": ["/admin/password_change/"],
    "admin:password_change_done": ["/admin/password_change/done/"],
    "admin:app_list": ["/admin/articles/"],
    "admin:search": ["/admin/search/", "/admin/search/?q=fear", "/admin/search/?q=zzzz"],
    "admin:accounts_user_reopen": ["/admin/accounts/user/{closed}/reopen/"],
    "admin:accounts_user_close": ["/admin/accounts/user/{user}/close/"],
    "admin:auth_user_password_change": ["/admin/accounts/user/{user}/password/"],
    "admin:references_reference_import": ["/admin/references/reference/import/"],
    "admin:references_reference_merge": ["/admin/references/reference/{source}/merge/"],
    "admin:reviews_review_due": ["/admin/reviews/review/due/"],
    "admin:discovery_outsidelink_changelist": [
        "/admin/discovery/outsidelink/",
        "/admin/discovery/outsidelink/?state=moved",
    ],
    "admin:glossary_entry_changelist": [
        "/admin/glossary/entry/",
        "/admin/glossary/entry/?missing=definition",
    ],
    "admin:glossary_entry_table": ["/admin/glossary/entry/table/"],
    "admin:glossary_entry_review": ["/admin/glossary/entry/{entry}/review/"],
    "admin:faq_question_review": ["/admin/faq/question/{question}/review/"],
    "admin:articles_edition_changelist": [
        "/admin/articles/edition/",
        "/admin/articles/edition/?status=bin",
        "/admin/articles/edition/?q=zzzz",
    ],
    "admin:articles_edition_change": [
        "writer:/admin/articles/edition/{draft}/change/",
        "writer:/admin/articles/edition/{in_review}/change/",
        "writer:/admin/articles/edition/{sent_back}/change/",
        "/admin/articles/edition/{approved}/change/",
        "/admin/articles/edition/{published}/change/",
        "/admin/articles/edition/{binned}/change/",
    ],
    "admin:articles_edition_review": ["reader:/admin/articles/edition/{in_review}/review/"],
    "admin:articles_edition_decline": ["reader:/admin/articles/edition/{in_review}/decline/"],
    "admin:articles_edition_reassign": ["/admin/articles/edition/{in_review}/reassign/"],
    "admin:articles_edition_recall": ["/admin/articles/edition/{in_review}/recall/"],
    "admin:articles_edition_submit": ["writer:/admin/articles/edition/{draft}/submit/"],
    "admin:articles_edition_ask-outside": ["writer:/admin/articles/edition/{draft}/ask-outside/"],
    "admin:articles_edition_publish": ["/admin/articles/edition/{approved}/publish/"],
    "admin:articles_edition_take-back": ["/admin/articles/edition/{approved}/take-back/"],
    "admin:articles_edition_set-end": ["/admin/articles/edition/{published}/set-end/"],
    "admin:articles_edition_next": ["/admin/articles/edition/{published}/next/"],
    "admin:articles_edition_withdraw": ["/admin/articles/edition/{published}/withdraw/"],
    "admin:articles_edition_put-into-bin": ["/admin/articles/edition/{draft}/put-into-bin/"],
    "admin:articles_edition_take-out-of-bin": ["/admin/articles/edition/{binned}/take-out-of-bin/"],
    "admin:articles_edition_versions": ["/admin/articles/edition/{in_review}/versions/"],
    "admin:articles_edition_compare": ["/admin/articles/edition/{in_review}/compare/"],
    "admin:articles_edition_restore": ["/admin/articles/edition/{withdrawn}/restore/"],
    "admin:articles_edition_preflight": ["/admin/articles/edition/{draft}/preflight/"],
    "admin:articles_edition_preview": ["/admin/articles/edition/{draft}/preview/"],
    "admin:articles_edition_share": ["/admin/articles/edition/{draft}/share/"],
    "admin:articles_edition_page": ["/admin/articles/edition/{draft}/page/"],
    "admin:articles_edition_in-depth": ["/admin/articles/edition/{draft}/in-depth/"],
    "admin:articles_edition_related": ["/admin/articles/edition/{published}/related/"],
    "admin:articles_edition_calendar": ["/admin/articles/edition/calendar/"],
    "admin:articles_tag_merge": ["/admin/articles/tag/{tag}/merge/"],
    "admin:articles_article_change": ["writer:/admin/articles/article/{article}/change/"],
    "admin:comments_comment_changelist": [
        "manager:/admin/comments/comment/",
        "manager:/admin/comments/comment/?state=all",
    ],
    "admin:comments_comment_change": [
        "manager:/admin/comments/comment/{urgent}/change/",
        "manager:/admin/comments/comment/{promotion}/change/",
        "/admin/comments/comment/{answered}/change/",
    ],
    "admin:comments_comment_settings": ["manager:/admin/comments/comment/settings/"],
    "admin:comments_comment_records": ["manager:/admin/comments/comment/records/"],
    "admin:comments_comment_summary": ["manager:/admin/comments/comment/records/{month}/"],
    "admin:comments_comment_hand-over": ["manager:/admin/comments/comment/hand-over/"],
    "admin:comments_comment_bursts": ["manager:/admin/comments/comment/bursts/"],
    "admin:comments_comment_redact": ["manager:/admin/comments/comment/{urgent}/redact/"],
    "admin:comments_comment_burst": ["manager:/admin/comments/comment/{promotion}/burst/"],
    "admin:comments_comment_reply": ["/admin/comments/comment/{answered}/reply/"],
    "admin:audit_importrun_changelist": ["owner:/admin/audit/importrun/"],
    "admin:audit_importrun_change": ["owner:/admin/audit/importrun/{import_run}/change/"],
    "admin:accounts_user_language": ["/admin/accounts/user/language/"],
    "admin:handbook": ["/admin/handbook/"],
    "admin:handbook_chapter": ["/admin/handbook/administrator/"],
    "admin:leaflets_leaflet_review": ["reader:/admin/leaflets/leaflet/{leaflet}/review/"],
    "admin:pages_appearance_menu": ["/admin/pages/appearance/menu/"],
    "admin:pages_appearance_notices": ["/admin/pages/appearance/notices/"],
    "admin:pages_page_editions": ["/admin/pages/page/{page}/editions/"],
    "admin:pages_page_preview": ["/admin/pages/page/{page}/preview/"],
    "admin:pages_page_review": ["reader:/admin/pages/page/{page}/review/"],
    "demo:remove": ["/admin/demo/remove/"],
    "design:gallery": ["/admin/design/"],
    "design:desk": ["/admin/design/desk/"],
    "set-up:step": [
        "/admin/set-up/basics/",
        "/admin/set-up/look/",
        "/admin/set-up/review/",
        "/admin/set-up/comments/",
        "/admin/set-up/help-lines/",
        "/admin/set-up/demo/",
    ],
    "previews:article": ["nobody:{preview}"],
    "previews:in-depth": ["nobody:{preview}in-depth/"],
    "review-links:review": ["nobody:{review_link}"],
}
_NO_PAGE = {
    "answers a POST alone": """
        logout outbox_job_test-mail images_image_upload authors_author_publish
        authors_author_withdraw safety_helpline_check discovery_outsidelink_check
        glossary_entry_publish glossary_entry_withdraw articles_edition_notes
        articles_edition_autosave articles_edition_preflight-live articles_edition_end-link
        faq_question_publish faq_question_withdraw comments_comment_hand-over-read
        comments_comment_restore comments_comment_decide comments_comment_undo
        comments_comment_withdraw comments_comment_assign comments_comment_note
        comments_comment_opinion comments_comment_ask comments_comment_level
        comments_comment_evidence feedback_dailyviews_mail feedback_report_take-out
        feedback_report_erase pages_page_publish pages_page_withdraw pages_page_discard
        pages_page_restore pages_enquiry_answer pages_enquiry_erase leaflets_leaflet_publish
        leaflets_leaflet_withdraw digest_subscriber_erase digest_subscriber_stop
        set-up:bring-back set-up:dismiss""",
    "answers with data, a file or a script": """
        autocomplete jsi18n images_image_choose references_reference_choose
        discovery_missedsearch_csv glossary_entry_download glossary_entry_regions
        articles_preflightsummary_csv articles_edition_presence articles_edition_evidence-pack
        articles_edition_link-targets comments_comment_news comments_comment_presence
        feedback_dailyviews_csv handbook_screenshot leaflets_leaflet_file
        pages_appearance_contrast""",
    "leads to another page": "view_on_site articles_edition_check-oneself set-up:start",
    "shows a page of the site": "pages_appearance_preview",
    "is there while nobody has an account": "accounts:first-start",
}
NO_PAGE = {
    name if ":" in name else f"admin:{name}": why
    for why, names in _NO_PAGE.items()
    for name in names.split()
}
ELEMENT = re.compile(r"<(\w+)([^<>]*)>")
KINDS = re.compile(r'\s(?:class|type|role)="([^"]*)"')
# Classes that the admin makes of the names of models and fields.
NAMES = ("field-", "column-", "model-", "app-", "form-row field-", "sortable column-", "action-")
ROW = ("change", "history", "delete")


def is_generic(name):
    """Whether it is one of the pages that each registered model has."""
    return bool(re.fullmatch(r"admin:\w+_(changelist|add|change|history|delete)", name))


def staff_patterns():
    """(name, address with placeholders) of each URL pattern in the staff's area."""

    def walk(resolver, namespaces, before):
        for pattern in resolver.url_patterns:
            here = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern, [*namespaces, *filter(None, [pattern.namespace])], here)
            elif here.startswith("admin/") and pattern.name:
                yield ":".join([*namespaces, pattern.name]), f"/{here}"

    return dict(walk(get_resolver(), [], ""))


def fill_desk():
    """The rich site and work in every state. Returns the persons and the things by name."""
    site = fill()
    boss, public = site["boss"], site["edition"]
    writer, reader = public.created_by, public.review.reviewer.user
    site["clinic"].replies_allowed = True
    site["clinic"].save()
    make.author(boss, given_name="Bea", family_name="Boss", slug="boss")
    manager = make.manager()
    things = _editions(public, writer, reader)
    things |= _comments(public.article, manager, boss)
    _round_about(public, boss)
    first = {"source": Reference, "entry": Entry, "question": Question, "import_run": ImportRun}
    first |= {"leaflet": Leaflet, "page": Page}
    things |= {name: model.objects.first().pk for name, model in first.items()}
    closed = make.user(is_active=False)
    people = {"boss": boss, "writer": writer, "reader": reader, "manager": manager}
    people["owner"] = make.user(is_superuser=True)
    things |= {"month": f"{timezone.localdate():%Y-%m}", "user": manager.pk, "closed": closed.pk}
    return {**site, "people": people, "things": things}


def _editions(public, writer, reader):
    edition = make.next_edition(public, body=public.body.replace("quickly", "fast"))
    in_review = actions.submit(edition, by=writer, reviewer=reader.author)
    block = next(b for b in blocks_of(in_review.content).values() if "plans" in b.words)
    facts = {"block": block.key, "words": "plans", "proposal": "plans ahead"}
    asked = notes.leave(in_review, writer={"by": reader}, text="Clearer?", **facts)
    notes.answer(asked, writer={"by": writer}, text="Perhaps.")
    sent_back = make.draft(by=writer, title="Sent back", body=BODY)
    actions.submit(sent_back, by=writer, reviewer=reader.author)
    actions.request_changes(sent_back, by=reader, note="Please say it shorter.")
    draft = make.draft(by=writer, title="T" * 70, body=BODY, in_depth=BODY, tag_names=["fear"])
    link = previews.make_link(draft, by=writer, reader="Dr Weiss")
    previews.leave_note(link, text="A source, please.", anchor="what-helps")
    outside = make.draft(by=writer, title="Asked outside")
    review_links.ask(outside, by=writer, reviewer=make.outsider(given_name="Dr"))
    make.scheduled(by=writer, title="Scheduled")
    made = {
        "draft": draft,
        "in_review": in_review,
        "sent_back": sent_back,
        "approved": make.approved(by=writer, title="Approved"),
        "published": make.published(by=writer, title="Published"),
        "binned": actions.put_into_bin(make.draft(by=writer, title="Binned"), by=writer),
        "withdrawn": Edition.objects.get(title="Gone"),
    }
    return {name: edition.pk for name, edition in made.items()} | {
        "article": public.article_id,
        "preview": urlsplit(previews.open_links(draft)[0].address).path,
        "review_link": review_links.path_of(outside.review_links.get()),
        "tag": Tag.objects.first().pk,
    }


def _comments(article, manager, boss):
    def came(text, **fields):
        return Comment.objects.create(article=article, nickname="Heron", text=text, **fields)

    urgent = came("I am Anna", level=3, findings=[{"code": "crisis", "words": "I am"}])
    promotion = came("Buy 1", network="one", findings=[{"code": "promotion", "words": "Buy"}])
    came("Buy 2", network="one")
    answered = deciding.approve(came("Is this so?"), by=manager)
    deciding.mark_spam(came("Spam"), by=manager)
    deciding.withhold(came("Sad", level=2), by=manager, reasons=["crisis"])
    together.ask_second_opinion(urgent, by=boss, of=manager, text="What do you think?")
    facts = {"why": "abuse", "text": "Rude.", "day": timezone.localdate()}
    answered.reports.create(decision=answered.decisions.last(), **facts)
    HandOver.objects.create(by=boss, text="Two wait for Amy.")
    return {"urgent": urgent.pk, "promotion": promotion.pk, "answered": answered.pk}


def _round_about(public, boss):
    """What else the desk has lists of."""
    article, today = public.article, timezone.localdate()
    DailyViews.objects.create(article=article, day=today, count=40, bookings=6)
    report = {"article": article, "edition": public, "text": "My name is Anna. The dose is wrong."}
    Report.objects.create(**report, level=2, nonce="1")
    MissedSearch.objects.create(digest="1", language="en", day=today, words="seahorse")
    address = "https://gone.example/" + "a-long-address/" * 20
    for state, facts in (("dead", {"problem": "gone", "status": 404}), ("moved", {})):
        link = OutsideLink.objects.create(address=f"{address}{state}", state=state, **facts)
        OutsideUse.objects.create(link=link, kind="edition", object_id=public.pk)
    OutsideLink.objects.filter(state="moved").update(leads_to=address)
    Reference.objects.create(key="foa-b", title="Emotional processing of fear: more of it")
    Outline.objects.create(title="One", body="<h2>Why</h2>")
    Redirect.add("/old/", "/articles/one/")
    ImportRun.objects.create(source="markdown: folder", by=boss)
    Page.objects.first().start_draft(by=boss)
    ChangedHours.objects.create(first_day=today, last_day=today, reason="Christmas")
    Enquiry.objects.create(name="Heron", reach="01 234", language="en", nonce="1")
    run_due()
    Job.objects.filter(name="counts").update(ok=False, outcome="OSError: no room")


def addresses(made):
    """(name of the pattern, who opens it, address) of every page that is declared or found."""
    for name, paths in PAGES.items():
        for path in paths:
            who, _colon, address = path.rpartition(":")
            yield name, who or "boss", address.format(**made["things"])
    for model in admin.site._registry:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        row = model._base_manager.first()
        for page in ("changelist", "add", "change", "history", "delete"):
            full = f"admin:{name}_{page}"
            if full in staff_patterns() and full not in PAGES:
                yield full, "boss", reverse(full, args=[row.pk] if page in ROW else [])


def answers(made):
    """(who, address, answer) of each; where a person may not go there is the page that says so."""
    clients = defaultdict(Client)
    for who, person in made["people"].items():
        clients[who].force_login(person)
    for name, who, address in addresses(made):
        answer = clients[who].get(address)
        assert answer.status_code == 200 or name not in PAGES, (who, address)
        if answer.status_code != 302:
            yield who, address, answer


def with_something_new(made):
    """(who, address) of the pages with a template, or an element of a class, that none before has.

    The others are made of what has been seen: two hundred pages are judged by looking at a third.
    """
    seen = set()
    for who, address, answer in answers(made):
        parts = {template.name for template in answer.templates}
        for element, attributes in ELEMENT.findall(answer.content.decode()):
            kinds = {kind for kind in KINDS.findall(attributes) if not kind.startswith(NAMES)}
            parts.add((element, *sorted(kinds)))
        if parts - seen:
            seen |= parts
            yield who, address
