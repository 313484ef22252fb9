"""The list from A to Z: one page of it, or a letter a page where there are very many terms."""

from dataclasses import dataclass, field

from discovery.documents import fold

# More at once are slow to load and to look through on a telephone.
AT_ONCE = 400


@dataclass
class Letter:
    name: str
    rows: list = field(default_factory=list)
    address: str = ""
    is_shown_alone: bool = False

    @property
    def code(self):
        return "other" if self.name == "#" else self.name

    @property
    def anchor(self):
        return f"letter-{self.code}"


def letters_of(entries):
    """The letters under which entries stand, those that start with none of them at the end."""
    letters = {}
    for entry in sorted(entries, key=lambda entry: fold(entry.name)):
        first = fold(entry.name)[:1].upper()
        name = first if first.isalpha() else "#"
        letters.setdefault(name, Letter(name)).rows.append(entry)
    return sorted(letters.values(), key=lambda letter: (letter.name == "#", letter.name))


def listing(entries, *, kind, asked):
    """All letters, those shown, and the query of this page. An unknown letter is the first."""
    letters = letters_of(entries)
    if len(entries) <= AT_ONCE:
        for letter in letters:
            letter.address = f"#{letter.anchor}"
        return letters, letters, f"?kind={kind}" if kind else ""
    for letter in letters:
        letter.address = f"?kind={kind}&letter={letter.code}" if kind else f"?letter={letter.code}"
    alone = next((letter for letter in letters if letter.code == asked), letters[0])
    alone.is_shown_alone = True
    return letters, [alone], alone.address
