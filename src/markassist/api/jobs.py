"""Many accounts handed in at once → their reports, made while the caller does other things."""

import secrets
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from msgspec import Struct, field

from markassist.api import desk
from markassist.api.limits import JOBS_KEPT
from markassist.errors import MarkassistError


class Handed(Struct, frozen=True):
    """One account of a job."""

    name: str
    text: str


class Job(Struct):
    """What has become of a job; `results` stand in the order in which the accounts were handed in."""

    id: str
    holder: str
    total: int
    results: list[bytes] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    """The account's name → why it could not be marked."""

    @property
    def done(self) -> int:
        """How many accounts have been seen to."""
        return len(self.results) + len(self.faults)

    @property
    def is_finished(self) -> bool:
        """Whether every account has been seen to."""
        return self.done == self.total


class Jobs:
    """The jobs of one server. They are held in memory alone, and gone when it stops."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")

    def start(self, holder: str, rubric: str, accounts: list[Handed]) -> Job | None:
        """Take a job on; None where the holder has too many unfinished ones."""
        job = Job(secrets.token_hex(16), holder, len(accounts))
        with self._lock:
            own = [one for one in self._jobs.values() if one.holder == holder]
            if len(own) >= JOBS_KEPT:
                finished = next((one for one in own if one.is_finished), None)
                if finished is None:
                    return None
                del self._jobs[finished.id]
            self._jobs[job.id] = job
        self._worker.submit(_work, job, rubric, accounts)
        return job

    def of(self, holder: str, job_id: str) -> Job | None:
        """A holder's own job; None where there is none, or it is another's."""
        job = self._jobs.get(job_id)
        return job if job is not None and job.holder == holder else None

    def stop(self) -> None:
        """Finish the account in hand and begin no other."""
        self._worker.shutdown(wait=True, cancel_futures=True)


def _work(job: Job, rubric: str, accounts: list[Handed]) -> None:
    for one in accounts:
        try:
            job.results.append(desk.report(one.text, rubric, one.name))
        except MarkassistError as error:
            job.faults[one.name] = str(error)
        except Exception:  # noqa: BLE001 - a fault of ours must not leave the caller waiting for ever
            job.faults[one.name] = "this account could not be marked; please tell us of it"
