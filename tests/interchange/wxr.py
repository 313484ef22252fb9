"""A WordPress export written by hand, as small as a test wants it."""

from xml.sax.saxutils import escape

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="https://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="https://wordpress.org/export/1.2/">
<channel><title>Old site</title><link>https://old.example.org</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example.org</wp:base_blog_url>
"""
FOOT = "</channel></rss>"


def author(login, name="", email=""):
    return (
        f"<wp:author><wp:author_login>{login}</wp:author_login>"
        f"<wp:author_email>{email}</wp:author_email>"
        f"<wp:author_display_name>{name}</wp:author_display_name></wp:author>"
    )


def comment(number, text="A kind word.", **fields):
    facts = {"author": "Reader", "date_gmt": "2014-02-03 10:00:00", "approved": "1", "type": ""}
    facts |= {"id": number, "content": text, "parent": "0", **fields}
    inner = "".join(
        f"<wp:comment_{name}>{escape(str(value))}</wp:comment_{name}>"
        for name, value in facts.items()
    )
    return f"<wp:comment>{inner}</wp:comment>"


def item(number, *, title="A post", html="<p>Words.</p>", comments=(), categories=(), **fields):
    slug = fields.pop("post_name", f"post-{number}")
    link = fields.pop("link", f"https://old.example.org/2013/05/{slug}/")
    creator = fields.pop("creator", "anna")
    facts = {
        "post_id": number,
        "post_date": "2013-05-06 12:00:00",
        "post_date_gmt": "2013-05-06 11:00:00",
        "comment_status": "open",
        "post_name": slug,
        "status": "publish",
        "post_type": "post",
        "post_password": "",
        **fields,
    }
    inner = "".join(f"<wp:{name}>{escape(str(value))}</wp:{name}>" for name, value in facts.items())
    tags = "".join(
        f'<category domain="{domain}" nicename="{name.lower()}">{name}</category>'
        for domain, name in categories
    )
    return (
        f"<item><title>{escape(title)}</title><link>{link}</link><dc:creator>{creator}</dc:creator>"
        f"<content:encoded>{escape(html)}</content:encoded>"
        f"<excerpt:encoded></excerpt:encoded>{inner}{tags}{''.join(comments)}</item>"
    )


def write(path, *parts):
    path.write_text(HEAD + "".join(parts) + FOOT, encoding="utf-8")
    return path
