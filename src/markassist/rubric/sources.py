"""A rubric's id or folder → the files it may be made of, as bytes."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from markassist.errors import MarkassistError, RubricError, UsageError
from markassist.rubric.did_you_mean import did_you_mean, list_of
from markassist.rubric.source_file import SourceFile
from markassist.shelf import data_folder

INDEX = "rubric.yaml"


class Shelf(Struct, frozen=True):
    """Every file that a rubric may draw on, by name."""

    folder: Path
    index: SourceFile
    criteria: dict[str, SourceFile]
    """All other YAML files of the folder, by stem."""
    own_lexicons: dict[str, SourceFile]
    shared_lexicons: dict[str, SourceFile]
    misconceptions: tuple[SourceFile, ...]
    mentions: tuple[SourceFile, ...]

    @property
    def lexicons(self) -> dict[str, SourceFile]:
        """Every lexicon there is, by name; the rubric's own come first."""
        return {**self.shared_lexicons, **self.own_lexicons}

    def files(self) -> Iterator[SourceFile]:
        """All of them."""
        yield self.index
        yield from self.criteria.values()
        yield from self.lexicons.values()
        yield from self.misconceptions
        yield from self.mentions


def shipped() -> dict[str, Path]:
    """The rubrics that come with markassist, by id."""
    folder = data_folder("rubrics")
    found = folder.iterdir() if folder.is_dir() else ()
    return {path.name: path for path in sorted(found) if (path / INDEX).is_file()}


def folder_of(id_or_path: str | Path) -> Path:
    """Where a rubric stands. Raises UsageError where there is none."""
    folder = _folder(id_or_path)
    if not (folder / INDEX).is_file():
        raise UsageError.at(folder, f"there is no {INDEX} here", "give the folder in which it stands")
    return folder


def paths(folder: Path) -> Iterator[Path]:
    """Every file that a rubric's may draw on, in a fixed order, unread."""
    corpora = data_folder("corpora")
    own = (folder, folder / "lexicons", folder / "misconceptions")
    for one in (*own, *(corpora / name for name in ("lexicons", "misconceptions", "mentions"))):
        yield from sorted(one.glob("*.yaml"))


def shelf(id_or_path: str | Path) -> Shelf:
    """Read a rubric's files. Raises UsageError where there is no such rubric."""
    folder = folder_of(id_or_path)
    corpora = data_folder("corpora")
    criteria = _read(folder, "")
    return Shelf(
        folder=folder,
        index=criteria.pop("rubric"),
        criteria=criteria,
        own_lexicons=_read(folder / "lexicons", "lexicons/"),
        shared_lexicons=_read(corpora / "lexicons", "lexicons/"),
        misconceptions=tuple(
            {
                **_read(corpora / "misconceptions", "misconceptions/"),
                **_read(folder / "misconceptions", "misconceptions/"),
            }.values()
        ),
        mentions=tuple(_read(corpora / "mentions", "mentions/").values()),
    )


def sha256(files: Iterable[SourceFile]) -> str:
    """The hash of what files say, by their names; where they stand and what ends their lines is all one."""
    whole = hashlib.sha256()
    for file in sorted(files, key=lambda file: file.name):
        text = file.raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        whole.update(f"{file.name}\n{len(text)}\n".encode())
        whole.update(text)
    return whole.hexdigest()


def _folder(id_or_path: str | Path) -> Path:
    known = shipped()
    if str(id_or_path) in known:
        return known[str(id_or_path)]
    path = Path(id_or_path)
    if path.is_dir():
        return path
    if path.is_file():
        raise UsageError.at(path, "this is a file", "give the rubric's folder")
    remedy = did_you_mean(str(id_or_path), known, list_of("shipped rubrics", known))
    raise UsageError.at(path, "there is no such rubric", f"{remedy}; or give the path of a rubric's folder")


def _read(folder: Path, prefix: str) -> dict[str, SourceFile]:
    """The YAML files of a folder, by stem."""
    if not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem] = SourceFile(_shown(path), f"{prefix}{path.name}", path.read_bytes())
        except OSError as error:
            raise _unreadable(path, error) from error
    return found


def _unreadable(path: Path, error: OSError) -> MarkassistError:
    return RubricError.at(
        _shown(path), f"the file cannot be read ({error.strerror})", "see to its permissions"
    )


def _shown(path: Path) -> str:
    """The path from here where it lies below here; else as it is."""
    try:
        return str(path.absolute().relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):
        return str(path)
