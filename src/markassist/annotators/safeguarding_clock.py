"""A matter of concern → whether the account shows it dealt with, late or hushed up, or never its own."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from markassist.annotators.safeguarding_rules import Rule, rules
from markassist.annotators.stance import reading
from markassist.doc import Doc, Reading
from markassist.vocabulary import Stance, Voice

Spans = dict[str, list[tuple[int, int]]]

_BEFORE, _AFTER, _SAME_BLOCK = 1, 6, 14
"""How many sentences around the matter an act of reporting belongs to it without saying so, and how many in
its own paragraph; further on it must name what it is about."""
_FAR = 300
"""How many sentences on an account is searched for it at all."""
_HUSHED = 6
"""How many sentences after the matter a silence is about it."""
_FRAMED = 3
"""How many sentences a scenario or an earlier job goes on."""
_TOLD = frozenset({Stance.AFFIRMED, Stance.ATTRIBUTED})
_BEGS = frozenset("ask beg want tell plead".split())
_WOULD = frozenset({"would", "'d", "could", "have"})
_DONE = frozenset({Stance.AFFIRMED, Stance.ATTRIBUTED})


def spans_of(doc: Doc) -> Spans:
    """Where every list of the rules stands, in reading order."""
    compiled = rules()
    found: Spans = {name: [] for name in compiled.lists}
    for hit in compiled.matcher.find(doc):
        found[compiled.lists[hit.owner]].append((hit.start, hit.end))
    return {name: sorted(set(spans)) for name, spans in found.items()}


def is_framed(doc: Doc, spans: Spans, start: int) -> bool:
    """Whether the token `start` belongs to training, a case study, a film, or a time before this job."""
    sentence = doc.sentence_of[start]
    block = doc.sentences[sentence].block
    if any(s < start for s, _ in within(doc, spans["told_of"], sentence, sentence)):
        return True
    for at in range(sentence, max(-1, sentence - _FRAMED - 1), -1):
        if doc.sentences[at].block != block:
            return False
        if within(doc, spans["frames"], at, at) or (at < sentence and within(doc, spans["told_of"], at, at)):
            return True
        if within(doc, spans["anchors"], at, at):
            return False
    return False


def is_hushed(doc: Doc, spans: Spans, sentence: int) -> bool:
    """Whether the account says, soon after, that nobody was told or nothing written."""
    return any(
        read(doc, start, end).stance in _TOLD
        and doc.voices[doc.clause_of[start]] is not Voice.CHILD
        and not _is_begged(doc, start)
        for start, end in within(doc, spans["silent"], sentence, sentence + _HUSHED)
    )


def _is_begged(doc: Doc, start: int) -> bool:
    """`She asked me not to tell anyone` is what the child wants, and no silence yet."""
    return (
        start > 1 and doc.words[start - 1].lower in {"me", "us"} and not doc.keys[start - 2].isdisjoint(_BEGS)
    )


def is_worsened(doc: Doc, spans: Spans, rule: Rule, sentence: int) -> bool:
    """Whether what makes the matter an alert stands by, and is not the child's own doing."""
    return any(
        doc.voices[doc.clause_of[start]] is not Voice.CHILD
        for name in rule.worsened_by
        for start, _ in within(doc, spans[name], sentence, sentence + rule.reach + 1)
    )


def is_dealt_with(doc: Doc, spans: Spans, lists: Sequence[str], sentence: int) -> bool:
    """Whether someone who had to know was told, or what had to be written was, in time."""
    return any(
        _belongs(doc, spans, sentence, doc.sentence_of[start]) and _is_done(doc, spans, start, end)
        for name in lists
        for start, end in within(doc, spans[name], sentence - _BEFORE, sentence + _FAR)
    )


def _is_done(doc: Doc, spans: Spans, start: int, end: int) -> bool:
    at = doc.sentence_of[start]
    return read(doc, start, end).stance in _DONE and not within(doc, spans["late"], at, at)


def read(doc: Doc, start: int, end: int) -> Reading:
    """How the tokens are to be read; a `would` of another clause does not undo what is told as done.

    `She would not sit, so I held her`, `I told him I would pass it on and rang the manager`.
    """
    found = reading(doc, start, end, term=True)
    if found.stance is not Stance.HYPOTHETICAL or found.cue is None or found.cue.cue.lower() not in _WOULD:
        return found
    clause = doc.clauses[doc.clause_of[start]]
    if clause.form == "past" and not doc.starts[clause.start] <= found.cue.start < doc.ends[clause.end - 1]:
        return replace(found, stance=Stance.AFFIRMED, cue=None)
    return found


def within(doc: Doc, spans: list[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """The spans that begin in the sentences `first` to `last`."""
    if not spans:
        return []
    start = doc.sentences[max(first, 0)].start
    end = doc.sentences[min(last, len(doc.sentences) - 1)].end
    return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]


def _belongs(doc: Doc, spans: Spans, sentence: int, at: int) -> bool:
    """Whether what is done in the sentence `at` is done about the matter in `sentence`."""
    if at <= sentence + _AFTER:
        return True
    same_block = doc.sentences[at].block == doc.sentences[sentence].block
    return (same_block and at <= sentence + _SAME_BLOCK) or bool(within(doc, spans["linked"], at, at))
