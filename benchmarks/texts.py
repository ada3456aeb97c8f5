"""What is measured on: accounts of a folder, and texts made of their sentences."""

import json
import random
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markassist.errors import MarkassistError
from markassist.read import read_account
from markassist.rubric.read import read_sources
from markassist.rubric.sources import shelf

KINDS = frozenset({".txt", ".docx", ".odt", ".md", ".rtf", ".html", ".pdf"})
_NOTATION = re.compile(r"[/().<>\[\]]|\.\.")


@dataclass(frozen=True)
class Sample:
    """An account's text, and the statuses that gold gives it by one rubric, where it has gold."""

    name: str
    text: str
    gold: dict[str, str] | None


def samples(folder: Path, rubric: str) -> list[Sample]:
    """Every account below a folder, each text once; what cannot be read is left out."""
    found: dict[str, Sample] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in KINDS or path.name == "README.md" or not path.is_file():
            continue
        try:
            text = read_account(path).text
        except MarkassistError:
            continue
        found.setdefault(text, Sample(path.name, text, _gold(path, rubric)))
    return list(found.values())


def _gold(path: Path, rubric: str) -> dict[str, str] | None:
    beside = path.with_suffix(".gold.json")
    told = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
    return told["criteria"] if told.get("rubric") == rubric else None


def sentences(texts: list[Sample]) -> list[str]:
    """The sentences of accounts, in one line each."""
    found = (s for one in texts for s in re.findall(r"[^.!?\n]{20,}[.!?]", one.text))
    return [" ".join(s.split()) for s in found]


def made(from_: list[str], words: int, seed: int) -> str:
    """An account of about so many words, of sentences in paragraphs of five; drawn by the seed."""
    chosen = random.Random(seed)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        some = [chosen.choice(from_) for _ in range(5)]
        count += sum(len(s.split()) for s in some)
        paragraphs.append(" ".join(some))
    return "\n\n".join(paragraphs)


def plain_terms(rubric: str, most: int) -> list[tuple[str, str]]:
    """Terms that any program could match as they stand, with the code of the criterion they count for.

    They are those of a rubric's own evidence that have none of our notation, drawn by a seed down to `most`.
    """
    sources, _ = read_sources(shelf(rubric))
    if sources is None:
        raise SystemExit(f"{rubric} has faults")
    found: dict[tuple[str, str], None] = {}
    for criterion in sources.criteria:
        for indicator in criterion.indicators.values():
            for cue in indicator.any_of:
                first = cue if isinstance(cue, str) else next(iter(getattr(cue, "all_of", ())), "")
                for term in _terms(first, sources.lexicons):
                    found[criterion.code, term] = None
    pairs = sorted(found)
    return sorted(random.Random(8).sample(pairs, min(most, len(pairs))))


def _terms(cue: object, lexicons: object) -> list[str]:
    if not isinstance(cue, str) or not cue:
        return []
    terms = lexicons[cue[1:]].terms if cue.startswith("@") else (cue,)  # type: ignore[index]
    return [term for term in terms if not _NOTATION.search(term)]


def made_rubric(folder: Path, from_: list[str], terms: int) -> Path:
    """A rubric of so many different terms, of two or three words that stand beside one another or might."""
    words = [re.findall(r"[a-z]+", s.lower()) for s in from_]
    beside = sorted({f"{a} {b}" for some in words for a, b in pairwise(some) if len(a) > 2 and len(b) > 3})
    types = sorted({w for some in words for w in some if len(w) > 3})
    chosen = random.Random(terms)
    found = set(chosen.sample(beside, min(len(beside) // 4, terms // 4)))
    while len(found) < terms:
        found.add(" ".join(chosen.choice(types) for _ in range(chosen.choice((2, 2, 3)))))
    (folder / "lexicons").mkdir(parents=True)
    ordered = sorted(found)
    parts = [ordered[at : at + _A_FILE] for at in range(0, terms, _A_FILE)]
    for number, part in enumerate(parts):
        listed = "".join(f"  - {term}\n" for term in part)
        head = f"lexicon: made{number}\ntitle: Made\nsource: drawn for a benchmark\nterms:\n"
        (folder / "lexicons" / f"made{number}.yaml").write_text(head + listed, encoding="utf-8")
    cues = ", ".join(f'"@made{number}"' for number in range(len(parts)))
    (folder / "rubric.yaml").write_text(_RUBRIC, encoding="utf-8")
    (folder / "does_this.yaml").write_text(_CRITERION.replace("CUES", cues), encoding="utf-8")
    return folder


_A_FILE = 20_000
"""Terms in one lexicon: a file has its limit in bytes."""
_RUBRIC = """\
rubric: made
title: Made for a benchmark
version: 1.0.0
source: drawn for a benchmark
groups:
  - {id: all, title: All}
criteria:
  - does_this
"""
_CRITERION = """\
criterion: does_this
code: A1
group: all
verb: demonstrate
title: Does this
source: drawn for a benchmark
learner_title: Does this
indicators:
  shows: {says: does this, any_of: [CUES], by: [writer], level: demonstrate}
needs:
  evidenced: {any: [shows]}
feedback:
  located: You tell of it.
  not_located: I could not find it.
  next_step: Tell me about one occasion.
asks_learner:
  - What did you do?
examples:
  - text: Nothing of it.
    status: absent
"""
