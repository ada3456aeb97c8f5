"""The journal's entries and the rubric → what a cohort looks like as a whole."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markassist.batch.journal import Entry
from markassist.renderers import words
from markassist.rubric.compile import Rubric
from markassist.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion and how it stands across the cohort."""

    code: str
    title: str
    group: str
    counts: Mapping[Status, int]

    @property
    def located(self) -> int:
        """Accounts with some evidence of it."""
        return self.counts.get(Status.EVIDENCED, 0) + self.counts.get(Status.PARTIAL, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One account: how each criterion stands, by its code, and how deep it goes."""

    name: str
    statuses: Mapping[str, Status]
    depth: str | None
    alerts: int


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert, and the accounts that raise it, each with the place."""

    kind: str
    priority: str
    says: str
    accounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cohort:
    """All accounts of a batch."""

    title: str
    rubric: str
    version: str
    criteria: tuple[Criterion, ...]
    rows: tuple[Row, ...]
    alerts: tuple[Raised, ...]
    """The most pressing first."""
    misconceptions: tuple[tuple[str, tuple[str, ...]], ...]
    """What is believed, with the accounts that hold it, the most frequent first."""
    depth: tuple[tuple[str, tuple[str, ...]], ...]
    """The accounts whose deepest passage is of each level, R0 to R4."""
    failures: tuple[tuple[str, str], ...]

    @property
    def nowhere(self) -> tuple[Criterion, ...]:
        """The criteria that nobody evidences."""
        return tuple(criterion for criterion in self.criteria if not criterion.located)

    @property
    def to_check(self) -> int:
        """Accounts that raise an alert, each counted once."""
        return sum(row.alerts > 0 for row in self.rows)


def cohort(entries: Iterable[Entry], rubric: Rubric) -> Cohort:
    """Gather the cohort; the entries come sorted by name."""
    rows: list[Row] = []
    alerts: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    held: dict[str, list[str]] = {}
    failures: list[tuple[str, str]] = []
    tally: Counter[tuple[str, Status]] = Counter()
    for entry in entries:
        failures += [(entry["name"], reason) for reason in entry["failures"]]
        if not entry["marked"]:
            continue
        row = _row(entry)
        rows.append(row)
        tally.update(row.statuses.items())
        for alert in entry["alerts"]:
            about = (alert["priority"], alert["kind"], alert["says"])
            alerts.setdefault(about, []).append((entry["name"], alert["where"]))
        for name in entry["misconceptions"]:
            held.setdefault(name, []).append(entry["name"])
    claims = {one.id: one.spec.claim for one in rubric.misconceptions}
    levels = {f"R{level}": [row.name for row in rows if row.depth == f"R{level}"] for level in range(5)}
    return Cohort(
        title=rubric.title,
        rubric=rubric.id,
        version=rubric.version,
        criteria=tuple(
            Criterion(c.code, c.spec.title, c.spec.group, {s: tally[c.code, s] for s in Status})
            for c in rubric.criteria
        ),
        rows=tuple(rows),
        alerts=tuple(
            Raised(kind, priority, says, tuple(accounts))
            for (priority, kind, says), accounts in sorted(alerts.items(), key=lambda one: _pressing(*one[0]))
        ),
        misconceptions=tuple(
            (claims.get(name) or words.plain(name), tuple(names))
            for name, names in sorted(held.items(), key=lambda one: (-len(one[1]), one))
        ),
        depth=tuple((level, tuple(names)) for level, names in levels.items()),
        failures=tuple(failures),
    )


def _row(entry: Entry) -> Row:
    return Row(
        name=entry["name"],
        statuses={found["code"]: Status(found["status"]) for found in entry["findings"]},
        depth=entry["depth"]["max"] if entry["depth"] else None,
        alerts=len(entry["alerts"]),
    )


def _pressing(priority: str, kind: str, says: str) -> tuple[str, bool, str]:
    """The order of alerts: by priority, safeguarding first."""
    return priority, kind != "safeguarding", says
