"""A Word file's bytes and parts made anew → the file with those parts, every other as it was."""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from markassist.readers.archive import Archive
from markassist.renderers.zip_bytes import THEN


def with_parts(data: bytes, archive: Archive, parts: Mapping[str, bytes]) -> bytes:
    """The file with these parts, new ones at the end. Raises ReadError where it is damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(out, "w") as now:
        for name in dict.fromkeys([*was.namelist(), *parts]):
            info = zipfile.ZipInfo(name, was.getinfo(name).date_time if name in was.NameToInfo else THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            now.writestr(info, parts[name] if name in parts else archive.part(name))
    return out.getvalue()


def text_of(root: etree._Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
