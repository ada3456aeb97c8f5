"""A request → refused before it is read, where its body is larger than we take."""

import contextlib
from typing import Any

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class _TooLargeError(Exception):
    """The body has grown past the limit."""


class BodyLimit:
    """ASGI middleware: no more of a body is read than the limit, whatever its header says."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _declared(scope) > self._limit:
            await self._refuse(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._limit:
                raise _TooLargeError
            return message

        async def told(message: Message) -> None:
            if read <= self._limit:  # else what the application makes of a body cut short is not the answer
                await send(message)

        with contextlib.suppress(_TooLargeError):
            await self._app(scope, counted, told)
        if read > self._limit:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        wrong = f"the request has more than the {self._limit:,} bytes that one may have; send less at once"
        await JSONResponse({"error": wrong}, status_code=413)(scope, receive, send)


def _declared(scope: Scope) -> int:
    headers: list[tuple[bytes, bytes]] = scope.get("headers", [])
    found: Any = dict(headers).get(b"content-length", b"0")
    return int(found) if found.isdigit() else 0
