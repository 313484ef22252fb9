"""R4: how long a review vouches for a text, counted in calendar months."""

from datetime import timedelta

# Months until the next review, by risk; the law of no country asks for less than these.
MONTHS = {"crisis": 6, "medication": 6, "general": 24}
# What may do harm is never left alone for longer than that, whatever else was chosen.
MAY_DO_HARM = ("crisis", "medication")
MOST_MONTHS = 36


def next_due_on(reviewed_on, *, risk, months=None):
    """When to review again: as the risk says, or after so many months as a person chose."""
    most = MONTHS[risk] if risk in MAY_DO_HARM else MOST_MONTHS
    return months_later(reviewed_on, min(months or MONTHS[risk], most))


def months_later(day, months):
    """The same day that many months on (or back), or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = day.replace(year=year + (month == 11), month=(month + 1) % 12 + 1, day=1)
    last = first_of_next - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
