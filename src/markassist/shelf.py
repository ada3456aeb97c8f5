"""The name of a data folder → where it stands, in an installed wheel or in a checkout."""

from pathlib import Path

_PACKAGED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parents[2]


def data_folder(name: str) -> Path:
    """Return where the data folder `name` stands: `"rubrics"` or `"corpora"`.

    The wheel carries both inside the package; a checkout (and so an editable install) has them at its top.
    """
    packaged = _PACKAGED / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
