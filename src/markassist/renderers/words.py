"""The contract's ids → the plain words that people read, in UK English. The one place for wording.

The engine locates and suggests: no word here gives a verdict, which is a person's to give.
"""

from collections.abc import Mapping
from typing import Final

from markassist.vocabulary import Level, Stance, Status, Why

STATUS: Final[Mapping[Status, str]] = {
    Status.EVIDENCED: "evidence located",
    Status.PARTIAL: "some evidence located",
    Status.MENTIONED: "mention only",
    Status.ABSENT: "not located",
    Status.CONTRADICTED: "contradicted: needs your judgement",
}
"""Best first, the order in which statuses are counted for people; last the one that asks for them."""

STATUS_SIGN: Final[Mapping[Status, str]] = {
    Status.EVIDENCED: "●",
    Status.PARTIAL: "◐",
    Status.MENTIONED: "◌",
    Status.ABSENT: "○",
    Status.CONTRADICTED: "▲",
}
"""How much was located, as a shape, since colour alone tells not everyone; a tick would be a verdict."""

LEVEL: Final[Mapping[Level, str]] = {
    Level.ECHO: "copied wording",
    Level.MENTION: "the term only",
    Level.EXPLAIN: "explained in general",
    Level.CLAIM: "own practice, as a habit",
    Level.DEMONSTRATE: "own act, on a particular occasion",
    Level.REFLECT: "own act, and what came of thinking about it",
}

WHY: Final[Mapping[str, str]] = {
    Stance.REFUTED: "an idea the writer rejects",
    Stance.QUOTED: "words of a question, policy, heading or leaflet",
    Stance.ATTRIBUTED: "another person's act, words or view",
    Stance.QUESTIONED: "a question, not a statement",
    Stance.NEGATED: "said not to have happened",
    Stance.HYPOTHETICAL: "a wish or a possibility, not an act done",
    Stance.INTENDED: "a plan, not yet done",
    Why.MENTION_ONLY: "the term alone, with nothing explained or done",
    Why.OTHER_SENSE: "the word in another sense",
    Why.GENERAL_VOICE: "in general, where own practice is asked for",
    Why.BAD_PRACTICE: "the act runs against the practice asked for",
    Why.WRONG_FACT: "the fact or the name needs checking",
    Why.PASSIVE: "it is not said who did it",
    Why.WE_ONLY: "“we” did it, with no act of the writer's own",
    Why.TEMPLATE: "a sentence that could stand in any account",
}

CORROBORATE: Final = "needs corroboration: a written account can only claim a skill"

ALERT_KIND: Final[Mapping[str, str]] = {
    "safeguarding": "Safeguarding",
    "confidentiality": "Confidentiality",
    "professional": "Professional practice",
}

PRIORITY: Final[Mapping[str, str]] = {
    "P1": "please look at this now",
    "P2": "please look at this before you assess",
    "P3": "for your notice",
}

SIGNAL_KIND: Final[Mapping[str, str]] = {
    "depth": "Depth",
    "sufficiency": "Sufficiency",
    "authorship": "Authorship",
    "handled_concern": "A concern that was dealt with",
    "spelling": "An uncertain name",
}

MISCONCEPTION_STANCE: Final[Mapping[str, str]] = {
    "held": "held in the account",
    "refuted": "raised and rejected by the writer",
    "attributed": "someone else's view",
}

DEPTH: Final[Mapping[str, str]] = {
    "R0": "an event told",
    "R1": "feelings or opinions stated",
    "R2": "reasons and effects given",
    "R3": "other views and own part weighed",
    "R4": "context and assumptions questioned",
}

MODEL: Final[Mapping[str, str]] = {
    "gibbs": "Gibbs",
    "kolb": "Kolb",
    "what_so_what": "What, So what, Now what",
    "schon": "Schön",
    "johns": "Johns",
    "brookfield": "Brookfield",
    "atkins_murphy": "Atkins and Murphy",
    "era": "ERA",
}

MODEL_STAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "gibbs": ("description", "feelings", "evaluation", "analysis", "conclusion", "action_plan"),
    "kolb": (
        "concrete_experience",
        "reflective_observation",
        "abstract_conceptualisation",
        "active_experimentation",
    ),
    "what_so_what": ("what", "so_what", "now_what"),
    "schon": ("in_action", "on_action"),
    "johns": ("aesthetics", "personal", "ethics", "empirics", "reflexivity"),
    "brookfield": ("self", "learners", "colleagues", "theory"),
    "atkins_murphy": ("awareness", "description", "analysis", "evaluation", "learning"),
    "era": ("experience", "reflection", "action"),
}
"""In each model's own order (contract, section 5.3)."""

FAMILY: Final[Mapping[str, str]] = {
    "theorist": "Theorists",
    "theory": "Ideas",
    "approach": "Approaches",
    "pattern": "Patterns of attachment",
    "law": "Law",
    "pace": "PACE in practice",
    "role": "Roles",
}

RECONSTRUCTED: Final = "wording reconstructed, not the awarding body's own"
NOWHERE: Final = "In none of the pieces yet"
OUTCOMES: Final = "By learning outcome"

CLOSING: Final = (
    "markassist locates and suggests. It has made no decision: what counts, and what is asked for next, "
    "is for the assessor."
)

_SPELT: Final[Mapping[str, str]] = {
    "aces": "ACEs",
    "camhs": "CAMHS",
    "ddp": "DDP",
    "dsl": "DSL",
    "gdpr": "GDPR",
    "iro": "IRO",
    "lac_nurse": "LAC nurse",
    "lado": "LADO",
    "pace": "PACE",
    "schon": "Schön",
    "three_rs": "the three Rs",
    "uncrc": "UNCRC",
    "van_der_kolk": "van der Kolk",
    "van_ijzendoorn": "van IJzendoorn",
    "vig": "VIG",
    "vipp_sd": "VIPP-SD",
}
_NAMES: Final = frozenset({"theorist", "law"})


def plain(identifier: str) -> str:
    """An id in snake case as words: `action_plan` → "action plan", `theorist.bowlby` → "Bowlby"."""
    family, _, name = identifier.rpartition(".")
    if name in _SPELT:
        return _SPELT[name]
    words = name.replace("_", " ")
    return words.title() if family in _NAMES else words


def sentence(words: str) -> str:
    """The same words with a capital first letter."""
    return words[:1].upper() + words[1:]


def group(name: str) -> str:
    """A group of criteria as a heading: `key_concept` → "Key concepts"."""
    words = sentence(plain(name))
    if words.endswith(("s", "ance", "ence", *"0123456789")):
        return words
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def family(name: str) -> str:
    """A family of ids as a heading: `theory` → "Ideas"."""
    return FAMILY.get(name, group(name))


def why(reason: str | None) -> str:
    """Why a span nearly counted, in words; an unknown reason is shown as its own words."""
    return WHY.get(reason or "", plain(reason or "not counted"))


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 word", "2 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def model(name: str) -> str:
    """A reflective model's name."""
    return MODEL.get(name, sentence(plain(name)))


def model_stages(name: str) -> tuple[str, ...]:
    """Every stage of a model, in order, as ids of the contract: `gibbs.feelings`, …"""
    return tuple(f"{name}.{stage}" for stage in MODEL_STAGES.get(name, ()))
