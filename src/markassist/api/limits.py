"""What one caller may ask for, in one place."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from threading import Lock
from typing import Final

BODY_BYTES: Final = 4_000_000
"""The largest request body, in bytes; an account of 100,000 words has some 600,000."""
ACCOUNTS_IN_JOB: Final = 200
JOBS_KEPT: Final = 100
"""How many jobs of one key are kept, finished ones included; the oldest finished one goes first."""
PER_MINUTE: Final = 120
"""How many requests a key may make in a minute."""
_MINUTE: Final = 60.0


class Rate:
    """How many requests each caller has made in the last minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._times: dict[str, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def wait(self, caller: str) -> int:
        """Count a request. Return 0, or the seconds after which the caller may ask again."""
        now = self._clock()
        with self._lock:
            times = self._times[caller]
            while times and now - times[0] >= _MINUTE:
                times.popleft()
            if len(times) < self._per_minute:
                times.append(now)
                return 0
            return max(1, round(_MINUTE - (now - times[0])))
