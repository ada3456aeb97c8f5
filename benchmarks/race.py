"""Contenders on the same accounts, in turn, each in a process of its own: speed, memory, findings."""

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from patterns import statuses
from texts import Sample, plain_terms

from markassist.evaluate.agreement import weighted_kappa
from markassist.vocabulary import STATUS_RANK, Status

HERE = Path(__file__).parent
PEERS = HERE.parent / "build" / "peers"
AMONG_PEERS = ("negspacy", "medspacy")
ALL = ("tokenizer", "ours", "patterns", *AMONG_PEERS)
MOST_TERMS = 10_000


@dataclass
class Contender:
    """A process that marks, and what it has told so far."""

    name: str
    process: subprocess.Popen[str]
    ready: float = 0.0
    rates: list[float] = field(default_factory=list)
    """Microseconds of CPU a word, a round each."""
    mb: float = 0.0
    found: dict[str, list[str]] = field(default_factory=dict)

    def ask(self, some: Sequence[Sample], *, counts: bool) -> None:
        """Have it mark some accounts."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([one.text for one in some]) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        self.found |= {one.name: found for one, found in zip(some, told["found"], strict=True)}
        self.mb = told["mb"]
        if counts:
            words = sum(len(one.text.split()) for one in some)
            self.rates.append(told["seconds"] * 1e6 / words)


def race(accounts: list[Sample], rubric: str, rounds: int, scratch: Path) -> list[dict[str, object]]:
    """A row for each contender: its CPU a word and against the tokenizer's, its memory, its agreement."""
    terms = scratch / "terms.json"
    listed = plain_terms(rubric, MOST_TERMS)
    terms.write_text(json.dumps({"rubric": rubric, "terms": listed}), encoding="utf-8")
    contenders = [one for name in ALL if (one := _start(name, terms)) is not None]
    parts = [accounts[at :: rounds + 1] for at in range(rounds + 1)]
    for number, part in enumerate(parts):  # the first part warms up
        turn = contenders[number % len(contenders) :] + contenders[: number % len(contenders)]
        for one in turn:
            one.ask(part, counts=number > 0)
    for one in contenders:
        assert one.process.stdin is not None
        one.process.stdin.close()
        one.process.wait()
    base = contenders[0].rates
    rows = [_row(one, base, accounts, len(listed)) for one in contenders]
    missing = [name for name in ALL if name not in {one.name for one in contenders}]
    return [*rows, *({"name": name, "missing": "could not be installed or loaded"} for name in missing)]


def _start(name: str, terms: Path) -> Contender | None:
    python = PEERS / "bin" / "python" if name in AMONG_PEERS else Path(sys.executable)
    if not python.exists():
        return None
    command = [str(python), str(HERE / "contender.py"), name, str(terms)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    return Contender(name, process, json.loads(line)["ready"]) if line else None


def _row(one: Contender, base: list[float], accounts: list[Sample], terms: int) -> dict[str, object]:
    rate = statistics.median(one.rates)
    ratios = [mine / its for mine, its in zip(one.rates, base, strict=True)]
    return {
        "name": one.name,
        "words_per_second": round(1e6 / rate),
        "times_tokenizer": round(statistics.median(ratios), 2),
        "spread": [round(min(ratios), 2), round(max(ratios), 2)],
        "peak_mb": round(one.mb),
        "load_seconds": round(one.ready, 2),
        "terms": None if one.name in ("tokenizer", "ours") else terms,
        **_quality(one, accounts),
    }


def _quality(one: Contender, accounts: list[Sample]) -> dict[str, object]:
    """Agreement with gold by criterion: the same definitions as `markassist evaluate`."""
    pairs = []
    for account in accounts:
        if account.gold is None or one.name == "tokenizer":
            continue
        found = one.found[account.name]
        says = dict(f.split("=") for f in found) if one.name == "ours" else statuses(found, account.gold)
        pairs += [
            (STATUS_RANK[Status(s)], STATUS_RANK[Status(says[code])]) for code, s in account.gold.items()
        ]
    if not pairs:
        return {}
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    return {"kappa": round(weighted_kappa(pairs), 2), "exact": round(agreed, 2), "statuses": len(pairs)}
