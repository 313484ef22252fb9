"""The terms of schema.org 30.0 that our pages use, and what may be said of what.

Written by hand from the published vocabulary. A term that is not here is a fault, and so is one
said of a type outside its domain or with a value outside its range.
"""

# Type → what it is a kind of.
TYPES = {
    "Thing": (),
    "AnatomicalStructure": ("MedicalEntity",),
    "AnatomicalSystem": ("MedicalEntity",),
    "Answer": ("Comment",),
    "Article": ("CreativeWork",),
    "BlogPosting": ("SocialMediaPosting",),
    "Book": ("CreativeWork",),
    "BrainStructure": ("AnatomicalStructure",),
    "BreadcrumbList": ("ItemList",),
    "CategoryCode": ("DefinedTerm",),
    "Chapter": ("CreativeWork",),
    "Comment": ("CreativeWork",),
    "CorrectionComment": ("Comment",),
    "CreativeWork": ("Thing",),
    "Credential": ("CreativeWork",),
    "DefinedTerm": ("Intangible",),
    "EducationalOccupationalCredential": ("Credential",),
    "FAQPage": ("WebPage",),
    "Intangible": ("Thing",),
    "ItemList": ("Intangible",),
    "ListItem": ("Intangible",),
    "LocalBusiness": ("Organization", "Place"),
    "MedicalBusiness": ("LocalBusiness",),
    "MedicalClinic": ("MedicalBusiness", "MedicalOrganization"),
    "MedicalCode": ("CategoryCode", "MedicalEntity"),
    "MedicalCondition": ("MedicalEntity",),
    "MedicalEntity": ("Thing",),
    "MedicalOrganization": ("Organization",),
    "MedicalProcedure": ("MedicalEntity",),
    "MedicalScholarlyArticle": ("ScholarlyArticle",),
    "MedicalTherapy": ("TherapeuticProcedure",),
    "MedicalWebPage": ("WebPage",),
    "OpeningHoursSpecification": ("Intangible",),
    "Organization": ("Thing",),
    "Person": ("Thing",),
    "Place": ("Thing",),
    "ProfilePage": ("WebPage",),
    "PropertyValue": ("Intangible",),
    "PsychologicalTreatment": ("TherapeuticProcedure",),
    "Question": ("Comment",),
    "Report": ("Article",),
    "ScholarlyArticle": ("Article",),
    "SocialMediaPosting": ("Article",),
    "TherapeuticProcedure": ("MedicalProcedure",),
    "WebPage": ("CreativeWork",),
}
TEXT, URL, DATE, NUMBER = "Text", "URL", "Date", "Integer"
# Property → (the types of which it may be said, what its value may be).
PROPERTIES = {
    "about": ("CreativeWork", "Thing"),
    "acceptedAnswer": ("Question", "Answer ItemList"),
    "address": ("Organization Person Place", "Text PostalAddress"),
    "alternateName": ("Thing", "Text"),
    "author": ("CreativeWork", "Person Organization"),
    "breadcrumb": ("WebPage", "BreadcrumbList Text"),
    "citation": ("CreativeWork", "CreativeWork Text"),
    "code": ("MedicalEntity", "MedicalCode"),
    "codeValue": ("MedicalCode CategoryCode", "Text"),
    "codingSystem": ("MedicalCode", "Text"),
    "closes": ("OpeningHoursSpecification", "Text"),
    "connectedTo": ("AnatomicalStructure", "AnatomicalStructure"),
    "correction": ("CreativeWork", "CorrectionComment Text URL"),
    "correctionsPolicy": ("Organization", "CreativeWork URL"),
    "credentialCategory": ("Credential", "Text DefinedTerm URL"),
    "dateModified": ("CreativeWork", "Date"),
    "datePublished": ("CreativeWork", "Date"),
    "dayOfWeek": ("OpeningHoursSpecification", "URL"),
    "department": ("Organization", "Organization"),
    "description": ("Thing", "Text"),
    "email": ("Organization Person", "Text"),
    "hasCredential": ("Organization Person", "Credential"),
    "hasMap": ("Place", "URL"),
    "headline": ("CreativeWork", "Text"),
    "honorificPrefix": ("Person", "Text"),
    "honorificSuffix": ("Person", "Text"),
    "identifier": ("Thing", "PropertyValue Text URL"),
    "image": ("Thing", "URL ImageObject"),
    "inDefinedTermSet": ("DefinedTerm", "DefinedTermSet URL"),
    "inLanguage": ("CreativeWork", "Text Language"),
    "item": ("ListItem", "Thing URL"),
    "itemListElement": ("ItemList", "ListItem Text Thing"),
    "jobTitle": ("Person", "Text DefinedTerm"),
    "keywords": ("CreativeWork Organization Place", "Text DefinedTerm URL"),
    "knowsAbout": ("Organization Person", "Text Thing URL"),
    "knowsLanguage": ("Organization Person", "Text Language"),
    "lastReviewed": ("WebPage", "Date"),
    "mainEntity": ("CreativeWork", "Thing"),
    "medicalSpecialty": ("MedicalClinic MedicalOrganization", "MedicalSpecialty"),
    "mentions": ("CreativeWork", "Thing"),
    "name": ("Thing", "Text"),
    "openingHoursSpecification": ("Place", "OpeningHoursSpecification"),
    "opens": ("OpeningHoursSpecification", "Text"),
    "partOfSystem": ("AnatomicalStructure", "AnatomicalSystem"),
    "position": ("CreativeWork ListItem", "Integer Text"),
    "propertyID": ("PropertyValue", "Text URL"),
    "publicationType": ("MedicalScholarlyArticle", "Text"),
    "publisher": ("CreativeWork", "Organization Person"),
    "publishingPrinciples": ("CreativeWork Organization Person", "CreativeWork URL"),
    "recognizedBy": ("Credential", "Organization"),
    "relatedCondition": ("AnatomicalStructure AnatomicalSystem", "MedicalCondition"),
    "relatedTherapy": ("AnatomicalStructure AnatomicalSystem", "MedicalTherapy"),
    "reviewedBy": ("WebPage", "Organization Person"),
    "sameAs": ("Thing", "URL"),
    "slogan": ("Organization Place", "Text"),
    "specialOpeningHoursSpecification": ("Place", "OpeningHoursSpecification"),
    "subStructure": ("AnatomicalStructure", "AnatomicalStructure"),
    "telephone": ("Organization Person Place", "Text"),
    "text": ("CreativeWork", "Text"),
    "url": ("Thing", "URL"),
    "validFrom": ("OpeningHoursSpecification", "Date"),
    "validThrough": ("OpeningHoursSpecification", "Date"),
    "value": ("PropertyValue", "Text Integer"),
    "workLocation": ("Person", "ContactPoint Place"),
}
# Superseded terms, and terms that would be valid but untrue or unkind of us.
NEVER = {
    "aspect": "superseded by mainContentOfPage",
    "expires": "it means that a text is no longer useful, not that its next review is due",
    "comment": "it copies what visitors tell of themselves into machine-readable form",
    "commentCount": "see comment",
    "aggregateRating": "a clinic's own stars about itself",
}


def kinds_of(name):
    """A type and all that it is a kind of."""
    return {name}.union(*(kinds_of(above) for above in TYPES[name]))


def faults(node, path=""):
    """Why a node of JSON-LD is not what schema.org allows; empty where it is."""
    names = node.get("@type", [])
    names = names if isinstance(names, list) else [names]
    unknown = [f"{path}: no type {name}" for name in names or ["at all"] if name not in TYPES]
    if unknown:
        return unknown
    kinds = set().union(*map(kinds_of, names))
    found = []
    for name, value in node.items():
        if not name.startswith("@"):
            found += _of_property(name, value, kinds, f"{path}/{name}")
    return found


def _of_property(name, value, kinds, path):
    if name in NEVER:
        return [f"{path}: {NEVER[name]}"]
    if name not in PROPERTIES:
        return [f"{path}: no such property"]
    domain, allowed = (set(words.split()) for words in PROPERTIES[name])
    found = [] if kinds & domain else [f"{path}: not said of {', '.join(sorted(kinds))}"]
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            inner = faults(one, path)
            found += inner or _outside(one, allowed, path)
        elif not allowed & _literals(one) and not ("Thing" in allowed and URL in _literals(one)):
            found.append(f"{path}: {one!r} is none of {', '.join(sorted(allowed))}")
    return found


def _outside(node, allowed, path):
    names = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    kinds = set().union(*map(kinds_of, names))
    return [] if kinds & allowed else [f"{path}: {names} is none of {', '.join(sorted(allowed))}"]


def _literals(value):
    """What a plain value may pass for."""
    if isinstance(value, int):
        return {NUMBER}
    text = str(value)
    found = {TEXT}
    if text.startswith(("http://", "https://")) and " " not in text:
        found.add(URL)
    if len(text) == 10 and text[4] == text[7] == "-":
        found.add(DATE)
    return found
