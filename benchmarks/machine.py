"""The machine and what runs on it, as plain data."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("spacy", "numpy", "msgspec", "rapidfuzz")


def machine() -> dict[str, object]:
    """Processor, cores, memory, system, Python and the libraries that time is spent in."""
    return {
        "processor": _first("/proc/cpuinfo", r"model name\s*:\s*(.+)") or platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(int(_first("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) / 1_048_576, 1),
        "load_before": [round(one, 2) for one in os.getloadavg()],
        "system": platform.platform(),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def peak_mb() -> float:
    """Memory of this process at the most so far; a child has `ru_maxrss` from its parent (Linux)."""
    return int(_first("/proc/self/status", r"VmHWM:\s+(\d+) kB") or 0) / 1024


def _first(path: str, pattern: str) -> str | None:
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"))
    except OSError:
        return None
    return found[1] if found else None
