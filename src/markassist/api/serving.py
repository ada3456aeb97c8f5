"""An application → answered on an address, which is known before anybody is told of it."""

import logging
import socket
import traceback
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from markassist.errors import UsageError


def serve(app: ASGIApp, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answer until Ctrl-C. Port 0 is any that is free; `ready` is told the address, as `http://HOST:PORT`.

    Raises UsageError where nobody may listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listening:
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
        except (OSError, OverflowError) as error:
            raise UsageError.at(
                "serve", f"cannot listen on {host}:{port}", "choose another --port"
            ) from error
        shown = f"[{host}]" if family is socket.AF_INET6 else host
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        logging.getLogger("uvicorn.error").addFilter(_without_words)
        server = _Server(config, lambda: ready(f"http://{shown}:{listening.getsockname()[1]}"))
        server.run(sockets=[listening])


def _without_words(record: logging.LogRecord) -> bool:
    """Of a fault of ours: its kind and its place, without its message, which may hold an account's words."""
    kind, _, trace = record.exc_info or (None, None, None)
    if kind is not None:
        frames = "".join(f"\n  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace))
        record.msg, record.args = f"{kind.__name__} in an answer{frames}", ()
        record.exc_info = record.exc_text = None
    return True


class _Server(uvicorn.Server):
    """Says that it answers as soon as it does."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
