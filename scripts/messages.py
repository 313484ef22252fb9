"""The words of the interface: collected from the sources, kept in locale/, compiled.

`make messages` brings each language's `django.po` up to date (what is new stands there empty, what
is gone goes) and writes the `django.mo` beside it, which is what the site reads. Both are kept
in the repository: no machine that runs the site needs gettext's programs.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from django.utils.translation.template import templatize  # noqa: E402

ELSEWHERE = {".venv", "var", "tests", "scripts", "benchmarks", "migrations", "static", "docs"}
KEYWORDS = {
    **dict.fromkeys(["_", "_t", "_now", "_lazy", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
# A language that is here for readers alone, above all for who needs help now, says what stands in
# these; anything else is said in English there.
READERS = {
    "ar": [
        *("templates/*.html", "templates/articles/_*.html", "templates/articles/article.html"),
        *("templates/articles/in_depth.html", "templates/articles/handout.html"),
        *("templates/articles/list.html", "templates/articles/gone.html"),
        *("templates/comments/*", "templates/errors/*", "templates/feedback/*"),
        *("templates/glossary/_term_box.html", "templates/pages/help_now.html"),
        *("templates/pages/home.html", "templates/pages/home/*", "templates/pages/contact.html"),
        *("templates/pages/search.html", "templates/pages/_*.html", "templates/authors/*"),
        *("templates/glossary/*", "templates/faq/*", "pages/menu.py"),
        *("articles/sharing.py", "articles/texts.py", "clinic/hours.py"),
        *("discovery/nearby.py", "articles/changelog.py"),
        *("clinic/readers.py", "clinic/settings.py", "comments/forms.py", "comments/letters.py"),
        *(
            "comments/nicknames.py",
            "comments/reports.py",
            "comments/traces.py",
            "comments/words.py",
            "comments/yours.py",
        ),
        *("feedback/forms.py", "pages/errors.py", "safety/help.py"),
    ]
}


def main():
    found = collected()
    for po in sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po")):
        language = po.parts[-3]
        catalogue = renewed(po, language, found)
        with po.open("wb") as file:
            write_po(file, catalogue, width=100)
        missing = untranslated(catalogue)
        print(f"{language}: {len(catalogue)} texts, {len(missing)} of them to be translated")
        for message in missing:
            catalogue.delete(message.id, message.context)
        with po.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


def renewed(po, language, found):
    """The catalogue with exactly the texts of today: what is new is empty, never guessed."""
    old = catalogue_of(po)
    new = Catalog(
        locale=language,
        project="clinic",
        version="1",
        header_comment=old.header_comment,
        creation_date=old.creation_date,
        fuzzy=False,
    )
    for said, context in texts(language, found):
        there = old.get(said, context)
        kept = there is not None and there.id == said and not there.fuzzy
        new.add(said, there.string if kept else "", context=context)
    return new


def catalogue_of(po):
    with po.open("rb") as file:
        return read_po(file, locale=po.parts[-3])


def untranslated(catalogue):
    """What has no translation, or lacks one of the language's plural forms."""
    return [
        message
        for message in catalogue
        if message.id and not (all(message.string) if message.pluralizable else message.string)
    ]


def texts(language, found):
    """(msgid or (msgid, plural), context) of what the language must say, each once, in order."""
    globs = READERS.get(language, ["**"])
    once = {}
    for place, rows in found.items():
        if any(place.match(glob) or glob == "**" for glob in globs):
            for said, context in rows:
                key = (said if isinstance(said, str) else said[0], context)
                if key not in once or isinstance(once[key], str):
                    once[key] = said
    return [(said, context) for (_msgid, context), said in once.items()]


def sources():
    """What may hold words, as paths from the root."""
    for path in sorted(ROOT.rglob("*")):
        place = path.relative_to(ROOT)
        is_code = path.suffix == ".py" or (place.parts[0] == "templates" and path.is_file())
        if is_code and not ELSEWHERE.intersection(place.parts):
            yield place


def collected():
    """Every text of the sources: {path: [(msgid or (msgid, plural), context)]}."""
    return {place: list(_in_file(place)) for place in sources()}


def _in_file(place):
    text = (ROOT / place).read_text()
    if place.suffix != ".py":
        # Each line from its margin on, or what stood between the tags reads as bad indentation.
        lines = templatize(text, origin=str(place)).splitlines(keepends=True)
        text = "".join(line.lstrip(" \t") for line in lines)
    elif "gettext" not in text:
        return
    file = io.BytesIO(text.encode())
    for _line, said, _notes, context in extract("python", file, KEYWORDS):
        yield said, context


if __name__ == "__main__":
    main()
