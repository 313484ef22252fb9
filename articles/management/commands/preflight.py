import json
import re
from pathlib import Path

import nh3
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.models import Article
from articles.preflight.checking import check
from articles.preflight.facts import bare
from articles.preflight.report import Report, findings, switched_off
from clinic import markup

_HEAD = re.compile(r"<head\b.*?</head\s*>", re.IGNORECASE | re.DOTALL)


class Command(BaseCommand):
    help = "Check an article, or a text in a file: a JSON object with its findings and readability."

    def add_arguments(self, parser):
        parser.add_argument("slug", nargs="?", help="the address of an article")
        parser.add_argument("--html", type=Path, metavar="FILE", help="a text as HTML, in UTF-8")
        parser.add_argument(
            "--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES)
        )

    def handle(self, *, slug, html, language, **options):
        if bool(slug) == bool(html):
            raise CommandError(_("Give the address of an article, or --html and a file."))
        report = _of_file(html, language) if html else findings(_edition(slug, language))
        answer = {
            "findings": [
                {
                    "rule": finding.rule,
                    "severity": finding.severity.value,
                    "sentence": finding.sentence,
                    "why": finding.why,
                    "fix": finding.fix,
                }
                for finding in report.open
            ],
            "readability": report.readability.as_json,
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False))


def _edition(slug, language):
    """The one being worked on; else what readers see; else the newest."""
    article = Article.objects.filter(slug=slug, language=language).first()
    if article is None:
        raise CommandError(_("There is no article with the address “%s”.") % slug)
    editions = article.editions.exclude(state="binned").select_related("article")
    found = article.working_edition or editions.public().first() or editions.first()
    if found is None:
        raise CommandError(_("The article “%s” lies in the bin.") % slug)
    return found


def _of_file(path, language):
    try:
        html = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CommandError(
            _("%(path)s cannot be read: %(why)s") % {"path": path, "why": error.strerror}
        ) from error
    except UnicodeDecodeError as error:
        raise CommandError(_("%s is not in UTF-8.") % path) from error
    manuscript = bare(str(markup.clean(_with_its_images(html))), language=language)
    return Report(manuscript, open=check(manuscript, without=switched_off()))


def _with_its_images(html):
    """A file's images lie elsewhere and are judged all the same."""

    def kept(tag, attribute, value):
        return f"{settings.MEDIA_URL}{tag}" if (tag, attribute) == ("img", "src") else value

    return nh3.clean(
        _HEAD.sub("", html),
        tags=markup.TAGS | set(markup.RENAMED),
        attributes=markup.ATTRIBUTES,
        allowed_classes=markup.CLASSES,
        url_schemes=markup.SCHEMES | {"data"},
        link_rel=None,
        attribute_filter=kept,
    )
