"""A claim in an account → whether the writer took it back, or it is another's view."""

from collections.abc import Iterator
from functools import cache

from markassist.cues.ground import Spot
from markassist.doc import Clause, Doc
from markassist.kept_matcher import compiled
from markassist.shelf import english
from markassist.terms import Matcher

_LISTS = ("once", "earlier", "turned", "again", "known", "agreed", "told")
_AFTER = 2
"""How many sentences on a view is still taken back."""
_OPENING = 4
"""How many words of the next sentence say that it turns."""
_TELLING = frozenset(
    "say tell reckon worry fear believe think argue claim insist maintain suggest swear write state "
    "explain assert mention teach warn complain announce declare".split()
)
_GENERAL = frozenset("you we i one it this that which what".split())
_US = frozenset("we us".split())
_WHATEVER = frozenset("what whatever anything everything all".split())
_OCCASION = frozenset("when whenever if after until till every each unless".split())
_STRONG = frozenset("used use".split())

Views = dict[str, list[tuple[int, int]]]


def views(doc: Doc) -> Views:
    """Where the account says that a view is past, wrong, or another's; token spans in reading order."""
    found: Views = {name: [] for name in _LISTS}
    for hit in _matcher().find(doc):
        found[_LISTS[hit.owner]].append((hit.start, hit.end))
    return {name: sorted(set(spans)) for name, spans in found.items()}


def is_taken_back(doc: Doc, found: Views, spot: Spot) -> bool:
    """Whether the writer held it once (`I had it in my head that …`) or rejects it in the next breath."""
    first, last = _around(doc, spot)
    here = doc.sentences[doc.sentence_of[spot.start]]
    return (
        _is_rejected(found, spot, here.start, last)
        or _is_once(doc, found, "once", spot, (first, last))
        or _is_once(doc, found, "earlier", spot, (here.start, min(last, here.end + _OPENING)))
    )


def is_anothers(doc: Doc, found: Views, spot: Spot) -> bool:
    """Whether somebody else is said to say or think it, and the writer does not side with them."""
    number = doc.clause_of[spot.start]
    clause = doc.clauses[number]
    sentence = doc.sentences[doc.sentence_of[spot.start]]
    if any(sentence.start <= s < sentence.end for s, _ in found["agreed"]):
        return False
    if any(sentence.start <= s < spot.start for s, _ in found["told"]):
        return True
    if is_own(doc, clause):
        return False
    last = max((start for start, _ in spot.parts), default=spot.start)
    return any(_says(doc, c) for c in _before(doc, sentence.start, last))


def _before(doc: Doc, first: int, last: int) -> Iterator[Clause]:
    """The clauses that stand over a token, back to what the writer says or does."""
    for number in range(doc.clause_of[last], -1, -1):
        clause = doc.clauses[number]
        if clause.start < first or (is_own(doc, clause) and clause.link in {"main", "coordinate"}):
            return
        if clause.main_verb < last:
            yield clause
        if _concludes(doc, clause):
            return


def _concludes(doc: Doc, clause: Clause) -> bool:
    """Whether a clause draws the writer's own conclusion: `the therapist says so, so you cannot say no`."""
    words = [doc.words[i].lower for i in range(clause.start, min(clause.start + 2, clause.end))]
    subject = clause.subject
    if subject is None or words[:1] != ["so"] or words[1:] == ["that"]:
        return False
    alone = subject.end - subject.start == 1
    return is_own(doc, clause) or (alone and doc.words[subject.head].lower in _GENERAL)


def _around(doc: Doc, spot: Spot) -> tuple[int, int]:
    """The tokens from the sentence before, in the same paragraph, to two sentences after."""
    number = doc.sentence_of[spot.start]
    block = doc.sentences[number].block
    low = number - 1 if number and doc.sentences[number - 1].block == block else number
    high = number
    while high < min(number + _AFTER, len(doc.sentences) - 1) and doc.sentences[high + 1].block == block:
        high += 1
    return doc.sentences[low].start, doc.sentences[high].end


def _is_rejected(found: Views, spot: Spot, first: int, last: int) -> bool:
    """Whether it is taken back; that the writer now knows says so only after the claim."""
    known = [span for span in found["known"] if span[0] >= _end(spot)]
    return any(first <= s < last and not _is_part(spot, s, e) for s, e in (*found["again"], *known))


def _is_part(spot: Spot, start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in ((spot.start, spot.end), *spot.parts))


def _end(spot: Spot) -> int:
    return max((end for _, end in spot.parts), default=spot.end)


def _is_once(doc: Doc, found: Views, opener: str, spot: Spot, within: tuple[int, int]) -> bool:
    """Whether an earlier view opens before the claim, and turns after it; between them nothing turns."""
    for start, end in found[opener]:
        if not within[0] <= start < spot.start:
            continue
        turned = [s for s, _ in found["turned"] if end <= s < within[1]]
        if any(s < spot.start for s in turned):
            continue
        if any(s >= spot.end for s in turned) or not _STRONG.isdisjoint(_words(doc, start, end)):
            return True
    return False


def _words(doc: Doc, start: int, end: int) -> list[str]:
    return [doc.words[i].lower for i in range(start, end)]


def _says(doc: Doc, clause: Clause) -> bool:
    """Whether a clause says that somebody, not the writer, says or thinks something."""
    if clause.main_verb < 0 or clause.subject is None:
        return False
    if is_free_relative(doc, clause) or (clause.link == "relative" and clause.subject.kind == "thing"):
        return False
    if clause.link == "adverbial" and clause.opener in _OCCASION:
        return False
    if clause.passive or doc.keys[clause.main_verb].isdisjoint(_TELLING):
        return False
    alone = clause.subject.end - clause.subject.start == 1
    return not is_own(doc, clause) and not (alone and doc.words[clause.subject.head].lower in _GENERAL)


def is_free_relative(doc: Doc, clause: Clause) -> bool:
    """`What a mum tells you is confidential` says who tells, and claims something of it."""
    before = clause.start - 1 if clause.link == "relative" and clause.start else clause.start
    return not {doc.words[i].lower for i in (before, clause.start)}.isdisjoint(_WHATEVER)


def is_own(doc: Doc, clause: Clause) -> bool:
    """Whether it is the writer who does it, or `we`; `one of the staff` is another."""
    if clause.subject is None:
        return False
    return clause.subject.kind == "writer" or (
        clause.subject.kind == "team" and doc.words[clause.subject.head].lower in _US
    )


@cache
def _matcher() -> Matcher:
    lists = english("views")
    return compiled((number, str(term)) for number, name in enumerate(_LISTS) for term in lists[name])
