from django.db.models import Q

from faq.models import Question
from references.uses import CitingOnePage, citing


@citing
class Questions(CitingOnePage):
    model = Question

    def citing(self, references):
        condition = Q(reference__in=references)
        for reference in references:
            condition |= Q(answer__contains=f'data-ref="{reference.key}"')
        return Question.objects.filter(condition).order_by("pk")
