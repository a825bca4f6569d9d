"""Dependencies that are slow, broken or back again."""

import asyncio
from collections.abc import Callable, Iterable

import httpx
import pytest

from app.observability.metrics import Metrics
from app.resilience import CircuitBreaker, CircuitOpenError, ResilientClient, State, TemporaryError

URL = "https://dependency.test/"
Answer = httpx.Response | Exception


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def breaker(clock: _Clock) -> CircuitBreaker:
    return CircuitBreaker("dependency", Metrics("test"), failures=3, retry_after=10, clock=clock)


async def _works() -> str:
    return "fine"


async def _fails() -> str:
    raise ValueError("broken")


async def _break(breaker: CircuitBreaker) -> None:
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"):
            await breaker.call(_fails)


async def test_an_open_breaker_makes_no_calls(breaker: CircuitBreaker) -> None:
    await _break(breaker)

    assert breaker.state is State.OPEN
    with pytest.raises(CircuitOpenError):
        await breaker.call(_works)


async def test_only_failures_in_a_row_open_it(breaker: CircuitBreaker) -> None:
    for operation in (_fails, _fails, _works, _fails, _fails):
        await asyncio.gather(breaker.call(operation), return_exceptions=True)

    assert breaker.state is State.CLOSED


@pytest.mark.parametrize(("operation", "state"), [(_works, State.CLOSED), (_fails, State.OPEN)])
async def test_the_trial_decides(
    breaker: CircuitBreaker,
    clock: _Clock,
    operation: Callable[[], asyncio.Future[str]],
    state: State,
) -> None:
    await _break(breaker)
    clock.now = 10

    await asyncio.gather(breaker.call(operation), return_exceptions=True)

    assert breaker.state is state


async def test_one_trial_at_a_time_and_a_cancelled_one_is_tried_again(
    breaker: CircuitBreaker, clock: _Clock
) -> None:
    await _break(breaker)
    clock.now = 10
    trial = asyncio.create_task(breaker.call(asyncio.Event().wait))
    await asyncio.sleep(0)

    assert breaker.state is State.HALF_OPEN
    with pytest.raises(CircuitOpenError):
        await breaker.call(_works)

    trial.cancel()
    with pytest.raises(asyncio.CancelledError):
        await trial
    assert await breaker.call(_works) == "fine"


def _client(breaker: CircuitBreaker, answers: Iterable[Answer]) -> ResilientClient:
    remaining = iter(answers)

    def answer(_request: httpx.Request) -> httpx.Response:
        following = next(remaining)
        if isinstance(following, Exception):
            raise following
        return following

    http = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    return ResilientClient(breaker, http)


async def test_a_call_is_retried_until_it_works(breaker: CircuitBreaker) -> None:
    answers: list[Answer] = [
        httpx.ConnectTimeout("slow"),
        httpx.Response(503),
        httpx.Response(200, text="fine"),
    ]

    assert (await _client(breaker, answers).get(URL)).text == "fine"


async def test_retries_end(breaker: CircuitBreaker) -> None:
    client = _client(breaker, [httpx.Response(429) for _ in range(3)])

    with pytest.raises(TemporaryError, match="answered 429"):
        await client.get(URL)


async def test_our_own_mistakes_are_neither_retried_nor_counted(breaker: CircuitBreaker) -> None:
    client = _client(breaker, [httpx.Response(404) for _ in range(3)])

    for _ in range(3):
        with pytest.raises(httpx.HTTPStatusError, match="404"):
            await client.get(URL)

    assert breaker.state is State.CLOSED
