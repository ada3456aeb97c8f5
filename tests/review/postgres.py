"""A real PostgreSQL on a temporary folder, for as long as the tests run."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

_ROOT = Path("/usr/lib/postgresql")
_ALONE = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND usename = 'tester'
"""


def programs() -> Path | None:
    """Where `initdb` and `pg_ctl` are: on the path, or where Debian keeps the newest of them."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = sorted(_ROOT.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


class Server:
    """A server that runs, for one test at a time."""

    def __init__(self, port: int) -> None:
        self.port = port

    def url(self) -> str:
        return f"postgresql+pg8000://tester@127.0.0.1:{self.port}/postgres"

    def fresh(self) -> str:
        """The URL of an empty database: a schema is dropped sooner than a database is made."""
        engine = create_engine(self.url(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            for statement in (_ALONE, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
                connection.execute(text(statement))
        return self.url()


@contextlib.contextmanager
def running(folder_of_programs: Path) -> Iterator[Server]:
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="markassist-postgres-"))
    data = folder / "data"
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    port = _free_port()
    initdb = ["initdb", "-D", str(data), "-U", "tester", "--auth=trust", "-E", "UTF8", "--locale=C", "-N"]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off -c max_connections=50"
    start = ["pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"]
    stop = ["pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop"]

    def call(arguments: list[str]) -> None:
        program = str(folder_of_programs / arguments[0])
        subprocess.run(
            [program, *arguments[1:]],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            cwd=folder,
            user=user,
        )

    call(initdb)
    call(start)
    try:
        yield Server(port)
    finally:
        call(stop)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
