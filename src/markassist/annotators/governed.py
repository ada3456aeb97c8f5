"""Infinitives and -ing forms → what the word that governs them makes of them.

`I wanted so much to sit with him`, `I was asked to ring`: the verb that counts was not done, by a class
of governing words (corpora/english/governors.yaml).
"""

from collections.abc import Iterator
from functools import cache

from markassist.annotators.scopes import reach, sentence_end
from markassist.doc import Clause, Doc, Reference, StanceCue
from markassist.shelf import english
from markassist.vocabulary import Stance, Time, Voice
from markassist.words import fold

_OWN = frozenset({Voice.WRITER, Voice.TEAM})
_VERBS = frozenset({"V", "VB", "VN", "VG"})
_CONTENT = _VERBS | {"N", "A", "B", "H"}
_ADULTS = frozenset({"adult", "family", "named", "someone"})
_UNTENSED = frozenset({"infinitive", "imperative", "gerund", "none", "participle"})
_FAR = 9
"""So many words back a governor is looked for."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(str(w)) for w in english("governors")[name])


def governed(doc: Doc) -> Iterator[StanceCue]:
    """Every infinitive and -ing form that its governor makes void, with its scope."""
    for number, clause in enumerate(doc.clauses):
        for i in range(clause.start, clause.end):
            if doc.tags[i] == "T":
                yield from _infinitive(doc, number, clause, i)
            elif doc.tags[i] == "VG":
                yield from _gerund(doc, number, clause, i)
        yield from _wish(doc, number, clause)


def _wish(doc: Doc, number: int, clause: Clause) -> Iterator[StanceCue]:
    """`I wish now that I had stayed`."""
    if clause.main_verb < 0 or "wish" not in doc.keys[clause.main_verb] or doc.voices[number] not in _OWN:
        return
    if number + 1 < sentence_end(doc, number) and doc.clauses[number + 1].parent == number:
        stop = reach(doc, number)
        yield StanceCue(
            Stance.HYPOTHETICAL, clause.main_verb, clause.main_verb + 1, clause.end, stop, None, Time.REGRET
        )


def _infinitive(doc: Doc, number: int, clause: Clause, to: int) -> Iterator[StanceCue]:
    at, person = _governor(doc, clause.start, to)
    if at < 0 or _turned(doc, at, to):
        return
    if (told := _told(doc, number, clause, at, person)) is not None:
        yield StanceCue(Stance.ATTRIBUTED, at, at + 1, to + 1, _end(doc, number), *told)
        return
    if not doc.keys[at].isdisjoint(_words("void")) and person is None:
        yield StanceCue(Stance.NEGATED, at, at + 1, to + 1, _end(doc, number))
        return
    if (found := _wished(doc, number, clause, at, to, person)) is None:
        return
    stop = reach(doc, number) if found is Stance.INTENDED else _end(doc, number)
    time = Time.PLAN if found is Stance.INTENDED else Time.REGRET if clause.form == "past" else None
    yield StanceCue(found, at, at + 1, to + 1, stop, None, time)


def _governor(doc: Doc, start: int, i: int) -> tuple[int, Reference | None]:
    """The content word before token `i`, over adverbs, pronouns and `for me`; and the person between."""
    person: Reference | None = None
    j = i - 1
    first = max(start, i - _FAR)
    while j >= first:
        tag = doc.tags[j]
        ref = next(
            (
                r
                for k in range(j, max(first, j - 3) - 1, -1)
                if (r := doc.reference_at.get(k)) is not None and r.end == j + 1
            ),
            None,
        )
        if ref is not None and ref.start > start:
            person = person or ref
            j = ref.start - 1
        elif (
            tag in {"R", "NG", "PO", "X", "CIT"}
            or doc.words[j].lower in {"much", "badly", "hard", "lot"}
            or (tag == "P" and person is not None)
            or (tag == "PS" and doc.words[j].lower == "it")
        ):
            j -= 1
        else:
            return (j, person) if tag in _CONTENT else (-1, None)
    return -1, None


def _turned(doc: Doc, at: int, to: int) -> bool:
    """`I didn't fail to ring`, `I did not want to shout but`: the negation before is read elsewhere."""
    return any(doc.tags[k] == "NG" for k in range(max(0, at - 3), at)) and not doc.keys[at].isdisjoint(
        _words("void")
    )


def _told(
    doc: Doc, number: int, clause: Clause, at: int, person: Reference | None
) -> tuple[Voice, Time] | None:
    """`my manager told me to`, `I was asked to`: what somebody bade the writer do."""
    if doc.keys[at].isdisjoint(_words("bidding")):
        return None
    time = Time.EPISODE if clause.form in {"past", "perfect"} else Time.GENERAL
    if person is None:
        passive = clause.passive and at == clause.main_verb and doc.voices[number] in _OWN
        return (Voice.OTHER, time) if passive else None
    if (
        person.kind in {"writer", "team", "people"}
        and clause.subject is not None
        and clause.subject.kind in _ADULTS | {"child", "people"}
    ):
        return (Voice.OTHER, time) if doc.words[clause.subject.head].lower not in {"i", "we"} else None
    if person.kind in _ADULTS and doc.voices[number] in _OWN:
        return Voice.OTHER, time
    return None


def _wished(  # noqa: PLR0911 - a rule a line
    doc: Doc, number: int, clause: Clause, at: int, to: int, person: Reference | None
) -> Stance | None:
    """A wish, a plan or a duty: to come where it is told in the present, else not told to be done."""
    voice = doc.voices[number]
    if doc.tags[at] == "A" and voice not in _OWN | {Voice.GENERAL, Voice.NOBODY}:
        return None
    if doc.tags[at] in {"N", "A"}:
        return _noun(doc, clause, at, past=clause.form in {"past", "regret"})
    if doc.tags[at] == "B":
        return _is_to(doc, clause, at)
    if voice is Voice.OTHER or (voice is Voice.CHILD and not clause.passive):
        return None
    anothers = person is not None and person.kind not in {"writer", "team"}
    if anothers and doc.keys[at].isdisjoint({"agree", "owe"}):
        return None
    if any(doc.tags[k] == "NG" for k in range(clause.start, at)):
        return None
    return _by_verb(doc, number, clause, at, to)


def _by_verb(doc: Doc, number: int, clause: Clause, at: int, to: int) -> Stance | None:
    """What a governing verb makes of the infinitive after it."""
    keys, past = doc.keys[at], clause.form in {"past", "regret"}
    if clause.passive and not keys.isdisjoint({"mean", "expect", "intend"}):
        return Stance.HYPOTHETICAL
    if clause.form in {"present", "perfect", "future"} and not keys.isdisjoint(_words("agreeing")):
        return Stance.INTENDED
    if past and to + 1 < len(doc.keys) and not doc.keys[to + 1].isdisjoint(_words("learning")):
        return None  # `I wanted to understand`: the wish is what is told
    if not keys.isdisjoint(_words("wishing")):
        return Stance.HYPOTHETICAL if past or clause.modal == "would" else Stance.INTENDED
    owes = not keys.isdisjoint(_words("owing")) and (clause.passive or not keys.isdisjoint({"owe", "call"}))
    return Stance.HYPOTHETICAL if owes or _must(doc, number, clause, at) else None


def _must(doc: Doc, number: int, clause: Clause, at: int) -> bool:
    """`You have to know the child`, `workers need to listen`: what ought to be."""
    return (
        doc.voices[number] in {Voice.GENERAL, Voice.NOBODY}
        and clause.subject is not None
        and clause.subject.kind in {"people", "adult"}
        and clause.form == "present"
        and not doc.keys[at].isdisjoint({"need", "have"})
        and _grown(doc, clause.subject)
    )


def _grown(doc: Doc, subject: Reference | None) -> bool:
    """`you`, `staff`, `workers` have to; what children need is how things are."""
    return subject is not None and not doc.keys[subject.head].isdisjoint(_words("workers"))


def _noun(doc: Doc, clause: Clause, at: int, *, past: bool) -> Stance | None:
    keys = doc.keys[at]
    if not keys.isdisjoint(_words("wishing_nouns")):
        return Stance.HYPOTHETICAL if past else Stance.INTENDED
    if (
        past
        and clause.verb >= 0
        and doc.tags[clause.verb] == "B"
        and not keys.isdisjoint(_words("owing_nouns"))
    ):
        return Stance.HYPOTHETICAL
    return None


def _is_to(doc: Doc, clause: Clause, at: int) -> Stance | None:
    """`my plan was to`, `one option is to`, `what she needed from me was to`."""
    words = [k for k in range(clause.start, at) if doc.tags[k] == "N"]
    if any(not doc.keys[k].isdisjoint(_words("option_nouns")) for k in words):
        return Stance.HYPOTHETICAL
    if any(not doc.keys[k].isdisjoint(_words("wishing_nouns")) for k in words):
        return Stance.HYPOTHETICAL if clause.form == "past" else Stance.INTENDED
    above = doc.clauses[clause.parent] if clause.parent >= 0 else None
    wanted = (
        above is not None
        and above.opener in {"what", "all"}
        and above.main_verb >= 0
        and not doc.keys[above.main_verb].isdisjoint({"need", "want", "miss", "lack", "deserve", "ask"})
    )
    return Stance.HYPOTHETICAL if wanted else None


def _end(doc: Doc, number: int) -> int:
    """To the clause's end, with what completes it and the untensed verbs joined to it."""
    end = doc.clauses[number].end
    family = {number}
    for later in range(number + 1, sentence_end(doc, number)):
        clause = doc.clauses[later]
        completes = clause.parent in family and clause.link in {"complement", "relative"}
        joined = (
            clause.link == "coordinate"
            and clause.opener in {"and", "or", ""}
            and clause.form in _UNTENSED
            and clause.subject is None
        ) or (
            clause.link == "coordinate"
            and clause.opener in {"and", "or"}
            and clause.form in _UNTENSED
            and clause.inherited
        )
        if not (completes or joined):
            break
        family.add(later)
        end = clause.end
    return end


def _gerund(doc: Doc, number: int, clause: Clause, i: int) -> Iterator[StanceCue]:
    at, person = _governor(doc, clause.start, i)
    preposition = ""
    j = i - 1
    while j >= clause.start and doc.tags[j] in {"R", "NG"}:
        j -= 1
    if j >= clause.start and doc.tags[j] == "P":
        preposition = doc.words[j].lower
        at, person = _governor(doc, clause.start, j)
    if at < 0 or any(doc.tags[k] == "NG" for k in range(max(clause.start, at - 3), i)):
        return
    keys = doc.keys[at]
    if preposition in {"from", "of", "at"} and not keys.isdisjoint(_words(f"void_{preposition}")):
        yield StanceCue(Stance.NEGATED, at, at + 1, i, _end(doc, number))
    elif not keys.isdisjoint(
        _words("thinking_of" if preposition in {"of", "about"} else "thinking")
    ) and preposition in {"of", "about", ""}:
        if doc.voices[number] not in {Voice.CHILD, Voice.OTHER} and (
            person is None or doc.words[person.head].lower in {"myself", "me", "us"}
        ):
            yield StanceCue(Stance.HYPOTHETICAL, at, at + 1, i, _end(doc, number))
    elif (
        preposition in {"on", "to", "at"}
        and not keys.isdisjoint(_words(f"set_{preposition}"))
        and clause.form == "present"
        and doc.voices[number] in _OWN
    ):
        yield StanceCue(Stance.INTENDED, at, at + 1, i, reach(doc, number), None, Time.PLAN)
