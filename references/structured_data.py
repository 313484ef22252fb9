"""What machines are told of a cited source."""

from clinic.json_ld import stated
from references.models import Reference
from references.styles import link

# A guideline is a text like any other: schema.org's MedicalGuideline is no work that can be cited.
_TYPES = {
    Reference.Type.ARTICLE: "MedicalScholarlyArticle",
    Reference.Type.BOOK: "Book",
    Reference.Type.CHAPTER: "Chapter",
    Reference.Type.REPORT: "Report",
    Reference.Type.WEBPAGE: "WebPage",
}
# MeSH's names of publication types, for those kinds of evidence that have one.
_MESH = {
    Reference.Evidence.GUIDELINE: "Practice Guideline",
    Reference.Evidence.SYSTEMATIC_REVIEW: "Systematic Review",
    Reference.Evidence.TRIAL: "Randomized Controlled Trial",
    Reference.Evidence.COHORT: "Observational Study",
    Reference.Evidence.CASE: "Case Reports",
    Reference.Evidence.REVIEW: "Review",
}


def citation(facts):
    kind = _TYPES.get(facts.get("type"), "CreativeWork")
    is_study = kind == "MedicalScholarlyArticle"
    return stated(
        {
            "@type": kind,
            "headline": facts["title"].rstrip("."),
            "identifier": facts.get("doi") and f"doi:{facts['doi']}",
            "sameAs": link(facts),
            "publicationType": _MESH.get(facts.get("evidence")) if is_study else None,
        }
    )
