"""A rubric's files → what its author answers for: a shipped rubric's author for the shared word lists too."""

from markassist.rubric.sources import Shelf, shipped


def own_misconceptions(files: Shelf) -> frozenset[str]:
    """The misconceptions whose examples belong to the rubric."""
    if _is_shipped(files):
        return frozenset(file.stem for file in files.misconceptions)
    folder = files.folder / "misconceptions"
    return frozenset(path.stem for path in folder.glob("*.yaml"))


def own_lexicons(files: Shelf) -> frozenset[str]:
    """The lexicons whose terms the rubric's examples should fire."""
    return frozenset(files.lexicons if _is_shipped(files) else files.own_lexicons)


def _is_shipped(files: Shelf) -> bool:
    return files.folder.resolve() in {folder.resolve() for folder in shipped().values()}
