"""Question marks, inverted openings, `whether` under doubt → what the writer asks rather than says."""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.scopes import reach, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Voice

_OPENERS = frozenset("whether if why how what who where when which whose".split())
_DOUBT = frozenset("wonder question query doubt unsure uncertain puzzle".split())
_KNOWING = frozenset(
    "know sure certain say tell decide work make convinced see remember clear understand".split()
)
_PONDERING = frozenset(
    "think reflect consider ponder look worry talk discuss debate nag bother trouble haunt puzzle "
    "dwell".split()
)
_HELPERS = frozenset({"M", "B", "H", "O"})
_QUESTION_NOUNS = frozenset("question query minds idea dilemma".split())


def questions(doc: Doc) -> Iterator[StanceCue]:
    """Every question that the writer puts, with its scope."""
    for number, sentence in enumerate(doc.sentences):
        last = _last(doc, sentence.start, sentence.end)
        if doc.texts[last] == "?" and doc.speech_of[last] < 0:
            yield StanceCue(Stance.QUESTIONED, last, last + 1, _first(doc, sentence.start, last), last)
            if (
                number
                and _is_tag(doc, sentence.start, last)
                and doc.sentences[number - 1].block == sentence.block
            ):
                before = doc.sentences[number - 1]
                yield StanceCue(Stance.QUESTIONED, last, last + 1, before.start, before.end)
        else:
            yield from _inner_marks(doc, sentence.start, last)
        yield from _wondered(doc, sentence.start, sentence.end)
    for number, clause in enumerate(doc.clauses):
        yield from _inverted(doc, number, clause)
        yield from _doubted(doc, number, clause)
    for start, end in hits_of(doc, "questioned.right"):
        if _is_said(doc, doc.clauses[doc.clause_of[start]]):
            continue
        yield StanceCue(Stance.QUESTIONED, start, end, end, reach(doc, doc.clause_of[end - 1]))


def _last(doc: Doc, start: int, end: int) -> int:
    last = end - 1
    while last > start and doc.texts[last] in {'"', "”", "'", "’", ")", "!"}:
        last -= 1
    return last


def _first(doc: Doc, start: int, last: int) -> int:
    """Where the question begins: after a colon or semicolon."""
    return (
        next(
            (i for i in range(last, start - 1, -1) if doc.texts[i] in {":", ";"} and doc.speech_of[i] < 0),
            start - 1,
        )
        + 1
    )


def _inner_marks(doc: Doc, start: int, last: int) -> Iterator[StanceCue]:
    for i in range(start + 1, last):
        if doc.texts[i] == "?" and doc.speech_of[i] < 0:
            yield StanceCue(Stance.QUESTIONED, i, i + 1, _first(doc, start, i), i)


def _wondered(doc: Doc, start: int, end: int) -> Iterator[StanceCue]:
    """`So is this what they mean, I wondered as I drove home.`: asked, whatever the mark."""
    for clause in doc.clauses[doc.clause_of[start] + 1 : doc.clause_of[end - 1] + 1]:
        asks = clause.main_verb >= 0 and (
            "wonder" in doc.keys[clause.main_verb]
            or ("ask" in doc.keys[clause.main_verb] and doc.words[clause.main_verb + 1].lower == "myself")
        )
        own = clause.subject is not None and clause.subject.kind == "writer" and not clause.inherited
        apart = doc.texts[clause.start - 1] == "," and doc.speech_of[clause.start - 1] < 0
        if asks and own and apart and clause.start == (clause.subject.start if clause.subject else -1):
            opens = next((i for i in range(start, clause.start) if doc.tags[i] not in {"C", "R", "X"}), start)
            if doc.tags[opens] in _HELPERS | {"W"}:
                yield StanceCue(
                    Stance.QUESTIONED, clause.start, clause.main_verb + 1, start, clause.start - 1
                )


def _is_tag(doc: Doc, start: int, last: int) -> bool:
    return last - start <= 3 and doc.tags[start] in _HELPERS


def _inverted(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`did i do the right thing`: an auxiliary before its subject opens a question, its mark forgotten."""
    sentence = doc.sentences[doc.sentence_of[clause.start]]
    if (
        clause.verb != clause.start
        or clause.start != sentence.start
        or doc.tags[clause.verb] not in _HELPERS
        or clause.subject is None
    ):
        return
    lower = doc.words[clause.verb].lower
    if (
        (lower in {"had", "were", "should", "do", "be", "have"} and lower != "do")
        or clause.subject.start != clause.verb + 1
        or (clause.main_verb == clause.verb and lower not in {"was", "is", "are", "am"})
    ):
        return
    if doc.texts[sentence.end - 1] != "?":
        yield StanceCue(Stance.QUESTIONED, clause.verb, clause.verb + 1, clause.verb + 1, reach(doc, number))


def _doubted(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`I keep asking myself whether …`, `whether or not I helped, I couldn't tell you`."""
    if (
        clause.opener not in _OPENERS
        or clause.verb < 0
        or clause.link == "relative"
        or doc.speech_of[clause.start] >= 0
    ):
        return
    fronted = clause.opener == "whether" and clause.parent < 0
    above = _above(doc, number, clause)
    if above is None or doc.clauses[above].form == "imperative":
        return
    cue = _doubt(doc, doc.clauses[above], clause)
    if cue is None and above > 0 and doc.clauses[above].verb == doc.clauses[above].start:
        cue = _doubt(doc, doc.clauses[above - 1], clause)
    if cue is None and clause.opener == "whether":
        if fronted and clause.start == doc.sentences[doc.sentence_of[clause.start]].start:
            cue = next(i for i in range(clause.start, clause.end) if doc.words[i].lower == "whether")
        elif (
            doc.clauses[above].main_verb >= 0
            and not doc.keys[doc.clauses[above].main_verb].isdisjoint(_PONDERING)
            and (doc.voices[above] in {Voice.WRITER, Voice.TEAM} or _at_me(doc, doc.clauses[above]))
        ):
            cue = doc.clauses[above].main_verb
    if cue is not None and (clause.link == "complement" or fronted or clause.opener in {"if", "whether"}):
        yield StanceCue(
            Stance.QUESTIONED, cue, cue + 1, clause.start, reach(doc, number, frozenset({"complement"}))
        )


def _at_me(doc: Doc, clause: Clause) -> bool:
    """`It has been nagging at me`, `it bothers us`."""
    return any(doc.words[i].lower in {"me", "us"} for i in range(clause.main_verb, clause.end))


def _above(doc: Doc, number: int, clause: Clause) -> int | None:
    if clause.parent >= 0:
        return clause.parent
    return number + 1 if number + 1 < sentence_end(doc, number) else None


def _is_said(doc: Doc, clause: Clause) -> bool:
    """`I told her I was wondering whether it was too loud`: asked of the child, not of oneself."""
    teller = doc.clauses[clause.parent] if clause.link == "complement" and clause.parent >= 0 else None
    return (
        teller is not None
        and teller.main_verb >= 0
        and not doc.keys[teller.main_verb].isdisjoint({"say", "tell", "add", "ask"})
    )


def _doubt(doc: Doc, above: Clause, clause: Clause) -> int | None:
    """The word of the clause above that makes the one below a question, if any."""
    polar = clause.opener in {"whether", "if"}
    lowers = {doc.words[i].lower for i in range(above.start, above.end)}
    if (
        _is_said(doc, above)
        or (above.subject is not None and above.subject.kind in {"adult", "family", "named", "child"})
        or not lowers.isdisjoint({"aloud", "loud"})
    ):
        return None
    negative = not lowers.isdisjoint(
        {"not", "n't", "nt", "never", "none", "nobody", "no", "hardly", "without", "cannot"}
    )
    for i in range(above.start, above.end):
        keys = doc.keys[i]
        if (not keys.isdisjoint(_DOUBT) and (polar or doc.tags[i] not in {"D", "N"})) or (
            polar and not keys.isdisjoint(_QUESTION_NOUNS)
        ):
            return i
        finds = "find" in keys and "out" in lowers
        if (negative and (finds or not keys.isdisjoint(_KNOWING | {"idea"}))) or (
            "ask" in keys and (not lowers.isdisjoint({"myself", "is"}) or {"have", "to", "ask"} <= lowers)
        ):
            return i
        if polar and (
            doc.words[i].lower in {"whether", "depends"}
            or (not keys.isdisjoint({"turn"}) and "over" in lowers)
            or ("who" in lowers and "know" in keys)
            or ("like" in lowers and "know" in keys)
        ):
            return i
    return None
