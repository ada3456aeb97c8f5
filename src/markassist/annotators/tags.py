"""Tokens → what each is in its sentence, as far as clauses need it: no trained tagger, a dozen rules of place."""

from markassist.doc import Doc
from markassist.words import ADJECTIVE, ADVERB, BASE, ING, NOUN, PARTICIPLE, PAST, THIRD, VERB, Word

SUBJECT_PRONOUNS = frozenset("i he she we they".split())
BOTH_PRONOUNS = frozenset("you it someone somebody everyone everybody nobody anyone anybody one this that these those nothing something everything who what".split())
OBJECT_PRONOUNS = frozenset("me him her us them myself himself herself ourselves themselves yourself itself".split())
POSSESSIVES = frozenset("my his her our their your its".split())
DETERMINERS = frozenset("the a an this that these those some any no every each all both another either neither which what such".split())
PREPOSITIONS = frozenset(
    "of in on at for with by from to into onto about over under between through during against among around near off "
    "out outside inside behind beside besides towards toward upon within without per than like despite across along "
    "beyond below above underneath next regarding concerning following via round past down up back as".split()
)
COORDINATORS = frozenset("and but or nor yet plus &".split())
SUBORDINATORS = frozenset(
    "because if although though while when whenever where whereas unless until since after before once whether so as "
    "that how why than".split()
)
MODALS = {
    "will": "will", "wo": "will", "'ll": "will", "ll": "will", "shall": "will", "sha": "will", "would": "would", "'d": "would",
    "could": "could", "should": "should", "might": "might", "may": "may", "must": "must", "can": "can", "ca": "can",
    "cannot": "can", "ought": "should", "woulda": "would", "shoulda": "should", "coulda": "could",
}  # fmt: skip
BE = frozenset("be am is are was were been being 'm 're m re ai".split())
HAVE = frozenset("have has had having 've ve".split())
DO = frozenset("do does did doing done".split())
NEGATIONS = frozenset("not n't nt never".split())
_RB = frozenset(
    "just then also still even only really always never often usually sometimes now soon already probably maybe perhaps "
    "again simply actually finally quickly slowly quietly gently calmly immediately straight away both all ever almost "
    "nearly not n't rather instead later first once too very quite so".split()
)


def tags(doc: Doc) -> None:
    """Fill tags: PS PO PP D P C S M B H O NG T V VB VG VN N A R X (docs/architecture.md says what each is)."""
    doc.tags = ["X"] * len(doc.texts)
    for sentence in doc.sentences:
        for i in range(sentence.start, sentence.end):
            doc.tags[i] = _tag(doc, i, sentence.start, sentence.end)


def _tag(doc: Doc, i: int, start: int, end: int) -> str:
    word = doc.words[i]
    lower = word.lower
    if not any(c.isalnum() for c in lower) and lower != "&":
        return "X"
    before = doc.tags[i - 1] if i > start else ""
    after = doc.words[i + 1].lower if i + 1 < end else ""
    if closed := _closed(doc, lower, before, after, i, start, end):
        return closed
    return _open(doc, word, before, i, start, end)


def _closed(doc: Doc, lower: str, before: str, after: str, i: int, start: int, end: int) -> str:
    if lower in NEGATIONS:
        return "NG"
    if lower == "s" or lower == "'s":
        return _clitic_s(doc, before, i, start, end)
    if lower in {"'d", "d"} and before in {"PS", "PO", "N", "W"}:
        return "H" if i + 1 < end and doc.words[i + 1].can_be & PARTICIPLE and not doc.words[i + 1].can_be & BASE else "M"
    if lower in MODALS and not (lower in {"may", "might", "must", "can", "will"} and before in {"D", "A", "PP"}):
        return "M"
    if lower in BE and (lower not in {"m", "re"} or before == "PS" or before == "PO"):
        return "B"
    if lower in HAVE or (lower == "of" and before == "M"):
        return "H" if lower != "ve" or before in {"PS", "M", "PO"} else "N"
    if lower in DO:
        return "O"
    return _small(doc, lower, before, after, i, start, end)


def _clitic_s(doc: Doc, before: str, i: int, start: int, end: int) -> str:
    if i == start:
        return "N"
    owner = doc.words[i - 1].lower
    if owner in SUBJECT_PRONOUNS | BOTH_PRONOUNS | {"that", "there", "what", "who", "how", "here", "where"}:
        return "B"
    if i + 1 < end:
        following = doc.words[i + 1]
        if following.can_be & ING or following.lower in {"not", "n't", "been", "a", "the", "very", "so"}:
            return "B"
    return "PP"


def _small(doc: Doc, lower: str, before: str, after: str, i: int, start: int, end: int) -> str:
    if lower in SUBJECT_PRONOUNS:
        return "PS"
    if lower == "to":
        return "T" if after and doc.words[i + 1].can_be & BASE and not _nominal(doc, i + 1, end) or after in BE | HAVE | DO else "P"
    if lower in POSSESSIVES and (lower != "her" or _possessive_her(doc, i, end)):
        return "PP"
    if lower in OBJECT_PRONOUNS or lower == "her":
        return "PO"
    if lower in {"that", "this", "these", "those"}:
        return _that(doc, lower, before, i, end)
    if lower in COORDINATORS:
        return "C"
    if lower in {"who", "which", "whom", "whose", "what", "whatever", "whoever"}:
        return "W"
    if lower in {"you", "it", "someone", "somebody", "everyone", "everybody", "nobody", "anyone", "anybody", "nothing", "something", "everything"}:
        return "PS"
    if lower in {"there", "here"}:
        return "R"
    return _joining(doc, lower, i, start, end)


def _joining(doc: Doc, lower: str, i: int, start: int, end: int) -> str:
    if lower in {"because", "if", "although", "though", "while", "when", "whenever", "where", "whereas", "unless", "until", "whether", "how", "why", "once"}:
        return "S"
    if lower in {"since", "after", "before", "as", "so", "than", "for"}:
        return "S" if _clause_follows(doc, i + 1, end) and lower != "for" else ("R" if lower == "so" else "P")
    if lower in DETERMINERS:
        return "D"
    if lower in PREPOSITIONS:
        return "P"
    if lower in _RB:
        return "R"
    return ""


def _clause_follows(doc: Doc, i: int, end: int) -> bool:
    """Whether a subject and its verb begin within the next words."""
    seen = False
    for j in range(i, min(end, i + 6)):
        w = doc.words[j]
        if w.lower in SUBJECT_PRONOUNS or w.lower in {"it", "you", "there", "this", "that", "nobody", "everyone"}:
            return True
        if w.lower in BE | HAVE | set(MODALS) or w.can_be & (PAST | THIRD) and seen and not w.can_be & NOUN:
            return seen
        if not w.lower[0].isalnum():
            return False
        seen = seen or bool(w.can_be & NOUN)
    return False


def _that(doc: Doc, lower: str, before: str, i: int, end: int) -> str:
    if i + 1 >= end:
        return "PO"
    following = doc.words[i + 1]
    if following.lower in BE | HAVE | DO | set(MODALS) | {"'s", "s"} or following.can_be & (PAST | THIRD) and not following.can_be & (NOUN | ADJECTIVE):
        return "W" if before in {"N"} and lower == "that" else "PS"
    if lower == "that" and (following.lower in SUBJECT_PRONOUNS | POSSESSIVES | {"it", "you", "the", "a", "there", "this", "if", "when"} or _clause_follows(doc, i + 1, end)) and before in {"V", "VB", "VG", "VN", "N", "A", "PO", "B", "R", "C", "X", "NG", "O", "H", "S", ""}:
        return "S"
    return "D" if following.can_be & (NOUN | ADJECTIVE) else "PO"


def _possessive_her(doc: Doc, i: int, end: int) -> bool:
    return i + 1 < end and bool(doc.words[i + 1].can_be & (NOUN | ADJECTIVE)) and doc.words[i + 1].lower not in PREPOSITIONS | COORDINATORS | SUBORDINATORS | _RB | {"to", "a", "the", "my"}


def _nominal(doc: Doc, i: int, end: int) -> bool:
    """After `to`: a noun rather than a verb (`to work`, `to contact` stay verbs; `to bed`, `to school` do not)."""
    return doc.words[i].lower in {"bed", "school", "college", "tea", "dinner", "lunch", "breakfast", "court", "panel", "supervision", "staff", "mum", "dad", "home", "town", "water", "music", "hand", "sleep-in", "handover"} and not (i + 1 < end and doc.words[i + 1].lower in DETERMINERS | POSSESSIVES | OBJECT_PRONOUNS)


def _open(doc: Doc, word: Word, before: str, i: int, start: int, end: int) -> str:
    can = word.can_be
    if word.text[0].isupper() and i > start and not (before == "X" and doc.texts[i - 1] in {'"', "“", "‘", "'"}):
        return "N"
    if word.lower[0].isdigit():
        return "N"
    anchor = _skip_adverbs(doc, i, start)
    if can & VERB and (verb := _as_verb(doc, word, anchor, i, start, end)):
        return verb
    if can & ADVERB and not can & NOUN and (not can & ADJECTIVE or word.lower.endswith("ly")):
        return "R"
    if can & NOUN:
        return "A" if can & ADJECTIVE and i + 1 < end and doc.words[i + 1].can_be & NOUN and not doc.words[i + 1].can_be & VERB and doc.words[i + 1].lower not in PREPOSITIONS | COORDINATORS | _RB else "N"
    if can & ADJECTIVE:
        return "A"
    return "VN" if can & PARTICIPLE else "VG" if can & ING else "R" if can & ADVERB else "N"


def _skip_adverbs(doc: Doc, i: int, start: int) -> int:
    j = i - 1
    while j >= start and (doc.tags[j] in {"R", "NG"} or doc.words[j].lower in {"both", "all"}):
        j -= 1
    return j


def _as_verb(doc: Doc, word: Word, j: int, i: int, start: int, end: int) -> str:
    can = word.can_be
    before = doc.tags[j] if j >= start else ""
    if before in {"M", "T", "O"} and can & BASE:
        return "VB"
    if before == "H" and can & PARTICIPLE:
        return "VN"
    if before == "B":
        return "VG" if can & ING else "VN" if can & PARTICIPLE and not (can & ADJECTIVE and word.lower in {"left"}) else ""
    if can & ING:
        return "N" if before in {"D", "A"} and can & NOUN else "VG"
    nominal = bool(can & (NOUN | ADJECTIVE))
    if before in {"PS", "W"} or (before == "S" and not nominal):
        return _finite(can)
    if before in {"D", "PP", "A", "P"} and (nominal or before != "P"):
        return ""
    if can & PAST:
        return "V" if before in {"N", "PO", "C", "R", "X", "S", "", "V", "VG", "P"} else ""
    if can & THIRD:
        return "V" if before in {"N", "C"} and (not nominal or _object_follows(doc, i, end)) and before == "N" else ""
    if can & BASE:
        if before in {"N"} and doc.words[j].lower.endswith("s") and (not nominal or _object_follows(doc, i, end)):
            return "V"
        if before in {"C"} and not nominal:
            return "V"
        if before == "C" and _object_follows(doc, i, end):
            return "V"
        if before == "" and not nominal:
            return "VB"
        if before == "PO":
            return "VB" if not nominal or _object_follows(doc, i, end) else ""
    return ""


def _finite(can: int) -> str:
    return "V" if can & (PAST | BASE | THIRD) else "VN"


def _object_follows(doc: Doc, i: int, end: int) -> bool:
    return i + 1 < end and doc.words[i + 1].lower in DETERMINERS | POSSESSIVES | OBJECT_PRONOUNS | {"it", "you", "to", "that", "how", "why", "up", "out", "down", "back"}
