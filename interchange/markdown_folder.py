"""A folder of Markdown with front matter, as Jekyll, Hugo and people by hand write it."""

import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import yaml
from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.text import slugify
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from interchange.items import Item, Left, Person, Status

ENDINGS = {".md", ".markdown", ".mdown", ".mkd"}
MOST_BYTES = 5 * 1024 * 1024
# Generators write 0001-01-01 where they need a date and have none.
FIRST_YEAR = 1970
# What becomes something here; any other line of a front matter is counted as not taken.
USED = {
    *("title", "description", "bite", "excerpt", "summary", "subtitle", "slug", "date", "lastmod"),
    *("last_modified_at", "tags", "tag", "categories", "category", "topics", "topic", "lang"),
    *("language", "locale", "published", "draft", "private", "status", "visibility", "password"),
    *("expirydate", "author", "authors", "permalink", "url", "redirect_from", "aliases"),
    *("comments", "layout"),
}
TRUE, FALSE = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}

_FRONT = re.compile(
    r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_DATED = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$")
# Bounded, so that an opening without an end costs nothing.
_LIQUID = re.compile(r"\{%[^\n]{0,500}?%\}|\{\{[^\n]{0,500}?\}\}")
_KRAMDOWN = re.compile(r"^[ \t]*\{:[^}\n]*\}[ \t]*$|\{:[^}\n]*\}", re.MULTILINE)
_LINK_TAG = re.compile(
    r"""(?:(?P<post>post_url)|link|rel_?ref|ref)\s+["']?(?P<target>[^\s"'%}]+)"""
)
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")

_markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class MarkdownFolder:
    """The folder's texts, in the order of their paths; see `items.Source`."""

    hosts = frozenset()

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.name = f"markdown:{self.folder.name}"

    def __iter__(self):
        files = (path for path in self.folder.rglob("*") if path.suffix.lower() in ENDINGS)
        for path in sorted(files):
            if path.is_file():
                source_id = path.relative_to(self.folder).as_posix()
                try:
                    yield read(source_id, self._text(path))
                except Unreadable as why:
                    yield Left(source_id, str(why), refused=True)

    def _text(self, path):
        if not path.resolve().is_relative_to(self.folder):
            raise Unreadable(_("it is a link that leads out of the folder"))
        try:
            if path.stat().st_size > MOST_BYTES:
                raise Unreadable(_("it is larger than 5 MB"))
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unreadable(_("it is not UTF-8, at byte %d") % error.start) from error
        except OSError as error:
            raise Unreadable(error.strerror) from error


class Unreadable(Exception):
    """Why a file cannot be read, for the report."""


def read(source_id, text):
    """One file as an Item."""
    front, body = _split(text)
    path = PurePosixPath(source_id)
    stem = path.parent.name if path.stem in ("index", "_index") and path.parent.name else path.stem
    dated = _DATED.match(stem)
    slug = _words(front.get("slug")) or (dated[4] if dated else stem)
    lost = Counter()
    title, body = _title(front, body)
    topics, tags = _topics(front), _tags(front)
    day = _moment(front.get("date")) or (_moment("-".join(dated.groups()[:3])) if dated else None)
    permalinks = [_words(front.get(key)) for key in ("permalink", "url")]
    moved_from = [link for link in permalinks if link.startswith("/") and ":" not in link]
    moved_from += [
        f"/{link.lstrip('/')}"
        for key in ("redirect_from", "aliases")
        for link in _list(front.get(key))
    ]
    item = Item(
        source_id=source_id,
        title=title,
        html=_markdown.render(_without_liquid(body, lost)),
        status=_status(front, path),
        slug=slug,
        standfirst=next(
            filter(
                None,
                (
                    _words(front.get(key))
                    for key in ("bite", "description", "excerpt", "summary", "subtitle")
                ),
            ),
            "",
        ),
        topic=topics[0] if topics else "",
        tags=[*tags, *topics],
        people=_people(front),
        date=day,
        modified=_moment(front.get("lastmod")) or _moment(front.get("last_modified_at")),
        comments_open=_truth(front.get("comments")) is not False,
        base=f"/{source_id}",
        paths=[f"/{source_id}", f"/{path.parent}/{slugify(slug)}", f"/{slugify(slug)}", f"/{stem}"],
        moved_from=moved_from,
        lost=lost,
    )
    _language(item, front)
    _not_taken(item, front)
    return item


def _split(text):
    """The front matter as a dict with keys in lower case, and the text below it."""
    text = text.replace("\r\n", "\n")
    match = _FRONT.match(text)
    if match is None:
        return {}, text
    try:
        front = tomllib.loads(match[2]) if match[1] == "+++" else yaml.safe_load(match[2])
    except yaml.MarkedYAMLError as error:
        above = text[: match.start(2)].count("\n")
        line = above + 1 + (error.problem_mark.line if error.problem_mark else 0)
        raise Unreadable(
            _("its front matter is broken at line %(line)d: %(problem)s")
            % {"line": line, "problem": error.problem}
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable(_("its front matter is broken: %s") % _first_line(error)) from error
    if front is not None and not isinstance(front, dict):
        raise Unreadable(_("its front matter is no list of “name: value” lines"))
    return {str(key).lower(): value for key, value in (front or {}).items()}, text[match.end() :]


def _first_line(error):
    return str(error).partition("\n")[0]


def _title(front, body):
    """The title and the text without it: a heading at the top serves where there is no other."""
    title, heading = _words(front.get("title")), _HEADING.match(body)
    if heading and title in ("", heading[1]):
        return heading[1], body[heading.end() :]
    return title, body


def _topics(front):
    """Topics, else categories, in words: they are often written as addresses."""
    names = [*_list(front.get("topics")), *_list(front.get("topic"))]
    names += [*_list(front.get("categories")), _words(front.get("category"))]
    return [_humanised(name) for name in dict.fromkeys(filter(None, names))]


def _humanised(name):
    if re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", name):
        name = re.sub("[-_]", " ", name)
        return name[:1].upper() + name[1:]
    return name


def _tags(front):
    return [*_list(front.get("tags")), *filter(None, [_words(front.get("tag"))])]


def _people(front):
    named = front.get("authors") or front.get("author") or []
    people = []
    for one in named if isinstance(named, list) else [named]:
        facts = one if isinstance(one, dict) else {"name": one}
        name = _words(facts.get("name")) or _words(facts.get("display_name"))
        if name:
            people.append(
                Person(_words(facts.get("login")) or name, name, _words(facts.get("email")))
            )
    return people


def _status(front, path):
    """Public only where nothing says otherwise."""
    if _words(front.get("password")):
        return Status.PROTECTED
    said = _words(front.get("status")).lower() or _words(front.get("visibility")).lower()
    if _truth(front.get("private")) or said == "private":
        return Status.PRIVATE
    hidden = _truth(front.get("draft")) or _truth(front.get("published")) is False
    expires = _moment(front.get("expirydate"))
    if expires and expires <= timezone.now():
        hidden = True
    if hidden or "_drafts" in path.parts or said not in ("", "publish", "published", "public"):
        return Status.DRAFT
    return Status.PUBLIC


def _language(item, front):
    said = next(
        filter(None, (_words(front.get(key)) for key in ("lang", "language", "locale"))), ""
    )
    code = re.split("[-_]", said.lower())[0]
    known = code in dict(settings.LANGUAGES)
    item.language = code if known else settings.LANGUAGE_CODE
    if said and not known:
        item.notes.append((_("its language is not one of the site's"), said))


def _not_taken(item, front):
    for key in front:
        if key == "related":
            item.lost[_("front matter: related (it is computed here)")] += 1
        elif key not in USED:
            item.lost[_("front matter: %s") % key[:40]] += 1


def _without_liquid(text, lost):
    """The text without template tags; those that mean a link become its address."""

    def gone(match):
        tag = match[0]
        target = _LINK_TAG.search(tag)
        if target:
            return (
                f"/{target['target']}"
                if not target["target"].startswith(("/", "."))
                else target["target"]
            )
        if re.match(r"\{%-?\s*(?:end)?highlight", tag):
            return "```"
        lost[_("template tag: %s") % re.sub(r"[{}%<>\s-]+", " ", tag).strip()[:40]] += 1
        return ""

    text = _LIQUID.sub(gone, text)
    attributes = len(_KRAMDOWN.findall(text))
    if attributes:
        lost[_("Kramdown attributes")] += attributes
    return _KRAMDOWN.sub("", text)


# -- Values, whatever their type -----------------------------------------------------------------


def _words(value):
    """A scalar as words; never a container, whose text YAML's aliases could blow up."""
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, (str, int, float, date)) else ""


def _list(value):
    """A list of words; a plain string is separated by commas, or as in Jekyll by spaces."""
    if isinstance(value, str):
        value = value.split(",") if "," in value else value.split()
    return [word for word in map(_words, value if isinstance(value, list) else []) if word]


def _truth(value):
    if isinstance(value, bool):
        return value
    word = _words(value).lower()
    return True if word in TRUE else False if word in FALSE else None


def _moment(value):
    """An aware moment, or None for none, for nonsense and for the placeholder years."""
    if isinstance(value, str):
        value = re.sub(r"\s+(?=[+-]\d\d:?\d\d$|Z$)", "", value.strip())
        try:
            value = parse_datetime(value) or datetime.fromisoformat(value)
        except ValueError:
            value = _plain_day(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if not isinstance(value, datetime) or value.year < FIRST_YEAR or value.year > 9000:
        return None
    if timezone.is_naive(value):
        value = value.replace(tzinfo=timezone.get_default_timezone())
    return value.astimezone(UTC)


def _plain_day(value):
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
