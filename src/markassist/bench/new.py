"""An id → a folder with a small rubric that validates and tests green, with notes that teach."""

import re
from pathlib import Path

from markassist.errors import MarkassistError, UsageError
from markassist.rubric.sources import shipped

_STARTER = Path(__file__).parent / "starter"


def new_rubric(name: str, folder: Path) -> tuple[Path, ...]:
    """Write the starter rubric under another id; return its files.

    Raises UsageError where the id is none, is a shipped rubric's, or where the folder is not empty.
    """
    _check(name, folder)
    written = []
    try:
        for source in sorted(_STARTER.rglob("*.yaml"), key=lambda path: (len(path.parts), path.name)):
            path = folder / source.relative_to(_STARTER)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text(encoding="utf-8").replace("STARTER", name.ljust(len("STARTER")))
            path.write_text(text, encoding="utf-8")
            written.append(path)
    except OSError as error:
        wrong = f"it cannot be written ({error.strerror})"
        raise MarkassistError.at(folder, wrong, "give -o a place that can be") from error
    return tuple(written)


def _check(name: str, folder: Path) -> None:
    if re.fullmatch(r"[a-z][a-z0-9_]*", name) is None:
        better = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_0123456789")
        remedy = f"write {better}" if better else "write a name such as food_hygiene"
        raise UsageError.at(name, "a rubric's id has small letters, figures and _ only", remedy)
    if name in shipped():
        raise UsageError.at(name, "a shipped rubric has this id", "give it another")
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        wrong = "this is a file" if folder.is_file() else "this folder is not empty"
        raise UsageError.at(folder, wrong, "give -o a folder that is not there yet")
