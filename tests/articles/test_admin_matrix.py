"""Who gets which answer from which address of the articles' admin. Each has a row here."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.models import Outline, Series, Tag, Topic
from tests import make

pytestmark = pytest.mark.django_db

PERSONAS = ("stranger", "owner", "other", "reviewer", "manager", "administrator")
TO_LOGIN, HIDDEN = 302, 302  # Django's own pages send on from what a person may not know of

# Answers to a GET, in the order of the personas; the thing is made by the function named first.
MATRIX = {
    "articles_edition_changelist": (None, TO_LOGIN, 200, 200, 200, 200, 200),
    "articles_edition_add": (None, TO_LOGIN, 200, 200, 200, 403, 200),
    "articles_edition_change": ("draft", TO_LOGIN, 200, 404, 404, 404, 200),
    "articles_edition_link-targets": (None, TO_LOGIN, 200, 200, 200, 403, 200),
    "articles_edition_delete": ("draft", TO_LOGIN, 403, 403, 403, 403, 403),
    "articles_edition_history": ("draft", TO_LOGIN, 200, HIDDEN, HIDDEN, HIDDEN, 200),
    "articles_edition_submit": ("draft", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_ask-outside": ("askable", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_recall": ("in_review", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_review": ("in_review", TO_LOGIN, 403, 403, 200, 403, 200),
    # Somebody else is asked than the reviewer who looks here, and is led back.
    "articles_edition_decline": ("in_review", TO_LOGIN, 403, 403, 302, 403, 302),
    "articles_edition_reassign": ("in_review", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_notes": ("in_review", TO_LOGIN, 405, 404, 405, 404, 405),
    # Under the two-person policy nobody reaches it: the administrator is led back.
    "articles_edition_check-oneself": ("draft", TO_LOGIN, 403, 403, 404, 403, 302),
    "articles_edition_publish": ("approved", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_set-end": ("published", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_calendar": (None, TO_LOGIN, 200, 200, 200, 200, 200),
    "articles_edition_take-back": ("approved", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_next": ("published", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_put-into-bin": ("draft", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_take-out-of-bin": ("binned", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_withdraw": ("published", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_preview": ("draft", TO_LOGIN, 200, 404, 404, 404, 200),
    "articles_edition_page": ("draft", TO_LOGIN, 200, 404, 404, 404, 200),
    "articles_edition_versions": ("draft", TO_LOGIN, 200, 404, 404, 404, 200),
    "articles_edition_compare": ("draft", TO_LOGIN, 200, 404, 404, 404, 200),
    "articles_edition_restore": ("published", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_evidence-pack": ("published", TO_LOGIN, 200, 404, 404, 200, 200),
    "articles_edition_related": ("published", TO_LOGIN, 200, 200, 200, 200, 200),
    "articles_edition_autosave": ("draft", TO_LOGIN, 405, 404, 404, 403, 405),
    "articles_edition_presence": ("draft", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_share": ("draft", TO_LOGIN, 200, 404, 404, 403, 200),
    "articles_edition_end-link": ("draft", TO_LOGIN, 405, 404, 404, 403, 405),
    "articles_edition_in-depth": ("with_depth", TO_LOGIN, 200, 404, 404, 404, 200),
    "articles_edition_preflight": ("draft", TO_LOGIN, 200, 404, 404, 404, 200),
    "articles_edition_preflight-live": ("draft", TO_LOGIN, 405, 404, 404, 403, 405),
    "articles_preflightsummary_changelist": (None, TO_LOGIN, 200, 200, 200, 200, 200),
    "articles_preflightsummary_csv": (None, TO_LOGIN, 200, 200, 200, 200, 200),
    "articles_switchedoff_changelist": (None, TO_LOGIN, 200, 200, 200, 200, 200),
    "articles_tag_merge": ("tag", TO_LOGIN, 403, 403, 403, 403, 200),
    "articles_article_changelist": (None, TO_LOGIN, 200, 200, 200, 200, 200),
    "articles_article_add": (None, TO_LOGIN, 403, 403, 403, 403, 403),
    "articles_article_change": ("article", TO_LOGIN, 200, HIDDEN, HIDDEN, HIDDEN, 200),
    "articles_article_delete": ("article", TO_LOGIN, 403, 403, 403, 403, 403),
    "articles_article_history": ("article", TO_LOGIN, 200, HIDDEN, HIDDEN, HIDDEN, 200),
    **{
        f"articles_{kind}_{page}": (made, TO_LOGIN, 403, 403, 403, 403, last)
        for kind in ("topic", "series", "tag", "outline")
        for page, made, last in [
            ("changelist", None, 200),
            ("add", None, 403 if kind == "tag" else 200),
            ("change", kind, 200),
            ("delete", kind, 403),
            ("history", kind, 200),
        ]
    },
}


def addresses():
    """Every named pattern of the articles' admin, with its address."""
    for resolver in admin.site.get_urls():
        for pattern in getattr(resolver, "url_patterns", []):
            if str(pattern.name).startswith("articles_"):
                yield pattern.name, f"/admin/{resolver.pattern}{pattern.pattern}"


def thing(name, owner):
    if name == "in_review":
        edition = make.draft(by=owner)
        return actions.submit(edition, by=owner, reviewer=make.reviewer().author)
    if name == "askable":
        make.outsider()
        return make.draft(by=owner)
    if name == "article":
        return make.draft(by=owner).article
    if name == "with_depth":
        return make.draft(by=owner, in_depth="<p>Deep.</p>")
    if name == "binned":
        return actions.put_into_bin(make.draft(by=owner), by=owner)
    if name in ("draft", "approved", "published"):
        return getattr(make, name)(by=owner)
    if name == "outline":
        return Outline.objects.create(title="One")
    kinds = {"topic": (Topic, "name"), "series": (Series, "title"), "tag": (Tag, "name")}
    model, field = kinds[name]
    return model.objects.create(slug="one", **{field: "One"})


@pytest.fixture
def personas():
    return {
        "stranger": None,
        "owner": make.clinician(),
        "other": make.clinician(),
        "reviewer": make.reviewer(),
        "manager": make.manager(),
        "administrator": make.administrator(),
    }


def test_every_address_has_its_row():
    assert {name for name, address in addresses()} == set(MATRIX)


@pytest.mark.parametrize("name", MATRIX)
def test_matrix(client, personas, name):
    made, *answers = MATRIX[name]
    subject = thing(made, personas["owner"]) if made else None
    address = dict(addresses())[name]
    for placeholder in ("<int:pk>", "<path:object_id>"):
        address = address.replace(placeholder, str(getattr(subject, "pk", "")))
    for persona, expected in zip(PERSONAS, answers, strict=True):
        client.logout()
        if personas[persona]:
            client.force_login(personas[persona])
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == expected, (persona, address)
        assert response.status_code != 302 or response.url.startswith(("/admin/login/", "/admin/"))
        assert writes(queries) == [], "a GET wrote"
        if expected in (302, 403, 404):
            before = _state(subject)
            refused = client.post(address, {"when": "now", "reason": "x", "change": "update"})
            assert refused.status_code in (expected, 403, 409), (persona, address)
            assert _state(subject) == before, (persona, address)


def writes(queries):
    """The statements that change rows; the session holds the message that sends a person back."""
    verbs = ("INSERT", "UPDATE", "DELETE")
    statements = [query["sql"] for query in queries if query["sql"].startswith(verbs)]
    return [sql for sql in statements if "django_session" not in sql]


def _state(subject):
    if subject is None:
        return None
    return type(subject).objects.filter(pk=subject.pk).values().get()


@pytest.mark.parametrize(
    ("made", "open_to_owner"),
    [
        ("draft", {"submit", "put-into-bin", "preview"}),
        ("binned", {"take-out-of-bin"}),
        ("in_review", {"recall", "preview"}),
        ("approved", {"publish", "take-back", "preview"}),
        ("published", {"next", "withdraw", "set-end", "preview"}),
    ],
)
def test_buttons_are_there_only_in_the_right_state(client, personas, made, open_to_owner):
    """And what has no button leads back with a message, or is refused."""
    edition = thing(made, personas["owner"])
    client.force_login(personas["owner"])
    page = client.get(f"/admin/articles/edition/{edition.pk}/change/").content.decode()
    verbs = {"submit", "recall", "publish", "take-back", "next", "withdraw", "preview"}
    verbs |= {"put-into-bin", "take-out-of-bin", "set-end"}
    shown = {verb for verb in verbs if f"/{edition.pk}/{verb}/" in page}
    assert shown == open_to_owner
    before = _state(edition)
    for verb in verbs - open_to_owner:
        address = f"/admin/articles/edition/{edition.pk}/{verb}/"
        response = client.get(address, follow=True)
        assert "so that is not open" in response.content.decode()
        data = {"when": "now", "reason": "x", "change": "update"}
        data |= {"reviewer": make.reviewer().author.pk}
        data |= {"due_on": timezone.localdate() + timedelta(days=1)}
        # The first is allowed, though taking it back is offered; the second decides nothing.
        if (made, verb) not in [("approved", "next"), ("binned", "preview")]:
            assert client.post(address, data).status_code == 409, verb
    assert _state(edition) == before


def test_the_manager_reads_what_is_public_but_has_no_buttons(client, personas):
    edition = make.published(by=personas["owner"])
    client.force_login(personas["manager"])
    page = client.get(f"/admin/articles/edition/{edition.pk}/change/")
    assert page.status_code == 200 and "/withdraw/" not in page.content.decode()
    answer = client.post(f"/admin/articles/edition/{edition.pk}/change/", {"title": "Mine"})
    assert answer.status_code == 403


def test_a_colleague_reads_what_is_public_and_cannot_write_it(client, personas):
    edition = make.published(by=personas["owner"])
    client.force_login(personas["other"])
    address = f"/admin/articles/edition/{edition.pk}/change/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"title": "Mine"}).status_code == 403


@pytest.mark.parametrize("pk", ["0", "999999", "abc", "9" * 30, "../1", "%00"])
def test_an_edition_that_is_none(client, personas, pk):
    client.force_login(personas["owner"])
    assert client.get(f"/admin/articles/edition/{pk}/change/").status_code == 404


def test_the_list_holds_nothing_of_others_drafts(client, personas):
    thing("draft", personas["owner"])
    make.draft(by=personas["owner"], title="Canary words")
    client.force_login(personas["other"])
    for query in ("", "?q=Canary", "?status=draft", "?status=nonsense"):
        page = client.get(f"/admin/articles/edition/{query}", follow=True).content.decode()
        assert "Canary words" not in page
