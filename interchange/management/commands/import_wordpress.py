from interchange.command import ImportCommand
from interchange.wordpress import WordPressFile


class Command(ImportCommand):
    help = "Take in a WordPress export: the XML file of Tools → Export → All content."
    argument = "file"
    explanation = "the export (WXR)"

    def source(self, path):
        return WordPressFile(path)
