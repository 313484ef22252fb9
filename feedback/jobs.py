"""The counts that readers see, brought up to date from time to time."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from feedback import weekly
from outbox.jobs import regularly

HALF_LIFE = 14  # days after which a read counts half for “most read”
# The score is rounded and a read fades away after a year, so that an article nobody reads is not
# written anew with every refresh: each change of a row makes every cached page old.
REFRESH = """
WITH views AS (
    SELECT article_id, sum(count) AS views,
        sum(count * power(0.5, (%(today)s - day)::float / %(half_life)s))
            FILTER (WHERE day > %(today)s - 365) AS score
    FROM feedback_dailyviews GROUP BY article_id
), votes AS (
    SELECT article_id, count(*) FILTER (WHERE helpful) AS helpful,
        count(*) FILTER (WHERE NOT helpful) AS unhelpful,
        count(stars) AS star_votes, avg(stars) AS stars
    FROM feedback_vote GROUP BY article_id
), counts AS (
    SELECT article_id, coalesce(views, 0) AS views, coalesce(helpful, 0) AS helpful,
        coalesce(unhelpful, 0) AS unhelpful, coalesce(star_votes, 0) AS star_votes,
        round(coalesce(stars, 0), 2)::float AS stars,
        round(coalesce(score, 0)::numeric, 1)::float AS score
    FROM views FULL JOIN votes USING (article_id)
), changed AS (
    SELECT * FROM counts
    EXCEPT
    SELECT article_id, views, helpful, unhelpful, star_votes, stars, score FROM feedback_summary
)
INSERT INTO feedback_summary (article_id, views, helpful, unhelpful, star_votes, stars, score)
SELECT article_id, views, helpful, unhelpful, star_votes, stars, score FROM changed
ON CONFLICT (article_id) DO UPDATE SET
    views = excluded.views, helpful = excluded.helpful, unhelpful = excluded.unhelpful,
    star_votes = excluded.star_votes, stars = excluded.stars, score = excluded.score
"""

REFRESH_QUESTIONS = """
WITH counts AS (
    SELECT question_id, count(*) FILTER (WHERE helpful) AS helpful,
        count(*) FILTER (WHERE NOT helpful) AS unhelpful
    FROM feedback_questionvote GROUP BY question_id
), changed AS (
    SELECT * FROM counts
    EXCEPT SELECT question_id, helpful, unhelpful FROM feedback_questionsummary
)
INSERT INTO feedback_questionsummary (question_id, helpful, unhelpful)
SELECT question_id, helpful, unhelpful FROM changed
ON CONFLICT (question_id) DO UPDATE SET
    helpful = excluded.helpful, unhelpful = excluded.unhelpful
"""


@regularly("counts", every=timedelta(minutes=10))
def refresh_counts():
    """Write the summaries that differ from what was counted. Returns a line for the log."""
    with connection.cursor() as cursor:
        cursor.execute(REFRESH, {"today": timezone.localdate(), "half_life": HALF_LIFE})
        articles = cursor.rowcount
        cursor.execute(REFRESH_QUESTIONS)
        words = _("%(articles)d articles’ and %(questions)d questions’ counts changed")
        return words % {"articles": articles, "questions": cursor.rowcount}


@regularly("weekly_reading", every=timedelta(hours=1))
def weekly_reading():
    sent = weekly.send()
    return ngettext("%d weekly mail", "%d weekly mails", sent) % sent
