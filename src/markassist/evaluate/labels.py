"""The lists of a gold file → Labels in the account's text, and what is wrong with them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from msgspec import Struct, field

from markassist.errors import Fault, Place
from markassist.evaluate import known
from markassist.evaluate.form import GoldForm, MentionForm
from markassist.evaluate.gold import Label
from markassist.evaluate.places import Places, Way
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.values import Account
from markassist.vocabulary import Stance, Why

_SHOWN = 200
"""Characters of a faulty line; a longer one, of a file without line ends, would only hide its fault."""
_WHYS = (*map(str, Stance), *map(str, Why))


class Lists(TypedDict):
    """The labelled lists of a Gold."""

    evidence: tuple[Label, ...]
    not_evidence: tuple[Label, ...]
    mentions: tuple[Label, ...]
    pace: tuple[Label, ...]
    stages: tuple[Label, ...]
    misconceptions: tuple[Label, ...]
    alerts: tuple[Label, ...]


class GoldFile(Struct, frozen=True):
    """A gold file that is being read, and its account."""

    path: str
    places: Places
    account: Account

    def fault(self, way: Way, wrong: str, remedy: str, *, at_key: bool = False) -> Fault:
        """A fault at one place of the file, its line shown."""
        line, column = self.places.position(way, at_key=at_key)
        source = self.places.line(line)
        return Fault(Place(self.path, line, column), wrong, remedy, source if len(source) <= _SHOWN else None)


class _Finder(Struct):
    """Finds quotes and checks words, keeping every fault."""

    file: GoldFile
    faults: list[Fault] = field(default_factory=list)

    def label(self, way: Way, name: str, quote: str, note: str = "") -> Label:
        start = self._once(way, quote, self.file.account.text, "the text")
        return Label(name, quote, start, start + len(quote), note)

    def mention(self, way: Way, form: MentionForm) -> Label:
        outer = self._once((*way, "within"), form.within, self.file.account.text, "the text")
        inner = form.within.find(form.quote)
        if inner < 0 or not form.quote:
            remedy = "quote words of “within”, letter by letter"
            self.faults.append(
                self.file.fault((*way, "quote"), f"“{_short(form.quote)}” is not in its “within”", remedy)
            )
        start = outer + inner
        return Label(form.id, form.quote, start, start + len(form.quote), str(form.stance))

    def word(self, way: Way, word: str, lawful: Iterable[str], what: str) -> str:
        every = tuple(lawful)
        if word not in every:
            self.faults.append(
                self.file.fault(
                    way, f"“{word}” is none of the {what}", did_you_mean(word, every, list_of(what, every))
                )
            )
        return word

    def family(self, way: Way, name: str) -> str:
        family, _, rest = name.partition(".")
        if family not in known.MENTION_FAMILIES or not rest:
            remedy = f"write one of {', '.join(f + '.…' for f in known.MENTION_FAMILIES)}"
            self.faults.append(self.file.fault(way, f"“{name}” is no id of a mention", remedy))
        return name

    def _once(self, way: Way, quote: str, text: str, where: str) -> int:
        times = text.count(quote) if quote else 0
        if times != 1:
            wrong, remedy = _not_once(quote, times, where)
            self.faults.append(self.file.fault(way, wrong, remedy))
        return text.find(quote)


def labels(file: GoldFile, form: GoldForm) -> tuple[Lists, tuple[Fault, ...]]:
    """Every label with its place in the text, and every fault."""
    find = _Finder(file)
    lists = Lists(
        evidence=tuple(_evidence(find, form)),
        not_evidence=tuple(_not_evidence(find, form)),
        mentions=tuple(_mentions(find, form)),
        pace=tuple(_plain(find, "pace", "id", [(p.id, p.quote) for p in form.pace], known.PACE)),
        stages=tuple(
            _plain(find, "stages", "stage", [(s.stage, s.quote) for s in form.stages], known.MODEL_STAGES)
        ),
        misconceptions=tuple(_misconceptions(find, form)),
        alerts=tuple(_plain(find, "alerts", "id", [(a.id, a.quote) for a in form.alerts], known.ALERTS)),
    )
    for i, name in enumerate(form.models_named):
        find.word(("models_named", i), name, known.MODELS, "models")
    return lists, tuple(sorted(find.faults, key=lambda f: (f.place.line or 0, f.place.column or 0)))


def _evidence(find: _Finder, form: GoldForm) -> Iterator[Label]:
    for i, item in enumerate(form.evidence):
        way: Way = ("evidence", i)
        find.word((*way, "code"), item.code, form.criteria, "codes of “criteria”")
        yield find.label((*way, "quote"), item.code, item.quote)


def _not_evidence(find: _Finder, form: GoldForm) -> Iterator[Label]:
    for i, item in enumerate(form.not_evidence):
        way: Way = ("not_evidence", i)
        find.word((*way, "code"), item.code, form.criteria, "codes of “criteria”")
        find.word((*way, "why"), item.why, _WHYS, "reasons")
        yield find.label((*way, "quote"), item.code, item.quote, item.why)


def _mentions(find: _Finder, form: GoldForm) -> Iterator[Label]:
    for i, item in enumerate(form.mentions):
        find.family(("mentions", i, "id"), item.id)
        yield find.mention(("mentions", i), item)


def _misconceptions(find: _Finder, form: GoldForm) -> Iterator[Label]:
    for i, item in enumerate(form.misconceptions):
        way: Way = ("misconceptions", i)
        find.word((*way, "id"), item.id, known.MISCONCEPTIONS, "misconceptions")
        find.word((*way, "stance"), item.stance, known.MISCONCEPTION_STANCES, "stances")
        yield find.label((*way, "quote"), item.id, item.quote, item.stance)


def _plain(
    find: _Finder, name: str, field: str, items: Sequence[tuple[str, str]], lawful: Iterable[str]
) -> Iterator[Label]:
    every = tuple(lawful)
    for i, (item, quote) in enumerate(items):
        find.word((name, i, field), item, every, name)
        yield find.label((name, i, "quote"), item, quote)


def _not_once(quote: str, times: int, where: str) -> tuple[str, str]:
    if times == 0:
        return f"“{_short(quote)}” is not in {where}", "copy the words from it, letter by letter"
    return f"“{_short(quote)}” is in {where} {times} times", "quote more of it, so that it stands there once"


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
