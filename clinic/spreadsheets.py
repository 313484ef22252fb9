"""Tables for spreadsheets: CSV that opens with its accents and runs nothing."""

import csv
import io

from django.http import HttpResponse
from django.utils import timezone

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value):
    """A value that no spreadsheet takes for a formula."""
    if value is None or isinstance(value, (int, float)):
        return value
    words = str(value)
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words


def table(rows):
    """CSV of rows of values; the first holds the names of the columns."""
    out = io.StringIO()
    out.write("\ufeff")  # else a spreadsheet reads no accents
    csv.writer(out).writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def download(name, rows):
    """The table as a file that is named after what it is and today."""
    return HttpResponse(
        table(rows),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}-{timezone.localdate()}.csv"'
        },
    )
