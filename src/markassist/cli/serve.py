"""`markassist serve`: marking and self-checks over HTTP, for platforms that hold a key."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from markassist.cli.start import import_spacy, settle
from markassist.cli.streams import note
from markassist.errors import UsageError

if TYPE_CHECKING:
    from markassist.api.keys import Keys


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--data", type=click.Path(path_type=Path), metavar="DIR", help="Where the keys' hashes are kept."
)
@click.option("--new-key", metavar="NAME", help="Make a key for NAME, print it once, and end.")
@click.option("--revoke", metavar="NAME", help="Make the key of NAME good no more, and end.")
@click.option("--keys", "is_listing", is_flag=True, help="Print who holds a key, and end.")
def command(
    host: str, port: int, data: Path | None, new_key: str | None, revoke: str | None, *, is_listing: bool
) -> None:
    """Answer POST /api/mark and /api/check for whoever holds a key; /openapi.json says how to ask.

    Nothing is written but the hashes of keys, and no word of any account is logged.
    """
    from markassist.api.keys import Keys

    keys = Keys((data or _data_folder()) / "keys.json")
    if new_key is not None:
        click.echo(keys.new(new_key))
    elif revoke is not None:
        keys.revoke(revoke)
    elif is_listing:
        for name in keys.names:
            click.echo(name)
    else:
        _serve(host, port, keys)


def _serve(host: str, port: int, keys: "Keys") -> None:
    from markassist.extras import needed

    uvicorn = needed("uvicorn", "serve", "markassist serve")
    needed("fastapi", "serve", "markassist serve")
    import_spacy()
    from markassist.api.app import application

    settle()
    if not keys.names:
        note("Nobody holds a key yet. Make one with: markassist serve --new-key NAME")
    note(f"Answering on http://{host}:{port} (stop with Ctrl-C).")
    try:
        uvicorn.run(application(keys), host=host, port=port, log_level="warning", access_log=False)
    except SystemExit as end:
        raise UsageError.at("serve", f"cannot listen on {host}:{port}", "choose another --port") from end


def _data_folder() -> Path:
    named = os.environ.get("XDG_DATA_HOME", "")
    base = Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"
    return base / "markassist"
