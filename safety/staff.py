from authors.models import Author


def staff_names():
    """The names that a reader might call somebody of the clinic by."""
    names = Author.objects.public().values_list("given_name", "family_name")
    return [" ".join(filter(None, name)) for name in names]
