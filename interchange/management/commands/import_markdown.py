from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from interchange.command import ImportCommand
from interchange.markdown_folder import MarkdownFolder


class Command(ImportCommand):
    help = "Take in a folder of Markdown with front matter (Jekyll, Hugo or plain)."
    argument = "folder"
    explanation = "the folder; folders within it count too"

    def source(self, path):
        if not path.is_dir():
            raise CommandError(_("%s is not a folder.") % path)
        return MarkdownFolder(path)
