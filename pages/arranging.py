"""A list that is picked and ordered by hand: a plain form, with buttons for each step.

Each button sends the whole form. What it does is done while the form is read, so that the page
comes back with the list as it is now and everything else as it was typed; only "Save" saves.
`js/desk/arranged.js` does the same steps in the page.
"""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The name of every such button; its value says what it does to which list.
STEP = "arrange"


class Arranged(forms.Widget):
    """The value is a list of dicts: `to`, and with labels `labels` by language."""

    template_name = "admin/pages/widgets/arranged.html"

    def __init__(self, *, labelled=False, outside=False):
        super().__init__()
        self.labelled, self.outside = labelled, outside
        self.groups = []

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-is-there" not in data

    def value_from_datadict(self, data, files, name):
        if self.value_omitted_from_data(data, files, name):
            return None
        columns = [data.getlist(f"{name}-to")]
        if self.labelled:
            columns += [data.getlist(f"{name}-label-{code}") for code, _name in settings.LANGUAGES]
        rows = [self._row(*cells) for cells in zip(*columns, strict=False)]
        rows = _stepped(rows, data.get(STEP, ""), name)
        # Picked is picked, whatever button was pressed.
        for added in (data.get(f"{name}-add", ""), data.get(f"{name}-outside", "").strip()):
            if added and added not in [row["to"] for row in rows]:
                rows.append(self._row(added))
        return rows

    def _row(self, to, *labels):
        typed = zip(settings.LANGUAGES, labels, strict=False)
        return {
            "to": to,
            "labels": {code: label.strip() for (code, _name), label in typed if label.strip()},
        }

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        known = dict(choice for _group, choices in self.groups for choice in choices)
        picked = [row["to"] for row in value or []]
        context["widget"] |= {
            "rows": [self._shown(row, known) for row in value or []],
            "blank": self._shown({"to": "", "labels": {}}, {}),
            "groups": [
                (group, [choice for choice in choices if choice[0] not in picked])
                for group, choices in self.groups
            ],
            "labelled": self.labelled,
            "outside": self.outside,
            "step": STEP,
        }
        return context

    def _shown(self, row, known):
        labels = row.get("labels", {})
        return {
            "to": row["to"],
            "name": known.get(row["to"], row["to"]),
            "labels": [(code, name, labels.get(code, "")) for code, name in settings.LANGUAGES],
            "is_labelled": bool(labels),
        }


def _stepped(rows, step, name):
    """The rows after one step, like "menu:up:3". What makes no sense changes nothing."""
    whose, _colon, rest = step.partition(":")
    verb, _colon, number = rest.partition(":")
    if whose != name or not number.isdecimal() or int(number) >= len(rows):
        return rows
    place = int(number)
    row = rows.pop(place)
    match verb:
        case "up":
            rows.insert(max(0, place - 1), row)
        case "down":
            rows.insert(place + 1, row)
        case "remove":
            pass
        case _:
            rows.insert(place, row)
    return rows


class ArrangedField(forms.Field):
    """`groups` is a function: what may be picked, as the groups of a select."""

    longest_label = 40

    def __init__(self, groups, *, most, labelled=False, outside=None, **kwargs):
        widget = Arranged(labelled=labelled, outside=bool(outside))
        super().__init__(required=False, widget=widget, **kwargs)
        self.groups, self.most, self.outside = groups, most, outside

    def __deepcopy__(self, memo):
        field = super().__deepcopy__(memo)
        field.widget.groups = self.groups()
        return field

    def clean(self, value):
        rows = value or []
        if len(rows) > self.most:
            raise ValidationError(_("That is too much. There is room for %d.") % self.most)
        known = {key for _group, choices in self.widget.groups for key, _name in choices}
        kept = []
        for row in rows:
            is_outside = self.outside and self.outside.fullmatch(row["to"])
            if row["to"] not in known and not is_outside:
                raise ValidationError(
                    _(
                        "“%s” leads nowhere. Write a whole address, like https://example.org/, or "
                        "take it out."
                    )
                    % row["to"][:80]
                )
            if any(len(label) > self.longest_label for label in row["labels"].values()):
                raise ValidationError(
                    _("A label may have %d characters: more would not fit on a telephone.")
                    % self.longest_label
                )
            if is_outside and settings.LANGUAGE_CODE not in row["labels"]:
                raise ValidationError(_("“%s” needs a label.") % row["to"][:80])
            if row["to"] not in [other["to"] for other in kept]:
                kept.append(row)
        return kept

    def has_changed(self, initial, data):
        return data is not None and (initial or []) != data
