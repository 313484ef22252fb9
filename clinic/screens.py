"""What is said about each screen of the desk: where the handbook explains it, what a list is for.

Keys are names of addresses, or their beginnings: `articles_edition` stands for all pages of
editions that have no row of their own.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Screen(NamedTuple):
    where: str  # chapter#section of the handbook
    empty: str = ""


SCREENS = {
    # -- The desk itself -----------------------------------------------------------------------
    "index": Screen("administrator#the-first-page"),
    "app_list": Screen("administrator#the-first-page"),
    "search": Screen("administrator#finding-things"),
    "password_change": Screen("administrator#accounts"),
    "auth_user_password": Screen("administrator#accounts"),
    "first-start": Screen("administrator#first-start"),
    "start": Screen("administrator#setting-up-the-site"),
    "step": Screen("administrator#setting-up-the-site"),
    # -- The clinic and its people -------------------------------------------------------------
    "clinic_clinic": Screen("administrator#the-clinics-profile"),
    "clinic_redirect": Screen(
        "administrator#addresses-that-moved",
        _(
            "Old addresses that lead to new ones. They come by themselves when the address of "
            "something public changes; add one for an address of your former site."
        ),
    ),
    "accounts_user": Screen(
        "administrator#accounts",
        _("Everybody who may sign in here. “Add account” gives a colleague one, with a role."),
    ),
    "authors_author": Screen(
        "administrator#authors",
        _(
            "The people whom readers see beside texts, with their entry in a register. Add "
            "yourself first: an article needs an author."
        ),
    ),
    "safety_helpline": Screen(
        "administrator#help-lines",
        _(
            "The numbers that readers in need see on every page. Add the emergency number of "
            "your country first, then a crisis line."
        ),
    ),
    "audit_event": Screen(
        "administrator#the-record",
        _("Who did what, and when. Every decision leaves a line here by itself."),
    ),
    "audit_importrun": Screen(
        "administrator#the-record",
        _("Each import of texts from elsewhere leaves a line here, with what it brought."),
    ),
    "outbox_message": Screen(
        "administrator#mail-and-regular-work",
        _("Every mail that the site sends stands here, with its last error. None was sent yet."),
    ),
    "outbox_job": Screen("administrator#mail-and-regular-work"),
    "pages_page": Screen(
        "administrator#pages",
        _(
            "Pages of the clinic's own: about us, services, fees. “Add page” begins the first; "
            "nobody sees it before it is published."
        ),
    ),
    "clinic_location": Screen(
        "moderator#contact-opening-hours-and-the-clinics-pages",
        _(
            "Where you see people, with address, way in and opening hours. The first one stands "
            "in the foot of every page."
        ),
    ),
    "clinic_changedhours": Screen(
        "moderator#contact-opening-hours-and-the-clinics-pages",
        _("Holidays and days with other hours. Readers see them from two weeks before."),
    ),
    "pages_enquiry": Screen(
        "moderator#contact-opening-hours-and-the-clinics-pages",
        _(
            "People who would like to be called. The form for it is off until you switch it on in "
            "the clinic's profile."
        ),
    ),
    "pages_appearance": Screen("administrator#how-the-site-looks"),
    "gallery": Screen("administrator#how-the-site-looks"),
    "desk": Screen("administrator#how-the-site-looks"),
    "leaflets_leaflet": Screen(
        "administrator#documents-to-download",
        _("Worksheets and leaflets as PDF. “Add leaflet” takes the first; it is checked before."),
    ),
    "digest_subscriber": Screen("administrator#word-to-the-readers"),
    "remove": Screen("administrator#removing-the-demo"),
    # -- Texts ---------------------------------------------------------------------------------
    "articles_edition": Screen(
        "clinician#the-form-in-the-order-of-thought",
        _(
            "Articles, each with its editions. “Write an article” begins the first: what do "
            "people often ask you?"
        ),
    ),
    "articles_edition_add": Screen("clinician#begin"),
    "articles_edition_changelist": Screen("clinician#begin"),
    "articles_edition_preview": Screen("clinician#preview-and-sharing"),
    "articles_edition_share": Screen("clinician#preview-and-sharing"),
    "articles_edition_submit": Screen("clinician#sending-for-review"),
    "articles_edition_recall": Screen("clinician#sending-for-review"),
    "articles_edition_reassign": Screen("clinician#sending-for-review"),
    "articles_edition_ask-outside": Screen("clinician#sending-for-review"),
    "articles_edition_check-oneself": Screen("clinician#sending-for-review"),
    "articles_edition_review": Screen("clinician#reviewing"),
    "articles_edition_decline": Screen("clinician#reviewing"),
    "articles_edition_notes": Screen("clinician#notes-on-your-text"),
    "articles_edition_publish": Screen("clinician#publishing-correcting-withdrawing"),
    "articles_edition_set-end": Screen("clinician#publishing-correcting-withdrawing"),
    "articles_edition_take-back": Screen("clinician#publishing-correcting-withdrawing"),
    "articles_edition_next": Screen("clinician#publishing-correcting-withdrawing"),
    "articles_edition_withdraw": Screen("clinician#publishing-correcting-withdrawing"),
    "articles_edition_put-into-bin": Screen("clinician#the-bin"),
    "articles_edition_take-out-of-bin": Screen("clinician#the-bin"),
    "articles_edition_history": Screen("clinician#history"),
    "articles_edition_versions": Screen("clinician#nothing-is-lost"),
    "articles_edition_compare": Screen("clinician#history"),
    "articles_edition_restore": Screen("clinician#history"),
    "articles_edition_evidence-pack": Screen("clinician#history"),
    "articles_edition_preflight": Screen("clinician#preflight"),
    "articles_edition_related": Screen("clinician#related-articles"),
    "articles_edition_calendar": Screen("clinician#the-calendar"),
    "articles_article": Screen(
        "clinician#the-form-in-the-order-of-thought",
        _("What belongs to an article and not to one edition of it. It begins with a draft."),
    ),
    "articles_preflightsummary": Screen("clinician#preflight"),
    "articles_switchedoff": Screen("clinician#preflight"),
    "articles_topic": Screen(
        "clinician#topics-tags-and-series",
        _("The few subjects of the site, like Sleep or Anxiety. Every article needs one topic."),
    ),
    "articles_series": Screen(
        "clinician#topics-tags-and-series",
        _("Articles that are read one after the other. Add a series, then name it in articles."),
    ),
    "articles_tag": Screen(
        "clinician#topics-tags-and-series",
        _("Tags come by themselves when an article that bears them is approved."),
    ),
    "articles_outline": Screen(
        "clinician#begin",
        _("Headings to begin a kind of article with. “Add outline” makes the first."),
    ),
    "images_image": Screen(
        "clinician#images",
        _("The library of pictures. Add the first here, or from the text you are writing."),
    ),
    "references_reference": Screen(
        "clinician#sources",
        _(
            "The works that texts cite, each written down once. “Add” takes a DOI or an address, "
            "“Add several” a list."
        ),
    ),
    "glossary_entry": Screen(
        "clinician#the-glossary",
        _(
            "Terms that are explained wherever a text uses them. Add the first, load a table, or "
            "choose in the set-up to begin with ours."
        ),
    ),
    "faq_question": Screen(
        "clinician#questions-and-answers",
        _("Questions that people ask you, with a short answer each. Make a group first."),
    ),
    "faq_group": Screen(
        "clinician#questions-and-answers",
        _("Questions stand in groups, like “Before the first visit”. Add the first group."),
    ),
    "reviews_review": Screen(
        "clinician#reviewing",
        _("Every signature on a text, with its day. The first review leaves a line here."),
    ),
    # -- Readers -------------------------------------------------------------------------------
    "comments_comment": Screen("moderator#the-queue"),
    "comments_comment_change": Screen("moderator#a-comments-page"),
    "comments_comment_settings": Screen("moderator#the-settings-as-sentences"),
    "comments_comment_records": Screen("moderator#records"),
    "comments_comment_evidence": Screen("moderator#records"),
    "comments_comment_summary": Screen("moderator#records"),
    "comments_comment_hand-over": Screen("moderator#care-for-those-who-read"),
    "comments_comment_bursts": Screen("moderator#what-looks-like-spam"),
    "comments_comment_burst": Screen("moderator#what-looks-like-spam"),
    "comments_comment_decide": Screen("moderator#deciding"),
    "comments_comment_reply": Screen("moderator#replying"),
    "comments_replytemplate": Screen(
        "moderator#replying",
        _("Words for the practice's replies to comments. Add the first if you allow replies."),
    ),
    "feedback_dailyviews": Screen("clinician#what-people-read"),
    "feedback_report": Screen(
        "clinician#what-readers-report",
        _("What readers say is wrong on a page. The link to it stands below every article."),
    ),
    "discovery_missedsearch": Screen("clinician#what-readers-search-for-in-vain"),
    "discovery_outsidelink": Screen("clinician#links-to-other-sites"),
}


def screen(name):
    """The row of an address by its name, or by the longest beginning that has one."""
    while name:
        if name in SCREENS:
            return SCREENS[name]
        name = name.rpartition("_")[0]
    return None
