"""Quotation marks → stretches of speech, each with its speaker.

The writer, the child, another, a document, or none.
"""

from markassist.annotators.papers import is_paper
from markassist.annotators.quotes import quotes
from markassist.doc import Doc, Speech

_SAYING = frozenset(
    "say tell ask reply answer shout whisper mutter explain add call yell scream go murmur respond repeat "
    "offer wonder suggest write text read mumble whimper sob laugh joke announce start begin comment "
    "agree greet snap think state hiss put sing cry".split()
)
_FEW = 3
"""So many words in quotation marks are a term, where no verb of saying stands by."""


def speech(doc: Doc) -> None:
    """Fill speeches and speech_of."""
    doc.speech_of = [-1] * len(doc.texts)
    for number, (start, end) in enumerate(quotes(doc)):
        doc.speeches.append(Speech(start, end, _speaker(doc, start, end)))
        doc.speech_of[start:end] = [number] * (end - start)


def _speaker(doc: Doc, start: int, end: int) -> str:
    short = end - start - 2 <= _FEW and doc.texts[end - 2] not in {".", "!", "?", ","}
    before = _before(doc, start)
    if short and start and doc.tags[start - 1] in {"P", "D", "PP", "A"}:
        return "document" if before == "document" else "none"
    if before is not None and not (short and before == "none"):
        return before
    after = _after(doc, end)
    if after is not None:
        return after
    return "none" if short else _nobody_says(doc, start, end)


def _before(doc: Doc, start: int) -> str | None:
    """A verb of saying in the clause before: its subject speaks.

    Or a document, where one is said to say it.
    """
    i = start - 1
    while i >= 0 and doc.texts[i] in {",", ":", "-", "–", "—", "that", "…"}:
        i -= 1
    if i < 0 or doc.block_of[i] != doc.block_of[start]:
        return None
    first = doc.sentences[doc.sentence_of[i]].start
    near = range(i, max(first, i - 10) - 1, -1)
    verb = next(
        (
            j
            for j in near
            if doc.tags[j] in {"V", "VB", "VG", "VN", "B", "O"}
            and (
                not doc.keys[j].isdisjoint(_SAYING)
                or (doc.tags[j] == "B" and j >= i - 1 and "like" in {w.lower for w in doc.words[j : i + 1]})
            )
        ),
        None,
    )
    paper = next((j for j in range(i, first - 1, -1) if is_paper(doc, j)), None)
    speaker = _subject_before(doc, verb, first) if verb is not None else None
    if paper is not None and (
        speaker is None
        or speaker == "none"
        or (paper > (verb or 0) - 8 and speaker not in {"writer", "child", "team", "other"})
        or _copies(doc, first, i)
    ):
        return "document"
    return speaker


def _copies(doc: Doc, first: int, i: int) -> bool:
    return any(not doc.keys[k].isdisjoint({"copy", "quote", "paste"}) for k in range(first, i + 1))


def _subject_before(doc: Doc, verb: int, first: int) -> str | None:
    """Who says: the subject of the clause that holds the verb of saying."""
    clause = doc.clauses[doc.clause_of[verb]]
    if clause.subject is not None and clause.main_verb >= 0 and clause.subject.kind != "thing":
        told = verb == clause.main_verb or clause.subject.start < verb
        return _who(clause.subject.kind) if told else None
    if (
        clause.subject is not None
        and clause.subject.kind == "thing"
        and any(is_paper(doc, k) for k in range(clause.start, verb))
    ):
        return "document"
    for j in range(verb - 1, first - 1, -1):
        reference = doc.reference_at.get(j)
        if (
            reference is not None
            and doc.tags[j] != "PO"
            and not (j > first and doc.tags[j - 1] in {"P", "T"})
        ):
            return _who(reference.kind)
    return None


def _after(doc: Doc, end: int) -> str | None:
    """`"…" he said`, `"…" said the teacher`, `"…" – our policy`, `"…" is a straight copy from the …`."""
    stop = min(len(doc.texts), end + 6)
    while end < stop and doc.texts[end] in {",", "–", "—", "-", "."} and doc.texts[end] != ".":
        end += 1
    for j in range(end, stop):
        if doc.block_of[j] != doc.block_of[end - 1] or doc.texts[j] in {".", "!", "?", ";"}:
            return None
        reference = doc.reference_at.get(j)
        if (reference is not None and reference.kind != "named") or (reference is not None and j == end):
            near = range(max(end, j - 2), min(len(doc.texts), reference.end + 3))
            says = any(
                not doc.keys[k].isdisjoint(_SAYING) and doc.tags[k] in {"V", "VN", "B", "VB", "N"}
                for k in near
            )
            return _who(reference.kind) if says else None
        if is_paper(doc, j):
            return "document"
    return None


def _who(kind: str) -> str:
    return {
        "writer": "writer",
        "team": "team",
        "child": "child",
        "someone_child": "child",
        "thing": "none",
    }.get(kind, "other")


def _nobody_says(doc: Doc, start: int, end: int) -> str:
    """No verb of saying: whoever acts in the clause before; borrowed words at the start of a paragraph."""
    i = start - 1
    if i >= 0 and doc.block_of[i] == doc.block_of[start] and doc.sentence_of[i] == doc.sentence_of[start]:
        if (got := _got_from(doc, start, end)) is not None:
            return got
        subject = doc.clauses[doc.clause_of[i]].subject
        who = _who(subject.kind) if subject is not None else "none"
        return who if who in {"writer", "child", "team"} else "none"
    before = doc.clauses[doc.clause_of[i]] if i >= 0 and doc.block_of[i] == doc.block_of[start] else None
    if before is None:
        return "document" if not _is_talk(doc, start, end) else "none"
    return (
        "child"
        if before.subject is not None and before.subject.kind == "child" and _is_talk(doc, start, end)
        else "none"
    )


def _got_from(doc: Doc, start: int, end: int) -> str | None:
    """`I got "he's been a nightmare" from the early shift`."""
    got = any(
        not doc.keys[k].isdisjoint({"get", "have", "hear", "receive"})
        for k in range(max(0, start - 2), start)
    )
    return "other" if got and end < len(doc.words) and doc.words[end].lower in {"from", "off"} else None


def _is_talk(doc: Doc, start: int, end: int) -> bool:
    return any(doc.words[k].lower in {"i", "me", "my", "you", "n't", "im", "we"} for k in range(start, end))
