"""Doc → every theorist, theory, approach, pattern, law and role it names, and every reflective model."""

from collections.abc import Iterable

from msgspec import Struct

from markassist.annotators.authors import has_role, is_cited, is_somebody
from markassist.annotators.mention_files import NEAR, SURE, compiled
from markassist.annotators.names import SHORT, View, view
from markassist.annotators.senses import Found, find
from markassist.doc import Doc
from markassist.vocabulary import Zone

_MODEL = "model."


class RawMention(Struct, frozen=True):
    """One occurrence, before its stance is read: tokens `start_token` to `end_token` (exclusive)."""

    id: str
    start_token: int
    end_token: int
    uncertain: bool = False
    """Whether it rests on a misspelling that might be another name."""
    through: str | None = None
    """What it was recognised by beside its own words: the name a misspelling stands for (`bowlby`), or the
    theorist whose name names the model (`theorist.gibbs`)."""


def mentions(doc: Doc) -> list[RawMention]:
    """Every occurrence in every zone, in reading order; the ids of the contract, section 5.1, and `model.…`.

    A name in a reference list counts only where the account has it nowhere else (standard, ruling 14).
    """
    text = view(doc)
    found = find(text)
    people = [f for f in found if f.entry.family == "theorist"]
    others = [f for f in found if f.entry.family != "theorist" and (f.kind != NEAR or f.near)]
    ideas = {doc.sentence_of[f.start] for f in others if f.entry.family in {"theory", "approach"}}
    raw = [_named(f, text) for f in _theorists(doc, text, people, ideas)]
    raw += [RawMention(f.entry.id, f.start, f.end) for f in others]
    raw = _longest(raw)
    raw += _models_of(raw)
    return _outside_references(doc, sorted(set(raw), key=lambda m: (m.start_token, m.end_token, m.id)))


def models_named(raw: Iterable[RawMention]) -> tuple[str, ...]:
    """The reflective models named, in the order of their first mention."""
    return tuple(dict.fromkeys(m.id.removeprefix(_MODEL) for m in raw if m.id.startswith(_MODEL)))


def _theorists(doc: Doc, text: View, people: list[Found], ideas: set[int]) -> list[Found]:
    """The names that are an author's: first those that stand by themselves, then those that lean on them.

    `ideas` are the sentences that name a theory or an approach.
    """
    colleagues = {
        f.entry.id for f in people if f.end - f.start > 1 and has_role(doc, f.start, f.end, sure=False)
    }
    own = [f for f in people if not is_somebody(doc, f.start, f.end, sure=f.kind == SURE)]
    sure = [f for f in own if _stands(doc, text, f, f.entry.id in colleagues)]
    known = {f.entry.id for f in sure}
    company = {doc.sentence_of[f.start] for f in sure}
    leaning = [f for f in own if f.kind == NEAR and f not in sure and f.entry.id not in colleagues]
    return sure + [
        f
        for f in leaning
        if f.entry.id in known or doc.sentence_of[f.start] in company or _has_context(doc, text, f, ideas)
    ]


def _stands(doc: Doc, text: View, found: Found, is_colleagues: bool) -> bool:
    """Whether a name needs no help: unmistakable, spelt right and no colleague's; or it is cited."""
    if found.kind == SURE and not is_colleagues and not _is_short(text, found):
        return True
    return is_cited(doc, found.start, found.end)


def _has_context(doc: Doc, text: View, found: Found, ideas: set[int]) -> bool:
    """A word of theory in its sentence; not enough for a misspelt name, which may be anybody's."""
    if _misspelt(text, found) is not None:
        return False
    has_own = found.entry.context == found.entry.id
    return found.near or (not has_own and doc.sentence_of[found.start] in ideas)


def _misspelt(text: View, found: Found) -> str | None:
    meant = (text.meant.get(i) for i in range(found.start, found.end))
    return next((name for name in meant if name in found.entry.spelled), None)


def _is_short(text: View, found: Found) -> bool:
    """A misspelling of a short name, which is as near to other names and words."""
    name = _misspelt(text, found)
    return name is not None and len(name) <= SHORT and found.end - found.start == 1


def _named(found: Found, text: View) -> RawMention:
    name = _misspelt(text, found)
    return RawMention(found.entry.id, found.start, found.end, name is not None, name)


def _longest(raw: list[RawMention]) -> list[RawMention]:
    """Of overlapping mentions of one id the longest; of one family none that stands wholly within another."""
    kept: list[RawMention] = []
    at: dict[int, list[RawMention]] = {}
    for mention in sorted(raw, key=lambda m: (m.start_token - m.end_token, m.start_token, m.id)):
        tokens = range(mention.start_token, mention.end_token)
        if not any(_covers(other, mention) for i in tokens for other in at.get(i, ())):
            kept.append(mention)
            for i in tokens:
                at.setdefault(i, []).append(mention)
    return kept


def _covers(longer: RawMention, other: RawMention) -> bool:
    """Whether, of two that overlap, the longer makes the other needless."""
    if longer.id == other.id:
        return True
    same_family = longer.id.partition(".")[0] == other.id.partition(".")[0]
    inside = longer.start_token <= other.start_token and other.end_token <= longer.end_token
    shorter = other.end_token - other.start_token < longer.end_token - longer.start_token
    return same_family and inside and shorter


def _models_of(raw: list[RawMention]) -> list[RawMention]:
    """A theorist of reflection, named, names the model."""
    models = {by: entry.id for entry in compiled().entries for by in entry.named_by}
    return [
        RawMention(models[m.id], m.start_token, m.end_token, m.uncertain, m.id) for m in raw if m.id in models
    ]


def _outside_references(doc: Doc, raw: list[RawMention]) -> list[RawMention]:
    inside = [doc.sentences[doc.sentence_of[m.start_token]].zone is Zone.REFERENCE_LIST for m in raw]
    elsewhere = {m.id for m, is_inside in zip(raw, inside, strict=True) if not is_inside}
    return [m for m, is_inside in zip(raw, inside, strict=True) if not is_inside or m.id not in elsewhere]
