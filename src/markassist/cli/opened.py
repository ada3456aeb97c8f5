"""`DIR` and `--store` → the workspace's store, opened; for whoever sits alone at this machine."""

import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from markassist.errors import UsageError

if TYPE_CHECKING:
    from markassist.review.access import Who
    from markassist.review.store.opening import Store

VARIABLE = "MARKASSIST_STORE"
_F = TypeVar("_F", bound=Callable[..., object])


def store_option(command: _F) -> _F:
    """The option that names a store elsewhere."""
    return click.option(
        "--store",
        "url",
        envvar=VARIABLE,
        metavar="URL",
        help="A store elsewhere: postgresql+pg8000://USER@HOST/DATABASE; by default SQLite in DIR.",
    )(command)


def folder_argument(command: _F) -> _F:
    """The workspace's folder."""
    return click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))(command)


def opened(folder: Path, url: str | None, *, make: bool = False) -> "Store":
    """The store of a workspace; with `make` it may be a new one. Raises UsageError where there is none."""
    from markassist.extras import needed

    for library in ("sqlalchemy", "alembic", "argon2", *(("pg8000",) if url and "pg8000" in url else ())):
        needed(library, "review", "the workspace")
    from markassist.review.store.opening import FILE, open_store

    if not make and not url and not (folder / FILE).is_file():
        remedy = "make one with `markassist review`, or name where it is"
        raise UsageError.at(folder, "there is no workspace in it", remedy)
    return open_store(folder, url)


def whoever() -> "Who":
    """The person at this machine, by the name that it knows them by."""
    from markassist.review.access import alone

    try:
        return alone(os.environ.get("MARKASSIST_USER") or getpass.getuser())
    except (KeyError, OSError):
        return alone("assessor")
