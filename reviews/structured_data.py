"""What machines are told of a review: only of one that vouches (TRUST.md, S2)."""


def review_facts(standing, **reviewer):
    """Properties of a MedicalWebPage; `reviewer` adds to what is said of that person."""
    if not standing.vouches:
        return {}
    shown = standing.review.reviewer_shown
    person = {"@type": "Person", "name": shown["name"], "jobTitle": shown["role"], **reviewer}
    return {
        "lastReviewed": standing.review.reviewed_on.isoformat(),
        "reviewedBy": {name: value for name, value in person.items() if value}
        | {
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": shown["register"],
                "value": shown["number"],
            },
            "hasCredential": {
                "@type": "EducationalOccupationalCredential",
                "credentialCategory": "license",
                "recognizedBy": {"@type": "Organization", "name": shown["register"]},
            },
        },
    }
