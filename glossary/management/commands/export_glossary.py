from pathlib import Path

from django.core.management.base import BaseCommand

from glossary import table


class Command(BaseCommand):
    help = "Write the whole glossary into FILE as a table (CSV); `-` writes to standard output."

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *args, file, **options):
        entries = table.entries_for_it()
        text = table.as_csv(entries)
        if file == "-":
            self.stdout.write(text, ending="")
            return
        Path(file).write_text(text, encoding="utf-8", newline="")
        self.stderr.write(f"{len(entries)} entries: {file}")
