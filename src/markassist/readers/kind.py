"""A file's bytes and name → which reader reads it, by content first, then by extension."""

import re
from pathlib import PurePath

from markassist.errors import MarkassistError, ReadError
from markassist.readers.archive import Archive, damaged, locked

_SEND = "send the text itself, as .docx, .odt, .pdf, .html, .rtf, .md or .txt"
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1f\x8b", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
"""How files begin that hold no account, and what to call them; two letters count only before binary."""
_SAVED_AS_ONE = (b"<?xml", b"MIME-Version:")
_DATA = {
    ".csv": "a table of data",
    ".tsv": "a table of data",
    ".json": "a file of data",
    ".jsonl": "a file of data",
    ".xml": "a file of data",
    ".yaml": "a file of data",
    ".yml": "a file of data",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DOCUMENTS = {"docx", "docm", "dotx", "dotm", "odt", "ott", "pdf", "doc", "pages"}


def kind(data: bytes, path: str) -> str:
    """One of docx, odt, pdf, rtf, html, markdown, txt. Raises ReadError for what none of them reads."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PK") and head[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return _packed(Archive(data, path), path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _old_office(data, path)
    _refuse_others(head, path)
    return _text(data, head, path)


def _packed(archive: Archive, path: str) -> str:
    names = archive.names
    if "encrypted-package" in names:
        raise locked(path)
    if "mimetype" in names and "content.xml" in names:
        form = archive.part("mimetype").strip()
        if form.startswith(b"application/vnd.oasis.opendocument.text"):
            return "odt"
        raise _unsupported(path, "a spreadsheet, slides or a drawing")
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        raise _unsupported(path, "a spreadsheet or slides")
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise ReadError.at(path, "it is a Pages document", "export it as Word (.docx) and send that")
    if PurePath(path).suffix.lower().lstrip(".") in _DOCUMENTS:
        raise damaged(path)
    raise ReadError.at(path, "it is a zip of files", "give it to `markassist batch`, or unpack it")


def _old_office(data: bytes, path: str) -> MarkassistError:
    """Word, Excel and PowerPoint before 2007, and any later file under a password, share one container."""
    if _wide("EncryptedPackage") in data:
        return locked(path)
    if _wide("WordDocument") in data or PurePath(path).suffix.lower() == ".doc":
        return ReadError.at(path, "it is an old Word file (.doc)", "open it in Word and save it as .docx")
    return _unsupported(path, "an old Office file")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _refuse_others(head: bytes, path: str) -> None:
    for beginning, name in _OTHERS:
        if head.startswith(beginning) and (b"\x00" in head or len(beginning) > 2):
            raise _unsupported(path, name)
    if head[4:8] == b"ftyp":
        raise _unsupported(path, "a picture or a recording")


def _text(data: bytes, head: bytes, path: str) -> str:
    suffix = PurePath(path).suffix.lower()
    if _HTML.match(head) or suffix in (".html", ".htm", ".xhtml"):
        return "html"
    if head.lstrip().startswith(_SAVED_AS_ONE):
        raise ReadError.at(path, "it is a Word document saved as XML or as a web archive", "save it as .docx")
    if suffix in _DATA:
        raise _unsupported(path, _DATA[suffix])
    if suffix.lstrip(".") in _DOCUMENTS and not _is_clean(data):
        raise damaged(path)
    return "markdown" if suffix in (".md", ".markdown") else "txt"


def _is_clean(data: bytes) -> bool:
    """Whether bytes under a document's extension are plainly text: a file that was only renamed."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0e-\x1f]", text)


def _unsupported(path: str, name: str) -> MarkassistError:
    return ReadError.at(path, f"it is {name}, not an account", _SEND)
