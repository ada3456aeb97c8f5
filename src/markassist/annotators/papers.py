"""Words → which of them name a document or a notice."""

from functools import cache

from markassist.doc import Doc
from markassist.shelf import english

STATES = frozenset(
    "say state read require recommend list begin start go have run lay put want tell ask expect advise "
    "define describe explain make set call contain mean include give use talk insist suggest specify "
    "advise instruct warn remind cover wants be print write stress emphasise emphasize open end continue "
    "note show need".split()
)
"""What a document does with what stands in it."""


@cache
def _papers() -> tuple[frozenset[str], frozenset[str]]:
    data = english("stance")["documents"]
    return frozenset(str(w) for w in data["nouns"]), frozenset(str(w) for w in data["weak"])


@cache
def _any_paper() -> frozenset[str]:
    return frozenset().union(*_papers())


def is_paper(doc: Doc, i: int) -> bool:
    """Whether a token names a document or a notice."""
    if doc.keys[i].isdisjoint(_any_paper()) or (
        doc.tags[i] not in {"N", "A"} and doc.words[i].lower != "e-learning"
    ):
        return False
    return not doc.keys[i].isdisjoint(_papers()[0]) or _is_qualified(doc, i)


def _is_qualified(doc: Doc, i: int) -> bool:
    """`plan`, `report`, `form`, `card`: a document where one speaks of what stands in it; never `my plan`."""
    opener = next(
        (
            doc.words[k].lower
            for k in range(i - 1, max(-1, i - 5), -1)
            if doc.tags[k] in {"D", "PP"} and doc.words[k].lower != "'s"
        ),
        "",
    )
    own = not doc.keys[i].isdisjoint(
        {
            "plan",
            "report",
            "letter",
            "email",
            "card",
            "statement",
            "answer",
            "question",
            "line",
            "book",
            "minutes",
        }
    )
    return opener not in ({"my", "no", "any"} if own else {"no", "any"})


def strong() -> frozenset[str]:
    """What is a document wherever it is named."""
    return _papers()[0]


def weak() -> frozenset[str]:
    """What is a document only where something is said to stand in it."""
    return _papers()[1]
