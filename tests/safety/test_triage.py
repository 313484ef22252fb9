"""Triage may flag too much, but it must never miss somebody who is in danger."""

import io
import json
import sys
import time

import pytest
from django.core.management import call_command

from safety.triage import triage
from tests import make

DANGER = [
    "I do not think I can keep myself safe tonight",
    "I can't keep myself safe right now",
    "I'm going to kill myself tonight",
    "Goodbye everyone, you won't hear from me again",
    "I have the pills beside me and I want to die",
    "By the time you read this I will be gone.",
    "i wont be here tomorrow",
    "I've written a note to my family and I am ready",
    "I just took all my tablets",
    "I have a plan to end my life",
    "Tomorrow I will hang myself, nobody can stop me",
    "gonna end it tonight, cant do this anymore",
    "I am about to jump off the bridge",
    "I am standing on the bridge right now",
    "This is my last message. Thank you all.",
    "My daughter says she is going to kill herself",
    "I have decided to end my life this weekend",
    "I bought a rope and it will all be over soon",
    "My stepdad hits my little brother every night",
    "I am 14 and my uncle keeps touching me",
    "I'm scared I'll hurt my baby",
    "I am going to kill him",
    "My daughter is being abused by her coach",
    "im gonna kms tonight",
    "I’m going to take my own life",
    "I took a whole bottle of paracetamol an hour ago",
    "I've been saving up my pills and tonight is the night",
    "this is goodbye",
    "I'm going to end things tonight",
    "I've got a rope in the garage and I know when I'll use it",
    "tomorrow I won't be alive",
    "I have chosen the day I will die",
    "I am planning to overdose this weekend",
    "my friend just texted me that he has taken an overdose",
    "he said he will kill himself if I leave",
    "I want to jump in front of a train tonight",
    "im 15 and my dad hits me",
    "My partner is beating our kids",
    "I will shoot everyone at work",
    "I feel like I might hurt my daughter",
    "I've said my goodbyes, sorry mum",
    "I'm on the roof and I'm going to jump",
    "my mum's boyfriend comes into my room at night and touches me",
    "I plan to kill myself on Friday",
    "Tell my family I love them, I can't go on after tonight",
    "i have everything ready to kill myself",
]
THOUGHTS = [
    "Some days I cannot keep myself safe",
    "I want to die",
    "i dont want to live anymore",
    "I don't want to be here any more",
    "I feel suicidal",
    "im so sucidal rn",
    "Some days I think about killing myself",
    "I keep thinking about suicide",
    "I wish I was dead",
    "I wish I had never been born and could just not wake up",
    "Everyone would be better off without me",
    "I can't take it anymore",
    "There is no reason to live",
    "I cut myself when it gets too much",
    "I started self-harming again",
    "My son keeps saying he wants to die",
    "wanna kill myself lol",
    "I'm not suicidal but I don't want to live like a ghost, I don't want to live",
    "what is the point, I just want it all to stop",
    "I'm tired of being alive",
    "Years ago I was suicidal and now I am suicidal again",
    "My husband hits me",
    "I was so bored I wanted to die laughing, but honestly I want to kill myself",
    "thinking of ending my life",
    "I am dying to kill myself",
    "I don't see the point of living",
    "I want to disappear and never come back",
    "sometimes I think it would be easier if I were dead",
    "I can't stop thinking about ending it",
    "I don't want to exist",
    "i just want to sleep and never wake up",
    "I hate myself and I want to hurt myself",
    "Nobody would miss me if I was gone",
    "I am a burden to everyone and they'd be happier if I died",
    "I'm having suicidal thoughts again",
    "life isn't worth living",
    "i wanna end my life",
    "i feel like dying",
    "I have thoughts of killing myself most days",
    "I have been cutting my arms",
    "I burn my skin with cigarettes to cope",
    "my partner hits me and I am afraid",
    "I think about death all the time and wish it would come",
    "whats the point of being alive",
    "I dont wanna be alive",
    "I have no will to live",
    "I wish I could die",
    "i want 2 die",
    "i want to k1ll myself",
    "i'd rather be dead than feel like this",
    "my friend told me she wants to end her life, what do I do",
]
MENTIONED = [
    "When I was 19 I tried to kill myself, and I am glad it failed",
    "I used to want to die every day. It got better.",
    "Years ago I felt suicidal; this page would have helped me then",
    "I am not suicidal, only tired",
    "I don't want to die, I want to understand my moods",
    "My brother killed himself in 2011",
    "Thank you for writing about suicide so carefully",
    "I would never hurt myself",
    "The chapter about self-harm was hard to read",
    "My father died by suicide when I was ten",
    "In my twenties I attempted suicide twice; therapy saved me",
    "I had suicidal thoughts after the birth, they went away",
    "I never wanted to die, I only wanted sleep",
    "He took his own life in March",
    "I recovered from self-harm ten years ago",
    "Is self-harm more common in teenagers?",
    "How do I talk to my teenager about suicide?",
    "I do not have suicidal thoughts",
    "Does ketamine help with suicidal ideation?",
]
HARMLESS = [
    "The article helped me see how I can keep myself safe online",
    "I was so bored I wanted to die laughing",
    "I'm dying to try this breathing exercise",
    "Just killing time in the waiting room, good read",
    "My feet are killing me after that walk",
    "The cake at the open day was to die for",
    "I laughed myself to death at the cartoon",
    "I nearly died of embarrassment when I panicked in the shop",
    "Thank you, this explains the amygdala very well",
    "What does the hippocampus do when we sleep?",
    "How long does a panic attack last?",
    "I hate to kill the mood but the second link is broken",
    "Does the brain die without sleep?",
    "The part about cell death in the striatum is fascinating",
    "I cut myself shaving and thought of your article on pain",
    "I want to live a calmer life",
    "The deadline killed my motivation",
    "I can't live without coffee",
    "Suicide Squad is a bad film about villains",
    "I think I overdosed on news this week",
    "My phone died in the middle of the relaxation audio",
    "Exposure therapy means doing what you fear, in small steps",
    "Goodbye to old habits!",
    "I keep kicking myself for not asking sooner",
    "Depression is more than sadness, as you say",
    "How do I tell my children about their grandmother's dementia?",
    "Does meditation kill anxiety?",
    "I'm dead tired after night shifts",
    "My therapist suggested a diary",
    "It kills me that my mum forgets my name",
    "This exercise is a killer",
    "My boss is going to kill me if I am late again",
    "I could murder a cup of tea",
    "I jumped in front of the class and spoke, proud of myself",
    "I'm going to cut down on coffee tonight",
    "I'm going to end this habit tonight",
    "We are going to lose our house and I worry",
    "Tonight I will try the breathing exercise",
    "I have taken sertraline for years",
    "I've taken 20 mg for three weeks and sleep better",
    "I will not be here next week, we are on holiday",
    "I am about to start therapy",
    "I can't go on holiday because of my phobia",
    "I don't want to go on a plane",
    "My son hits other children at school",
    "My daughter hit her brother with a toy",
    "My hand tremor is hurting my work",
    "The brain of a child changes at night",
    "I can't live like this with insomnia",
    "I can't carry on with work while I feel this dizzy",
    "My grandmother died last week",
    "He broke my heart and I cry every day",
    "I feel hopeless about my exams",
    "I am afraid of dying",
    "Fear of death keeps me awake",
    "I wish I was better at maths",
    "What happens in the brain during a panic attack? I think I'm dying each time",
    "During panic I feel like I'm going to die",
    "My baby cries all night and I am exhausted",
    "I was hit by a car last year",
]
OTHER_CODES = [
    ("identity", "Call me on 020 7946 0958 please"),
    ("identity", "Write to jane.doe@example.org"),
    ("identity", "My neighbour Margaret has this, and Mrs Hollis too"),
    ("identity", "My name is Peter Hargreaves"),
    ("staff-name", "Dr Okafor was kind"),
    ("staff-name", "I saw ada whitlock last spring"),
    ("testimonial", "This clinic cured me after six sessions"),
    ("testimonial", "Best therapist in town, I highly recommend this clinic"),
    ("medication", "Just stop taking your sertraline, I did"),
    ("medication", "I take 50 mg every morning"),
    ("method", "how many paracetamol would it take to die"),
    ("advice", "Should I see somebody about this?"),
    ("advice", "Do I have ADHD?"),
    ("complaint", "I want to complain, nobody called me back"),
    ("abuse", "You are an idiot"),
    ("promotion", "Buy now at https://cheap.example.com"),
    ("promotion", "DM me for my crypto course"),
]


def codes(found):
    return {finding["code"] for finding in found.findings}


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_level_3(text):
    assert triage(text).level == 3


@pytest.mark.parametrize("text", THOUGHTS)
def test_thoughts_of_now_are_urgent(text):
    assert triage(text).level >= 2


@pytest.mark.parametrize("text", MENTIONED)
def test_the_past_and_the_general_are_level_1(text):
    assert triage(text).level == 1


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_are_level_0(text):
    assert triage(text).level == 0, triage(text).findings


@pytest.mark.parametrize(("code", "text"), OTHER_CODES)
def test_what_a_moderator_should_look_at(code, text):
    found = triage(text, staff_names=["Ada Whitlock"])
    assert code in codes(found)
    assert found.level == (0 if code != "method" else found.level)


def test_urgent_words_are_seen_in_capitals_over_lines_and_with_other_apostrophes():
    assert triage("I DON’T WANT TO LIVE").level == 2
    assert triage("hello\n\ni want\u200b to die").level == 2


def test_links_and_shouting_make_spam_of_it():
    assert triage("Thank you for this page").spam == 0
    assert triage("BUY CHEAP VIAGRA NOW http://a.example.com http://b.example.com").spam == 1


def test_the_same_text_gives_the_same_answer_in_linear_time():
    text = "I want to " * 20_000 + "going to " * 20_000
    started = time.perf_counter()
    assert triage(text) == triage(text)
    assert time.perf_counter() - started < 8


@pytest.mark.django_db
def test_the_command_answers_each_line_in_order(monkeypatch):
    make.author(given_name="Ada", family_name="Whitlock")
    lines = "Lovely page\nI want to die\n\nAda Whitlock wrote this ü\nbad \xed\xa0\x80 bytes\n"
    stdin = io.TextIOWrapper(io.BytesIO(lines.encode("latin-1")))
    monkeypatch.setattr(sys, "stdin", stdin)
    out = io.StringIO()
    call_command("triage", stdout=out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer["level"] for answer in answers] == [0, 2, 0, 0, 0]
    assert answers[1] == {
        "level": 2,
        "reasons": [{"code": "crisis", "words": "want to die"}],
        "spam": 0.0,
    }
    assert answers[3]["reasons"][0]["code"] == "staff-name"
