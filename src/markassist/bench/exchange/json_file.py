"""A JSON file of another program → objects, lists and texts in it; and data → such a file."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markassist.errors import Fault, MarkassistError, Place
from markassist.sheet import LIMIT

Object = Mapping[str, Any]


def json_bytes(data: object) -> bytes:
    """Indented, in UTF-8, with a line end."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def object_in(path: Path, way: Sequence[str], remedy: str) -> Object:
    """The object at a way of keys. Raises MarkassistError where there is none, or where this is not JSON."""
    found = load(path)
    for key in way:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        where = f"no “{'.'.join(way)}”" if way else "no object"
        raise MarkassistError.at(path, f"there is {where} in it", remedy)
    return found


def load(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """The file's data. Raises MarkassistError where it cannot be read as JSON."""
    try:
        if path.stat().st_size > LIMIT:
            raise MarkassistError.at(path, f"it has more than {LIMIT:,} bytes", "split it")
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        place = Place(str(path), error.lineno, error.colno)
        raise MarkassistError(Fault(place, f"this is not JSON: {error.msg}", "export it anew")) from error
    except UnicodeDecodeError as error:
        raise MarkassistError.at(path, "it is not in UTF-8", "save it as UTF-8") from error
    except RecursionError as error:
        raise MarkassistError.at(path, "it is nested too deeply", "export it anew") from error
    except OSError as error:
        wrong = f"it cannot be read ({error.strerror})"
        raise MarkassistError.at(path, wrong, "see that it is there and may be read") from error


def listed(found: Object, key: str) -> list[Object]:
    """The objects of a list; what is no object is left out."""
    value = found.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def text_of(found: Object, key: str) -> str:
    """A text or number as text, stripped; empty where there is none."""
    value = found.get(key)
    return "" if value is None or isinstance(value, (dict, list, bool)) else str(value).strip()
