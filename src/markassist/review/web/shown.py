"""An account as the store tells of it → what its page shows: passages in cards, and marks in the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from markassist.renderers import layout, words
from markassist.renderers.page import key
from markassist.renderers.segments import Mark, Paragraph, segment
from markassist.review.items import Kind
from markassist.review.quality.acceptance import Acceptance
from markassist.review.reading import AccountView, Wording
from markassist.review.state import ItemState
from markassist.review.web import said
from markassist.review.wording import Comment
from markassist.values import Account, Alert, Evidence, Finding, Misconception

Rates = Mapping[tuple[str, str], Acceptance]


class Passage(Struct, frozen=True):
    """Items of one criterion that stand together, and are decided on together."""

    key: str
    kind: str
    items: tuple[ItemState, ...]
    start: int
    end: int
    quote: layout.Context
    place: str
    shows: tuple[str, ...]
    """What is said of it, each once."""
    why: str
    """Of a near miss: why it is not counted."""
    rates: tuple[str, ...]
    """How often assessors took such suggestions."""

    @property
    def first(self) -> ItemState:
        """Any of its items: what was decided on one was decided on all."""
        return self.items[0]

    @property
    def is_open(self) -> bool:
        """Whether a release waits for it."""
        return self.first.is_open

    @property
    def moved_from(self) -> str:
        """The criterion that it was suggested for, where that is another."""
        return self.first.code if self.first.code != self.first.at[0] and self.first.code else ""


class Criterion(Struct, frozen=True):
    """One criterion and all that there is to decide on it."""

    finding: Finding
    item: ItemState
    passages: tuple[Passage, ...]
    nearly: tuple[Passage, ...]
    wording: Wording | None
    draft: str
    comments: tuple[Comment, ...]

    @property
    def code(self) -> str:
        """The rubric's."""
        return self.finding.code

    @property
    def open_passages(self) -> int:
        """Cards that a release waits for."""
        return sum(passage.is_open for passage in self.passages)

    @property
    def is_open(self) -> bool:
        """Whether a release waits for anything of it."""
        return self.item.is_open or self.open_passages > 0


class Noticed(Struct, frozen=True):
    """An alert, or an idea that the account holds, and how it stands."""

    key: str
    item: ItemState
    quote: layout.Context
    place: str
    alert: Alert | None = None
    idea: Misconception | None = None


class Shown(Struct, frozen=True):
    """Everything on the page of an account."""

    view: AccountView
    criteria: tuple[Criterion, ...]
    groups: tuple[tuple[str, tuple[Criterion, ...]], ...]
    alerts: tuple[Noticed, ...]
    ideas: tuple[Noticed, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def left(self) -> int:
        """How many cards, criteria, ideas and alerts a release waits for."""
        noticed = sum(one.item.is_open for one in (*self.alerts, *self.ideas))
        return noticed + sum(one.item.is_open + one.open_passages for one in self.criteria)

    @property
    def total(self) -> int:
        """How many there are."""
        noticed = len(self.alerts) + len(self.ideas)
        must = (p for one in self.criteria for p in one.passages if p.kind != Kind.NEAR_MISS)
        return noticed + len(self.criteria) + sum(1 for _ in must)


def show(view: AccountView, comments: Sequence[Comment], rates: Rates) -> Shown:
    """Put together the page of an account."""
    report = view.report
    placed = _placed(view, rates)
    criteria = tuple(_criterion(view, finding, placed, comments) for finding in report.findings)
    titles = report.groups
    groups = tuple(
        (titles.get(name) or words.group(name), tuple(found))
        for name, found in groupby(criteria, lambda one: one.finding.group)
    )
    alerts, ideas = tuple(_alerts(view)), tuple(_ideas(view))
    return Shown(
        view, criteria, groups, alerts, ideas, segment(report.account, _marks(criteria, alerts, ideas))
    )


def _criterion(
    view: AccountView, finding: Finding, placed: Sequence[Passage], comments: Sequence[Comment]
) -> Criterion:
    code = finding.code
    here = [passage for passage in placed if passage.first.at[0] == code]
    ranked = sorted(comments, key=lambda one: one.code != code)
    return Criterion(
        finding=finding,
        item=view.criteria[code],
        passages=tuple(p for p in here if p.kind != Kind.NEAR_MISS or p.first.counts),
        nearly=tuple(p for p in here if p.kind == Kind.NEAR_MISS and not p.first.counts),
        wording=view.feedback.get(code),
        draft=finding.feedback.get("learner", ""),
        comments=tuple(ranked),
    )


def _placed(view: AccountView, rates: Rates) -> list[Passage]:
    """Every span as a card, in the account's order."""
    known = {
        (kind, one.criterion, one.indicator, one.start, one.end): one
        for finding in view.report.findings
        for kind, found in ((Kind.EVIDENCE, finding.evidence), (Kind.NEAR_MISS, finding.near_misses))
        for one in found
    }
    spans = [item for item in view.items if item.kind in {Kind.EVIDENCE, Kind.NEAR_MISS, Kind.OWN}]
    spans = [item for item in spans if not (item.kind is Kind.OWN and item.decision is None)]
    told = [(item, known.get((item.kind, item.code, item.name, item.start, item.end))) for item in spans]  # type: ignore[arg-type]
    ordered = sorted(told, key=lambda one: (_apart(one[0]), one[0].at[1] or 0, one[0].position))
    runs: list[list[tuple[ItemState, Evidence | None]]] = []
    for one in ordered:
        if runs and _belongs(runs[-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    cards = [_passage(view.report.account, run, rates) for run in runs]
    return sorted(cards, key=lambda card: (card.start, card.end))


def _apart(item: ItemState) -> tuple[str, ...]:
    """What keeps two spans in two cards: whose they are, and what was decided on them."""
    own = item.key if item.kind is Kind.OWN else ""
    decided = (item.decision, item.decided_by, item.reason)
    why = item.suggested if item.kind is Kind.NEAR_MISS else ""
    return (str(item.at[0]), str(item.code), item.kind.value, *map(str, decided), why, own)


def _belongs(
    run: Sequence[tuple[ItemState, Evidence | None]], one: tuple[ItemState, Evidence | None]
) -> bool:
    (last, told), (item, also) = run[-1], one
    if _apart(last) != _apart(item):
        return False
    if told and also and (told.sentence, told.paragraph) == (also.sentence, also.paragraph):
        return True
    return (item.at[1] or 0) < max(before.at[2] or 0 for before, _ in run)


def _passage(account: Account, run: Sequence[tuple[ItemState, Evidence | None]], rates: Rates) -> Passage:
    items = tuple(item for item, _ in run)
    found = [evidence for _, evidence in run if evidence]
    start = min(item.at[1] or 0 for item in items)
    end = max(item.at[2] or 0 for item in items)
    is_near = items[0].kind is Kind.NEAR_MISS
    return Passage(
        key=key(items[0].key, "i"),
        kind=items[0].kind.value,
        items=items,
        start=start,
        end=end,
        quote=layout.context(account, start, end, around=5),
        place=_place(account, found, start),
        shows=tuple(dict.fromkeys(_shows(found))),
        why=": ".join(filter(None, layout.reason(found[0]))) if is_near and found else "",
        rates=tuple(dict.fromkeys(_rates(found, rates))),
    )


def _place(account: Account, found: Sequence[Evidence], start: int) -> str:
    """Where it stands, without the heading above: the account is beside it."""
    if not found:
        return layout.where(account, start)
    first = found[0]
    return layout.place(first.paragraph, None, first.page, first.piece)


def _shows(found: Iterable[Evidence]) -> Iterator[str]:
    by_level: dict[str, dict[str, None]] = {}
    for one in found:
        by_level.setdefault(words.LEVEL[one.level], {})[words.plain(one.indicator)] = None
    for level, indicators in by_level.items():
        yield f"{', '.join(indicators)} ({level})"


def _rates(found: Iterable[Evidence], rates: Rates) -> Iterator[str]:
    for one in found:
        told = rates.get((one.criterion, one.indicator))
        if told is not None and told.rate is not None:
            name = words.plain(one.indicator)
            yield f"{name}: taken {told.accepted} of {told.decided} times"


def _alerts(view: AccountView) -> Iterator[Noticed]:
    account = view.report.account
    known = {(one.id, one.start, one.end): one for one in view.report.alerts}
    found = [item for item in view.items if item.kind is Kind.ALERT]
    for item in sorted(found, key=lambda one: (one.suggested, one.start or 0)):
        alert = known.get((item.name or "", item.start or 0, item.end or 0))
        yield _noticed(account, item, alert=alert)


def _ideas(view: AccountView) -> Iterator[Noticed]:
    known = {(one.id, one.start, one.end): one for one in view.report.misconceptions}
    for item in view.items:
        if item.kind is Kind.IDEA:
            idea = known.get((item.name or "", item.start or 0, item.end or 0))
            yield _noticed(view.report.account, item, idea=idea)


def _noticed(
    account: Account, item: ItemState, alert: Alert | None = None, idea: Misconception | None = None
) -> Noticed:
    start, end = item.start or 0, item.end or 0
    quote = layout.context(account, start, end, around=5)
    return Noticed(key(item.key, "i"), item, quote, layout.where(account, start), alert, idea)


def _marks(
    criteria: Iterable[Criterion], alerts: Iterable[Noticed], ideas: Iterable[Noticed]
) -> Iterator[Mark]:
    for one in criteria:
        for passage in (*one.passages, *one.nearly):
            says = f"{one.code}: {'; '.join(passage.shows) or said.DECIDED['own']}"
            yield Mark(_kind(passage), passage.key, passage.start, passage.end, one.code, says)
    for noticed in alerts:
        yield _mark("alert", noticed)
    for noticed in ideas:
        yield _mark("idea", noticed)


def _kind(passage: Passage) -> str:
    if passage.first.decision == "reject":
        return "out"
    if passage.first.counts:
        return "counts"
    return "near" if passage.kind == Kind.NEAR_MISS else "evidence"


def _mark(kind: str, one: Noticed) -> Mark:
    return Mark(kind, one.key, one.item.start or 0, one.item.end or 0, kind, words.plain(one.item.name or ""))
