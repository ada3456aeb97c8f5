"""Plain data → the one text that stands for it, and hashes of texts that nobody can guess back."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import Any

Plain = Mapping[str, Any]


def canonical(value: Plain) -> str:
    """JSON with sorted keys, no white space and nothing but ASCII: the same value, the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def storable(text: str) -> str:
    """The text without what no database takes: nulls, and halves of characters."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def sha256(text: str) -> str:
    """Of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def salted(salt: str, words: str) -> str:
    """The hash that stands for words. Once the salt is gone, no guess at the words can be tried on it."""
    return sha256(f"{salt}\n{words}")


def new_salt() -> str:
    """128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def new_id() -> str:
    """A name that tells nothing: 64 random bits in hexadecimal."""
    return secrets.token_hex(8)
