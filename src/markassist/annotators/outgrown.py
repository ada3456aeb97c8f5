"""What the writer once thought → refuted.

`at first I thought … however`, `I thought he was being awkward, but …`.
"""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.scopes import named_by, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Voice

_LOOKING = frozenset("look seem sound appear feel".split())
_TAKING = frozenset("take read see put have call".split())


def appearances(doc: Doc) -> Iterator[StanceCue]:
    """`What looked like defiance was fear`, `what I took for cheek turned out to be panic`."""
    for number, clause in enumerate(doc.clauses):
        if clause.opener != "what" or clause.main_verb < 0 or clause.form != "past":
            continue
        like = _seeming(doc, number, clause)
        named = named_by(doc, number)
        if like is None or named is None or doc.clauses[named].form != "past":
            continue
        verb = doc.clauses[named].verb
        if any(doc.tags[i] == "NG" for i in range(verb, min(verb + 3, doc.clauses[named].end))):
            continue
        mine = doc.voices[number] if doc.voices[number] is Voice.TEAM else Voice.WRITER
        yield StanceCue(Stance.REFUTED, clause.main_verb, like + 1, like + 1, clause.end, mine, None)


def _seeming(doc: Doc, number: int, clause: Clause) -> int | None:
    """The `like`, `as` or `for` after which it is said what a thing seemed to be."""
    looks = not doc.keys[clause.main_verb].isdisjoint(_LOOKING)
    takes = not doc.keys[clause.main_verb].isdisjoint(_TAKING) and doc.voices[number] in {
        Voice.WRITER,
        Voice.TEAM,
    }
    words = {"like", "as"} if looks else {"for", "as"} if takes else set()
    return next((i for i in range(clause.main_verb + 1, clause.end - 1) if doc.words[i].lower in words), None)


_BELIEVING = frozenset(
    "think believe assume reckon presume suppose imagine convinced sure certain figure tell "
    "swear expect consider see take put have call feel".split()
)


_STRONG = frozenset("think believe assume reckon presume suppose convinced sure certain figure".split())


def believes(doc: Doc, clause: Clause) -> bool:
    """Whether a clause says what somebody took to be so: `thought`, `had him down as`, `was sure`."""
    keys = doc.keys[clause.main_verb]
    if not keys.isdisjoint(_BELIEVING - {"have", "take", "put", "see", "call", "feel", "tell"}):
        return True
    tail = [doc.words[i].lower for i in range(clause.main_verb, min(clause.end, clause.main_verb + 6))]
    if "tell" in keys or "say" in keys:
        used = doc.words[clause.verb].lower in {"used", "use"}
        return not {"myself", "ourselves", "everyone"}.isdisjoint(tail) or ("say" in keys and used)
    if not keys.isdisjoint({"have", "take", "put", "see", "call"}):
        taken = "take" in keys and tail[1:2] in (["it"], ["this"]) and "that" in tail[2:3]
        return taken or "as" in tail or "down" in tail or "for" in tail[1:4] or "call" in keys
    return "be" in keys and not {"sure", "certain", "convinced", "adamant", "positive"}.isdisjoint(tail)


_THINKS_NOW = frozenset(
    "think believe know see understand realise realize find learn disagree question challenge "
    "come argue".split()
)


def own_turn(doc: Doc, start: int, end: int) -> int | None:
    """`…, but I have come to think …`, `…, but the research says otherwise`.

    Where the writer's own view begins.
    """
    first = doc.clause_of[start] if start < len(doc.clause_of) else 0
    for clause in doc.clauses[first : first + 8]:
        if clause.start >= end:
            return None
        if (
            clause.start <= start
            or clause.main_verb < 0
            or doc.words[clause.start].lower not in {"but", "however", "yet"}
        ):
            continue
        own = clause.subject is not None and clause.subject.kind == "writer"
        if (
            own
            and clause.form in {"present", "perfect"}
            and not doc.keys[clause.main_verb].isdisjoint(_THINKS_NOW)
        ):
            return clause.start
    return None


def outgrown(doc: Doc) -> Iterator[StanceCue]:
    """`At first I thought …; however`, `I thought he was being awkward but`.

    A view that the writer has left.
    """
    turns = hits_of(doc, "turn")
    firsts = hits_of(doc, "at_first")
    for number, clause in enumerate(doc.clauses):
        if (
            clause.main_verb < 0
            or clause.form != "past"
            or doc.voices[number] not in {Voice.WRITER, Voice.TEAM}
            or not _thinks(doc, number, clause)
        ):
            continue
        stop = _left_by(doc, clause, turns, firsts)
        if stop is not None:
            main = clause.main_verb
            yield StanceCue(Stance.REFUTED, main, main + 1, main + 1, stop, doc.voices[number], None)


def _left_by(
    doc: Doc, clause: Clause, turns: list[tuple[int, int]], firsts: list[tuple[int, int]]
) -> int | None:
    """Where a view that was left ends: at a turn in its sentence, or with it where the next one turns."""
    sentence = doc.sentences[doc.sentence_of[clause.start]]
    turned = next((s for s, _ in turns if clause.main_verb < s < sentence.end), None)
    if turned is not None:
        return turned
    after = doc.sentence_of[clause.start] + 1
    strong = not doc.keys[clause.main_verb].isdisjoint(_STRONG)
    if strong and after < len(doc.sentences) and _opens_turn(doc, after, turns):
        return sentence.end
    opened = any(sentence.start <= s < clause.main_verb for s, _ in firsts)
    if opened and (
        after >= len(doc.sentences)
        or strong
        or any(doc.sentences[after].start <= s < doc.sentences[after].start + 3 for s, _ in turns)
    ):
        return sentence.end
    return None


def _opens_turn(doc: Doc, number: int, turns: list[tuple[int, int]]) -> bool:
    """`I assumed he was ignoring me. It turned out he could not hear.`"""
    sentence = doc.sentences[number]
    if doc.sentences[number - 1].block != sentence.block:
        return False
    return any(
        sentence.start <= s < sentence.start + 3
        and not doc.keys[e - 1].isdisjoint({"out", "fact", "reality"})
        for s, e in turns
    )


def _thinks(doc: Doc, number: int, clause: Clause) -> bool:
    """A clause of thinking with what was thought after it."""
    if doc.keys[clause.main_verb].isdisjoint(_STRONG) and not (
        believes(doc, clause) and "call" not in doc.keys[clause.main_verb]
    ):
        return False
    if any(doc.tags[i] == "NG" for i in range(clause.verb, clause.main_verb)):
        return False
    has_complement = (
        number + 1 < sentence_end(doc, number)
        and doc.clauses[number + 1].link == "complement"
        and doc.clauses[number + 1].parent == number
    )
    return has_complement or any(
        doc.words[i].lower in {"as", "down"} for i in range(clause.main_verb, clause.end)
    )
