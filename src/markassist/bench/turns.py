"""A sentence in which the writer does something → the same denied, wished, planned and so on.

Only sentences of one clause are turned so as to lose their credit: of two clauses under one “it is a myth
that” no reader could say which is meant. What must keep its credit is the same act with another child, with a
child by name, or told in another tense.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from markassist import words
from markassist.vocabulary import Stance

Turn = Callable[[str], str | None]

_ACT = re.compile(
    r"^((?i:(?:(?:on|at|in|during|before|after|by|last|this|that|one|the next|every)"
    r"(?: (?!(?:I|he|she|they|we|it)\b)[\w'’:-]+){1,5}"
    r"|yesterday|today|earlier|later|then|first|next|afterwards|once)),? )?(I|[Ww]e) ([a-z]+)\b(.*)$",
    re.DOTALL,
)
"""The adverbial that may lead the writer's act, the verb, and the rest."""
_TWO_CLAUSES = re.compile(
    r"[,;:—–]|\b(?:and|but|so|because|when|if|as|while|after|before|since|though|until|yet|who|which|where)\b"
    r"|[.!?]\s|\s-\s",
    re.IGNORECASE,
)
_NO_PLAIN_PAST = frozenset({"had", "was", "did", "could", "would"})


def until_next_clause(sentence: str, end: int) -> str:
    """A sentence cut short where the first clause begins that stands wholly after `end`."""
    found = _TWO_CLAUSES.search(sentence, end)
    cut = sentence[: found.start()].rstrip() if found else sentence
    return cut if cut.endswith((".", "!", "?")) else f"{cut}."


def own_clause(sentence: str, start: int, end: int) -> str | None:
    """The clause of the writer's that begins at `start`, as a sentence; None where none does."""
    if not start or not re.match(r"(?:I|we) [a-z]", sentence[start:]):
        return None
    clause = until_next_clause(sentence[start:], end - start)
    return clause[0].upper() + clause[1:]


def _one_clause(sentence: str) -> bool:
    return _TWO_CLAUSES.search(sentence) is None


class _Act(NamedTuple):
    """A sentence such as `On Monday I did it`."""

    lead: str
    """`On Monday `, or nothing."""
    who: str
    """`I` or `we`, as it stands there."""
    past: str
    """The verb as written."""
    base: str
    """Its dictionary form."""
    rest: str


def _act(sentence: str) -> _Act | None:
    match = _ACT.match(sentence)
    if match is None:
        return None
    word = words.word(match[3])
    if not word.can_be & words.PAST or match[3] in _NO_PLAIN_PAST:
        return None
    base = min((k for k in word.keys if k != word.lower), key=len, default=word.lower)
    return _Act(match[1] or "", match[2], match[3], base, match[4])


def _inside(who: str) -> str:
    """I or we as it stands inside a sentence."""
    return who if who == "I" else who.lower()


def _of_act(turned: Callable[[_Act], str]) -> Turn:
    """A turn of the writer's act, in a sentence of one clause."""

    def turn(sentence: str) -> str | None:
        act = _act(sentence)
        return turned(act) if act and _one_clause(act.rest) else None

    return turn


def _of_clause(turned: Callable[[str], str]) -> Turn:
    """A turn of a sentence of one clause in which nothing is quoted."""

    def turn(sentence: str) -> str | None:
        quoted = '"' in sentence or "“" in sentence
        return None if quoted or not _one_clause(sentence) else turned(sentence)

    return turn


def _attributed(sentence: str) -> str | None:
    act = _act(sentence)
    if not act or not _one_clause(act.rest) or re.search(r"\b(I|my|me|we|our|us)\b", act.lead + act.rest):
        return None
    return f"{act.lead}{'my' if act.lead else 'My'} colleague {act.past}{act.rest}"


def _earlier(sentence: str) -> str | None:
    """Of an act that no adverbial leads: what is tried is the form of the verb."""
    act = _act(sentence)
    if act is None or act.lead:
        return None
    return f"{act.who} had {words.participle(act.past)}{act.rest}"


def _quoted(sentence: str) -> str | None:
    return f"The policy states: “{sentence}”" if '"' not in sentence and "“" not in sentence else None


LOSES: Mapping[str, tuple[frozenset[Stance], Turn]] = {
    "negated": (frozenset({Stance.NEGATED}), _of_act(lambda a: f"{a.lead}{a.who} did not {a.base}{a.rest}")),
    "hypothetical": (
        frozenset({Stance.HYPOTHETICAL}),
        _of_act(lambda a: f"{a.lead}{a.who} should have {words.participle(a.past)}{a.rest}"),
    ),
    "modal": (
        frozenset({Stance.HYPOTHETICAL}),
        _of_act(lambda a: f"If {_inside(a.who)} could {_inside(a.who)} would {a.base}{a.rest}"),
    ),
    "intended": (
        frozenset({Stance.INTENDED}),
        _of_act(lambda a: f"Next time {_inside(a.who)} will {a.base}{a.rest}"),
    ),
    "attributed": (frozenset({Stance.ATTRIBUTED}), _attributed),
    "quoted": (frozenset({Stance.QUOTED}), _quoted),
    "questioned": (
        frozenset({Stance.QUESTIONED, Stance.ATTRIBUTED, Stance.QUOTED}),  # of two, the outer stance wins
        _of_clause(lambda s: f"Would it be true to say that {_lowered(s).rstrip('.!')}?"),
    ),
    "refuted": (frozenset({Stance.REFUTED}), _of_clause(lambda s: f"It is a myth that {_lowered(s)}")),
}
"""Each turn that takes the credit, with the stances it may give; who allows one is not asked."""


def _lowered(sentence: str) -> str:
    first = sentence.split(" ", 1)[0]
    kept = first == "I" or (len(first) > 1 and first.isupper()) or first in _WITH_CAPITAL
    return sentence if kept else sentence[0].lower() + sentence[1:]


_WITH_CAPITAL = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday NICE".split())

_OTHER = {"he": "she", "him": "her", "his": "her", "himself": "herself", "she": "he", "herself": "himself"}
_OF_ONE_SEX = re.compile(r"\b(her|mum|dad|nan|brother|sister|manager)\b")


def _another_child(sentence: str) -> str | None:
    """The same told of a child of the other sex; sentences with `her` stay, since it may be him or his."""
    if _OF_ONE_SEX.search(sentence):
        return None

    def swap(match: re.Match[str]) -> str:
        other = _OTHER[match[0].lower()]
        return other.capitalize() if match[0][0].isupper() else other

    return re.sub(rf"(?i)\b({'|'.join(_OTHER)})\b", swap, sentence)


def _by_name(sentence: str) -> str | None:
    """The first “he” or “him” as a child that is named by a letter."""
    if _OF_ONE_SEX.search(sentence):
        return None
    return re.sub(r"\b(?:[Hh]e|[Hh]im)\b(?!['’])", "Child A", sentence, count=1)


KEEPS: Mapping[str, Turn] = {
    "another child": _another_child,
    "by name": _by_name,
    "earlier past": _earlier,
}
"""Each turn that must leave the credit."""
