from django.db import migrations

from clinic.operations import ALWAYS, WINDOW_IS_AHEAD, watch_content

OF_A_QUESTION = (
    "EXISTS (SELECT FROM faq_question q WHERE q.id = r.question_id AND q.public_from IS NOT NULL)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("faq", "0001_initial"),
        ("articles", "0002_guards"),
        ("glossary", "0002_guards"),
        ("references", "0001_initial"),
    ]
    operations = [
        watch_content("faq_group", ALWAYS),
        watch_content("faq_question", WINDOW_IS_AHEAD),
        watch_content("faq_question_articles", OF_A_QUESTION),
        watch_content("faq_question_entries", OF_A_QUESTION),
        # A reference shows where a public edition, a function or a question cites it.
        watch_content(
            "references_reference",
            "EXISTS (SELECT FROM articles_citation c JOIN articles_edition e ON e.id = c.edition_id"
            " WHERE c.reference_id = r.id AND e.public_from IS NOT NULL)"
            " OR EXISTS (SELECT FROM glossary_function_references f WHERE f.reference_id = r.id)"
            " OR EXISTS (SELECT FROM faq_question q WHERE q.reference_id = r.id)",
        ),
    ]
