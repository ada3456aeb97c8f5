"""A table of people's decisions, with the accounts they are about → Decisions, or every fault at once.

Columns are found by their headings: account, criterion, decision, and if you like quote and assessor.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from markassist.errors import Fault, MarkassistError, Place, UsageError
from markassist.read import read_account
from markassist.rubric.compile import Rubric
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.sheet import Row, read_rows
from markassist.values import Account
from markassist.vocabulary import Status

HEADINGS: Mapping[str, frozenset[str]] = {
    "account": frozenset({"account", "name", "file", "learner", "identifier"}),
    "criterion": frozenset({"criterion", "code", "ac", "criteria"}),
    "decision": frozenset({"decision", "status", "judgement", "outcome", "result"}),
    "quote": frozenset({"quote", "evidence", "words"}),
    "assessor": frozenset({"assessor", "marker", "by"}),
}
"""What each column may be called, in any case."""
_ASKED = ("account", "criterion", "decision")
WORDS: Mapping[str, Status] = {
    **{str(status): status for status in Status},
    **dict.fromkeys(("yes", "y", "met", "achieved", "competent", "pass", "credit"), Status.EVIDENCED),
    **dict.fromkeys(("partly", "partially met", "partly met", "some"), Status.PARTIAL),
    **dict.fromkeys(("named", "mention", "mention only"), Status.MENTIONED),
    **dict.fromkeys(
        ("no", "n", "not met", "not yet", "not achieved", "refer", "none", "fail"), Status.ABSENT
    ),
}
"""What a person's decision may be called: our statuses, and the words that awarding bodies use."""


class Decision(Struct, frozen=True):
    """What one person said of one criterion of one account."""

    account: str
    """The account's own name, as `Decisions.accounts` has it."""
    code: str
    status: Status
    assessor: str
    """Empty where the table names none."""
    quotes: tuple[tuple[int, int], ...] = ()
    """Where in the account the words stand that the person quotes."""
    line: int = 0


class Decisions(Struct, frozen=True):
    """People's decisions, and the accounts they are about."""

    accounts: Mapping[str, Account]
    decisions: tuple[Decision, ...]

    @property
    def assessors(self) -> tuple[str, ...]:
        """Everyone who decided, by name."""
        return tuple(sorted({decision.assessor for decision in self.decisions}))


def read_decisions(path: Path, rubric: Rubric, folder: Path | None = None) -> Decisions:
    """Read a table whose accounts stand in `folder`, by default beside it.

    Raises MarkassistError with every fault: an account that is not there, a criterion that the rubric has
    not, a word that is no decision, a quote that is not in the account, two decisions where one was wanted.
    """
    rows = read_rows(path)
    columns = _columns(path, rows[0])
    table = _Table(
        path, columns, _files(folder or path.parent), {c.code.casefold(): c.code for c in rubric.criteria}
    )
    decisions = [found for row in rows[1:] if (found := table.decision(row)) is not None]
    merged = table.merged(decisions)
    if table.faults:
        raise MarkassistError(*sorted(table.faults, key=lambda fault: fault.place.line or 0))
    if not merged:
        raise MarkassistError.at(path, "there is no decision in this table", "give a line for each decision")
    used = {decision.account for decision in merged}
    return Decisions({name: a for name, a in sorted(table.accounts.items()) if name in used}, merged)


def _columns(path: Path, headings: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, heading in enumerate(headings.cells):
        for column, names in HEADINGS.items():
            if heading.casefold() in names and column not in found:
                found[column] = at
    missing = [column for column in _ASKED if column not in found]
    if missing:
        wrong = f"no column is headed {' or '.join(f'“{column}”' for column in missing)}"
        remedy = "the first line needs account, criterion and decision; quote and assessor may follow"
        raise MarkassistError(Fault(Place(str(path), headings.line), wrong, remedy))
    return found


def _files(folder: Path) -> dict[str, Path]:
    """The files of a folder by name, and by name without its ending where that is unequivocal."""
    if not folder.is_dir():
        raise MarkassistError.at(folder, "there is no such folder", "name the folder of the accounts")
    files = sorted(path for path in folder.iterdir() if path.is_file())
    stems: dict[str, list[Path]] = {}
    for path in files:
        if path.suffix.lower() not in {".csv", ".xlsx", ".json"}:
            stems.setdefault(path.stem, []).append(path)
    alone = {stem: paths[0] for stem, paths in stems.items() if len(paths) == 1}
    return {**alone, **{path.name: path for path in files}}


class _Table:
    """What is known while the rows are read: the accounts so far, and every fault."""

    def __init__(
        self, path: Path, columns: Mapping[str, int], files: Mapping[str, Path], codes: Mapping[str, str]
    ) -> None:
        self.faults: list[Fault] = []
        self.accounts: dict[str, Account] = {}
        self._path, self._columns, self._files, self._codes = path, columns, files, codes
        self._unread: set[str] = set()

    def decision(self, row: Row) -> Decision | None:
        """The decision of a row, or None and its faults."""
        before = len(self.faults)
        account = self._account(row)
        code = self._codes.get(self._cell(row, "criterion").casefold())
        if code is None:
            codes = sorted(self._codes.values())
            remedy = did_you_mean(self._cell(row, "criterion").upper(), codes, list_of("codes", codes))
            self._fault(row, f"there is no criterion “{self._cell(row, 'criterion')}”", remedy)
        said = " ".join(self._cell(row, "decision").casefold().replace("_", " ").split())
        if said not in WORDS:
            remedy = f"write {', '.join(map(str, reversed(Status)))}, or met, partly met, not met"
            self._fault(row, f"“{self._cell(row, 'decision')}” is no decision", remedy)
        quotes = self._quotes(row, account) if account else ()
        if account is None or code is None or len(self.faults) > before:
            return None
        return Decision(account.name, code, WORDS[said], self._cell(row, "assessor"), quotes, row.line)

    def merged(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """One decision for each person, account and criterion; several rows may each bring a quote."""
        first: dict[tuple[str, str, str], Decision] = {}
        for one in decisions:
            key = (one.account, one.code, one.assessor)
            known = first.setdefault(key, one)
            if known.status is not one.status:
                wrong = (
                    f"{one.account} {one.code} is “{one.status}”, and “{known.status}” on line {known.line}"
                )
                self._fault(Row(one.line, ()), wrong, "keep one, or name the assessors")
            elif known is not one:
                quotes = tuple(dict.fromkeys((*known.quotes, *one.quotes)))
                first[key] = Decision(*key[:2], known.status, key[2], quotes, known.line)
        return tuple(first.values())

    def _account(self, row: Row) -> Account | None:
        name = self._cell(row, "account")
        path = self._files.get(name)
        if path is None:
            remedy = did_you_mean(name, self._files, "put it there, or name their folder with --accounts")
            self._fault(row, f"there is no account “{name}”", remedy)
            return None
        if path.name not in self.accounts and path.name not in self._unread:
            try:
                self.accounts[path.name] = read_account(path)
            except MarkassistError as error:
                self._unread.add(path.name)
                self.faults.extend(error.faults)
        return self.accounts.get(path.name)

    def _quotes(self, row: Row, account: Account) -> tuple[tuple[int, int], ...]:
        quote = self._cell(row, "quote")
        start = account.text.find(quote) if quote else -1
        if quote and start < 0:
            shown = quote if len(quote) < 60 else f"{quote[:57]}…"
            self._fault(
                row, f"“{shown}” does not stand in {account.name}", "copy the words as they stand there"
            )
        return ((start, start + len(quote)),) if start >= 0 else ()

    def _cell(self, row: Row, column: str) -> str:
        at = self._columns.get(column, len(row.cells))
        return row.cells[at] if at < len(row.cells) else ""

    def _fault(self, row: Row, wrong: str, remedy: str) -> None:
        self.faults.append(Fault(Place(str(self._path), row.line), wrong, remedy))


def split(names: Sequence[str], held_out: float, seed: int) -> tuple[frozenset[str], frozenset[str]]:
    """Some accounts to work with, and the rest held out: the same for the same names, share and seed.

    Raises UsageError where a share is to be held out and either side would have no account.
    """
    from random import Random  # noqa: PLC0415 - wanted by few

    mixed = sorted(names)
    Random(seed).shuffle(mixed)
    cut = round(len(mixed) * held_out)
    if held_out and not 0 < cut < len(mixed):
        wrong = f"{held_out:g} of {len(mixed)} account{'s' * (len(mixed) != 1)} leaves none on one side"
        raise UsageError.at("--hold-out", wrong, "give another share, or more accounts")
    return frozenset(mixed[cut:]), frozenset(mixed[:cut])


def of_accounts(decisions: Decisions, names: frozenset[str]) -> Decisions:
    """Those about some of the accounts."""
    accounts = {name: account for name, account in decisions.accounts.items() if name in names}
    return Decisions(accounts, tuple(_about(decisions.decisions, names)))


def _about(decisions: Iterable[Decision], names: frozenset[str]) -> Iterator[Decision]:
    return (decision for decision in decisions if decision.account in names)
