"""Another adult's acts, words and views → attributed.

A theorist's are knowledge, unless `according to` says whose.
"""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.scopes import CARRIES, COMPLEMENT, named_by, reach, sentence_end
from markassist.doc import Clause, Doc, Reference, StanceCue
from markassist.vocabulary import Stance, Time, Voice

SAYING = frozenset(
    "say tell explain ask suggest think believe reckon state advise report mention argue claim insist "
    "feel write describe remind note point recommend teach warn consider call promise want hold maintain "
    "assume swear wonder convinced opinion agree decide complain e-mail email phone text reply add answer "
    "wish know hope see propose overhear hear sed".split()
)
_GREETINGS = frozenset(
    "sorry goodbye hello goodnight please thank thanks yes no nothing bye hi night".split()
)
VIEWS = frozenset(
    "view opinion line position verdict idea advice belief take feeling stance suggestion theory word "
    "impression argument claim conclusion judgement judgment answer explanation thinking wisdom saying "
    "account feedback comment message instruction order recommendation warning".split()
)
_ADULTS = frozenset({"adult", "family", "named"})
_CAUSING = frozenset("watch see hear let make have help notice observe overhear ask get".split())


def attributions(doc: Doc) -> Iterator[StanceCue]:
    """Every stretch that is somebody else's, with the words that say so."""
    for number, clause in enumerate(doc.clauses):
        if doc.speech_of[clause.start] >= 0:
            continue
        yield from _acts(doc, number, clause)
        yield from _watched(doc, clause)
        yield from _views(doc, number, clause)
        yield from _case_papers(doc, number, clause)
    yield from _listed(doc)


def telling_time(doc: Doc, clause: Clause) -> Time:
    """When something was said: the occasion, or as a rule."""
    return Time.EPISODE if clause.form in {"past", "perfect"} else Time.GENERAL


def _acts(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    if clause.verb < 0:
        return
    says = clause.main_verb >= 0 and (
        not doc.keys[clause.main_verb].isdisjoint(SAYING) or _is_of_opinion(doc, clause)
    )
    if clause.passive and says and _is_own(clause) and doc.voices[number] is Voice.NOBODY:
        yield from _told(doc, number, clause, _cue_words(doc, clause), CARRIES)
    if doc.voices[number] is Voice.OTHER and (
        clause.subject is None or clause.subject.kind not in {"people"}
    ):
        cue = _cue_words(doc, clause)
        after = (
            clause.subject is not None and clause.subject.start >= clause.end
        )  # `the one who sat was Dawn`
        start = (
            clause.start if after or (clause.passive and not _is_own(clause)) else max(clause.start, cue[1])
        )
        yield StanceCue(Stance.ATTRIBUTED, *cue, start, clause.end, Voice.OTHER, None)
        yield from _told(doc, number, clause, cue, CARRIES if says else COMPLEMENT)
    elif (
        clause.subject is not None
        and says
        and doc.words[min(clause.main_verb + 1, len(doc.words) - 1)].lower not in _GREETINGS
        and _is_said_by_many(doc, clause, clause.subject)
    ):
        yield StanceCue(
            Stance.ATTRIBUTED,
            clause.subject.start,
            clause.subject.end,
            clause.subject.end,
            reach(doc, number),
            Voice.GENERAL,
            Time.GENERAL,
        )


def _is_said_by_many(doc: Doc, clause: Clause, subject: Reference) -> bool:
    """`people say`, `some will tell you`; neither a question nor `you say`."""
    last = doc.sentences[doc.sentence_of[clause.start]].end - 1
    if (
        subject.kind not in {"people", "someone", "adult", "family"}
        or doc.words[subject.head].lower in {"you", "one", "who", "anyone", "anybody"}
        or doc.texts[last] == "?"
    ):
        return False
    return (
        clause.form != "regret"
        and not any(doc.tags[k] == "T" for k in range(clause.verb, clause.main_verb))
        and not clause.passive
        and not (clause.form == "modal" and clause.modal != "would")
    )


def _told(
    doc: Doc, number: int, clause: Clause, cue: tuple[int, int], links: frozenset[str]
) -> Iterator[StanceCue]:
    """What hangs on somebody's saying is theirs too, set when it was said.

    So is what they name (`what she did was …`).
    """
    end = reach(doc, number, links, shared=True)
    if end > clause.end:
        yield StanceCue(
            Stance.ATTRIBUTED,
            *cue,
            clause.end,
            end,
            Voice.OTHER,
            Time.GENERAL if doc.times[number] is Time.HABIT else telling_time(doc, clause),
        )
    if says_so(doc, number, clause):
        start = doc.sentences[doc.sentence_of[clause.start]].start
        yield StanceCue(Stance.ATTRIBUTED, *cue, start, clause.start, Voice.OTHER, telling_time(doc, clause))
    if clause.opener == "what" and (named := named_by(doc, number)) is not None:
        yield StanceCue(
            Stance.ATTRIBUTED,
            *cue,
            doc.clauses[named].start,
            reach(doc, named),
            Voice.OTHER,
            telling_time(doc, clause),
        )


def says_so(doc: Doc, number: int, clause: Clause) -> bool:
    """`A father cannot love a baby is what one of my helpers said`."""
    before = clause.start - 1
    return (
        clause.opener == "what"
        and number > 0
        and not doc.keys[clause.main_verb].isdisjoint(SAYING)
        and doc.sentence_of[before] == doc.sentence_of[clause.start]
        and doc.tags[before] == "B"
        and doc.clauses[number - 1].subject is not None
        and doc.words[doc.clauses[number - 1].subject.head].lower not in {"that", "this", "it", "which"}
    )


def _is_own(clause: Clause) -> bool:
    return clause.subject is not None and clause.subject.kind in _ADULTS


def _is_of_opinion(doc: Doc, clause: Clause) -> bool:
    return doc.tags[clause.main_verb] == "B" and any(
        not doc.keys[k].isdisjoint(VIEWS | {"convinced", "sure", "certain", "adamant"})
        for k in range(clause.main_verb, min(clause.end, clause.main_verb + 5))
    )


def _cue_words(doc: Doc, clause: Clause) -> tuple[int, int]:
    subject = clause.subject
    if subject is None or (clause.passive and not _is_own(clause)):
        return clause.verb, clause.verb + 1
    return subject.start, subject.end


def _watched(doc: Doc, clause: Clause) -> Iterator[StanceCue]:
    """`I watched Pauline use PACE`: the bare verb is hers."""
    if clause.main_verb < 0 or doc.keys[clause.main_verb].isdisjoint(_CAUSING):
        return
    for i in range(clause.main_verb + 1, clause.end):
        reference = doc.reference_at.get(i)
        if reference is None or reference.kind not in _ADULTS or reference.end >= clause.end:
            continue
        after = reference.end + (doc.tags[reference.end] == "R")
        if doc.tags[min(after, clause.end - 1)] in {"VB", "VG", "V"} or doc.tags[reference.end] == "T":
            number = doc.clause_of[i]
            end = clause.end
            while (
                number + 1 < len(doc.clauses)
                and doc.clauses[number + 1].start == end
                and doc.clauses[number + 1].opener in {"and", "or"}
                and doc.tags[doc.clauses[number + 1].main_verb] in {"VB", "VG"}
                and doc.clauses[number + 1].form in {"imperative", "gerund", "infinitive"}
            ):
                number += 1
                end = doc.clauses[number].end
            yield StanceCue(
                Stance.ATTRIBUTED,
                reference.start,
                reference.end,
                reference.end,
                end,
                Voice.OTHER,
                telling_time(doc, clause),
            )
            return


def _views(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`The psychologist's view was that …`, `Tom's line was that …`, `the received wisdom is that …`."""
    subject = clause.subject
    if (
        subject is None
        or clause.main_verb < 0
        or doc.tags[clause.main_verb] != "B"
        or doc.keys[subject.head].isdisjoint(VIEWS)
    ):
        return
    holder = _holder(doc, min(clause.start, subject.start), subject, clause.main_verb)
    if holder is None:
        return
    by = Voice.GENERAL if holder == "people" else Voice.OTHER
    yield StanceCue(
        Stance.ATTRIBUTED,
        subject.start,
        subject.end,
        clause.main_verb + 1,
        reach(doc, number),
        by,
        telling_time(doc, clause),
    )


_CASE_PAPERS = frozenset(
    "referral chronology report letter email notes assessment statement file log".split()
)


def _case_papers(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`The referral describes him as …`, `his last report said that …`: somebody's account of the child."""
    subject = clause.subject
    if (
        subject is None
        or clause.main_verb < 0
        or doc.keys[subject.head].isdisjoint(_CASE_PAPERS)
        or doc.keys[clause.main_verb].isdisjoint(
            {"say", "describe", "state", "call", "claim", "suggest", "report", "make", "read", "put", "have"}
        )
    ):
        return
    describes = not doc.keys[clause.main_verb].isdisjoint({"describe", "call", "put", "have"})
    stop = reach(doc, number)
    if stop > clause.end or (
        describes and any(doc.words[i].lower in {"as", "down"} for i in range(clause.main_verb, clause.end))
    ):
        yield StanceCue(
            Stance.ATTRIBUTED,
            subject.start,
            clause.main_verb + 1,
            clause.main_verb + 1,
            stop,
            Voice.OTHER,
            telling_time(doc, clause),
        )


def _holder(doc: Doc, start: int, subject: Reference, stop: int) -> str | None:
    """Whose view it is: `my manager's view`, `the feedback from my assessor`, `the advice I got`."""
    for i in range(start, stop):
        reference = doc.reference_at.get(i)
        if reference is not None and reference.kind in _ADULTS | {"author", "people"}:
            return reference.kind
    got = {doc.words[i].lower for i in range(subject.end, stop)}
    if {"i", "we"} & got and {"got", "had", "given", "received", "get", "heard"} & got:
        return "adult"
    return (
        "people"
        if any(
            doc.words[i].lower in {"received", "popular", "common", "general"}
            for i in range(start, subject.end)
        )
        else None
    )


def _listed(doc: Doc) -> Iterator[StanceCue]:
    for start, end in hits_of(doc, "attributed.right"):
        yield from _right(doc, start, end, Voice.OTHER)
    for start, end in hits_of(doc, "attributed.people"):
        if (
            doc.words[doc.clauses[doc.clause_of[start]].start].lower == "contrary"
            or doc.clauses[doc.clause_of[start]].opener == "what"
            or _thinks_so(doc, doc.clauses[doc.clause_of[start]])
        ):
            continue
        yield from _right(doc, start, end, Voice.GENERAL)
    for start, end in hits_of(doc, "attributed.left"):
        if not _looks_back(doc, start, end):
            continue
        first = doc.sentences[doc.sentence_of[start]].start
        yield StanceCue(Stance.ATTRIBUTED, start, end, first, start, Voice.OTHER, Time.EPISODE)


def _thinks_so(doc: Doc, clause: Clause) -> bool:
    """`I think some people …`: the writer's own view of them."""
    if clause.link != "complement" or clause.parent < 0:
        return False
    above = doc.clauses[clause.parent]
    own = doc.voices[clause.parent] in {Voice.WRITER, Voice.TEAM}
    return (
        own
        and above.main_verb >= 0
        and not doc.keys[above.main_verb].isdisjoint({"think", "believe", "feel", "find"})
    )


def _looks_back(doc: Doc, start: int, end: int) -> bool:
    """`…, my manager told me.` at an end, and no clause of its own: neither `like my manager told me to`, nor

    `and he told me why`.
    """
    if doc.words[start].lower in {"accord", "according", "or"}:
        return True
    closes = end >= len(doc.texts) or doc.sentence_of[end] != doc.sentence_of[start] or doc.tags[end] == "X"
    return closes and start > 0 and (doc.tags[start - 1] == "X" or doc.words[start].lower == "so")


def _right(doc: Doc, start: int, end: int, by: Voice) -> Iterator[StanceCue]:
    sentence = doc.sentences[doc.sentence_of[start]]
    if end >= sentence.end:
        return
    stop = _own_turn(doc, end, sentence.end)
    told = doc.clauses[doc.clause_of[start]]
    yield StanceCue(
        Stance.ATTRIBUTED,
        start,
        end,
        end,
        stop,
        by,
        telling_time(doc, told)
        if by is Voice.OTHER and start <= told.verb < end
        else None
        if by is Voice.OTHER
        else Time.GENERAL,
    )


def _own_turn(doc: Doc, start: int, end: int) -> int:
    """Where the writer speaks again.

    `…, but I …`, `… so I …`, a new main clause with the writer as its subject.
    """
    number = doc.clause_of[start]
    fronted = doc.clauses[doc.clause_of[start - 1]].link == "adverbial"
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        own = (
            doc.voices[later] in {Voice.WRITER, Voice.TEAM}
            and clause.subject is not None
            and not clause.inherited
        )
        if (
            own
            and clause.link in {"coordinate", "main"}
            and (
                clause.opener in {"but", "and", "yet"}
                or doc.texts[clause.start - 1] in {";", "—", "–", "-"}
                or doc.words[clause.start].lower in {"so", "however"}
                or (fronted and doc.texts[clause.start - 1] == ",")
            )
        ):
            return clause.start
    return end
