"""Named bytes → a zip that is the same whenever it is made."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import TypeAlias

Members: TypeAlias = dict[str, bytes]
_SAVED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
THEN = (2000, 1, 1, 0, 0, 0)
"""When every member was changed, as far as the zip tells."""


def timeless(data: bytes) -> bytes:
    """An Office file without the time at which it was saved."""
    members: Members = {}
    with zipfile.ZipFile(io.BytesIO(data)) as saved:
        for name in saved.namelist():
            members[name] = saved.read(name)
    core = "docProps/core.xml"
    members[core] = _SAVED.sub(rb"\g<1>2000-01-01T00:00:00Z", members[core])
    return zip_bytes(members)


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """A zip of these members, in their order, packed, their names in UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            container.writestr(info, data)
    return out.getvalue()
