"""Quotation marks → stretches of speech, each with its speaker: the writer, the child, another, a document, or none."""

from markassist.doc import Doc, Speech

_OPEN, _CLOSE = frozenset('"“«'), frozenset('"”»')
_SAYING = frozenset(
    "say tell ask reply answer shout whisper mutter explain add call yell scream go murmur respond repeat offer wonder "
    "suggest write text read mumble whimper sob laugh joke announce start begin comment agree greet be like snap".split()
)
_DOCUMENTS = frozenset(
    "policy guidance leaflet handbook procedure standard regulation act report plan website book article poster criterion "
    "question unit file document nice ofsted guide chapter law legislation statement".split()
)


def speech(doc: Doc) -> None:
    """Fill speeches and speech_of. A mark that is never closed in its block opens nothing."""
    doc.speech_of = [-1] * len(doc.texts)
    start = None
    for i, text in enumerate(doc.texts):
        if start is not None and doc.block_of[i] != doc.block_of[start]:
            start = None
        if start is None and text in _OPEN | {"‘"} and not (text == '"' and _glued_left(doc, i)):
            start = i
        elif start is not None and _closes(doc, start, i):
            _add(doc, start, i + 1)
            start = None


def _glued_left(doc: Doc, i: int) -> bool:
    return i > 0 and doc.ends[i - 1] == doc.starts[i] and doc.texts[i - 1][-1].isalnum() and not (i + 1 < len(doc.texts) and doc.ends[i] == doc.starts[i + 1])


def _closes(doc: Doc, start: int, i: int) -> bool:
    if doc.texts[start] == "‘":
        return doc.texts[i] == "’"
    return doc.texts[i] in _CLOSE


def _add(doc: Doc, start: int, end: int) -> None:
    number = len(doc.speeches)
    doc.speeches.append(Speech(start, end, _speaker(doc, start, end)))
    for i in range(start, end):
        doc.speech_of[i] = number


def _speaker(doc: Doc, start: int, end: int) -> str:
    short = end - start - 2 <= 3 and doc.texts[end - 2] not in {".", "!", "?", ","}
    before = _before(doc, start)
    if before is not None and not (short and before == "nobody"):
        return before
    after = _after(doc, end)
    if after is not None:
        return after
    if short:
        return "none"
    return _first_person(doc, start)


def _before(doc: Doc, start: int) -> str | None:
    """A verb of saying in the clause before: its subject speaks."""
    i = start - 1
    while i >= 0 and doc.texts[i] in {",", ":", "-", "–", "—", "that", "…"}:
        i -= 1
    if i < 0 or doc.block_of[i] != doc.block_of[start]:
        return None
    if not _says_near(doc, i):
        return None
    return _subject_of(doc, i)


def _says_near(doc: Doc, i: int) -> bool:
    first = doc.sentences[doc.sentence_of[i]].start
    return any(not doc.keys[j].isdisjoint(_SAYING | {"think"}) and doc.tags[j] in {"V", "VB", "VG", "VN", "B", "O"} for j in range(i, max(first, i - 9) - 1, -1))


def _subject_of(doc: Doc, i: int) -> str | None:
    """The nearest word group before token `i` that can be a subject."""
    first = doc.sentences[doc.sentence_of[i]].start
    verb_seen = False
    for j in range(i, first - 1, -1):
        if doc.tags[j] in {"V", "VG", "B", "O", "VB", "VN"}:
            verb_seen = True
        reference = doc.reference_at.get(j)
        if verb_seen and reference is not None and doc.tags[j] != "PO" and not (j > first and doc.tags[j - 1] in {"P", "T"}):
            return _who(reference.kind)
        if verb_seen and not doc.keys[j].isdisjoint(_DOCUMENTS) and doc.tags[j] in {"N", "A"}:
            return "document"
    return None


def _after(doc: Doc, end: int) -> str | None:
    """`"…" he said`, `"…" said the teacher`."""
    stop = min(len(doc.texts), end + 5)
    for j in range(end, stop):
        if doc.sentence_of[j] != doc.sentence_of[end - 1] and doc.sentence_of[j] != doc.sentence_of[min(end, len(doc.texts) - 1)]:
            return None
        reference = doc.reference_at.get(j)
        if reference is None:
            continue
        near = range(max(end, j - 2), min(len(doc.texts), reference.end + 2))
        return _who(reference.kind) if any(not doc.keys[k].isdisjoint(_SAYING) for k in near) else None
    return None


def _who(kind: str) -> str:
    return {"writer": "writer", "team": "team", "child": "child", "someone_child": "child"}.get(kind, "other")


def _first_person(doc: Doc, start: int) -> str:
    """No verb of saying: whoever acted last, where the sentence says; else borrowed words."""
    i = start - 1
    if i >= 0 and doc.block_of[i] == doc.block_of[start] and doc.sentence_of[i] == doc.sentence_of[start]:
        who = _subject_of(doc, i)
        if who in {"writer", "child", "team", "document"}:
            return who
    return "document" if i < 0 or doc.block_of[i] != doc.block_of[start] else "none"
