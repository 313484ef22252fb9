from django.db.models import Q

from glossary.models import Entry
from references.uses import CitingOnePage, citing


@citing
class Entries(CitingOnePage):
    model = Entry

    def citing(self, references):
        condition = Q(functions__references__in=references)
        condition |= Q(projections__reference__in=references)
        condition |= Q(involvements__reference__in=references)
        for reference in references:
            cited = f'data-ref="{reference.key}"'
            condition |= Q(text__contains=cited) | Q(not_meaning__contains=cited)
        return Entry.objects.filter(condition).distinct().order_by("name", "pk")
