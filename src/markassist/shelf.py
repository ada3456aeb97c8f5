"""The name of a data folder → where it stands, in an installed wheel or in a checkout."""

from functools import cache
from pathlib import Path
from typing import Any

from markassist import kept

_PACKAGED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parents[2]


def data_folder(name: str) -> Path:
    """Return where the data folder `name` stands: `"rubrics"` or `"corpora"`.

    The wheel carries both inside the package; a checkout (and so an editable install) has them at its top.
    """
    packaged = _PACKAGED / name
    return packaged if packaged.is_dir() else _CHECKOUT / name


@cache
def folder(name: str) -> dict[str, Any]:
    """Return what the YAML files of `corpora/NAME` hold, by file name without its ending, in that order."""
    paths = sorted((data_folder("corpora") / name).glob("*.yaml"))
    its_key = kept.key(f"folder {name}", map(kept.stamp, paths))
    found: dict[str, Any] | None = kept.fetch("folders", its_key)
    if found is None:
        found = {path.stem: _load(path.read_bytes()) for path in paths}
        kept.keep("folders", its_key, found)
    return found


def english(name: str) -> dict[str, Any]:
    """Return the word list `corpora/english/NAME.yaml`."""
    data: dict[str, Any] = folder("english")[name]
    return data


def _load(source: bytes) -> Any:  # noqa: ANN401 - each file has a shape of its own
    import yaml  # noqa: PLC0415 - only where a file has changed

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(source, Loader=loader)
