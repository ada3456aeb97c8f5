"""Keys of the platforms that may ask: a file holds their hashes, never a key."""

import hmac
import json
import secrets
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from markassist.errors import UsageError

_PREFIX = "mk_"


class Keys:
    """The keys of one installation, by the name of whoever holds them."""

    def __init__(self, path: Path) -> None:
        """Read the file, if it is there. Raises UsageError where it is no list of keys."""
        self._path = path
        self._hashes: dict[str, str] = _read(path)

    @property
    def names(self) -> tuple[str, ...]:
        """Who holds a key, in order."""
        return tuple(sorted(self._hashes))

    def new(self, name: str) -> str:
        """Make a key for a holder and keep its hash; an earlier key of that holder is good no more.

        The key itself is told once, here: 43 random letters and digits after `mk_`.
        """
        key = _PREFIX + secrets.token_urlsafe(32)
        self._hashes[name] = _hash(key)
        self._write()
        return key

    def revoke(self, name: str) -> None:
        """Make a holder's key good no more. Raises UsageError where nobody of that name has one."""
        if name not in self._hashes:
            raise UsageError.at(self._path, f"nobody called “{name}” has a key", "see --keys for who has")
        del self._hashes[name]
        self._write()

    def holder(self, key: str) -> str | None:
        """Whose key it is; None where it is nobody's. Every hash is compared, so that time tells nothing."""
        asked = _hash(key)
        found = [name for name, known in self._hashes.items() if hmac.compare_digest(asked, known)]
        return found[0] if found else None

    def _write(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with NamedTemporaryFile("w", dir=self._path.parent, delete=False, encoding="utf-8") as file:
                json.dump({"keys": self._hashes}, file, indent=2, sort_keys=True)
            Path(file.name).chmod(0o600)
            Path(file.name).replace(self._path)
        except OSError as error:
            wrong = f"the keys cannot be written ({error.strerror})"
            raise UsageError.at(self._path, wrong, "give another folder with --data") from error


def _hash(key: str) -> str:
    return sha256(key.encode(errors="surrogateescape")).hexdigest()


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["keys"]
        if all(isinstance(name, str) and isinstance(value, str) for name, value in found.items()):
            return dict(found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise UsageError.at(path, "this is no file of keys", "move it away, and make keys anew")
