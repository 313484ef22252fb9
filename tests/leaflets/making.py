"""PDFs as people upload them, good and bad."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, String


def pdf(*, change=None, tagged=True, pages=2, **options):
    """The bytes of a small PDF, after `change(pdf)`."""
    made = pikepdf.new()
    for _page in range(pages):
        made.add_blank_page()
    if tagged:
        made.Root.MarkInfo = Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    made.docinfo["/Author"] = "Secret Person"
    made.docinfo["/Producer"] = "Secret Program"
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = ["Secret Person"]
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out, **options)
    return out.getvalue()


def upload(content=None, name="Sleep diary.pdf"):
    content = pdf() if content is None else content
    return SimpleUploadedFile(name, content, "application/pdf")


def with_action(**action):
    """A link on the first page that does this."""

    def change(made):
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(**action)
        )
        made.pages[0].Annots = Array([link])

    return change


def with_script(made):
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_script_by_name(made):
    tree = Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))]))
    made.Root.Names = Dictionary(JavaScript=tree)


def with_file(made):
    made.attachments["notes.txt"] = b"who was there"


def with_dynamic_form(made):
    made.Root.AcroForm = Dictionary(XFA=made.make_stream(b"<xdp/>"), Fields=Array([]))


def with_film(made):
    made.pages[0].Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))]
    )


def with_bytes_elsewhere(made):
    made.Root.Extra = made.make_stream(b"", F=String("//server/share/file"))
