"""Both citation styles against examples that their owners publish.

Vancouver: the International Committee of Medical Journal Editors' samples of formatted references
(kept by the NLM, after "Citing Medicine"). APA: the Publication Manual, 7th edition,
chapter 10, and the reference examples of apastyle.apa.org.
"""

import pytest

from references.styles import apa, plain, written


def people(*names):
    """`Foa, Edna B.`, or an organisation without a comma."""
    pairs = [name.partition(", ") for name in names]
    return [{"family": f, "given": g} if comma else {"literal": f} for f, comma, g in pairs]


def article(authors, title, container, year, **facts):
    return {
        "type": "article-journal",
        "authors": people(*authors),
        "title": title,
        "container": container,
        "year": year,
        **facts,
    }


SUBOTNIK = {
    "type": "chapter",
    "authors": people("Aron, L.", "Botella, M.", "Lubart, T."),
    "title": "Culinary arts: Talent and their development",
    "editors": people("Subotnik, R. F.", "Olszewski-Kubilius, P.", "Worrell, F. C."),
    "container": "The psychology of high performance: Developing human potential into "
    "domain-specific talent",
    "year": 2019,
    "page": "345-359",
    "publisher": "American Psychological Association",
    "doi": "10.1037/0000120-016",
}
VANCOUVER = {
    "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. "
    "N Engl J Med. 2002;347:284-7.": article(
        ["Halpern, S. D.", "Ubel, P. A.", "Caplan, A. L."],
        "Solid-organ transplantation in HIV-infected patients.",
        "N Engl J Med",
        2002,
        volume="347",
        page="284-287",
    ),
    "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of "
    "interstitial excitatory amino acid concentrations after cortical contusion injury. "
    "Brain Res. 2002;935(1-2):40-6.": article(
        [
            "Rose, ME",
            "Huerbin, MB",
            "Melick, J",
            "Marion, DW",
            "Palmer, AM",
            "Schiding, JK",
            "X, Y",
        ],
        "Regulation of interstitial excitatory amino acid concentrations after cortical contusion "
        "injury",
        "Brain Res",
        2002,
        volume="935",
        issue="1-2",
        page="40-46",
    ),
    "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in "
    "participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86.": article(
        ["Diabetes Prevention Program Research Group"],
        "Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance",
        "Hypertension",
        2002,
        volume="40",
        issue="5",
        page="679-686",
    ),
    "Vallancien G, Emberton M, Harving N, van Moorselaar RJ; Alf-One Study Group. Sexual "
    "dysfunction in 1,274 European men suffering from lower urinary tract symptoms. "
    "J Urol. 2003;169(6):2257-61.": article(
        [
            "Vallancien, G.",
            "Emberton, M.",
            "Harving, N.",
            "van Moorselaar, R. J.",
            "Alf-One Study Group",
        ],
        "Sexual dysfunction in 1,274 European men suffering from lower urinary tract symptoms",
        "J Urol",
        2003,
        volume="169",
        issue="6",
        page="2257-2261",
    ),
    "21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.": article(
        [],
        "21st century heart solution may have a sting in the tail",
        "BMJ",
        2002,
        volume="325",
        issue="7357",
        page="184",
    ),
    "Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. "
    "St. Louis: Mosby; 2002.": {
        "type": "book",
        "authors": people(
            "Murray, P. R.", "Rosenthal, K. S.", "Kobayashi, G. S.", "Pfaller, M. A."
        ),
        "title": "Medical microbiology",
        "edition": "4",
        "place": "St. Louis",
        "publisher": "Mosby",
        "year": 2002,
    },
    "Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. In: "
    "Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. New York: "
    "McGraw-Hill; 2002. p. 93-113.": {
        "type": "chapter",
        "authors": people("Meltzer, P. S.", "Kallioniemi, A.", "Trent, J. M."),
        "title": "Chromosome alterations in human solid tumors",
        "editors": people("Vogelstein, B.", "Kinzler, K. W."),
        "container": "The genetic basis of human cancer",
        "place": "New York",
        "publisher": "McGraw-Hill",
        "year": 2002,
        "page": "93-113",
    },
    "Foley KM, Gelband H, editors. Improving palliative care for cancer [Internet]. Washington: "
    "National Academy Press; 2001 [cited 2002 Jul 9]. Available from: "
    "http://www.nap.edu/books/0309074029/html/": {
        "type": "book",
        "editors": people("Foley, K. M.", "Gelband, H."),
        "title": "Improving palliative care for cancer",
        "place": "Washington",
        "publisher": "National Academy Press",
        "year": 2001,
        "accessed": "2002-07-09",
        "url": "http://www.nap.edu/books/0309074029/html/",
    },
}
APA = {
    "Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A "
    "comparison of storybooks that represent ethnic and racial groups in the United States. "
    "Psychology of Popular Media Culture, 8(3), 207–217. "
    "https://doi.org/10.1037/ppm0000185": article(
        ["Grady, J. S.", "Her, M.", "Moreno, G.", "Perez, C.", "Yelinek, J."],
        "Emotions in storybooks: A comparison of storybooks that represent ethnic and racial "
        "groups in the United States",
        "Psychology of Popular Media Culture",
        2019,
        volume="8",
        issue="3",
        page="207-217",
        doi="10.1037/ppm0000185",
    ),
    "Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action "
    "(2nd ed.). American Psychological Association. https://doi.org/10.1037/0000168-000": {
        "type": "book",
        "authors": people("Jackson, Lynne M."),
        "title": "The psychology of prejudice: From attitudes to social action",
        "edition": "2",
        "publisher": "American Psychological Association",
        "year": 2019,
        "doi": "10.1037/0000168-000",
    },
    "Sapolsky, R. M. (2017). Behave: The biology of humans at our best and worst. Penguin Books.": {
        "type": "book",
        "authors": people("Sapolsky, Robert M."),
        "title": "Behave: The biology of humans at our best and worst",
        "publisher": "Penguin Books",
        "year": 2017,
    },
    "Aron, L., Botella, M., & Lubart, T. (2019). Culinary arts: Talent and their development. In "
    "R. F. Subotnik, P. Olszewski-Kubilius, & F. C. Worrell (Eds.), The psychology of high "
    "performance: Developing human potential into domain-specific talent (pp. 345–359). American "
    "Psychological Association. https://doi.org/10.1037/0000120-016": SUBOTNIK,
    "U.S. Census Bureau. (n.d.). U.S. and world population clock. U.S. Department of Commerce. "
    "Retrieved January 9, 2020, from https://www.census.gov/popclock/": {
        "type": "webpage",
        "authors": people("U.S. Census Bureau"),
        "title": "U.S. and world population clock",
        "publisher": "U.S. Department of Commerce",
        "accessed": "2020-01-09",
        "url": "https://www.census.gov/popclock/",
    },
}
KALNAY = (
    "Kalnay, E.; Kanamitsu, M.; Kistler, R.; Collins, W.; Deaven, D.; Gandin, L.; Iredell, M.;"
    " Saha, S.; White, G.; Woollen, J.; Zhu, Y.; Chelliah, M.; Ebisuzaki, W.; Higgins, W.;"
    " Janowiak, J.; Mo, K. C.; Ropelewski, C.; Wang, J.; Leetmaa, A.; Reynolds, R.; Jenne, R.;"
    " Joseph, D."
).split("; ")


@pytest.mark.parametrize("expected", VANCOUVER)
def test_vancouver_as_the_icmje_publishes_it(expected):
    assert plain(VANCOUVER[expected], "vancouver") == expected


@pytest.mark.parametrize("expected", APA)
def test_apa_as_the_manual_publishes_it(expected):
    assert plain(APA[expected], "apa") == expected


def test_apa_names_twenty_authors_and_of_more_the_first_nineteen_and_the_last():
    title = "The NCEP/NCAR 40-year reanalysis project"
    text = apa(article(KALNAY, title, "Bulletin of the American Meteorological Society", 1996))
    assert "Wang, J., Leetmaa, A., … Joseph, D. (1996). The NCEP" in text
    assert "Reynolds" not in text
    text = apa(article(KALNAY[:20], title, "x", 1996))
    assert "Leetmaa, A., & Reynolds, R. (1996)." in text


def test_apa_sets_what_one_would_look_for_in_italics():
    italics = [words for words, italic in written(SUBOTNIK, "apa")["runs"] if italic]
    assert italics == [SUBOTNIK["container"]]


@pytest.mark.parametrize("style", ["vancouver", "apa"])
@pytest.mark.parametrize("kind", ["article-journal", "book", "chapter", "guideline", "webpage"])
def test_a_record_of_which_little_is_known_is_still_a_sentence(style, kind):
    text = plain({"type": kind, "title": "Fear"}, style)
    assert text == ("Fear." if style == "vancouver" else "Fear. (n.d.).")


def test_a_doi_of_strange_characters_becomes_a_whole_link():
    doi = "10.1002/(sici)1097-4679(199605)52:3<303::aid-jclp8>3.0.co;2-q"
    shown = written({"title": "A", "doi": f"{doi}#x?y"}, "vancouver")
    assert shown["link"] == f"https://doi.org/{doi}%23x%3Fy"
