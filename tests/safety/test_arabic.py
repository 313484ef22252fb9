"""A comment in Arabic that says danger is urgent; what only sounds like it is not."""

import pytest

from safety.triage import triage

PLANS = [
    "أريد أن أموت الليلة",
    "عندي حبوب كثيرة وأفكر في الانتحار",
    "كتبت رسالة وداع، سأنهي حياتي",
    "تناولت كل الحبوب",
    "سأقتل نفسي غداً",
]
THOUGHTS = [
    "أُرِيدُ أَنْ أَمُوت",
    "لا أريد أن أعيش",
    "أفكر في الانتحار كل يوم",
    "بدي موت، ما بدي أعيش",
    "مش عايز أعيش",
    "عايزة أموت",
    "أجرح نفسي عندما أكون وحدي",
    "ليتني متّ",
    "الجميع سيكون أفضل بدوني",
    "ما أريد إلا أن أموت",
    "لم أعد أرغب في الحياة",
    "ما في سبب للعيش",
    "Thank you, but أريد أن أقتل نفسي",
]
MENTIONS = ["قرأت مقالاً عن الانتحار", "لا أريد أن أموت، أخاف من الانتحار فقط"]
NOTHING = [
    "شكراً على هذا المقال المفيد",
    "أريد أن أعرف المزيد عن القلق",
    "توفي والدي العام الماضي وما زلت حزيناً",
    "أموت من الضحك",
    "أريد أن أعيش حياة هادئة",
    "أحاول أن أنام مبكراً اليوم",
    "عندي حبوب للحساسية",
]


@pytest.mark.parametrize("text", PLANS)
def test_a_plan_stands_at_the_top(text):
    assert triage(text).level == 3


@pytest.mark.parametrize("text", THOUGHTS)
def test_thoughts_of_it_are_urgent(text):
    found = triage(text)
    assert found.level == 2 and found.is_urgent
    assert [finding["code"] for finding in found.findings] == ["crisis"]


@pytest.mark.parametrize("text", MENTIONS)
def test_a_mention_is_no_danger_now(text):
    assert triage(text).level == 1


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_it_is_nothing(text):
    assert triage(text).level == 0


def test_arabic_still_counts_as_a_language_that_the_rules_do_not_read():
    assert not triage("شكراً على هذا المقال المفيد").is_read
