"""From what somebody pastes or uploads to records to confirm, whatever format it is in."""

from references.formats import bibtex, csl_json, medline, pasted, ris

# A year's reading list is a tenth of this; more at once nobody confirms with care.
LARGEST = 1024 * 1024
_BY_THEIR_BEGINNING = (ris, medline, bibtex)


def text_of(data):
    """The text of a file: Unicode with or without its mark, else as Windows wrote it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read(text):
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return [record for record in _format(text).read(text) if record.facts or record.faults]


def _format(text):
    if text.lstrip()[:1] in ("[", "{") and not text.lstrip()[1:2].isdigit():
        return csl_json
    return next((f for f in _BY_THEIR_BEGINNING if f.BEGINS.search(text)), pasted)
