"""Questions that are worth writing: what visitors searched for in vain and no question asks yet."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from discovery import missed
from discovery.language import fold
from faq.models import Question

CONSIDERED, SHOWN = 50, 8


@dataclass(frozen=True)
class Wanted:
    words: str
    language: str
    times: int
    address: str


def wanted():
    """The most wanted first. What a question asks already, public or not yet, is left out."""
    rows = missed.report()[:CONSIDERED]
    asked = [
        (language, fold(f"{question} {answer}"))
        for language, question, answer in Question.objects.values_list(
            "language", "question", "short_answer"
        )
    ]
    found = [row for row in rows if not _is_asked(row, asked)]
    return [
        Wanted(row["words"], row["language"], row["times"], _address(row)) for row in found[:SHOWN]
    ]


def _is_asked(row, asked):
    words = row["words"].split()
    return any(
        language == row["language"] and all(word in text for word in words)
        for language, text in asked
    )


def _address(row):
    """The form, with the words as the beginning of a question."""
    words = row["words"]
    facts = {"question": f"{words[:1].upper()}{words[1:]}?", "language": row["language"]}
    return f"{reverse('admin:faq_question_add')}?{urlencode(facts)}"
