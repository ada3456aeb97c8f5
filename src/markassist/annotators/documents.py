"""Policies, leaflets, forms, questions on paper → what they say is quoted.

With or without quotation marks.
"""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.documents_read import read_in, trailing
from markassist.annotators.papers import STATES, is_paper, strong, weak
from markassist.annotators.scopes import reach, sentence_end
from markassist.doc import Clause, Doc, StanceCue
from markassist.vocabulary import Stance, Voice

_FEW = 5
_POINTERS = frozenset("in on at under from per by to of with".split())


def documents(doc: Doc) -> Iterator[StanceCue]:
    """Every stretch that is a document's, with the words that say so."""
    for number, clause in enumerate(doc.clauses):
        if doc.speech_of[clause.start] >= 0 and doc.speeches[doc.speech_of[clause.start]].speaker != "none":
            continue
        yield from _states(doc, number, clause)
        yield from read_in(doc, number, clause)
    for sentence in doc.sentences:
        yield from _introduced(doc, sentence.start, sentence.end)
    for start, end in hits_of(doc, "quoted.right"):
        if doc.words[start].lower != "as" or doc.sentences[doc.sentence_of[start]].start == start:
            yield _cue(start, end, end, _rest(doc, end))
    for start, end in hits_of(doc, "quoted.left"):
        if doc.words[end - 1].keys & {"say"} and start and doc.tags[start - 1] != "X":
            continue  # `because that is what the policy says`
        yield _cue(start, end, doc.sentences[doc.sentence_of[start]].start, start)


def _cue(start: int, end: int, scope_start: int, scope_end: int) -> StanceCue:
    return StanceCue(Stance.QUOTED, start, end, scope_start, scope_end)


_PLAIN = frozenset(
    "be have make use need give show set want put start begin go run call talk end open include mean "
    "cover".split()
)
"""What a document does only where its words are said to follow."""


def _states(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`The policy says …`, `a line in the care plan has it that …`, `a poster that says …`."""
    if (
        clause.main_verb < 0
        or clause.form in {"imperative", "gerund", "infinitive", "participle"}
        or doc.keys[clause.main_verb].isdisjoint(STATES)
        or (paper := _paper(doc, number, clause)) is None
        or _is_somebodys(doc, clause, paper)
        or (clause.form in {"modal", "future"} and clause.passive)
    ):
        return
    plain = not doc.keys[clause.main_verb].isdisjoint(_PLAIN)
    if doc.tags[clause.main_verb] == "B" and not _tells(doc, clause):
        return
    if plain and not _content_follows(doc, number, clause):
        return
    bids = doc.tags[clause.verb] == "B" and doc.tags[clause.main_verb] == "VB"
    after = (clause.verb if bids else clause.main_verb) + 1
    yield _cue(paper, after, after, _rest(doc, after))


def _paper(doc: Doc, number: int, clause: Clause) -> int | None:
    """The word for a document that a clause has as its subject, or that its `that` or `which` stands for."""
    if clause.opener in {"that", "which"} and clause.verb > clause.start and _is_bare(doc, clause):
        above = doc.clauses[number - 1]
        apart = number == 0 or doc.sentence_of[above.start] != doc.sentence_of[clause.start]
        reads = not doc.keys[clause.main_verb].isdisjoint({"say", "read", "state", "list", "tell"})
        if apart or not reads:
            return None
        return next((i for i in range(above.start, above.end) if is_paper(doc, i)), None)
    subject = clause.subject
    if subject is None or subject.kind not in {"thing", "adult"} or clause.opener == "as":
        return None
    paper = next((i for i in range(min(clause.start, subject.start), clause.verb) if is_paper(doc, i)), None)
    return None if subject.kind == "adult" and subject.head != paper else paper


def _is_bare(doc: Doc, clause: Clause) -> bool:
    """`that says`: nothing but adverbs between the opener and the verb."""
    return all(doc.tags[i] in {"S", "W", "R", "X"} for i in range(clause.start, clause.verb))


def _is_somebodys(doc: Doc, clause: Clause, paper: int) -> bool:
    """A letter, a plan, a form of somebody's: what it says is told as theirs."""
    if doc.keys[paper].isdisjoint(weak()):
        return False
    first = min(paper, clause.start, clause.subject.start if clause.subject is not None else paper)
    near = (doc.reference_at.get(k) for k in range(first, paper))
    return any(r is not None and r.kind in {"adult", "family", "named", "writer"} for r in near)


def _tells(doc: Doc, clause: Clause) -> bool:
    """`the rule is that …`, `the motto is "…"`; not `Regulation 14 is the reason that …`."""
    after = range(clause.main_verb + 1, min(clause.main_verb + 4, len(doc.texts)))
    return any(
        doc.texts[i] in {":", '"', "“", "‘", "'"}
        or doc.words[i].lower in {"that", "clear", "printed"}
        or (i == clause.main_verb + 1 and doc.tags[i] in {"T", "VB"})
        for i in after
    )


def _content_follows(doc: Doc, number: int, clause: Clause) -> bool:
    """Whether what the document says follows: after a colon or a mark, or as a that-clause."""
    stop = doc.sentences[doc.sentence_of[clause.start]].end
    first = clause.verb + 1
    if doc.tags[clause.verb] == "B" and first < stop and doc.tags[first] in {"VB", "T"}:
        return True  # `the question was describe a time when`
    for i in range(clause.main_verb + 1, min(stop, clause.main_verb + 12)):
        if doc.texts[i] in {":", '"', "“", "‘", "'"} or (
            doc.words[i].lower in {"that", "how"} and doc.tags[i] in {"S", "W"}
        ):
            return doc.texts[i] != "'" or doc.starts[i] > doc.ends[i - 1]
    return False


def _rest(doc: Doc, end: int) -> int:
    """To the sentence's end, or to where the writer answers."""
    last = doc.sentences[doc.sentence_of[end - 1]].end
    if end >= last:
        return last
    number = doc.clause_of[end]
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        own = (
            doc.voices[later] is Voice.WRITER
            and clause.subject is not None
            and not clause.inherited
            and clause.link in {"coordinate", "main"}
        )
        so = clause.opener == "so" and doc.voices[later] is Voice.WRITER and clause.form == "past"
        if (so and not clause.inherited) or (
            own
            and (
                clause.opener in {"but", "and", "so", "yet"}
                or doc.texts[clause.start - 1] in {";", ",", "—", "–"}
            )
        ):
            return clause.start
    return max(last, reach(doc, number))


def _introduced(doc: Doc, start: int, end: int) -> Iterator[StanceCue]:
    """`In black and white, in the code of conduct: …`, `Under 'aims', the job description lists …`.

    `it says in the handbook that …`.
    """
    mark = next((i for i in range(start + 1, min(end, start + 24)) if doc.texts[i] == ":"), None)
    if doc.words[start].lower in {"action", "actions", "next"}:
        return
    if mark is not None and mark + 1 < end and doc.speech_of[mark] < 0:
        paper = next(
            (i for i in range(start, mark) if is_paper(doc, i) and _is_definite(doc, start, i)), None
        )
        if paper is not None and not _is_own_act(doc, start, mark):
            yield _cue(paper, mark + 1, mark + 1, end)
            return
    if (said := trailing(doc, start, end)) is not None:
        yield said
        return
    if (law := _under(doc, start, end)) is not None:
        yield law
        return
    for i in range(start + 1, end - 1):
        if (
            is_paper(doc, i)
            and doc.words[i].lower
            and (_points(doc, start, i) or _is_taken_up(doc, i, end))
            and (stop := _it_says(doc, start, i, end))
        ):
            yield _cue(i, i + 1, stop, _rest(doc, stop))
            return


def _under(doc: Doc, start: int, end: int) -> StanceCue | None:
    """`Under Regulation 12, providers must …`, `by law every home has to …`: what a law or a rule demands."""
    lowers = [doc.words[i].lower for i in range(start, end)]
    if lowers[0] not in {"under", "by", "in", "within"} or not {"i", "my", "me"}.isdisjoint(lowers):
        return None
    by_law = lowers[:2] == ["by", "law"]
    first = start + 2 if by_law else _after_authority(doc, start, end)
    if first is None or not any(is_paper(doc, i) for i in range(start, first)):
        return None
    asks = {"must", "shall", "should"} | ({"has", "have"} if by_law else set())
    return None if asks.isdisjoint(lowers[first - start :]) else _cue(start, first, first, end)


def _after_authority(doc: Doc, start: int, end: int) -> int | None:
    """Where what is demanded begins: after the comma, or with the subject."""
    comma = next((i for i in range(start, min(end, start + 14)) if doc.texts[i] == ","), None)
    if comma is not None:
        return comma + 1
    subject = doc.clauses[doc.clause_of[start]].subject
    under = doc.words[start].lower == "under" and subject is not None and subject.start > start + 1
    return subject.start if under and subject is not None else None


def _is_definite(doc: Doc, start: int, i: int) -> bool:
    """`what came of it was a plan: …` tells no document's words; `the plan: …` may."""
    if not doc.keys[i].isdisjoint(strong()):
        return True
    opener = next(
        (doc.words[k].lower for k in range(i - 1, max(start - 1, i - 5), -1) if doc.tags[k] in {"D", "PP"}),
        "",
    )
    numbered = i + 1 < len(doc.words) and (
        doc.texts[i + 1].isdigit() or doc.words[i + 1].lower in {"one", "two", "three", "four", "five", "six"}
    )
    return numbered or (opener not in {"a", "an", "my", "some"} and not (opener == "" and i - start > _FEW))


def _is_own_act(doc: Doc, start: int, mark: int) -> bool:
    """`I wrote in the log: …` is the writer's own record."""
    return any(doc.words[i].lower in {"i", "we"} for i in range(start, mark)) and not any(
        not doc.keys[i].isdisjoint({"copy", "quote", "paste", "read", "give", "type"})
        for i in range(start, mark)
    )


def _is_taken_up(doc: Doc, i: int, end: int) -> bool:
    """`his file, it says …`."""
    return i + 2 < end and doc.texts[i + 1] == "," and doc.words[i + 2].lower == "it"


def _points(doc: Doc, start: int, i: int) -> bool:
    return any(doc.words[k].lower in _POINTERS for k in range(max(start, i - 6), i))


def _it_says(doc: Doc, start: int, i: int, end: int) -> int:
    """`it says in the handbook`, `on the card it has`, `in the pack you can read`.

    `written on the wall of`: where its words begin.
    """
    lowers = [w.lower for w in doc.words[start:end]]
    for k in range(start, end - 1):
        if lowers[k - start] in {"it", "you", "there", "is"} and abs(k - i) < 12:
            verb = next(
                (
                    j
                    for j in range(k + 1, min(end, k + 4))
                    if not doc.keys[j].isdisjoint({"say", "state", "read", "have", "write", "print"})
                ),
                None,
            )
            if (
                verb is not None
                and lowers[k - start] != "that"
                and (lowers[k - start] != "there" or verb == k + 1)
                and not any(w in {"he", "she", "i", "as"} for w in lowers[max(0, k - start - 2) : k - start])
            ):
                return max(verb, i) + 1 if max(verb, i) + 1 < end else 0
    return 0
