"""Misspellings: recall on words that our lexicons hold, and false matches among dictionary words.

    python benchmarks/misspellings.py FILE [--half even|odd] [--dictionary /usr/share/dict/british-english]

FILE has a misspelling, a tab and the word meant on each line (as the Birkbeck corpus, for one). Only lines
whose word is one that the shipped rubrics and lexicons look for are asked. The dictionary is a list of words,
one a line (Debian's wbritish); each match of one of them with another word is false.
"""

import argparse
import sys
from pathlib import Path

from markassist import words
from markassist.rubric.load import load_rubric
from markassist.shelf import data_folder


def main() -> int:
    """Print recall, and false matches per 1,000 dictionary words."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--dictionary", type=Path, default=Path("/usr/share/dict/british-english"))
    parser.add_argument("--errors", action="store_true")
    call = parser.parse_args()
    spoken = _vocabulary()
    words.use(spoken)
    held = {words.fold(text) for text in spoken}
    pairs = [
        tuple(line.split("\t")) for line in call.file.read_text(encoding="utf-8").splitlines() if "\t" in line
    ]
    if call.half:
        pairs = pairs[call.half == "odd" :: 2]
    asked = [(wrong, right) for wrong, right in pairs if words.fold(right) in held]
    missed = [
        (wrong, right) for wrong, right in asked if words.word(right).keys.isdisjoint(words.word(wrong).keys)
    ]
    if call.errors:
        sys.stdout.writelines(f"  {wrong} → {right}: {words.word(wrong)}\n" for wrong, right in missed)
    sys.stdout.write(
        f"asked {len(asked)} of {len(pairs)}, recall {1 - len(missed) / max(1, len(asked)):.3f}\n"
    )
    if call.dictionary.exists():
        _false_matches(call.dictionary)
    return 0


def _vocabulary() -> frozenset[str]:
    """The words that the shipped rubrics and lexicons look for."""
    held: set[str] = set()
    for folder in sorted(data_folder("rubrics").iterdir()):
        if (folder / "rubric.yaml").exists():
            held |= load_rubric(folder.name).words
    return frozenset(held)


def _false_matches(dictionary: Path) -> None:
    listed = [w for w in dictionary.read_text(encoding="utf-8").split() if w.isalpha() and w.islower()]
    false = [w for w in listed if words.word(w).meant is not None]
    rate = 1000 * len(false) / max(1, len(listed))
    sys.stdout.write(f"dictionary words {len(listed)}, false matches {len(false)} ({rate:.2f} per 1,000)\n")


if __name__ == "__main__":
    sys.exit(main())
