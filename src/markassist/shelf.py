"""The name of a data folder → where it stands, in an installed wheel or in a checkout."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_PACKAGED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parents[2]


def data_folder(name: str) -> Path:
    """Return where the data folder `name` stands: `"rubrics"` or `"corpora"`.

    The wheel carries both inside the package; a checkout (and so an editable install) has them at its top.
    """
    packaged = _PACKAGED / name
    return packaged if packaged.is_dir() else _CHECKOUT / name


@cache
def english(name: str) -> dict[str, Any]:
    """Return the word list `corpora/english/NAME.yaml`, read once."""
    text = (data_folder("corpora") / "english" / f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data
