# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import CONDITION, finder, phrase

_ENEMY = (
    rf"(?:(?:your|his|her|their|the|my|our|a|an|with|severe|chronic|long|lifelong|inner|own|this|these|"
    rf"feelings|symptoms|of|back|clinical|postnatal|social) ){{0,4}}"
    rf"(?:{CONDITION}|demons?|worry|worries|fears?|mental health|black dog|anxious thoughts|intrusive thoughts)"
)

rule = Rule(
    id="war-metaphors",
    severity=Severity.ADVICE,
    label=_("Illness as a war"),
    why=_("Who does not get better has then lost a fight, as if by weakness."),
    fix=_("Say it plainly: “has”, “lives with”, “is being treated for”, “recovers from”."),
    source="NHS service manual: how we write",
    find=finder(
        phrase(
            rf"(?:battl(?:e|es|ed|ing)|wars?|fight(?:s|ing)?|fought|combat(?:s|ed|ing|ting)?)"
            rf"(?: (?:with|against|on))? {_ENEMY}",
            unless_before=r"\b(?:cold|world|civil|gulf|iraq|after|from the|in the|during the|since the|"
            r"of the|prisoner of|snowball|pillow|\w+'s) $",
        ),
        phrase(
            rf"(?:defeat(?:s|ed|ing)?|conquer(?:s|ed|ing)?|beat(?:s|ing|en)?|vanquish\w*|slay\w*|crush(?:es|ed)?"
            rf"|wip(?:e|es|ed|ing) out|declar(?:e|ed|ing) war on|wag(?:e|es|ed|ing) war (?:on|against)|win(?:ning)? against"
            rf"|surrender(?:s|ed|ing)? to|arm yourself against|do battle with) {_ENEMY}"
        ),
        phrase(
            rf"(?:lost|lose|losing|won|win|winning) (?:\w+ )?(?:battle|fight|war) (?:with|against|over) {_ENEMY}"
        ),
        phrase(
            rf"(?:weapons?|arsenal|soldier|warriors?) (?:against|in the (?:fight|battle|war)(?: against)?) {_ENEMY}"
            rf"|(?:mental health|anxiety|depression|ocd) warriors?"
        ),
        hints=[
            *("battl", "war", "fight", "fought", "combat", "defeat", "conquer", "beat"),
            *("vanquish", "slay", "crush", "wip", "win", "surrender", "arm yourself"),
            *("weapon", "arsenal", "soldier", "lost"),
        ],
        may_be_quoted=True,
    ),
    catches=(
        "Her battle with depression lasted ten years.",
        "Six ways to fight anxiety.",
        "He fought his depression with running.",
        "We can win the war on loneliness.",
        "You can conquer your fears.",
        "She lost her battle with anorexia.",
        "Beat your insomnia in four steps.",
        "Exercise is a weapon against low mood.",
        "He is battling addiction.",
        "Defeat your inner demons.",
        "FIGHTING DEPRESSION TOGETHER",
        "Mental health warriors share their days.",
        "Do not surrender to panic.",
    ),
    passes=(
        "Fight or flight is how a body answers danger.",
        "Many soldiers came back from the war with PTSD.",
        "The Battle of the Somme left scars that nobody saw.",
        "Fighting with a partner can keep you awake.",
        "Combat-related PTSD is treated in the same way.",
        "Her heart beats fast when she has panic.",
        "She lives with depression.",
        "He lost weight and was afraid.",
        "Children of war need safety first.",
        "Beat the eggs and breathe slowly.",
        "“Battling depression” is a phrase that many dislike.",
        Passage("I fought my depression.", is_quoted=True),
        "The team won a prize for work on depression.",
        "They fight less since the course ended.",
    ),
)
