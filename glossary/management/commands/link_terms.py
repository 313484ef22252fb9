import sys

from django.conf import settings
from django.core.management.base import BaseCommand

from glossary.linker import link_terms


class Command(BaseCommand):
    help = "Read HTML from standard input and write it with the glossary's terms linked (a.term)."

    def add_arguments(self, parser):
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *args, language, **options):
        text = sys.stdin.buffer.read().decode("utf-8", errors="surrogateescape")
        linked = link_terms(text, language=language)
        sys.stdout.buffer.write(linked.encode("utf-8", errors="surrogateescape"))
        sys.stdout.buffer.flush()
