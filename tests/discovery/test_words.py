"""Near words: found within the slips that are allowed, and in a time that does not explode."""

import pytest

from discovery.words import distance, keys_of, nearest, words_in

VOCABULARY = [
    "amygdala",
    "hippocampus",
    "exercise",
    "anxiety",
    "brain",
    "angst",
    "ansiedad",
    "sleep",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("amigdala", "amygdala"),
        ("hipocampus", "hippocampus"),
        ("excersise", "exercise"),
        ("axniety", "anxiety"),
        ("brian", "brain"),
        ("ansiedda", "ansiedad"),
    ],
)
def test_what_people_type_leads_to_what_they_mean(typed, meant):
    near = [word for word in VOCABULARY if keys_of(word) & keys_of(typed)]
    assert nearest(typed, near)[0][1] == meant


@pytest.mark.parametrize(
    ("one", "two", "far"),
    [
        ("fear", "fear", 0),
        ("fear", "fera", 1),
        ("fear", "ear", 1),
        ("fear", "tear", 1),
        ("fear", "fe", 2),
        ("fear", "grief", 3),
        ("fear", "hippocampus", 3),
    ],
)
def test_the_distance_counts_slips_up_to_one_more_than_allowed(one, two, far):
    assert distance(one, two, 2) == distance(two, one, 2) == far


def test_a_short_word_is_corrected_to_near_ones_only_and_never_to_itself():
    assert nearest("fear", ["fear", "bear", "beer"]) == [(1, "bear")]
    assert nearest("acc", ["act", "ace"]) == []


def test_words_are_folded_and_figures_and_endless_ones_left_out():
    assert words_in("Ängste, naïve 12345 to " + "x" * 40) == {"angste", "naive"}
    assert max(map(len, keys_of("y" * 30))) == 7
