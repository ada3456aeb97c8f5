"""corpora/english/stance.yaml → one matcher, run once over a document; annotators ask here for cues."""

from functools import cache

from markassist.doc import Doc
from markassist.kept_matcher import compiled
from markassist.shelf import english
from markassist.terms import Matcher

Found = dict[str, list[tuple[int, int]]]


@cache
def _compiled() -> tuple[Matcher, tuple[str, ...]]:
    names: list[str] = []
    terms: list[tuple[int, str]] = []
    for stance, lists in english("stance").items():
        if stance in {"source", "documents"}:
            continue
        for side, entries in lists.items() if isinstance(lists, dict) else [("", lists)]:
            names.append(f"{stance}.{side}" if side else stance)
            terms.extend((len(names) - 1, str(entry)) for entry in entries)
    return compiled(terms), tuple(names)


def cue_hits(doc: Doc) -> Found:
    """Every cue of every list, as token spans in reading order."""
    matcher, names = _compiled()
    found: Found = {name: [] for name in names}
    for hit in matcher.find(doc):
        found[names[hit.owner]].append((hit.start, hit.end))
    return {name: sorted(set(spans)) for name, spans in found.items()}


def cuelists(doc: Doc) -> None:
    """Fill cue_spans."""
    doc.cue_spans = cue_hits(doc)


def hits_of(doc: Doc, name: str) -> list[tuple[int, int]]:
    """The token spans of one list, as `habit` or `negated.right`."""
    return doc.cue_spans.get(name, [])
