from django.db.models import Q

from glossary.models import Entry
from references.uses import CitingOnePage, citing


@citing
class Entries(CitingOnePage):
    model = Entry

    def citing(self, references):
        condition = Q(functions__references__in=references)
        condition |= Q(projections__reference__in=references)
        for reference in references:
            condition |= Q(text__contains=f'data-ref="{reference.key}"')
        return Entry.objects.filter(condition).distinct().order_by("name", "pk")
