"""The verbs with which people answer for a finding. Each leaves an audit row."""

from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from articles.findings import Dismissal, Override, SwitchedOff
from articles.models import Article, Edition
from articles.preflight.checking import all_rules
from articles.preflight.report import findings
from articles.preflight.summaries import summarise
from audit.models import record
from clinic.exceptions import Refused
from safety.language import Severity


def dismiss(edition, *, by, key, reason):
    """Leave a warning or advice as it is, for this article and these words."""
    with _being_worked_on(edition) as row:
        finding = _open_finding(row, key)
        if finding.is_blocker:
            raise Refused(_("This has to be put right; it cannot be left as it is."))
        _needs(reason)
        Dismissal.objects.create(
            article=row.article, rule=finding.rule, key=key, reason=reason[:300], by=by
        )
        record("dismiss a finding", row, by=by, rule=finding.rule, reason=reason[:300])
        return row


def override(edition, *, by, key, reason):
    """Let this edition go on in spite of a blocker, in one's own name."""
    with _being_worked_on(edition) as row:
        finding = _open_finding(row, key)
        if not finding.is_blocker:
            raise Refused(_("This does not hold the text back, so there is nothing to override."))
        if finding.is_firm:
            raise Refused(_("Without this there is nothing to review, so nobody can override it."))
        _needs(reason)
        Override.objects.create(edition=row, rule=finding.rule, key=key, reason=reason[:300], by=by)
        record("override a blocker", row, by=by, rule=finding.rule, reason=reason[:300])
        return row


def reopen(edition, *, by, key):
    """Take a decision about a finding back."""
    with _being_worked_on(edition) as row:
        rows = [*row.article.dismissals.filter(key=key), *row.overrides.filter(key=key)]
        if not rows:
            raise Refused(_("This finding is open already."))
        for decision in rows:
            record("reopen a finding", row, by=by, rule=decision.rule)
            decision.delete()
        return row


@contextmanager
def _being_worked_on(edition):
    with transaction.atomic():
        Article.objects.select_for_update(of=("self",)).get(pk=edition.article_id)
        row = Edition.objects.select_related("article").get(pk=edition.pk)
        if row.state not in Edition.WORKING:
            raise Refused(
                _("This edition is “%(state)s” by now, so that cannot be done.")
                % {"state": row.status}
            )
        yield row
        summarise(row)


def _open_finding(edition, key):
    found = next((f for f in findings(edition).open if f.key == key), None)
    if found is None:
        raise Refused(_("The text has changed and this finding is gone. Please look again."))
    return found


def _needs(reason):
    if not reason.strip():
        raise Refused(_("Please say why."))


# -- Rules -------------------------------------------------------------------------------------


@transaction.atomic
def switch_off(rule, *, by, reason):
    """Do without a rule in this clinic. Texts are checked again by the worker."""
    if all_rules()[rule].severity == Severity.BLOCKER:
        raise Refused(_("What holds a text back cannot be switched off."))
    _needs(reason)
    row, new = SwitchedOff.objects.get_or_create(
        rule=rule, defaults={"reason": reason[:300], "by": by}
    )
    if not new:
        raise Refused(_("This rule is switched off already."))
    record("switch a rule off", row, by=by, reason=reason[:300])


@transaction.atomic
def switch_on(rule, *, by):
    row = SwitchedOff.objects.select_for_update().filter(rule=rule).first()
    if row is None:
        raise Refused(_("This rule is switched on already."))
    record("switch a rule on", row, by=by)
    row.delete()
