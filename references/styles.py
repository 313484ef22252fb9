"""Citation styles over CSL-shaped facts, as plain text; apart from them the link to the work."""

import re


def vancouver(facts):
    """A reference in Vancouver style, as the NLM's "Citing Medicine": six authors, then et al."""
    year = str(facts.get("year", ""))
    source = facts.get("container", "")
    parts = [_names(facts.get("authors", [])), facts["title"].rstrip(".")]
    if facts.get("type") == "article-journal":
        where = f"{source}. {year}"
        if facts.get("volume"):
            where += f";{facts['volume']}"
        if facts.get("issue"):
            where += f"({facts['issue']})"
        if facts.get("page"):
            where += f":{_short_range(facts['page'])}"
        parts.append(where)
    elif facts.get("type") == "chapter":
        parts += [f"In: {source}", _publisher(facts, year)]
        if facts.get("page"):
            parts.append(f"p. {_short_range(facts['page'])}")
    else:
        parts += [source, _publisher(facts, year)]
    if facts.get("accessed"):
        parts.append(f"[cited {facts['accessed']}]")
    return " ".join(f"{part}." if part[-1] not in ".?!" else part for part in parts if part)


def link(facts):
    """The address of the work itself, or empty."""
    if facts.get("doi"):
        return f"https://doi.org/{facts['doi']}"
    if facts.get("pmid"):
        return f"https://pubmed.ncbi.nlm.nih.gov/{facts['pmid']}/"
    if facts.get("pmcid"):
        return f"https://www.ncbi.nlm.nih.gov/pmc/articles/{facts['pmcid']}/"
    return facts.get("url", "")


def _publisher(facts, year):
    return "; ".join(filter(None, [facts.get("publisher", ""), year]))


def _names(authors):
    names = [_name(author) for author in authors]
    return ", ".join([*names[:6], "et al"] if len(names) > 6 else names)


def _name(author):
    if author.get("literal"):
        return author["literal"]
    initials = "".join(
        part[0].upper() for part in re.split(r"[\s.-]+", author.get("given", "")) if part
    )
    return f"{author.get('family', '')} {initials}".strip()


def _short_range(pages):
    """`1234-1240` → `1234-40`."""
    first, dash, last = pages.replace("–", "-").partition("-")
    if not dash or len(first) != len(last) or not (first + last).isdigit():
        return first + dash + last
    same = next((i for i in range(len(first)) if first[i] != last[i]), len(first) - 1)
    return f"{first}-{last[same:]}"
