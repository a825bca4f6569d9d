"""Calls to things that may be slow or down: timeouts, retries, circuit breaker."""

import time
from collections.abc import Awaitable, Callable
from enum import IntEnum
from typing import TypeVar

import httpx
from tenacity import (
    AsyncRetrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_random_exponential,
)

from .observability.common_metrics import CommonMetrics

Result = TypeVar("Result")


class State(IntEnum):
    """State of a circuit breaker; the numbers are the metric's values."""

    CLOSED = 0
    HALF_OPEN = 1
    OPEN = 2


class CircuitOpenError(Exception):
    """The call was not made, because the last ones failed."""


class CircuitBreaker:
    """Stops calling what keeps failing; lets one call through now and then to see if it is back."""

    def __init__(
        self,
        name: str,
        metrics: CommonMetrics,
        *,
        failures: int = 5,
        retry_after: float = 10,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open after `failures` in a row; try one call after `retry_after` seconds."""
        self._name = name
        self._metrics = metrics
        self._allowed = failures
        self._retry_after = retry_after
        self._clock = clock
        self._failures = 0
        self._opened_at = 0.0
        self._move(State.CLOSED)

    @property
    def state(self) -> State:
        """The state now."""
        return self._state

    async def call(self, operation: Callable[[], Awaitable[Result]]) -> Result:
        """Await the operation and count how it ends; raise CircuitOpenError instead when open."""
        self._admit()
        try:
            result = await operation()
        except Exception:
            self._failed()
            raise
        except BaseException:
            # Cancelled: says nothing about the dependency, but must not leave the trial pending.
            if self._state is State.HALF_OPEN:
                self._move(State.OPEN)
            raise
        self._failures = 0
        self._move(State.CLOSED)
        self._metrics.outgoing(self._name, "ok")
        return result

    def _admit(self) -> None:
        waited = self._clock() - self._opened_at
        if self._state is State.OPEN and waited >= self._retry_after:
            self._move(State.HALF_OPEN)
        elif self._state is not State.CLOSED:
            self._metrics.outgoing(self._name, "rejected")
            raise CircuitOpenError(f"{self._name}: circuit open after repeated failures")

    def _failed(self) -> None:
        self._failures += 1
        self._metrics.outgoing(self._name, "error")
        if self._failures >= self._allowed:  # true for a failed trial too
            self._opened_at = self._clock()
            self._move(State.OPEN)

    def _move(self, state: State) -> None:
        self._state = state
        self._metrics.breaker(self._name, state)


class TemporaryError(Exception):
    """The dependency answered that it can't just now."""


class ResilientClient:
    """Reads from one HTTP dependency.

    Only GET is offered, because it may be retried: a write needs an idempotency key first.
    """

    def __init__(
        self, breaker: CircuitBreaker, http: httpx.AsyncClient, *, attempts: int = 3
    ) -> None:
        """Make at most `attempts` calls, with full jitter between them."""
        self._breaker = breaker
        self._http = http
        self._attempts = attempts

    async def get(self, url: str) -> httpx.Response:
        """GET, retried; raises httpx.HTTPError, TemporaryError or CircuitOpenError in the end."""

        async def once() -> httpx.Response:
            response = await self._http.get(url)
            if response.is_server_error or response.status_code == httpx.codes.TOO_MANY_REQUESTS:
                raise TemporaryError(f"{url} answered {response.status_code}")
            return response

        retrying = AsyncRetrying(
            stop=stop_after_attempt(self._attempts),
            wait=wait_random_exponential(multiplier=0.1, max=1),
            retry=retry_if_exception_type((httpx.TransportError, TemporaryError)),
            reraise=True,
        )
        # A 404 is our mistake: it is raised here, where it doesn't count against the dependency.
        return (await retrying(self._breaker.call, once)).raise_for_status()
