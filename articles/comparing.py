"""What stands in the form beside what somebody else saved meanwhile, and one text made of both."""

from dataclasses import dataclass

from articles import merging
from articles.forms import for_writing
from clinic import markup
from discovery import links

# Chosen between as a whole, and paragraph by paragraph.
WHOLE = ("title", "standfirst", "tag_names", "disclosure", "change_summary")
TEXTS = ("body", "in_depth")
# Said anew by the page itself.
_NOT_CARRIED = {"csrfmiddlewaretoken", "version", "_save", "_submit", "_compare", "_merge"} | {
    *("_accept", "_decline", "_settle", "_answer")
}


@dataclass(frozen=True)
class Same:
    """Paragraphs in which the two do not differ."""

    words: list[str]


@dataclass(frozen=True)
class Place:
    """Where they differ: each side in runs of (words, whether they stand only there)."""

    choice: str
    mine: list[tuple[str, bool]]
    theirs: list[tuple[str, bool]]
    chosen: str
    both: bool


def compared(form, theirs):
    """The texts that differ, as (label, parts in order)."""
    names = [name for name in (*WHOLE, *TEXTS) if name in form.cleaned_data]
    fields = [(form.fields[name].label, _parts(form, theirs, name)) for name in names]
    return [(label, parts) for label, parts in fields if parts]


def kept_beside(form):
    """The labels of what else differs: facts without words to choose from. The form's stays."""
    chosen = (*WHOLE, *TEXTS, "version", "upload")
    beside = [name for name in form.changed_data if name not in chosen]
    data, initial = form.cleaned_data, form.initial
    return [form.fields[name].label for name in beside if data.get(name) != initial.get(name)]


def carried(data):
    """The form as it was typed, as (name, value)."""
    return [
        (name, value)
        for name, values in data.lists()
        if name not in _NOT_CARRIED and not name.startswith("choice-")
        for value in values
    ]


def merge(posted, edition):
    """What was posted, with each text made of what was chosen for it.

    Where yet another save came in nothing was chosen about that: saving will find it stale.
    """
    data = posted.copy()
    if data.get("version") != str(edition.version):
        return data
    for name in TEXTS:
        mine = for_writing(links.anchored(markup.clean(data.get(name, ""))))
        theirs = _saved(edition, name)
        places = merging.places(mine, theirs)
        if places:
            choices = [data.get(_choice(name, number)) for number in range(len(places))]
            data[name] = merging.merged(mine, theirs, choices)
    for name in WHOLE:
        choice = data.get(_choice(name, 0))
        if choice == "theirs":
            data[name] = _saved(edition, name)
        elif choice == "both":
            data[name] = f"{data[name]}, {_saved(edition, name)}"
    return data


def _choice(name, number):
    return f"choice-{name}-{number}"


def _saved(edition, name):
    """A saved text as its author would write it into the form."""
    value = getattr(edition, name)
    if name == "tag_names":
        return ", ".join(value)
    return for_writing(value) if name in TEXTS else value


def _parts(form, edition, name):
    theirs = _saved(edition, name)
    if name in TEXTS:
        mine = for_writing(links.anchored(markup.clean(form.cleaned_data[name])))
        stretches = merging.differences(mine, theirs)
    else:
        mine = form.fields[name].prepare_value(form.cleaned_data[name])
        stretches = [merging.Stretch([mine] if mine else [], [theirs] if theirs else [])]
    parts, number = [], 0
    for stretch in stretches:
        if stretch.same:
            parts.append(Same([markup.plain(block) for block in stretch.mine]))
            continue
        sides = merging.marked(stretch.mine, stretch.theirs)
        both = name == "tag_names" or bool(name in TEXTS and stretch.mine and stretch.theirs)
        parts.append(Place(_choice(name, number), *sides, stretch.words_win, both))
        number += 1
    return parts if number else []
