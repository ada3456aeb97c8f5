"""Traits and passages → what marks a reflection as thin or as deep: for the assessor, never a verdict."""

from collections.abc import Iterator

from markassist.annotators.depth import paragraphs
from markassist.annotators.moves import who
from markassist.annotators.phrases import Phrases
from markassist.annotators.stance import reading
from markassist.annotators.traits import Traits
from markassist.doc import Doc
from markassist.shelf import english
from markassist.values import Signal
from markassist.vocabulary import BORROWED_ZONES, Stance

_NOT_OWN = frozenset({Stance.ATTRIBUTED, Stance.QUOTED, Stance.REFUTED, Stance.QUESTIONED})
_FEWEST_WORDS = 90
"""An account shorter than this is not said to lack anything."""

Mark = tuple[str, int | None]
"""A signal's id and the sentence it stands on; None where it is said of the whole."""


def marks(doc: Doc, found: Phrases, seen: list[Traits]) -> list[Signal]:
    """Return the marks of superficial and of deep reflection, each once, in the order of the text."""
    own = [n for n, s in enumerate(doc.sentences) if s.zone not in BORROWED_ZONES]
    if not own:
        return []
    all_marks = [
        *_phrased(doc, found, seen, own),
        *_deep(doc, seen, own),
        *_plans(seen, own),
        *_paragraphs(doc, seen),
    ]
    if (
        sum(
            any(c.isalnum() for c in doc.texts[i])
            for n in own
            for i in range(doc.sentences[n].start, doc.sentences[n].end)
        )
        >= _FEWEST_WORDS
    ):
        all_marks += _of_the_whole(doc, seen, own)
    all_marks += _blame(seen, own)
    first: dict[str, Signal] = {}
    for name, number in all_marks:
        first.setdefault(name, signal(doc, name, number))
    return sorted(first.values(), key=lambda s: (s.start is None, s.start or 0, s.id))


def signal(doc: Doc, name: str, number: int | None) -> Signal:
    """The signal of that id, quoting sentence `number`."""
    says = str(english("depth")["signals"][name])
    if number is None:
        return Signal(name, "depth", says)
    sentence = doc.sentences[number]
    return Signal(
        name, "depth", says, doc.quote(sentence.start, sentence.end), *doc.span(sentence.start, sentence.end)
    )


def _phrased(doc: Doc, found: Phrases, seen: list[Traits], own: list[int]) -> Iterator[Mark]:
    """Phrases that say little by themselves; a reason beside them makes them say something."""
    allowed = set(own)
    for name, group in (("stock_closer", "stock"), ("platitude_learning", "platitude")):
        for hit in found.get(group, ()):
            number = doc.sentence_of[hit.start]
            if (
                number in allowed
                and not seen[number] & {"causal", "child_response"}
                and reading(doc, hit.start, hit.end, term=True).stance not in _NOT_OWN
            ):
                yield name, number
    for number in own:
        near = seen[number] | (seen[number + 1] if number + 1 < len(seen) else frozenset())
        if (
            "strengths_list" in seen[number]
            and "weaknesses_list" in near
            and not near & {"causal", "child_response", "speech"}
        ):
            yield "symmetrical_strengths", number


def _deep(doc: Doc, seen: list[Traits], own: list[int]) -> Iterator[Mark]:
    block_traits: dict[int, frozenset[str]] = {}
    for number in own:
        block = doc.sentences[number].block
        block_traits[block] = block_traits.get(block, frozenset()) | seen[number]
    for number in own:
        here, around = seen[number], block_traits[doc.sentences[number].block]
        outcome = around & {"child_response", "child_effect"}
        if {"then_words", "now_words"} <= here:
            yield "contrast_then_now", number
        if "self_question" in here:
            yield "self_question", number
        if "owned_mistake" in here and outcome:
            yield "owned_mistake", number
        if "own_history" in here:
            yield "own_history", number
        if "changed_mind" in here and "first_person" in here:
            yield "changed_mind", number
        if "tried_again" in here and (outcome or "child_clause" in here):
            yield "way_tested", number
        if "limits" in here:
            yield "limits_of_knowledge", number


def _plans(seen: list[Traits], own: list[int]) -> Iterator[Mark]:
    if any("specific_plan" in seen[n] for n in own):
        return
    for number in own:
        if "vague_only" in seen[number]:
            yield "vague_plan", number


def _paragraphs(doc: Doc, seen: list[Traits]) -> Iterator[Mark]:
    """Theory that touches nothing of the event, in itself or in the sentence after it."""
    groups = paragraphs(doc)
    if len(groups) < 2:
        return
    for number, inside in enumerate(groups):
        theory = [n for n in inside if seen[n] & {"theorists", "theory_terms"}]
        touched = any(seen[n] & {"first_person", "child_clause", "bridge", "speech"} for n in inside)
        follows = groups[number + 1][0] if number + 1 < len(groups) else None
        linked_after = follows is not None and bool(seen[follows] & {"bridge", "theory_linked"})
        if len(theory) >= 2 and not touched and not linked_after:
            yield "theory_detached", theory[0]


def _of_the_whole(doc: Doc, seen: list[Traits], own: list[int]) -> Iterator[Mark]:
    every = frozenset().union(*(seen[n] for n in own))
    acting = sum("told" in seen[n] and "own_clause" in seen[n] for n in own)
    child_feelings = [n for n in own if "child_emotion" in seen[n]]
    feelings = [n for n in own if "own_feeling" in seen[n]]
    if acting >= 3 and not feelings:
        yield (
            ("child_feelings_only", child_feelings[0])
            if len(child_feelings) >= 2
            else ("no_own_feeling", None)
        )
    if feelings and not any(seen[n] & {"emotion_own", "body", "feels"} for n in feelings):
        yield "thin_feelings", feelings[0]
    telling = sum(
        "told" in seen[n] and not seen[n] & {"reflection", "learning", "feeling", "belief"} for n in own
    )
    if (
        len(own) >= 8
        and telling >= 0.8 * len(own)
        and not every & {"own_part", "owned_mistake", "could_have"}
    ):
        yield "narrative_only", None
    if not every & {"speech", "anchors", "dated", "body"}:
        yield "no_particulars", None
    if _hides(doc):
        yield "own_part_hidden", None


def _hides(doc: Doc) -> bool:
    """Whether acts are told mostly in the passive or as `we`."""
    writer = others = 0
    for clause in doc.clauses:
        if doc.sentences[doc.sentence_of[clause.start]].zone in BORROWED_ZONES or clause.form not in {
            "past",
            "perfect",
        }:
            continue
        subject = who(doc, clause)
        writer += subject == "writer"
        others += subject == "team" or (clause.passive and subject in {"thing", "none"})
    return others >= 6 and writer * 3 < others


def _blame(seen: list[Traits], own: list[int]) -> Iterator[Mark]:
    """Difficulties located in others three times and never in the writer."""
    others = [n for n in own if seen[n] & {"others_difficulty", "blamed_plain"}]
    mine = any(
        seen[n] & {"own_difficulty", "owned_mistake", "could_have", "mistake", "not_know"} for n in own
    )
    if len(others) >= 3 and not mine:
        yield "all_difficulty_in_others", others[0]
