"""Clauses and cues → how every span is to be read: its stance with the cue that made it so, its voice, its time."""

from collections.abc import Iterator

from markassist.annotators.cuelists import hits_of
from markassist.annotators.tags import NEGATIONS
from markassist.doc import Clause, Doc, Reading, StanceCue
from markassist.vocabulary import BORROWED_ZONES, STANCE_RANK, Stance, Time, Voice, Zone

_COGNITIVE = frozenset("think believe feel know understand see mean agree realise realize accept say expect suppose consider imagine reckon want".split())
_PERCEIVE = frozenset("see hear tell feel understand sense smell imagine relate appreciate recognise recognize remember".split())
_SAYING = frozenset("say tell explain ask suggest think believe reckon state advise report mention argue claim insist feel write describe remind note point recommend teach warn believe consider call promise want".split())
_HELPING = frozenset("help work benefit use offer try apply suit improve support make build lead promote encourage enable".split())
_SOFT = frozenset("say think like imagine describe argue call add suggest guess hope love rather suppose admit".split())
_CARRIES = frozenset({"complement", "adverbial", "relative"})


def stance(doc: Doc) -> None:
    """Fill cues: every cue with its scope, by token."""
    pseudo = hits_of(doc, "pseudo")
    for cue in (*_structural(doc), *_listed(doc)):
        if cue.stance in {Stance.NEGATED, Stance.HYPOTHETICAL} and any(s < cue.end and cue.start < e for s, e in pseudo):
            continue
        if cue.scope_end > cue.scope_start:
            doc.cues.append(cue)
    doc.cues.sort(key=lambda c: (c.scope_start, c.start, c.end, STANCE_RANK[c.stance]))


def reading(doc: Doc, start: int, end: int) -> Reading:
    """How the tokens `start` to `end` are to be read: by the words that carry them, outermost stance first."""
    head = _head(doc, start, end)
    clause = doc.clause_of[head]
    zone = doc.sentences[doc.sentence_of[head]].zone
    voice = doc.voices[clause]
    time = doc.times[clause]
    if zone in BORROWED_ZONES:
        return Reading(Stance.QUOTED, None, voice, time, zone)
    return _spoken(doc, head, start, end, voice, time, zone) or _weigh(doc, head, start, end, voice, time, zone)


def _head(doc: Doc, start: int, end: int) -> int:
    """The first verb in the span; where it has none, its last word that is no joining word."""
    for i in range(start, end):
        if doc.tags[i] in {"V", "VB", "VG", "VN"} and (doc.clauses[doc.clause_of[i]].main_verb == i or doc.tags[i] in {"VG", "VB", "VN"}):
            return i
    for i in range(start, end):
        if doc.tags[i] in {"B", "H", "O", "M"}:
            return i
    for i in range(start, end):
        if doc.tags[i] in {"N", "A"}:
            return i
    return start


def _spoken(doc: Doc, head: int, start: int, end: int, voice: Voice, time: Time, zone: Zone) -> Reading | None:
    """Words in quotation marks are read by who says them and by how that saying is read."""
    number = doc.speech_of[head]
    if number < 0 or doc.speeches[number].speaker == "none":
        return None
    speech = doc.speeches[number]
    if speech.speaker == "document":
        return Reading(Stance.QUOTED, doc.cue(speech.start, speech.start + 1), Voice.GENERAL, time, zone)
    if speech.speaker == "other":
        return Reading(Stance.ATTRIBUTED, doc.cue(speech.start, speech.start + 1), Voice.OTHER, time, zone)
    reporter = _reporting_verb(doc, speech.start, speech.end)
    if reporter is None:
        return Reading(Stance.AFFIRMED, None, voice, Time.EPISODE, zone)
    outer = _weigh(doc, reporter, reporter, reporter + 1, doc.voices[doc.clause_of[reporter]], doc.times[doc.clause_of[reporter]], zone)
    return Reading(outer.stance, outer.cue, voice, outer.time, zone)


def _reporting_verb(doc: Doc, start: int, end: int) -> int | None:
    first = doc.sentences[doc.sentence_of[start]].start
    for i in range(start - 1, first - 1, -1):
        if doc.tags[i] in {"V", "VB", "VG", "VN"} and doc.speech_of[i] < 0:
            return i
    stop = min(len(doc.texts), end + 5)
    return next((i for i in range(end, stop) if doc.tags[i] == "V" and doc.speech_of[i] < 0), None)


def _weigh(doc: Doc, head: int, start: int, end: int, voice: Voice, time: Time, zone: Zone) -> Reading:
    """The outermost stance whose scope holds the head; two negations undo each other."""
    over = [c for c in doc.cues if c.scope_start <= head < c.scope_end and not (c.start >= start and c.end <= end and c.stance is not Stance.REFUTED)]
    inner = [c for c in doc.cues if c.start >= start and c.end <= end and c.stance is Stance.NEGATED and c.scope_start <= head < c.scope_end]
    negations = {c.start: c for c in over if c.stance is Stance.NEGATED}
    if len(negations) % 2 == 0 or (inner and not negations):
        over = [c for c in over if c.stance is not Stance.NEGATED]
    if not over:
        return Reading(Stance.AFFIRMED, None, voice, time, zone)
    best = min(over, key=lambda c: (STANCE_RANK[c.stance], abs(c.start - head)))
    return Reading(best.stance, doc.cue(best.start, best.end), voice, _retimed(best.stance, time, doc, head), zone)


def _retimed(stance_: Stance, time: Time, doc: Doc, head: int) -> Time:
    if stance_ is Stance.INTENDED:
        return Time.PLAN
    return time


def _structural(doc: Doc) -> Iterator[StanceCue]:
    for number, clause in enumerate(doc.clauses):
        if doc.speech_of[clause.start] >= 0 and doc.speeches[doc.speech_of[clause.start]].speaker in {"writer", "team", "child"}:
            continue
        yield from _negations(doc, number, clause)
        yield from _modals(doc, number, clause)
        yield from _conditions(doc, number, clause)
        yield from _others(doc, number, clause)
        yield from _documents(doc, number, clause)
    for sentence in doc.sentences:
        yield from _question(doc, sentence.start, sentence.end)
    yield from _first_thoughts(doc)


def _reach(doc: Doc, number: int, links: frozenset[str] = _CARRIES, openers: frozenset[str] | None = None, shared: bool = True) -> int:
    """Where a scope that begins in a clause ends: after the clauses that hang on it, and those that share its subject."""
    family = {number}
    end = doc.clauses[number].end
    sentence = doc.sentence_of[doc.clauses[number].start]
    for later in range(number + 1, len(doc.clauses)):
        clause = doc.clauses[later]
        if doc.sentence_of[clause.start] != sentence:
            break
        hangs = clause.parent in family and clause.link in links and (openers is None or clause.opener in openers or clause.link == "complement")
        joins = shared and clause.link == "coordinate" and clause.inherited and clause.opener != "but" and (clause.parent in family or later - 1 in family)
        if not (hangs or joins or (clause.verb < 0 and later - 1 in family)):
            break
        family.add(later)
        end = clause.end
    return end


def _negations(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    for i in range(clause.start, clause.end):
        if doc.words[i].lower not in NEGATIONS or doc.tags[i] != "NG":
            continue
        main = clause.main_verb
        cognitive = main >= 0 and not doc.keys[main].isdisjoint(_COGNITIVE)
        end = _reach(doc, number, frozenset({"complement"}), shared=False) if cognitive else clause.end
        end = max(end, _alternatives(doc, number))
        yield StanceCue(Stance.NEGATED, i, i + 1, i + 1 if main < i or doc.words[i].lower == "never" else min(i + 1, main), end)


def _alternatives(doc: Doc, number: int) -> int:
    """`did not shout or walk off`: the negation goes on."""
    end = doc.clauses[number].end
    for later in doc.clauses[number + 1 :]:
        if later.opener not in {"or", "nor"} or not later.inherited or doc.sentence_of[later.start] != doc.sentence_of[doc.clauses[number].start]:
            break
        end = later.end
    return end


def _modals(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    if clause.form not in {"modal", "regret", "future"} or clause.verb < 0:
        return
    found = _modal_stance(doc, number, clause)
    if found is None:
        return
    end = _reach(doc, number) if found is Stance.INTENDED else _reach(doc, number, openers=frozenset({"that", "to", "so", "how", "what", "and"}))
    start = clause.start if found is Stance.INTENDED or clause.form == "regret" else min(clause.verb, clause.subject.start if clause.subject and not clause.inherited else clause.verb)
    yield StanceCue(found, clause.verb, clause.verb + 1, max(clause.start, start), end)


def _modal_stance(doc: Doc, number: int, clause: Clause) -> Stance | None:
    voice = doc.voices[number]
    own = voice in {Voice.WRITER, Voice.TEAM}
    verb = doc.keys[clause.main_verb]
    if clause.form == "future":
        return None if voice is Voice.CHILD or _reported(doc, clause) else Stance.INTENDED
    if clause.form == "regret":
        return Stance.HYPOTHETICAL
    if clause.modal == "would":
        return _would(doc, number, clause, own)
    if clause.modal == "could":
        return Stance.HYPOTHETICAL if (own or voice in {Voice.GENERAL, Voice.NOBODY}) and verb.isdisjoint(_PERCEIVE) and clause.opener not in {"so", "what", "how", "as"} and not _negated(doc, clause) and not _reported(doc, clause) else None
    if clause.modal == "should":
        return None if _reported(doc, clause) and voice is Voice.CHILD else Stance.HYPOTHETICAL
    if clause.modal == "must":
        return Stance.HYPOTHETICAL if not doc.texts[min(clause.verb + 1, clause.end - 1)] in {"have", "be"} and voice is not Voice.CHILD else None
    if clause.modal in {"might", "may"}:
        hedge = verb.isdisjoint(_HELPING) and not own and not clause.passive
        return None if hedge or _reported(doc, clause) else Stance.HYPOTHETICAL
    return Stance.HYPOTHETICAL if clause.modal == "can" and clause.passive else None


def _would(doc: Doc, number: int, clause: Clause, own: bool) -> Stance | None:
    if doc.times[number] is Time.HABIT or _negated(doc, clause) and doc.voices[number] is Voice.CHILD:
        return None
    if own and not doc.keys[clause.main_verb].isdisjoint(_SOFT):
        return Stance.INTENDED if doc.words[clause.main_verb].lower in {"like", "love"} else None
    return None if _reported(doc, clause) else Stance.HYPOTHETICAL


def _negated(doc: Doc, clause: Clause) -> bool:
    return any(doc.tags[i] == "NG" for i in range(clause.verb, min(clause.end, clause.verb + 3)))


def _reported(doc: Doc, clause: Clause) -> bool:
    """What somebody said, thought or feared in the past: `he thought I would leave`."""
    if clause.parent < 0 or clause.link not in {"complement"}:
        return False
    above = doc.clauses[clause.parent]
    return above.form == "past" and above.main_verb >= 0 and not doc.keys[above.main_verb].isdisjoint(_SAYING | {"know", "hope", "worry", "wonder", "fear", "promise", "expect", "show", "mean", "see", "check", "agree", "learn", "work", "realise", "realize"})


def _conditions(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """An if-clause, and what it makes conditional."""
    if clause.opener not in {"if", "unless"} or clause.link == "complement":
        return
    partner = _partner(doc, number)
    if clause.form == "past" and partner is not None and doc.clauses[partner].form == "past":
        return
    opener = next(i for i in range(clause.start, clause.end) if doc.words[i].lower == clause.opener)
    yield StanceCue(Stance.HYPOTHETICAL, opener, opener + 1, opener + 1, clause.end)
    if partner is not None and doc.clauses[partner].form in {"modal", "present", "imperative"} and doc.voices[partner] in {Voice.WRITER, Voice.TEAM, Voice.GENERAL, Voice.NOBODY}:
        yield StanceCue(Stance.HYPOTHETICAL, opener, opener + 1, doc.clauses[partner].start, _reach(doc, partner))


def _partner(doc: Doc, number: int) -> int | None:
    """The clause that the condition governs: the one it hangs on, or the next main one."""
    clause = doc.clauses[number]
    if clause.parent >= 0 and doc.clauses[clause.parent].verb >= 0:
        return clause.parent
    for later in range(number + 1, len(doc.clauses)):
        if doc.sentence_of[doc.clauses[later].start] != doc.sentence_of[clause.start]:
            return None
        if doc.clauses[later].verb >= 0 and doc.clauses[later].link in {"main", "coordinate"}:
            return later
    return None


def _others(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """Another adult's act, words or view."""
    if doc.voices[number] is Voice.OTHER and clause.verb >= 0 and doc.speech_of[clause.start] < 0:
        subject = clause.subject
        cue = (subject.start, subject.end) if subject is not None and not clause.passive else (clause.verb, clause.verb + 1)
        links = _CARRIES if _says(doc, clause) else frozenset({"complement"})
        yield StanceCue(Stance.ATTRIBUTED, *cue, max(clause.start, cue[1]) if not clause.passive else clause.start, _reach(doc, number, links))
    elif doc.voices[number] is Voice.GENERAL and _says(doc, clause) and clause.subject is not None and clause.subject.kind in {"people", "someone"}:
        yield StanceCue(Stance.ATTRIBUTED, clause.subject.start, clause.subject.end, clause.subject.end, _reach(doc, number))


def _says(doc: Doc, clause: Clause) -> bool:
    return clause.main_verb >= 0 and not doc.keys[clause.main_verb].isdisjoint(_SAYING)


_PAPER = frozenset("policy policies guidance guidelines leaflet handbook procedure procedures nice ofsted legislation regulations specification criterion".split())


def _documents(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    subject = clause.subject
    if subject is None or subject.kind != "thing" or not _says(doc, clause) and doc.words[clause.main_verb].lower not in {"recommends", "requires", "expects", "states"}:
        return
    if not doc.keys[subject.head].isdisjoint(_PAPER):
        yield StanceCue(Stance.QUOTED, subject.start, subject.end, subject.end, _reach(doc, number))


def _question(doc: Doc, start: int, end: int) -> Iterator[StanceCue]:
    last = end - 1
    while last > start and doc.texts[last] in {'"', "”", "'", "’", ")", "!"}:
        last -= 1
    if doc.texts[last] == "?" and doc.speech_of[last] < 0:
        first = next((i for i in range(last, start - 1, -1) if doc.texts[i] in {":", ";"}), start - 1) + 1
        yield StanceCue(Stance.QUESTIONED, last, last + 1, first, last)


def _first_thoughts(doc: Doc) -> Iterator[StanceCue]:
    """`At first I thought … but`: a view that the writer has left."""
    turns = hits_of(doc, "turn")
    for start, end in hits_of(doc, "at_first"):
        number = doc.sentence_of[start]
        sentence = doc.sentences[number]
        stop = sentence.end
        turned = [s for s, _ in turns if end <= s < sentence.end]
        after = doc.sentences[number + 1] if number + 1 < len(doc.sentences) else None
        if turned:
            stop = turned[0]
        elif after is None or not any(after.start <= s < after.start + 3 for s, _ in turns):
            continue
        thought = any(doc.tags[i] in {"V", "VN"} and not doc.keys[i].isdisjoint({"think", "believe", "see", "assume", "feel", "say", "put", "take", "reckon", "call"}) for i in range(sentence.start, stop))
        if thought:
            yield StanceCue(Stance.REFUTED, start, end, end, stop)


def _listed(doc: Doc) -> Iterator[StanceCue]:
    for stance_ in (Stance.REFUTED, Stance.ATTRIBUTED, Stance.QUOTED, Stance.NEGATED, Stance.HYPOTHETICAL, Stance.INTENDED, Stance.QUESTIONED):
        for start, end in hits_of(doc, f"{stance_}.right"):
            if not _spoken_by_people(doc, start) and not _excused(doc, stance_, start):
                yield StanceCue(stance_, start, end, end, _right_end(doc, stance_, start, end))
        for start, end in hits_of(doc, f"{stance_}.left"):
            if not _spoken_by_people(doc, start):
                yield StanceCue(stance_, start, end, doc.sentences[doc.sentence_of[start]].start, start)
    for start, end in hits_of(doc, "refuted.before"):
        sentence = doc.sentence_of[start]
        if sentence and start - doc.sentences[sentence].start <= 3:
            before = doc.sentences[sentence - 1]
            yield StanceCue(Stance.REFUTED, start, end, before.start, before.end)


def _spoken_by_people(doc: Doc, i: int) -> bool:
    return doc.speech_of[i] >= 0 and doc.speeches[doc.speech_of[i]].speaker in {"writer", "team", "child"}


def _excused(doc: Doc, stance_: Stance, start: int) -> bool:
    """A cue of wish or plan that is a child's, or a past telling."""
    clause = doc.clause_of[start]
    voice = doc.voices[clause]
    if stance_ is Stance.INTENDED:
        return voice is Voice.CHILD or doc.clauses[clause].form == "past" and not doc.words[start].lower.startswith(("next", "i", "in"))
    if stance_ is Stance.HYPOTHETICAL:
        return voice is Voice.CHILD and doc.clauses[clause].form != "regret"
    return False


def _right_end(doc: Doc, stance_: Stance, start: int, end: int) -> int:
    number = doc.clause_of[end - 1]
    sentence = doc.sentences[doc.sentence_of[start]]
    if stance_ is Stance.REFUTED:
        turned = [s for s, _ in hits_of(doc, "turn") if end < s < sentence.end and doc.words[s].lower in {"but", "however", "now", "until"}]
        return turned[0] if turned else sentence.end
    if stance_ in {Stance.ATTRIBUTED, Stance.QUOTED}:
        turned = [i for i in range(end + 2, sentence.end) if doc.words[i].lower in {"but", "however", "so"} and doc.tags[i] in {"C", "S", "R"} and doc.clauses[doc.clause_of[min(i + 1, sentence.end - 1)]].subject is not None and doc.voices[doc.clause_of[min(i + 1, sentence.end - 1)]] is Voice.WRITER]
        return turned[0] if turned else _reach(doc, number) if number + 1 < len(doc.clauses) else sentence.end
    if stance_ is Stance.NEGATED:
        stop = doc.clauses[number].end
        comma = next((i for i in range(end + 1, stop) if doc.texts[i] == ","), stop)
        nxt = doc.clauses[number + 1] if number + 1 < len(doc.clauses) else None
        if stop == end and nxt is not None and nxt.form in {"gerund", "infinitive"}:
            return nxt.end
        return min(stop, comma)
    return _reach(doc, number)
