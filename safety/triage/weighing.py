"""What the concepts in neighbouring sentences weigh, alone and together, in every language."""

# A thought of it now; a plan, a farewell, means at hand, somebody harmed.
ALONE = {
    "wish": 2,
    "unwilling": 2,
    "burden": 2,
    "self_harm": 2,
    "near_risk": 2,
    "tempted": 2,
    "at_hand": 2,
    "farewell": 2,
    "intent": 3,
    "done": 3,
    "violence": 3,
    "threat": 3,
}
_SAFEGUARDING = {"violence", "threat"}
# "I can't live without coffee": of ordinary things they say nothing.
SOFT = {
    *("unwilling", "cannot", "stop", "despair", "forever", "burden", "soon", "pills", "means"),
    *("done", "at_hand", "tempted", "preparing", "farewell", "self_harm", "intent", "wish"),
}

_MOODS = {"cannot", "despair", "stop", "forever"}
_THOUGHTS = {"wish", "unwilling", "burden", "stop"}
_ACTS = {"at_hand", "tempted", "farewell", "preparing"}
_STATES = _MOODS | _THOUGHTS
# (level, how many of these, how many of those): both weigh so much together.
TOGETHER = [
    (3, _ACTS, _STATES | {"soon"}),
    (3, _THOUGHTS, {"soon"}),
    (3, {"means"}, {"stop", "cannot", "wish"}),
    (2, {"pills"}, {"stop", "forever"}),
    (2, _MOODS, _MOODS),
    (2, _ACTS, _ACTS),
]


def weight(concept):
    return ALONE.get(concept, 0)


def by_code(concepts):
    yield "crisis", set(concepts) - _SAFEGUARDING
    yield "safeguarding", set(concepts) & _SAFEGUARDING


def level(concepts):
    """The level of concepts that stand near each other."""
    alone = max(map(weight, concepts), default=0)
    together = (weight for weight, some, others in TOGETHER if _both(concepts, some, others))
    return max(alone, *together, 0)


def _both(concepts, some, others):
    return any(concepts & others - {one} for one in concepts & some)
