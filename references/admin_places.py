from django.urls import reverse


def place(reference):
    return reverse("admin:references_reference_change", args=[reference.pk])
