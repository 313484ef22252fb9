"""Links for sharing an address: plain links, no script and no picture of anybody else's."""

from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _


def share_links(title, url):
    """(name, address) pairs; nothing is sent anywhere before a reader follows one."""
    return [
        ("X", f"https://x.com/intent/post?{urlencode({'text': title, 'url': url})}"),
        ("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': url})}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': url})}"),
        ("Reddit", f"https://www.reddit.com/submit?{urlencode({'url': url, 'title': title})}"),
        ("Bluesky", f"https://bsky.app/intent/compose?{urlencode({'text': f'{title} {url}'})}"),
        (_("E-mail"), f"mailto:?subject={quote(title)}&body={quote(url)}"),
    ]
