"""Words of the writer in a Doc → whether a parent hears them: talk about a child is not talk with a child.

In an account of babies and their parents the one who is told is more often the parent: a pronoun there
points to whoever was last called by name or by role, and what only the grown do shows a grown listener.
"""

from functools import cache

from markassist.annotators.pronouns import PRONOUNS
from markassist.doc import Doc, Reference
from markassist.kept_matcher import compiled
from markassist.shelf import folder
from markassist.terms import Matcher

_CHILD = frozenset({"child", "someone_child"})
_HE_SHE = frozenset("he she him her his".split())
_PLAYMATES = frozenset("mummy daddy mammy dinosaur teddy dolly doll bear bunny rabbit puppet".split())
"""Words of a speech that is for a child."""
_FEWEST = 4
"""So many words of babies and their parents make an account one of them."""
_HER = frozenset("she her hers herself".split())
_HIM = frozenset("he him his himself".split())
_WOMEN = frozenset("mum mam mammy mummy mother girl daughter sister gran granny nan nana grandma".split())
_MEN = frozenset("dad da daddy father boy son brother lad grandad granda grandfather".split())


def listeners(doc: Doc) -> None:
    """Fill listeners."""
    doc.listeners = {name: [] for name in _LISTS}
    for hit in _matcher().find(doc):
        doc.listeners[_LISTS[hit.owner]].append(hit.start)


def is_of_babies(doc: Doc) -> bool:
    """Whether the account tells of babies and their parents, by the words that only such accounts use."""
    return len(doc.listeners["early_years"]) >= _FEWEST and not doc.listeners["older_years"]


def speaks_of_a_third(doc: Doc, start: int, end: int) -> bool:
    """`“I wonder what she's after?”`: he or she, named nowhere in the speech, is a child spoken about."""
    words = {doc.words[i].lower for i in range(start, end)}
    if words.isdisjoint(_HE_SHE) or not words.isdisjoint(_PLAYMATES) or not is_of_babies(doc):
        return False
    return not any(_is_noun(doc, r) for r in doc.references if start <= r.start < end)


def is_told_a_parent(doc: Doc, verb: int, listener: Reference | None) -> bool:
    """Whether, in an account of babies, whoever hears the verb's words is a grown-up."""
    if not is_of_babies(doc):
        return False
    if is_among_the_grown(doc, verb):
        return True
    if listener is not None and _is_noun(doc, listener):
        return listener.kind not in _CHILD
    word = doc.words[listener.head].lower if listener is not None else ""
    return is_grown(doc, doc.sentences[doc.sentence_of[verb]].start, word)


def is_among_the_grown(doc: Doc, token: int) -> bool:
    """Whether the sentence of a token tells, in an account of babies, what only the grown do or hear."""
    sentence = doc.sentences[doc.sentence_of[token]]
    grown = any(sentence.start <= at < sentence.end for at in doc.listeners["grown_acts"])
    return grown and is_of_babies(doc)


def is_grown(doc: Doc, before: int, word: str) -> bool:
    """Whether, in an account of babies, a pronoun points to a parent: who was last named before it."""
    other = _MEN if word in _HER else _WOMEN if word in _HIM else frozenset()
    return is_of_babies(doc) and _last_named(doc, before, other) not in _CHILD | {""}


def _is_noun(doc: Doc, group: Reference) -> bool:
    return doc.words[group.head].lower not in PRONOUNS and group.kind not in {"writer", "team"}


def _last_named(doc: Doc, before: int, other: frozenset[str]) -> str:
    """The kind of the last group called by a noun or a name in this paragraph, of a fitting sex."""
    for r in reversed(doc.references):
        if r.start >= before or not _is_noun(doc, r):
            continue
        if doc.block_of[r.start] != doc.block_of[before]:
            return ""
        if doc.words[r.head].lower not in other:
            return r.kind
    return ""


_LISTS = ("early_years", "older_years", "grown_acts")


@cache
def _matcher() -> Matcher:
    lists = folder("pace")["listeners"]
    return compiled((number, str(term)) for number, name in enumerate(_LISTS) for term in lists[name])
