"""Signed links and tokens. Every salt of the project stands here.

A link in a letter to a commenter must work for years, so old keys stay in SECRET_KEY_FALLBACKS.
"""

import hashlib
import hmac

from django.conf import settings
from django.core import signing

COMMENT_LINK = "clinic.comment-link"
READER_FORM = "clinic.reader-form"
COMMENT_DRAFT = "clinic.comment-draft"
COMMENTS_OF = "clinic.comments-of"
ENQUIRY_DRAFT = "clinic.enquiry-draft"
COMMENT_REPORT = "clinic.comment-report"
PREVIEW_LINK = "clinic.preview-link"
REVIEW_LINK = "clinic.review-link"
REVIEW_CODE = "clinic.review-code"
REVIEW_TICKET = "clinic.review-ticket"
NETWORK = "clinic.network"
FIRST_START = "clinic.first-start"
VOTE = "clinic.vote"
MISSED_SEARCH = "clinic.missed-search"
RECORDS_TO_CONFIRM = "clinic.records-to-confirm"
TABLE_TO_CONFIRM = "clinic.table-to-confirm"
DIGEST_CONFIRM = "clinic.digest-confirm"
DIGEST_STOP = "clinic.digest-stop"
DIGEST_ADDRESS = "clinic.digest-address"


def sign(value, *, salt):
    return signing.dumps(value, salt=salt)


def unsign(token, *, salt, max_age=None):
    """The signed value, or None where the token is forged, cut or too old."""
    try:
        return signing.loads(token, salt=salt, max_age=max_age)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def keyed_hash(value, *, salt):
    """A hash that cannot be tried out without the key, as for networks and addresses of e-mail."""
    return _keyed_hash(value, salt, settings.SECRET_KEY)


def keyed_hashes(value, *, salt):
    """The same, and what it was with the keys before: for hashes that are kept for years."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [_keyed_hash(value, salt, key) for key in keys]


def _keyed_hash(value, salt, key):
    return hmac.new(f"{salt}:{key}".encode(), value.encode(), hashlib.sha256).hexdigest()
