"""The five roles as groups. Whoever changes what a role may do changes it here."""

ASSISTANT = "Assistant"
CLINICIAN = "Clinician"
REVIEWER = "Reviewer"
PRACTICE_MANAGER = "Practice manager"
ADMINISTRATOR = "Administrator"

# An assistant drafts in an author's name; the author answers for the text and sends it on.
_DRAFTS = [
    "articles.add_edition",
    "articles.change_edition",
    "articles.view_edition",
    "articles.view_article",
    "articles.change_article",
    "articles.bin_edition",
    "authors.view_author",
    "images.add_image",
    "images.view_image",
    "images.change_image",
    "images.delete_image",
    "references.add_reference",
    "references.change_reference",
    "references.view_reference",
]
_WRITES = [
    *_DRAFTS,
    "articles.submit_edition",
    "articles.publish_edition",
    "articles.withdraw_edition",
    "faq.view_question",
    "faq.add_question",
    "faq.change_question",
    "leaflets.view_leaflet",
    "leaflets.add_leaflet",
    "leaflets.change_leaflet",
    "glossary.view_entry",
    "glossary.add_entry",
    "glossary.change_entry",
    "discovery.view_outsidelink",
    "discovery.change_outsidelink",
    "discovery.view_missedsearch",
    "feedback.view_dailyviews",
    "feedback.view_report",
    "feedback.change_report",
    "reviews.view_review",
]
_REVIEWS = [
    *_WRITES,
    "articles.sign_edition",
    "pages.view_page",
    "pages.sign_page",
    "faq.publish_question",
    "glossary.publish_entry",
    "leaflets.publish_leaflet",
]
_MODERATES = [
    "comments.view_comment",
    "comments.moderate_comment",
    "comments.approve_urgent",
    "comments.view_original",
    "comments.add_replytemplate",
    "comments.change_replytemplate",
    "comments.view_replytemplate",
    "articles.view_edition",
    "articles.view_article",
    "authors.view_author",
    "authors.change_author",
    "clinic.change_clinic",
    "clinic.view_clinic",
    "clinic.add_location",
    "clinic.change_location",
    "clinic.delete_location",
    "clinic.view_location",
    "clinic.add_changedhours",
    "clinic.change_changedhours",
    "clinic.delete_changedhours",
    "clinic.view_changedhours",
    "faq.view_question",
    "discovery.view_outsidelink",
    "discovery.change_outsidelink",
    "discovery.view_missedsearch",
    "feedback.view_dailyviews",
    "feedback.view_report",
    "feedback.change_report",
    "feedback.answer_any_report",
    "glossary.view_entry",
    "digest.view_subscriber",
    "digest.change_subscriber",
    "leaflets.add_leaflet",
    "leaflets.change_leaflet",
    "leaflets.view_leaflet",
    "leaflets.publish_leaflet",
    "pages.add_page",
    "pages.change_page",
    "pages.view_page",
    "pages.publish_page",
    "pages.answer_enquiry",
    "reviews.view_review",
    "safety.add_helpline",
    "safety.change_helpline",
    "safety.view_helpline",
    "audit.view_event",
]
_ADMINISTERS = [
    "pages.change_appearance",
    "accounts.add_user",
    "accounts.change_user",
    "accounts.view_user",
    "comments.reply_free_text",
    "articles.add_outline",
    "articles.add_series",
    "articles.add_topic",
    "articles.change_outline",
    "articles.change_series",
    "articles.change_tag",
    "articles.change_topic",
    "articles.view_outline",
    "articles.view_series",
    "articles.view_tag",
    "articles.view_topic",
    "articles.edit_any_edition",
    "articles.override_preflight",
    "articles.change_switchedoff",
    "authors.add_author",
    "authors.add_credential",
    "authors.change_credential",
    "authors.view_credential",
    "faq.add_group",
    "faq.change_group",
    "faq.view_group",
    "clinic.add_redirect",
    "clinic.change_redirect",
    "clinic.delete_redirect",
    "clinic.view_redirect",
    "outbox.view_message",
    "outbox.view_job",
]

ROLES = {
    ASSISTANT: _DRAFTS,
    CLINICIAN: _WRITES,
    REVIEWER: _REVIEWS,
    PRACTICE_MANAGER: _MODERATES,
    ADMINISTRATOR: [*_REVIEWS, *_MODERATES, *_ADMINISTERS],
}


def grant_roles(sender, **kwargs):
    """After each app's migrations: create the groups and give them that app's permissions.

    A migration sees no permissions on a fresh database, so this runs on post_migrate, idempotent.
    """
    from django.contrib.auth.models import Group, Permission

    for role, codes in ROLES.items():
        names = [name for app, name in (code.split(".") for code in codes) if app == sender.label]
        if names:
            group, _ = Group.objects.get_or_create(name=role)
            found = Permission.objects.filter(
                content_type__app_label=sender.label, codename__in=names
            )
            group.permissions.add(*found)
