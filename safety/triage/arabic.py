# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""Crisis in Arabic: a small set of plain phrases, in the standard language and as people write.

It is no reading of Arabic as there is of English, German and Spanish: no dialect beyond these words,
no figures of speech, nothing but danger to oneself. So a text in Arabic still counts as one that
nobody's rules have read (`Triage.is_read`), and what is found here only lifts it up.
"""

import re
import unicodedata

# One spelling for what is written in several: alef with and without hamza, the end of a word.
_LETTERS = str.maketrans(dict.fromkeys("أإآٱ", "ا") | {"ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_IS_ARABIC = re.compile(r"[\u0621-\u064a]")
_NOT_A_LETTER = re.compile(r"[^\w]+")

# "and" and "so" hang on the word that follows.
_AND = "[وف]?"
_WANT = r"(?:اريد|ارغب في|ارغب ب|اتمني|نفسي|بدي|ابغي|ابي|عايز|عايزه|عاوز|عاوزه|ودي|افكر في|افكر ب|بفكر في|ناوي|ناويه|قررت|ساحاول|احاول)"
_TO = r"(?: الا| فقط| حقا| فعلا)?(?: ان| اني)?"
_DIE = r"(?:اموت|الموت|موتي|الانتحار|انتحر|بالانتحار|بالموت|اقتل نفسي|قتل نفسي|انهي حياتي|انهاء حياتي|اضع حدا لحياتي|اختفي للابد|اخلص من حياتي|التخلص من حياتي)"
_HURT = (
    r"(?:اوذي نفسي|ايذاء نفسي|اذيه نفسي|اجرح نفسي|جرح نفسي|اقطع (?:يدي|ذراعي|معصمي|عروقي|شراييني))"
)
_MEANS = r"(?:حبوب|الحبوب|اقراص|حبل|حبلا|مسدس|مسدسا|سكين|سكينا|شفره|سم|سما|جرعه زايده)"
_SOON = r"(?:الليله|هذه الليله|هذا المساء|اليوم|غدا|بكره|بكرا|الان|بعد قليل|خلال ساعه)"

_THOUGHTS = re.compile(
    rf"\b{_AND}(?:{_WANT}{_TO} (?:ان )?(?:{_DIE}|{_HURT})"
    r"|(?:ساقتل|سوف اقتل|راح اقتل|رح اقتل|هقتل) (?:نفسي|حالي)|سانتحر|سوف انتحر|راح انتحر|رح انتحر|هانتحر|هنتحر"
    r"|(?:سانهي|سوف انهي|راح انهي|رح انهي) حياتي|(?:انا )?(?:انتحر الان)"
    r"|(?:لا|ما|لم اعد|مش|مو) (?:اريد|ارغب|بدي|ابغي|ابي|عايز|عايزه|عاوز|عاوزه) (?:ان |في )?(?:اعيش|الحياه|العيش|استيقظ|اصحي|اكمل حياتي)"
    r"|(?:لا|ما|لم يعد|مافي|مفيش|ما في) (?:يوجد |هناك |لي |عندي )?(?:سبب|داعي|معني) (?:للعيش|للحياه|لحياتي|لاعيش|ان اعيش)"
    r"|(?:ليتني|يا ليتني|ياريتني|يا ريتني) (?:مت|اموت|ميت|ميته|لم اولد)"
    r"|(?:افكار|فكره|خواطر) (?:انتحاريه|الانتحار|عن الانتحار)"
    r"|(?:اجرح|اوذي|اذيت|جرحت) نفسي|(?:الجميع|الكل|العالم|اهلي|عايلتي) (?:سيكون |سيكونون |راح يكون )?(?:افضل|احسن) (?:حالا )?(?:بدوني|من دوني|من غيري)"
    r"|الموت (?:ارحم|افضل|احسن) (?:لي|من)|تعبت من الحياه|كرهت حياتي)\b"
)
_PLAN = re.compile(
    rf"\b{_AND}(?:(?:عندي|معي|جهزت|اشتريت|جمعت|لدي) (?:\w+ ){{0,3}}{_MEANS}|كتبت (?:رساله )?(?:وداع|رساله الوداع|وصيتي)"
    rf"|وداعا (?:للجميع|ايها العالم|يا عالم|لكم جميعا)|هذه (?:اخر|رسالتي الاخيره) ?(?:رساله|كلماتي|رسايلي)?|{_SOON})\b"
)
_ALREADY = re.compile(
    rf"\b{_AND}(?:تناولت|اخذت|بلعت|شربت) (?:\w+ ){{0,2}}(?:كل|جميع|علبه|شريط) (?:\w+ ){{0,2}}(?:الحبوب|حبوب|الاقراص|اقراص|الادويه|الدواء)\b"
)
# "I do not want to die", "I never thought of suicide": said of what is not.
_DENIED = re.compile(
    rf"\b{_AND}(?:لا|ما|لم|لن|مش|مو|لست) (?:\w+ )?{_WANT}(?: ان| اني)? (?:ان )?(?:{_DIE}|{_HURT})"
    rf"|\b(?:لم|لا|ما) (?:افكر|فكرت) (?:\w+ )?(?:في|ب) ?(?:{_DIE}|{_HURT})"
)
_MENTIONED = re.compile(
    r"\b(?:ا?ل?انتحار\w*|انتحر\w*|ايذاء (?:النفس|الذات)|اقتل نفسي|قتل نفس\w+)\b"
)


def found(text):
    """(level, the words) of what says danger to oneself; (0, "") where nothing does."""
    if not _IS_ARABIC.search(text):
        return 0, ""
    words = _plain(text)
    already = _ALREADY.search(words)
    if already:
        return 3, already[0]
    thoughts = _THOUGHTS.search(_DENIED.sub(" ", words))
    if thoughts:
        return (3 if _PLAN.search(words) else 2), thoughts[0]
    mentioned = _MENTIONED.search(words)
    return (1, mentioned[0]) if mentioned else (0, "")


def _plain(text):
    """Letters in one spelling, without vowel signs and the stroke that stretches a word."""
    text = unicodedata.normalize("NFKC", text).replace("\u0640", "")
    letters = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _NOT_A_LETTER.sub(" ", letters.translate(_LETTERS)).strip()
