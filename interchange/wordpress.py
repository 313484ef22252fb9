"""A WordPress export (WXR): RSS with WordPress's own fields, read as a stream."""

import re
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from clinic import markup
from clinic.exceptions import Refused
from interchange.items import Item, Left, Person, Remark, Status
from interchange.reduction import host_of
from interchange.wordpress_html import to_html

NAMESPACES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
STATUSES = {
    "publish": Status.PUBLIC,
    "future": Status.SCHEDULED,
    "private": Status.PRIVATE,
    "draft": Status.DRAFT,
    "auto-draft": Status.DRAFT,
    "pending": Status.DRAFT,
}
KINDS = {"post": "article", "page": "page"}
COMMENT_STATES = {"1": "approved", "0": "pending", "spam": "spam"}


class WordPressFile:
    """The posts and pages of an export; see `items.Source`. Raises Refused where it breaks off."""

    def __init__(self, path):
        self.path = path
        self.people = {}
        self.site = ""
        self._read_head()
        self.hosts = {host_of(self.site)}
        self.name = f"wordpress:{host_of(self.site)}{urlsplit(self.site).path.rstrip('/')}"

    def _read_head(self):
        """Whose export it is: the site and its authors stand before the first item."""
        is_export = False
        for name, element, inside in self._elements():
            if name == "item":
                break
            if name == "wp:wxr_version":
                is_export = True
            elif name == "wp:base_blog_url" or (name == "link" and not inside and not self.site):
                self.site = (element.text or "").strip()
            elif name == "wp:author":
                self._keep(_fields(element))
        if not is_export or not host_of(self.site):
            raise Refused(
                _("This is not a WordPress export (WXR): it names no version or no site.")
            )

    def _keep(self, fields):
        login = fields.get("wp:author_login", "")
        self.people[slugify(login)] = Person(
            login=login,
            name=fields.get("wp:author_display_name", ""),
            email=fields.get("wp:author_email", ""),
            given_name=fields.get("wp:author_first_name", ""),
            family_name=fields.get("wp:author_last_name", ""),
        )

    def __iter__(self):
        for name, element, _inside in self._elements():
            if name == "item":
                yield self._read(element)

    def _elements(self):
        """(name, element, whether inside an item) as each one ends; items are let go after use."""
        try:
            depth, channel = 0, None
            events = iterparse(self.path, events=("start", "end"), forbid_dtd=True)
            for event, element in events:
                name = _name(element.tag)
                if event == "start":
                    channel = element if name == "channel" else channel
                    depth += name == "item"
                    continue
                depth -= name == "item"
                yield name, element, depth > 0
                if name == "item" and channel is not None:
                    channel.clear()
        except ParseError as error:
            raise Refused(
                _("The file breaks at line %(line)d (%(why)s). Nothing was imported.")
                % {"line": error.position[0], "why": str(error).partition(":")[0]}
            ) from error
        except DefusedXmlException as error:
            raise Refused(
                _("The file declares a document type or entities, which no export does.")
            ) from error
        except OSError as error:
            raise Refused(f"{self.path}: {error.strerror}") from error

    def _read(self, element):
        fields = _fields(element)
        source_id, kind = fields.get("wp:post_id", ""), fields.get("wp:post_type", "")
        said = fields.get("wp:status", "")
        label = f"{kind} {source_id}"
        if not source_id:
            return Left(fields.get("title", ""), _("it has no number"), refused=True)
        if kind not in KINDS:
            return Left(label, kind)
        if said == "trash":
            return Left(label, _("in the trash there"))
        status = STATUSES.get(said, Status.DRAFT)
        if fields.get("wp:post_password"):
            status = Status.PROTECTED
        lost = Counter()
        link = fields.get("link", "")
        item = Item(
            source_id=source_id,
            kind=KINDS[kind],
            title=fields.get("title", ""),
            html=to_html(fields.get("content:encoded", ""), lost),
            status=status,
            slug=unquote(fields.get("wp:post_name", "")),
            language=settings.LANGUAGE_CODE,
            standfirst=fields.get("excerpt:encoded", ""),
            people=self._people(fields.get("dc:creator", "")),
            date=_moment(fields, "wp:post_date"),
            modified=_moment(fields, "wp:post_modified"),
            comments_open=fields.get("wp:comment_status") == "open",
            base=link,
            paths=[f"/?p={source_id}"],
            moved_from=[link] if host_of(link) in self.hosts else [],
            lost=lost,
        )
        _categories(item, element)
        _comments(item, element)
        if any(meta.get("wp:meta_key") == "_thumbnail_id" for meta in _all(element, "wp:postmeta")):
            lost[_("featured image (choose the main image by hand)")] += 1
        return item

    def _people(self, creator):
        login = slugify(creator)
        return [self.people.get(login) or Person(creator)] if login else []


def _categories(item, element):
    names = [
        (category.get("domain"), (category.text or "").strip())
        for category in element.iterfind("category")
        if category.get("nicename") != "uncategorized"
    ]
    categories = [name for domain, name in names if domain == "category" and name]
    item.topic = categories[0] if categories else ""
    item.tags = categories + [name for domain, name in names if domain == "post_tag" and name]


def _comments(item, element):
    for fields in _all(element, "wp:comment"):
        source_id, kind = fields.get("wp:comment_id", ""), fields.get("wp:comment_type", "")
        state = COMMENT_STATES.get(fields.get("wp:comment_approved", ""))
        text = _words(fields.get("wp:comment_content", ""))
        if kind not in ("", "comment"):
            item.lost[kind] += 1
        elif state is None:
            item.lost[_("comment in the trash")] += 1
        elif not (source_id and text):
            item.lost[_("comment without words or number")] += 1
        else:
            item.comments.append(
                Remark(
                    source_id=source_id,
                    nickname=_words(fields.get("wp:comment_author", "")),
                    text=text,
                    submitted_at=_moment(fields, "wp:comment_date") or item.date or timezone.now(),
                    state=state,
                    parent=fields.get("wp:comment_parent", ""),
                )
            )


def _words(html):
    """A comment's words with its paragraphs, without its markup."""
    html = re.sub(r"<br\s*/?>|</p>", "\n\n", html)
    paragraphs = map(markup.plain, re.split(r"\n\s*\n", markup.without_unseen(html)))
    return "\n\n".join(filter(None, paragraphs))


def _moment(fields, key):
    """The moment in UTC; the local time there where that is missing; None for the zero date."""
    for name, zone in ((f"{key}_gmt", UTC), (key, timezone.get_default_timezone())):
        try:
            moment = datetime.strptime(fields.get(name, ""), "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007
        except ValueError:
            continue
        return moment.replace(tzinfo=zone).astimezone(UTC)
    return None


# -- Elements --------------------------------------------------------------------------------------


def _name(tag):
    """`{https://wordpress.org/export/1.2/}post_id` → `wp:post_id`, whatever the version."""
    namespace, _brace, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    if "/export/" in namespace:
        return f"excerpt:{local}" if namespace.endswith("/excerpt/") else f"wp:{local}"
    return f"{NAMESPACES.get(namespace, '')}{local}"


def _fields(element):
    """An element's children that hold text; of several of one name the first."""
    fields = {}
    for child in element:
        fields.setdefault(_name(child.tag), (child.text or "").strip())
    return fields


def _all(element, name):
    return [_fields(child) for child in element if _name(child.tag) == name]
