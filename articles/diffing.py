"""What differs between two editions, part by part."""

from dataclasses import dataclass
from html import escape

from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from articles.models import Byline
from articles.redline import redlined
from authors.models import Author
from clinic import markup
from discovery import links
from images.models import Image
from references.models import Reference
from references.styles import link, vancouver


@dataclass(frozen=True)
class Difference:
    """A part of an edition: `label` is its name for people, `html` marks what changed in it.

    Where it is the `same` there is no html.
    """

    label: str
    html: str

    @property
    def same(self):
        return not self.html


def between(before, after):
    """The parts of two contents (`Edition.content`, or what was signed of it), each compared.

    A content that was signed when editions had fewer parts has nothing in the others.
    """

    def both(part, *names):
        return part(*(content.get(name, "") for name in names for content in (before, after)))

    return [
        Difference(_("Title"), both(_words, "title")),
        Difference(_("Standfirst"), both(_words, "standfirst")),
        Difference(_("Text"), both(_text, "body", "references")),
        Difference(_("Text in depth"), both(_text, "in_depth", "references")),
        Difference(_("Authors"), both(_authors, "authors")),
        Difference(_("Images"), both(_images, "images")),
        Difference(_("References"), both(_references, "references")),
        Difference(_("Tags"), both(_tags, "tags")),
        Difference(_("Disclosure"), both(_words, "disclosure")),
        Difference(_("Language"), both(_words, "language")),
    ]


def _marked(old, new, *numbers):
    old, new = markup.clean(old), markup.clean(new)
    return "" if old == new else redlined(old, new, *numbers)


def _words(old, new):
    return _marked(
        *("".join(f"<p>{escape(line)}</p>" for line in t.splitlines()) for t in (old, new))
    )


def _text(old, new, old_references, new_references):
    numbers = [
        {facts["key"]: number for number, facts in enumerate(references, start=1)}
        for references in (old_references, new_references)
    ]
    return links.resolved(_marked(old, new, *numbers))


# -- What is listed ------------------------------------------------------------------------------


def _tags(old, new):
    return _marked(_list("ul", map(escape, old)), _list("ul", map(escape, new)))


def _authors(old, new):
    """In their order, each with everything that a signature covers and that differs."""
    by_person = [{facts["author"]: facts for facts in authors} for authors in (old, new)]
    roles = dict(Byline.Role.choices)

    def lines(authors):
        for facts in authors:
            other_facts = [people.get(facts["author"], facts) for people in by_person]
            words = [facts["name"], facts["role"], str(roles.get(facts["as"], facts["as"]))]
            beside = _facts_beside(facts, other_facts, ["slug"], Author)
            yield escape(", ".join(filter(None, [*words, *beside])))

    return _marked(_list("ol", lines(old)), _list("ol", lines(new)))


def _references(old, new):
    """Those that were added, removed, or whose facts changed; the others are left out."""

    def line(facts, pair):
        words = [f"[{facts['key']}]", vancouver(facts), link(facts)]
        names = dict.fromkeys(name for either in pair for name in either)
        beside = _facts_beside(facts, pair, names, Reference)
        return escape(" ".join(filter(None, [*words, "; ".join(beside)])))

    return _by_key(old, new, lambda facts: facts["key"], line)


def _images(old, new):
    """Those that came, went, or are shown with other words; the others are left out."""

    def line(facts, pair):
        image = Image(**{name: facts[name] for name in ("sha256", "extension", "width", "height")})
        words = [_("Main image.") if facts["use"] == "hero" else _("In the text.")]
        if facts.get("decorative"):
            words.append(_("Decorative: not read out."))
        elif facts.get("alt"):
            words.append(_("Text alternative: “%s”.") % facts["alt"])
        for label, name in ((_("Credit: %s."), "credit"), (_("Licence: %s."), "licence")):
            words += [label % facts[name]] if facts[name] else []
        thumb = f'<img src="{escape(image.thumb)}" alt="">'
        return f"{thumb} {escape(' '.join(words))}"

    return _by_key(old, new, lambda facts: (facts["use"], facts["sha256"]), line)


def _by_key(old, new, key, line):
    """Two lists of facts whose order says nothing: what changed, what went, what came."""
    before, after = ({key(facts): facts for facts in side} for side in (old, new))
    both = [(before[name], after[name]) for name in before if name in after]
    changed = [pair for pair in both if pair[0] != pair[1]]
    gone = [line(facts, ()) for name, facts in before.items() if name not in after]
    come = [line(facts, ()) for name, facts in after.items() if name not in before]
    lists = [
        ([line(pair[0], pair) for pair in changed], [line(pair[1], pair) for pair in changed]),
        (gone, []),
        ([], come),
    ]
    shown = ((_marked(_list("ul", was), _list("ul", now)),) for was, now in lists)
    return format_html_join("", "{}", shown)


def _facts_beside(facts, pair, names, model):
    """The facts of a thing that is in both editions and differ, with their names."""
    labels = {field.name: field.verbose_name for field in model._meta.fields}
    labels["accessed"] = labels.get("accessed_on")
    return [
        f"{labels.get(name, name)}: {_told(facts.get(name, ''))}"
        for name in names
        if pair and pair[0].get(name) != pair[1].get(name)
    ]


def _told(value):
    """A fact in words; people are facts of their own."""
    if isinstance(value, list):
        return ", ".join(" ".join(str(part) for part in person.values()) for person in value)
    return str(value)


def _list(name, lines):
    lines = "".join(f"<li>{line}</li>" for line in lines)
    return f"<{name}>{lines}</{name}>" if lines else ""
