"""What is known of each account of a batch, kept beside its reports: who needs no marking again.

An account is done once its entry is there: its reports are written before it, each at one stroke. An entry
is trusted while its key is the same (the files' bytes, the rubric, this version) and the reports that it
names are still what they were.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markassist.batch import atomic

FOLDER = ".journal"
DOCUMENTS = "word/"
"""Where the learners' own documents are, for the assessor to work on."""
_FORM = 2
"""Of the entries: another number, and nothing of an earlier version is trusted."""

Entry = Mapping[str, Any]
"""As `marking.py` makes it; `name`, `key` and `outputs` are the journal's own."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The entries of one batch's folder."""

    folder: Path
    """Where the batch's results go."""

    def entry(self, name: str) -> Entry | None:
        """What is known of an account; None where nothing is, or it cannot be made out."""
        try:
            found = json.loads(self._path(name).read_bytes())
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) and found.get("name") == name else None

    def is_done(self, name: str, key: str) -> bool:
        """Whether this account need not be marked again."""
        found = self.entry(name)
        return found is not None and found["key"] == key and self._are_intact(found)

    def key_of(self, name: str) -> str | None:
        """The key by which an account is done; None where it is not."""
        found = self.entry(name)
        return str(found["key"]) if found is not None and self._are_intact(found) else None

    def keep(self, entry: Entry, outputs: Mapping[str, bytes]) -> None:
        """Write an account's outputs, by their paths in the folder, and then its entry."""
        before = self.entry(str(entry["name"]))
        for path in set(before["outputs"] if before else ()) - set(outputs):
            (self.folder / path).unlink(missing_ok=True)
        for path, data in outputs.items():
            self._set_aside(path, data, before)
            atomic.write(self.folder / path, data)
        hashes = {path: hashlib.sha256(data).hexdigest() for path, data in outputs.items()}
        text = json.dumps({**entry, "outputs": hashes}, ensure_ascii=False, sort_keys=True)
        atomic.write(self._path(str(entry["name"])), text.encode())

    def names(self) -> list[str]:
        """The accounts that there are entries of, in order."""
        return sorted(path.name.removesuffix(".json") for path in (self.folder / FOLDER).glob("[!.]*.json"))

    def entries(self, names: Iterable[str]) -> Iterator[Entry]:
        """The entries of these accounts, one at a time."""
        for name in names:
            if (found := self.entry(name)) is not None:
                yield found

    def forget(self, name: str) -> None:
        """Take away an account that is no longer in the source, with its reports."""
        found = self.entry(name)
        for path in found["outputs"] if found else ():
            (self.folder / path).unlink(missing_ok=True)
        self._path(name).unlink(missing_ok=True)

    def _set_aside(self, path: str, data: bytes, before: Entry | None) -> None:
        """Keep what the assessor has written into a learner's document since a batch made it."""
        document = self.folder / path
        if not path.startswith(DOCUMENTS) or not document.exists():
            return
        there = document.read_bytes()
        ours = {hashlib.sha256(data).hexdigest(), before["outputs"].get(path) if before else None}
        if hashlib.sha256(there).hexdigest() not in ours:
            atomic.write(document.with_name(f"{document.stem} (before){document.suffix}"), there)

    def _are_intact(self, entry: Entry) -> bool:
        return all(self._is_intact(path, told) for path, told in entry["outputs"].items())

    def _is_intact(self, path: str, sha256: str) -> bool:
        """Whether an output is what it was; a document in Word may have been worked on."""
        if path.startswith(DOCUMENTS):
            return (self.folder / path).is_file()
        try:
            return hashlib.sha256((self.folder / path).read_bytes()).hexdigest() == sha256
        except OSError:
            return False

    def _path(self, name: str) -> Path:
        return self.folder / FOLDER / f"{name}.json"


def key(*parts: object) -> str:
    """What an entry is trusted by: the same parts, the same key."""
    return hashlib.sha256(json.dumps([_FORM, *parts], ensure_ascii=True).encode()).hexdigest()
