"""Reads one PDF, refuses what could act, and writes it anew without what is nobody's business.

Run as a program of its own, with limits on memory and time: a file that makes the parser stumble
takes nothing else with it. It knows nothing of Django. `leaflets.processing` calls it.
"""

import json
import resource
import sys
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

MOST_MEMORY, MOST_SECONDS, MOST_WRITTEN = 1024**3, 20, 64 * 1024**2
# Actions, and the reason for which a file that has one is refused.
ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "launch",
    "/SubmitForm": "submits",
    "/ImportData": "submits",
    "/GoToR": "elsewhere",
    "/GoToE": "files",
    "/Thread": "elsewhere",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
    "/GoTo3DView": "media",
}
KEYS = {
    "/JS": "script",
    "/JavaScript": "script",
    "/XFA": "script",
    "/EF": "files",
    "/EmbeddedFiles": "files",
    "/RichMediaContent": "media",
}
ANNOTATIONS = {"/FileAttachment": "files"} | dict.fromkeys(
    ["/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"], "media"
)
SCHEMES = {"http", "https", "mailto", "tel"}
# Who made it with what and when, its drafts and its small pictures, and what happens by itself.
DROPPED = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA")
# Of a remark: who made it, and when.
OF_A_REMARK = ("/T", "/M", "/CreationDate")


class CannotTake(Exception):
    """With the code of the reason; the words stand in `leaflets.processing`."""


def wash(source, target, title, language):
    """Write `source` anew as `target`. Returns what is known of it."""
    try:
        with pikepdf.open(source) as pdf:
            return _washed(pdf, target, title, language)
    except pikepdf.PasswordError:
        raise CannotTake("encrypted") from None
    except pikepdf.PdfError:
        raise CannotTake("broken") from None


def _washed(pdf, target, title, language):
    if pdf.is_encrypted:
        raise CannotTake("encrypted")
    things = list(_everything(pdf))
    for thing in things:
        if reason := _reason_against(thing):
            raise CannotTake(reason)
    for thing in things:
        _strip(thing)
    root = pdf.Root
    if "/OpenAction" in root:
        del root.OpenAction
    facts = {"pages": len(pdf.pages), "is_tagged": _is_tagged(root)}
    if not facts["pages"]:
        raise CannotTake("broken")
    del pdf.docinfo
    pdf.docinfo["/Title"] = title
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if "/Lang" not in root:
        root.Lang = language
    pdf.remove_unreferenced_resources()
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return facts


def _everything(pdf):
    """Every dictionary and stream of the file, those within others too."""
    for thing in pdf.objects:
        waiting = [thing]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, Dictionary | Stream):
                yield thing
                waiting += [value for _key, value in thing.items() if _is_within(value)]
            elif isinstance(thing, Array):
                waiting += [value for value in thing if _is_within(value)]


def _is_within(value):
    """Whether it stands here itself; what is referred to has its own turn."""
    return isinstance(value, Dictionary | Array) and not value.is_indirect


def _reason_against(thing):
    for key, reason in KEYS.items():
        if key in thing:
            return reason
    kind = str(thing.get("/S", ""))
    if kind in ACTIONS:
        return ACTIONS[kind]
    if kind == "/URI" and _scheme(thing.get("/URI")) not in SCHEMES:
        return "elsewhere"
    if "/Rect" in thing and str(thing.get("/Subtype", "")) in ANNOTATIONS:
        return ANNOTATIONS[str(thing.Subtype)]
    if thing.get("/Type") == Name.EmbeddedFile:
        return "files"
    # A stream whose bytes lie in another file.
    return "elsewhere" if isinstance(thing, Stream) and "/F" in thing else ""


def _scheme(address):
    try:
        return urlsplit(str(address).strip()).scheme.lower()
    except ValueError:
        return ""


def _strip(thing):
    for key in DROPPED:
        if key in thing:
            del thing[key]
    if "/Rect" in thing and thing.get("/Subtype") != Name.Widget:
        for key in OF_A_REMARK:
            if key in thing:
                del thing[key]
    if isinstance(thing, Stream) and thing.get("/Filter") == Name.DCTDecode:
        picture = thing.read_raw_bytes()
        bare = without_metadata(picture)
        if bare != picture:
            thing.write(bare, filter=Name.DCTDecode, decode_parms=thing.get("/DecodeParms"))


def without_metadata(jpeg):
    """A JPEG without its comments and what the camera wrote down, place and day among it."""
    kept, at = [jpeg[:2]], 2
    while jpeg[at : at + 1] == b"\xff" and jpeg[at + 1 : at + 2] not in (b"\xda", b"\xd9", b""):
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(jpeg):
            break
        if jpeg[at + 1] not in (0xE1, 0xED, 0xFE):  # EXIF and XMP, IPTC, a comment
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])


def _is_tagged(root):
    """Whether it says what its headings, lists and pictures are, for those who listen to it."""
    return "/StructTreeRoot" in root and bool(root.get("/MarkInfo", {}).get("/Marked", False))


def main(source, target, title, language):
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    try:
        answer = wash(source, target, title, language)
    except CannotTake as refusal:
        answer = {"refused": str(refusal)}
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
