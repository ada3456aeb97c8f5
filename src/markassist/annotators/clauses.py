"""Tagged sentences → clauses, each with its verb group, its subject, its form and what it hangs on."""

from dataclasses import replace

from markassist.annotators.tags import COORDINATORS, MODALS
from markassist.doc import Clause, Doc, Reference

_FINITE = frozenset({"V", "M", "B", "H", "O"})
_VERBAL = frozenset({"V", "VB", "VG", "VN", "M", "B", "H", "O"})
_BREAKS = frozenset({";", ":", "—", "–", "(", ")", "--", "-"})
_RELATIVE = frozenset({"who", "which", "whom", "whose"})
_ADVERBIAL = frozenset("because if although though while when whenever where whereas unless until since after before once as so".split())
_TAKES_CLAUSE = frozenset(
    "say tell think know believe feel see hear notice realise realize understand mean hope wish suppose guess reckon "
    "explain ask wonder learn find decide show suggest agree worry imagine remember forget remind state claim assume "
    "expect promise write read recognise recognize doubt report argue admit sure aware sorry glad clear true wrong myth "
    "idea fact way thing check prove accept appreciate disagree consider recommend advise insist note mention be".split()
)


def clauses(doc: Doc) -> None:
    """Fill clauses and clause_of."""
    doc.clause_of = [-1] * len(doc.texts)
    for sentence in doc.sentences:
        for start, end in _pieces(doc, sentence.start, sentence.end):
            _add(doc, start, end, sentence.start)
    _inherit(doc)


def _pieces(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Where clauses begin and end in a sentence."""
    cuts = [start]
    for i in range(start + 1, end):
        if _cuts(doc, cuts[-1], i, end):
            cuts.append(i)
    cuts.append(end)
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a]


def _cuts(doc: Doc, start: int, i: int, end: int) -> bool:
    """Whether a new clause begins at token `i`."""
    text, tag = doc.texts[i], doc.tags[i]
    if doc.texts[i - 1] in _BREAKS and (doc.texts[i - 1] != "-" or _spaced(doc, i - 1)):
        return True
    if text in {'"', "“"} and doc.texts[i - 1] not in {"“"}:
        return True
    if doc.texts[i - 1] in {'"', "”"} and i - 1 > start:
        return True
    if tag == "S" or (tag == "W" and _opens_clause(doc, i, end)):
        return not _held(doc, i, start)
    if doc.texts[i - 1] in {","} and _subject_verb(doc, i, end):
        return True
    if tag == "C":
        return _coordinates(doc, start, i, end)
    if doc.texts[i - 1] == "," and tag in {"V", "VB", "VG"} and _has_verb(doc, start, i):
        return True
    return _bare_complement(doc, start, i, end) or _second_subject(doc, start, i, end)


def _spaced(doc: Doc, i: int) -> bool:
    return i > 0 and doc.starts[i] > doc.ends[i - 1]


def _held(doc: Doc, i: int, start: int) -> bool:
    """A joining word right after another one: `and because`, `even if`, `so that` open one clause, not two."""
    j = i - 1
    while j > start and doc.tags[j] in {"R"}:
        j -= 1
    return j == start and doc.tags[j] in {"C", "S"} and i - start <= 2 or (j >= start and doc.words[i].lower == "that" and doc.words[i - 1].lower == "so")


def _opens_clause(doc: Doc, i: int, end: int) -> bool:
    return any(doc.tags[j] in _FINITE for j in range(i + 1, min(end, i + 8)))


def _subject_verb(doc: Doc, i: int, end: int) -> bool:
    """Whether a subject and then a finite verb stand at token `i`."""
    j = i
    while j < end and doc.tags[j] in {"R", "C"} and j - i < 3:
        j += 1
    reference = doc.reference_at.get(j)
    if reference is not None:
        k = reference.end
    elif j < end and doc.tags[j] in {"PS"}:
        k = j + 1
    else:
        k = j
        while k < end and doc.tags[k] in {"D", "PP", "A", "N"} and k - j < 5:
            k += 1
        if k == j:
            return False
    while k < end and doc.tags[k] in {"R", "NG"}:
        k += 1
    return k < end and doc.tags[k] in _FINITE


def _has_verb(doc: Doc, start: int, i: int) -> bool:
    return any(doc.tags[j] in _VERBAL for j in range(start, i))


def _coordinates(doc: Doc, start: int, i: int, end: int) -> bool:
    """`and` joins clauses where a verb follows it, with or without a subject of its own."""
    if not _has_verb(doc, start, i):
        return False
    if _subject_verb(doc, i + 1, end):
        return True
    j = i + 1
    while j < end and doc.tags[j] in {"R", "NG"}:
        j += 1
    return j < end and (doc.tags[j] in _VERBAL or doc.tags[j] in {"S"})


def _bare_complement(doc: Doc, start: int, i: int, end: int) -> bool:
    """`I think he was scared`: a subject and verb right after a verb that takes a clause."""
    if doc.tags[i] not in {"PS", "D", "PP", "N", "PO"} or not _has_verb(doc, start, i):
        return False
    before = i - 1
    if doc.tags[before] in {"PO"} and doc.tags[before - 1] in _VERBAL:
        before -= 1
    if doc.words[before].keys.isdisjoint(_TAKES_CLAUSE) or doc.tags[before] not in {"V", "VB", "VG", "VN", "A", "N"}:
        return False
    return _subject_verb(doc, i, end)


def _second_subject(doc: Doc, start: int, i: int, end: int) -> bool:
    """A subject pronoun and its verb after a whole clause, with no joining word: people write so."""
    if doc.words[i].lower not in {"i", "he", "she", "we", "they"} or doc.tags[i] != "PS":
        return False
    if doc.tags[i - 1] in {"C", "S", "W"} or doc.tags[i - 1] in {"X"} and doc.texts[i - 1] != ",":
        return False
    return any(doc.tags[j] in _FINITE for j in range(start, i)) and _subject_verb(doc, i, end)


def _add(doc: Doc, start: int, end: int, first: int) -> None:
    number = len(doc.clauses)
    verb, main_verb, form, modal, passive = _verb_group(doc, start, end)
    subject = _subject(doc, start, verb if verb >= 0 else end, end)
    opener = _opener(doc, start, end)
    previous = number - 1 if start > first else -1
    link = _link(doc, start, opener, previous, subject, verb)
    parent = _parent(doc, link, previous)
    doc.clauses.append(Clause(start, end, link, opener, parent, verb, main_verb, subject, form, modal, passive, False))
    for i in range(start, end):
        doc.clause_of[i] = number


def _opener(doc: Doc, start: int, end: int) -> str:
    for i in range(start, min(end, start + 3)):
        if doc.tags[i] in {"S"} or doc.words[i].lower in _RELATIVE and doc.tags[i] == "W":
            return doc.words[i].lower
        if doc.tags[i] == "W":
            return doc.words[i].lower
        if doc.tags[i] not in {"C", "R", "X"}:
            break
    lower = doc.words[start].lower
    return lower if lower in COORDINATORS else ""


def _link(doc: Doc, start: int, opener: str, previous: int, subject: Reference | None, verb: int) -> str:
    if previous < 0:
        return "adverbial" if opener in _ADVERBIAL else "main"
    governor = doc.clauses[previous]
    if opener in _RELATIVE or (opener == "that" and doc.tags[start - 1] == "N" and subject is None):
        return "relative"
    if opener in {"that", "whether", "how", "why", "what", "whatever"}:
        return "complement"
    if opener == "if":
        return "complement" if _governs(doc, governor, {"ask", "wonder", "see", "know", "check", "sure", "care", "remember"}) else "adverbial"
    if opener in _ADVERBIAL:
        return "complement" if opener in {"when", "where"} and _governs(doc, governor, {"know", "ask", "wonder", "remember"}) and doc.tags[start - 1] in _VERBAL else "adverbial"
    if opener in COORDINATORS:
        return "coordinate"
    if doc.texts[start - 1] in {"-", "—", "–", ";", ":", "(", ")"} or doc.texts[start - 1] in {'"', "”", "“"} or doc.texts[start] in {'"', "“"}:
        return "main"
    if subject is not None and doc.texts[start - 1] != "," and _governs(doc, governor, _TAKES_CLAUSE):
        return "complement"
    if subject is None and verb >= 0 and doc.tags[verb] == "VG":
        return "adverbial"
    return "coordinate" if doc.texts[start - 1] == "," else "main"


def _governs(doc: Doc, clause: Clause, verbs: frozenset[str] | set[str]) -> bool:
    return any(not doc.words[j].keys.isdisjoint(verbs) for j in range(max(clause.start, clause.end - 5), clause.end))


def _parent(doc: Doc, link: str, previous: int) -> int:
    """A complement, adverbial or relative clause hangs on the clause before it; a coordinate one on that one's parent."""
    if previous < 0 or link == "main":
        return -1
    if link != "coordinate":
        return previous
    return previous if doc.clauses[previous].link in {"main"} else doc.clauses[previous].parent if doc.clauses[previous].link == "coordinate" else previous


def _verb_group(doc: Doc, start: int, end: int) -> tuple[int, int, str, str, bool]:
    """The first verb-group word, the meaning verb, the group's form, its modal, and whether it is passive."""
    first = next((i for i in range(start, end) if doc.tags[i] in _FINITE), -1)
    if first < 0:
        return _no_finite(doc, start, end)
    modal = MODALS.get(doc.words[first].lower, "would") if doc.tags[first] == "M" else ""
    group = [first]
    i = first + 1
    while i < end and (doc.tags[i] in {"H", "B", "O", "VB", "VN", "VG", "R", "NG", "PS", "T"} and (doc.tags[i] != "PS" or i == first + 1)):
        if doc.tags[i] == "T" and not (doc.words[i - 1].lower in {"going", "used", "have", "had", "has", "ought", "need", "needs", "needed", "gonna"}):
            break
        if doc.tags[i] not in {"R", "NG", "PS"}:
            group.append(i)
        i += 1
        if doc.tags[i - 1] in {"VB", "VN", "VG"} and doc.words[i - 1].lower not in {"going", "used"}:
            break
    main_verb = group[-1] if doc.tags[group[-1]] in {"VB", "VN", "VG", "V"} else first
    passive = doc.tags[main_verb] == "VN" and any(doc.tags[j] == "B" or doc.words[j].lower in {"got", "get"} for j in group[:-1])
    return first, main_verb, _form(doc, group, modal), modal, passive


def _no_finite(doc: Doc, start: int, end: int) -> tuple[int, int, str, str, bool]:
    for i in range(start, end):
        tag = doc.tags[i]
        if tag == "VG":
            return i, i, "gerund", "", False
        if tag == "VB":
            return i, i, "infinitive" if i > start and doc.tags[i - 1] == "T" else "imperative", "", False
        if tag == "VN":
            return i, i, "participle", "", False
    return -1, -1, "none", "", False


def _form(doc: Doc, group: list[int], modal: str) -> str:
    first = doc.words[group[0]]
    lowers = [doc.words[i].lower for i in group]
    have = any(doc.tags[i] == "H" for i in group[1:])
    if modal:
        if have and modal in {"would", "could", "should", "might", "must", "may"}:
            return "regret" if modal in {"should", "could", "would"} else "past"
        return "future" if modal == "will" else "modal"
    if "going" in lowers and len(group) > lowers.index("going") + 1 and "to" in lowers:
        return "future" if first.lower in {"am", "m", "'m", "is", "are", "re", "'re", "s", "'s"} else "past"
    if doc.tags[group[0]] == "H" and first.lower in {"have", "has", "'ve", "ve"} and len(group) > 1 and doc.tags[group[1]] in {"VN", "B"}:
        return "perfect"
    if first.lower in {"was", "were", "had", "did"} or first.can_be & 32:
        return "past" if first.lower not in {"put", "let", "read", "set", "cut", "hit", "hurt", "shut", "cost", "quit", "spread"} or True else "present"
    return "present"


def _subject(doc: Doc, start: int, verb: int, end: int) -> Reference | None:
    """The last word group before the verb that is no object of a preposition; after it in a question."""
    best = None
    i = start
    while i < verb:
        reference = doc.reference_at.get(i)
        if reference is None:
            if doc.tags[i] in {"N"} and not _in_preposition(doc, i, start) and (best is None or best.kind == "thing"):
                best = Reference(i, i + 1, i, "thing")
            elif doc.tags[i] == "PS" or doc.tags[i] in {"D", "PO"} and i + 1 == verb:
                best = Reference(i, i + 1, i, "thing")
            i += 1
            continue
        if reference.end <= verb and not _in_preposition(doc, reference.start, start) and not _owner(doc, reference):
            best = reference
        i = max(i + 1, reference.end)
    if best is None and verb + 1 < end and verb >= start:
        after = doc.reference_at.get(verb + 1)
        if after is not None and doc.tags[verb] in {"M", "B", "H", "O"}:
            return after
    return best


def _owner(doc: Doc, reference: Reference) -> bool:
    return reference.end < len(doc.tags) and doc.tags[reference.end] == "PP" and doc.words[reference.end].lower in {"'s", "s"}


def _in_preposition(doc: Doc, i: int, start: int) -> bool:
    j = i - 1
    while j >= start and doc.tags[j] in {"D", "PP", "A", "N"} and i - j < 5:
        j -= 1
    return j >= start and doc.tags[j] in {"P", "V", "VB", "VG"} and doc.words[j].lower not in {"as"}


def _inherit(doc: Doc) -> None:
    """A clause without a subject has that of the clause it is joined to; `I sat down and waited`."""
    for number, clause in enumerate(doc.clauses):
        if clause.subject is not None or clause.verb < 0 or clause.form == "imperative":
            continue
        if clause.link in {"coordinate", "adverbial"} and number > 0:
            source = number - 1
            while source >= 0 and doc.clauses[source].subject is None and doc.sentence_of[doc.clauses[source].start] == doc.sentence_of[clause.start]:
                source -= 1
            if source >= 0 and doc.sentence_of[doc.clauses[source].start] == doc.sentence_of[clause.start]:
                doc.clauses[number] = replace(clause, subject=doc.clauses[source].subject, inherited=True)
