"""What every request gets: an id, a log line, metrics, and an answer when the code fails."""

import re
import time
from http import HTTPStatus
from typing import Final
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..problems import Problem
from .common_metrics import CommonMetrics

_log = structlog.get_logger(__name__)

_UNCOUNTED: Final = frozenset({"/healthz", "/readyz", "/metrics"})
_METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Observed:
    """ASGI middleware around the whole app."""

    def __init__(self, app: ASGIApp, metrics: CommonMetrics) -> None:
        """Wrap the app."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["path"] in _UNCOUNTED:
            await self._app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope).get("x-request-id"))
        status: int | None = None

        async def send_noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        started = time.perf_counter()
        self._metrics.request_begins()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        try:
            await self._app(scope, receive, send_noting)
        except Exception:
            _log.exception("request failed")
            if status is not None:
                raise  # the answer has begun: all that is left is to cut the connection
            problem = Problem(
                HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It is logged."
            )
            await problem.response()(scope, receive, send_noting)
        finally:
            self._note(scope, status, time.perf_counter() - started)
            structlog.contextvars.unbind_contextvars("request_id")

    def _note(self, scope: Scope, status: int | None, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "unmatched")
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        code = status or 499  # nginx' code for a caller who left before the answer
        self._metrics.request_ends(route, method, code, seconds)
        _log.info(
            "request", method=method, route=route, status=code, duration_ms=round(seconds * 1000, 1)
        )


def _request_id(sent: str | None) -> str:
    """Keep the caller's id if it can't do harm in a log."""
    return sent if sent and _REQUEST_ID.fullmatch(sent) else uuid4().hex
