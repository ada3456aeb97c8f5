"""Whatever the file, `mark` ends within twenty seconds and one gigabyte, with 0 or one clear line and 2.

hostile.py [--size CHARACTERS] [--rubric RUBRIC] [NAME …]

Each file of `hostile_files.py` is marked by a process of its own. Prints how each ended, what it was told,
its seconds on one processor (user and system) and its peak memory. Ends with 1 where one went too far.
Also two sparse files of two gigabytes, which are refused by their size.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from hostile_files import hostile

SECONDS, MEGABYTES = 20.0, 1_000
LARGEST = 599_000
"""Characters: just under what an account may hold."""
MARK = "from markassist.cli import main; main()"


def measured(path: Path, rubric: str, outcome: Path) -> tuple[int, str, float, float]:
    """The exit code, the first line of complaint, seconds of processor and megabytes."""
    command = [sys.executable, "-c", MARK, "mark", str(path), "-r", rubric, "-f", "json", "-o", str(outcome)]
    with tempfile.TemporaryFile() as told, subprocess.Popen(command, stderr=told) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        lines = told.read().decode("utf-8", "replace").splitlines()
    first = next(iter(lines), "") if process.returncode in {0, 2} else " / ".join(lines[-2:])
    return process.returncode, first, used.ru_utime + used.ru_stime, used.ru_maxrss / 1_000


def main() -> None:
    """Mark each and print a line; end with 1 where one went too far."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", type=int, default=LARGEST)
    parser.add_argument("--rubric", default="residential_attachment")
    asked = parser.parse_args()
    too_far = 0
    with tempfile.TemporaryDirectory() as folder:
        outcome = Path(folder) / "report.json"
        files = [(name, f"account{ending}", data) for name, ending, data in hostile(asked.size)]
        files += [(f"two gigabytes{ending}", f"large{ending}", b"") for ending in (".txt", ".docx")]
        for name, called, data in files:
            if asked.names and name not in asked.names:
                continue
            path = Path(folder) / called
            path.write_bytes(data)
            if name.startswith("two gigabytes"):
                os.truncate(path, 2_000_000_000)
            code, said, seconds, megabytes = measured(path, asked.rubric, outcome)
            path.unlink()
            is_fine = code in {0, 2} and seconds <= SECONDS and megabytes <= MEGABYTES
            too_far += not is_fine
            said = said.replace(f"{folder}/", "")[:90] or "marked"
            print(
                f"{'' if is_fine else '!! '}{name:36} {code:2} {seconds:6.1f} s {megabytes:6.0f} MB  {said}",
                flush=True,
            )
    sys.exit(1 if too_far else 0)


if __name__ == "__main__":
    main()
