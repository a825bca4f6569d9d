"""Refuses request bodies that are larger than any this API needs."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """ASGI middleware that counts what arrives, whatever Content-Length says."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        """Wrap the app; answer 413 beyond `max_bytes`."""
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        received = 0

        async def receive_counting() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._max_bytes:
                raise HTTPException(
                    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                    f"The body is larger than {self._max_bytes} bytes.",
                )
            return message

        await self._app(scope, receive_counting if scope["type"] == "http" else receive, send)
