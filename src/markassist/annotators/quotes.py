"""Quotation marks → the stretches that they set off, marks included."""

from markassist.doc import Doc

_CLOSING = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»"}
_SINGLE = frozenset({"'", "’"})


def quotes(doc: Doc) -> list[tuple[int, int]]:
    """Token spans in reading order. A mark that is never closed in its block opens nothing."""
    found = []
    never_closed: set[tuple[int, str]] = set()
    i = 0
    while i < len(doc.texts):
        mark = (doc.block_of[i], doc.texts[i])
        if mark[1] in _CLOSING and mark not in never_closed and _opens(doc, i):
            if end := _end(doc, i):
                found.append((i, end))
                i = end
                continue
            never_closed.add(mark)
        i += 1
    return found


def _glued_left(doc: Doc, i: int) -> bool:
    return (
        i > 0
        and doc.ends[i - 1] == doc.starts[i]
        and doc.texts[i - 1] not in {"(", "[", "—", "–", "-", "'", '"'}
    )


def _glued_right(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc.texts) and doc.ends[i] == doc.starts[i + 1]


def _opens(doc: Doc, i: int) -> bool:
    if doc.texts[i] in {"“", "«"}:
        return True
    return (
        _glued_right(doc, i)
        and not _glued_left(doc, i)
        and (doc.texts[i + 1][0].isalnum() or doc.texts[i + 1][0] in "[….")
    )


def _end(doc: Doc, start: int) -> int:
    """The token after the closing mark in the same block, or 0."""
    mark = _CLOSING[doc.texts[start]]
    for i in range(start + 1, len(doc.texts)):
        if doc.block_of[i] != doc.block_of[start]:
            return 0
        if doc.texts[i] != mark or (mark in _SINGLE and not _glued_left(doc, i)):
            continue
        if mark in _SINGLE and (
            (_glued_right(doc, i) and doc.texts[i + 1][0].isalnum()) or _is_plural_owner(doc, i)
        ):
            continue
        return i + 1
    return 0


def _is_plural_owner(doc: Doc, i: int) -> bool:
    """`the girls' mother`: an apostrophe and no closing mark, where another mark follows in the sentence."""
    if not doc.texts[i - 1].endswith("s") or i + 1 >= len(doc.texts) or not doc.texts[i + 1][0].islower():
        return False
    end = doc.sentences[doc.sentence_of[i]].end
    return any(doc.texts[k] == doc.texts[i] for k in range(i + 1, end))
