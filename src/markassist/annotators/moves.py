"""Sentences → what each does in a reflection: experience, feeling, belief, difficulty … or none of these."""

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from markassist.annotators.phrases import Phrases, phrases
from markassist.doc import Clause, Doc, Sentence
from markassist.shelf import english
from markassist.vocabulary import BORROWED_ZONES, Move

_WHO = {
    "writer": "writer", "team": "team", "child": "child", "someone_child": "people", "adult": "adult",
    "family": "family", "people": "people", "nobody": "people", "named": "adult",
    "someone": "adult", "who": "adult",
}  # fmt: skip
_AHEAD = frozenset({"future", "modal", "present"})
_NEGATIVE = frozenset("not n't nt never no nothing nobody none cannot without hardly".split())
_TOLD = frozenset({"past", "perfect"})

Scores = Mapping[str, float]


class Rule(Struct, frozen=True):
    """What speaks for a move: phrases in somebody's clause in some form, or the form alone."""

    move: str
    weight: float
    groups: tuple[str, ...]
    by: frozenset[str]
    forms: frozenset[str]
    links: frozenset[str]
    needs: frozenset[str]
    bars: frozenset[str]


def moves(doc: Doc, found: Phrases | None = None) -> list[Move | None]:
    """Return the move of each sentence. Headings and borrowed words make none."""
    weighed = scores(doc, phrases(doc) if found is None else found)
    return _carried_on(doc, [_best(one) for one in weighed])


def scores(doc: Doc, found: Phrases) -> list[Scores]:
    """Return for each sentence the weight of each move that anything speaks for."""
    rules = _rules()
    groups_at = _by_sentence(doc, found, _names(rules))
    clauses_at = _clauses(doc)
    weighed: list[Scores] = []
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone in BORROWED_ZONES or _is_bare_title(doc, sentence):
            weighed.append({})
            continue
        facts = _facts(doc, sentence, clauses_at[number]) | {f"@{name}" for name in groups_at[number]}
        weighed.append(_weigh(doc, rules, groups_at[number], clauses_at[number], facts))
    return weighed


def _weigh(
    doc: Doc,
    rules: Sequence[Rule],
    groups: Mapping[str, list[int]],
    clauses: list[Clause],
    facts: frozenset[str],
) -> Scores:
    totals: dict[str, float] = {}
    for rule in rules:
        if rule.groups and groups.keys().isdisjoint(rule.groups):
            continue  # most rules: none of their words stands here
        if rule.needs <= facts and rule.bars.isdisjoint(facts) and _holds(doc, rule, groups, clauses):
            totals[rule.move] = totals.get(rule.move, 0.0) + rule.weight
    return totals


def _holds(doc: Doc, rule: Rule, groups: Mapping[str, list[int]], clauses: list[Clause]) -> bool:
    if not rule.groups:
        return not (rule.by or rule.forms or rule.links) or any(
            _fits(doc, rule, clause) for clause in clauses
        )
    tokens = [i for group in rule.groups for i in groups.get(group, ())]
    return any(_fits(doc, rule, doc.clauses[doc.clause_of[i]]) for i in tokens)


def _fits(doc: Doc, rule: Rule, clause: Clause) -> bool:
    return (
        (not rule.by or who(doc, clause) in rule.by)
        and (not rule.forms or clause.form in rule.forms)
        and (not rule.links or clause.link in rule.links)
    )


def who(doc: Doc, clause: Clause) -> str:
    """Whose clause it is: writer, team, child, adult, family, people, thing or none."""
    if clause.subject is not None:
        return _WHO.get(clause.subject.kind, "thing")
    before = range(clause.start, max(clause.start, clause.verb))
    pronouns = {doc.words[i].lower for i in before}
    return "writer" if "i" in pronouns else "team" if "we" in pronouns else "none"


def _facts(doc: Doc, sentence: Sentence, clauses: list[Clause]) -> frozenset[str]:
    lowers = {doc.words[i].lower for i in range(sentence.start, sentence.end) if not _spoken(doc, i)}
    own = [c for c in clauses if who(doc, c) in {"writer", "team"}]
    facts = {
        "question": any(
            doc.texts[i] == "?" and not _spoken(doc, i) for i in range(sentence.start, sentence.end)
        ),
        "first_person": not lowers.isdisjoint(
            {"i", "me", "my", "myself", "we", "us", "our", "mine", "ours", "ourselves"}
        ),
        "writer_ahead": any(c.form in _AHEAD for c in own) and not any(c.form in _TOLD for c in own),
        "present_only": any(c.form in {"present", "modal"} for c in clauses)
        and not any(c.form in _TOLD for c in clauses),
        "no_verb": all(c.verb < 0 for c in clauses),
        "told": any(c.form in _TOLD for c in own),
        "generic": any(who(doc, c) == "people" and c.form in {"present", "modal"} for c in clauses),
        "negated": not lowers.isdisjoint(_NEGATIVE),
        "contrast": not lowers.isdisjoint({"but", "however", "unfortunately", "although", "yet", "though"}),
    }
    return frozenset(name for name, holds in facts.items() if holds)


def _spoken(doc: Doc, i: int) -> bool:
    return bool(doc.speech_of) and doc.speech_of[i] >= 0


def _best(weighed: Scores) -> Move | None:
    """The move that most speaks for; one that nothing speaks for or against stands at 0."""
    order = english("moves")["order"]
    best = max((*order, "none"), key=lambda move: weighed.get(move, 0.0))
    return None if not weighed or best == "none" else Move(best)


def _carried_on(doc: Doc, found: list[Move | None]) -> list[Move | None]:
    """What others do in the midst of an experience goes on telling it."""
    numbers = range(len(found))
    for order, step in ((numbers, -1), (reversed(numbers), 1)):
        for n in order:
            beside = n + step
            if (
                found[n] is None
                and 0 <= beside < len(found)
                and found[beside] is Move.EXPERIENCE
                and _tells_on(doc, n, beside)
            ):
                found[n] = Move.EXPERIENCE
    return found


def _tells_on(doc: Doc, n: int, beside: int) -> bool:
    here, there = doc.sentences[n], doc.sentences[beside]
    if here.block != there.block or here.zone in BORROWED_ZONES:
        return False
    clauses = {doc.clause_of[i] for i in range(here.start, here.end)}
    return any(
        doc.clauses[c].form == "past" and doc.clauses[c].link in {"main", "coordinate"} for c in clauses
    )


def _is_bare_title(doc: Doc, sentence: Sentence) -> bool:
    """A short line of its own without a stop: a heading that the file format did not mark."""
    block = doc.account.blocks[sentence.block]
    alone = doc.starts[sentence.start] == block.start and doc.ends[sentence.end - 1] >= block.end
    if (
        not alone
        or sentence.end - sentence.start > 8
        or doc.texts[sentence.end - 1] in {".", "!", "?", ",", ";", "…"}
    ):
        return False
    first = doc.clauses[doc.clause_of[sentence.start]]
    return (
        first.verb < 0
        or first.opener in {"how", "what", "why", "where"}
        or doc.words[sentence.start].lower in {"how", "what", "why"}
    )


def _by_sentence(doc: Doc, found: Phrases, names: set[str]) -> list[dict[str, list[int]]]:
    table: list[dict[str, list[int]]] = [{} for _ in doc.sentences]
    for name in names:
        for hit in found.get(name, ()):
            table[doc.sentence_of[hit.start]].setdefault(name, []).append(hit.start)
    return table


def _names(rules: Sequence[Rule]) -> set[str]:
    needed = {
        name.removeprefix("@") for rule in rules for name in rule.needs | rule.bars if name.startswith("@")
    }
    return needed | {group for rule in rules for group in rule.groups}


def _clauses(doc: Doc) -> list[list[Clause]]:
    table: list[list[Clause]] = [[] for _ in doc.sentences]
    for clause in doc.clauses:
        if not _spoken(doc, clause.start):
            table[doc.sentence_of[clause.start]].append(clause)
    return table


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            rule["move"], float(rule["weight"]), tuple(str(g).removeprefix("@") for g in rule.get("any", ())),
            frozenset(rule.get("by", ())), frozenset(rule.get("form", ())), frozenset(rule.get("link", ())),
            frozenset(rule.get("if", ())), frozenset(rule.get("not", ())),
        )
        for rule in english("moves")["rules"]
    )  # fmt: skip
