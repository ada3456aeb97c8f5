"""Named bytes → a zip that is the same whenever it is made."""

import io
import zipfile
from collections.abc import Mapping
from typing import TypeAlias

Members: TypeAlias = dict[str, bytes]
_THEN = (2000, 1, 1, 0, 0, 0)


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members, in their order, packed, their names in UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            container.writestr(info, data)
    return out.getvalue()
