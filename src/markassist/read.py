"""A path or bytes → an Account: its text, its blocks and the hash of its bytes, by one of the readers."""

import hashlib
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from markassist.errors import ReadError
from markassist.readers import limits
from markassist.readers.kind import kind
from markassist.readers.text import Text
from markassist.values import Account

LIMIT = limits.BYTES
_TOKEN = re.compile(r"\w+|[^\w\s]")


def read_account(path: str | Path, *, limit: int = LIMIT) -> Account:
    """Read a learner's file of at most `limit` bytes.

    Raises ReadError, with one line that says what to do, for a file that is missing, locked, damaged, empty,
    scanned, too large or of a kind that holds no account.
    """
    return _account(read_bytes(Path(path), limit), str(path), limit)


def read_account_bytes(data: bytes, name: str) -> Account:
    """Read a file that is already in memory, `name` being its own name or, say, "standard input"."""
    return _account(data, name, LIMIT)


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """A file's bytes, one more than `limit` at the most. Raises ReadError."""
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except FileNotFoundError as fault:
        raise ReadError.at(path, "there is no such file", "check its name and folder") from fault
    except IsADirectoryError as fault:
        raise ReadError.at(path, "it is a folder", "use `markassist batch` for folders") from fault
    except PermissionError as fault:
        raise ReadError.at(path, "it may not be opened", "ask whoever owns it for leave to read") from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise ReadError.at(path, f"it cannot be opened ({reason})", "check its name and folder") from fault


def _account(data: bytes, path: str, limit: int) -> Account:
    if len(data) > limit:
        wrong = f"it is larger than {_size(limit)}"
        raise ReadError.at(path, wrong, "save the text without its pictures, or split it")
    if not data:
        raise ReadError.at(path, "it is empty", "save the account again and send that file")
    text = _reader(kind(data, path))(data, path)
    if not any(map(str.isalnum, text.text)):
        raise ReadError.at(path, "there are no words in it", "check that it is the right file")
    if len(text.text) > limits.TOKENS and len(_TOKEN.findall(text.text)) > limits.TOKENS:
        wrong = f"it holds more than {limits.TOKENS:,} words and marks"
        raise ReadError.at(path, wrong, "split it into the accounts that it is made of")
    return Account(Path(path).name, text.text, text.blocks, hashlib.sha256(data).hexdigest())


def _size(limit: int) -> str:
    return f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit:,} bytes"


def _reader(form: str) -> Callable[[bytes, str], Text]:
    """Import one reader only when it is needed, with the library it stands on."""
    reader: Callable[[bytes, str], Text] = import_module(f"markassist.readers.{form}").read
    return reader
