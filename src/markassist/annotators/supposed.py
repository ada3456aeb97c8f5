"""Would, might, could → a supposition, a report, or what a child may have felt."""

from markassist.doc import Clause, Doc
from markassist.vocabulary import Voice

ASSERTING = frozenset(
    "caution warn stress emphasise emphasize contend maintain note stand insist point".split()
)


def says_that(doc: Doc, number: int) -> bool:
    """`I would caution that …` says it."""
    return (
        number + 1 < len(doc.clauses)
        and doc.clauses[number + 1].opener == "that"
        and doc.clauses[number + 1].parent == number
    )


def is_conditional(doc: Doc, number: int) -> bool:
    """Whether something in the sentence makes it a supposition.

    Else a child's `would` tells what the child used to do.
    """
    sentence = doc.sentences[doc.sentence_of[doc.clauses[number].start]]
    lowers = {doc.words[i].lower for i in range(sentence.start, sentence.end)}
    if "if" in lowers and not any(
        doc.words[i].lower == "as" and doc.words[i + 1].lower == "if"
        for i in range(sentence.start, sentence.end - 1)
    ):
        return True
    lowers.discard("if")
    return not lowers.isdisjoint(
        {
            "if",
            "unless",
            "were",
            "given",
            "left",
            "perhaps",
            "maybe",
            "probably",
            "convinced",
            "sure",
            "think",
            "suppose",
            "imagine",
            "had",
        }
        if doc.clauses[number].link == "main"
        else {"if", "unless", "perhaps", "maybe", "probably"}
    )


def supposes(doc: Doc, number: int, clause: Clause) -> bool:
    """`He might have been frightened`: what the child may have felt, and no regret; unless there is an if."""
    return (
        clause.modal in {"might", "may", "must", "could"}
        and doc.voices[number] is Voice.CHILD
        and not negated(doc, clause)
        and not is_conditional(doc, number)
        and any(
            not doc.keys[k].isdisjoint(
                {"be", "feel", "think", "want", "mean", "worry", "need", "know", "hear", "see"}
            )
            for k in range(clause.verb + 1, clause.main_verb + 1)
        )
    )


def negated(doc: Doc, clause: Clause) -> bool:
    """Whether `not` stands with the verb."""
    return any(doc.tags[i] == "NG" for i in range(clause.verb, min(clause.end, clause.verb + 3)))


_REPORTING = frozenset(
    "say tell explain ask suggest think believe reckon state advise report mention argue "
    "claim insist feel write describe remind note point recommend teach warn consider call "
    "promise want know hope worry wonder fear expect show mean see check agree learn work "
    "realise realize".split()
)


def reported(doc: Doc, clause: Clause) -> bool:
    """What somebody said, thought or feared in the past: `he thought I would leave`."""
    if clause.parent < 0 or clause.link != "complement":
        return False
    number = clause.parent
    for _ in range(4):
        above = doc.clauses[number]
        if (
            above.form == "past"
            and above.main_verb >= 0
            and not doc.keys[above.main_verb].isdisjoint(_REPORTING)
        ):
            return True
        if above.parent < 0 or above.link not in {"complement", "relative", "adverbial", "coordinate"}:
            return False
        number = above.parent
    return False
