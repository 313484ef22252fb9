# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import DOUBTED, NEGATED, finder, phrase

_OPEN = (
    rf"{NEGATED}|{DOUBTED}|\b(?:search|look|hop|seek|find|research)\w* (?:\w+ ){{0,2}}(?:for )?"
    r"(?:\w+ ){0,3}$|\b(?:idea|talk|word|yet|nothing like) (?:\w+ ){0,3}$"
)
_OUTCOME = (
    r"(?:results?|recovery|success|improvements?|relief|cures?|outcomes?|effects?|happiness|healing"
    r"|sleep|change|remission|calm)"
)

_find = finder(
    phrase(
        r"(?:(?:can|will|could|does|to|that|which|and|therapy|treatment|method|it|we|they|he|she) )?"
        r"cure[sd]?(?: (?:of|for|all|any|every|most|your|his|her|their|my|the|people|patients))?",
        _("Say what was seen: “helps many people with …”, with its source."),
        unless_before=rf"{_OPEN}|\b(?:rest|sun|air|salt) $",
        unless_after=r"^[- ](?:rate|period|ham|meat|bacon|fish|time|resin)s?\b",
    ),
    phrase(
        rf"guaranteed? (?:\w+ ){{0,2}}{_OUTCOME}|{_OUTCOME} (?:is|are) guaranteed"
        r"|guarantee[sd]?(?: you)? (?:to|that|you will|you'll)(?: \w+)? (?:work|help|heal|relieve|feel|sleep|"
        r"reduce|end|stop|be|recover|improve|change|lift)\w*|we guarantee it",
        unless_before=_OPEN,
    ),
    phrase(
        r"(?:clinically |scientifically |medically )proven"
        r"|proven (?:to|results|method|way|cure|treatment|remedy|technique|effective|effects)",
        _("Say what was found and cite it: “in three trials, more people …”."),
        unless_before=_OPEN,
    ),
    phrase(
        r"(?:no|zero|without(?: any)?|free (?:of|from)(?: all)?) side[- ]effects?|side[- ]effect[- ]free",
        _("Say which harms were looked for and what was found."),
        unless_before=rf"{NEGATED}|{DOUBTED}|\b(?:with|had|reported|found) (?:few or )?$",
        unless_after=r"^,? (?:\w+ ){0,3}(?:report|record|measur|assess|list|mention|observ|document|at (?:first|this))",
    ),
    phrase(
        r"(?:100 ?%|100 per ?cent|(?:a|one) hundred per ?cent|completely|totally|entirely|perfectly"
        r"|absolutely) (?:safe|effective|success\w*|cur\w+|risk-free|harmless)|100 ?% (?:recovery|relief)",
        unless_before=rf"{NEGATED}|{DOUBTED}|\b(?:feel\w*|felt|be|being|keep you) $",
    ),
    phrase(
        r"(?:always|never fails? to) (?:works?|helps?|succeeds?)|never fails|works? for (?:everyone|everybody|anyone)"
        r"|helps (?:everyone|everybody)|risk[- ]free (?:treatment|therapy|method)",
        unless_before=_OPEN,
        unless_after=r"^ (?:hard|late|long|from|with|at|in|as|out|who|well with|equally)\b",
    ),
    phrase(
        r"miracle (?:treatment|therapy|method|remedy|drug|pill)|permanent(?:ly)? (?:relief|recover\w*|free|remov\w+|heal\w*)"
        r"|instant(?:ly)? (?:relief|cure|heal\w*|calm)|(?:all|every) (?:\w+ )?(?:patients?|clients?|people) (?:recover|get better|are cured|were cured|improve)",
        unless_before=_OPEN,
    ),
    hints=[
        *("cure", "guarant", "proven", "side effect", "side-effect", "100"),
        *("hundred", "safe", "effective", "harmless", "always", "never fail"),
        *("works for", "work for", "helps ever", "risk-free", "risk free"),
        *("miracle", "permanent", "instant", "recover", "improve", "get better", "success"),
    ],
    may_be_asked=True,
)


def find(passage):
    """In a paragraph with its source a claim may be the source's: it is pointed out, no more."""
    for hit in _find(passage):
        yield replace(hit, severity=Severity.ADVICE if passage.is_cited else None)


rule = Rule(
    id="absolute-claims",
    severity=Severity.WARNING,
    label=_("Absolute claims"),
    why=_("Nothing helps everybody, and a promise of it misleads people who need care."),
    fix=_("Say how many were helped and cite the source, or leave the promise out."),
    source="UK CAP Code, rule 12.1 (ASA); National Law (Australia), s133(1)(a)",
    find=find,
    catches=(
        "EMDR cures trauma.",
        "This method can cure your phobia in a day.",
        "There is a cure for social anxiety.",
        "We offer guaranteed results.",
        "The course is guaranteed to lift your mood.",
        "Mindfulness is proven to end rumination.",
        "A scientifically proven way out of worry.",
        "The treatment has no side effects.",
        "Talking is 100 % safe.",
        "Neurofeedback is completely safe and pleasant.",
        "Exposure always works.",
        "Our programme works for everyone.",
        "It is a miracle treatment for insomnia.",
        "All our patients recover.",
        "HYPNOSIS CURES SMOKING",
        "The tapping brings instant relief from panic",
        Passage("The review calls it proven to work.", is_cited=True),
    ),
    passes=(
        "There is no cure for autism, and none is needed.",
        "Therapy does not cure everyone.",
        "The cure rate was not reported.",
        "Beware of anyone who claims to cure depression.",
        "Is there a cure for tinnitus?",
        "Nobody can guarantee results.",
        "We guarantee confidentiality within the limits of the law.",
        "The technique has not been proven to work.",
        "No side effects were recorded in the trial.",
        "No medicine is completely safe.",
        "You need to feel completely safe with your therapist.",
        "She always works late on Thursdays.",
        "Cured ham is rich in tyramine.",
        "Secure attachment is not the whole story.",
        "Researchers are still looking for a cure.",
        "It is a myth that hypnosis works for everyone.",
        "An appointment within two weeks is guaranteed by the charter.",
        "His case is yet to be proven.",
    ),
)
