"""Request coalescing: callers who ask the same at the same time share one answer."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Generic, TypeVar

Event = TypeVar("Event")


class _Flight(Generic[Event]):
    """One run of the work: what it gave so far, and whoever watches it."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.error: BaseException | None = None
        self.ended = False
        self._changed = asyncio.Event()

    def change(self) -> None:
        """Wake whoever watches."""
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def watch(self) -> AsyncGenerator[Event, None]:
        """Everything from the beginning, then what comes."""
        seen = 0
        while True:
            while seen < len(self.events):
                seen += 1
                yield self.events[seen - 1]
            if self.ended:
                break
            await self._changed.wait()
        if self.error is not None:
            raise self.error


class Flights(Generic[Event]):
    """Runs work once for each key at a time.

    The work is a task of its own: it goes on when the one who began it hangs up, for those who wait
    with it and for the cache.
    """

    def __init__(self) -> None:
        """Nothing runs yet."""
        self._flying: dict[str, _Flight[Event]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def join(
        self, key: str, work: Callable[[], AsyncIterator[Event]]
    ) -> tuple[AsyncGenerator[Event, None], bool]:
        """Watch the work of this key, and tell whether it ran already."""
        flight = self._flying.get(key)
        if flight is not None:
            return flight.watch(), True
        flight = self._flying[key] = _Flight()
        task = asyncio.create_task(self._run(key, flight, work()))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return flight.watch(), False

    async def close(self) -> None:
        """Stop what runs."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, key: str, flight: _Flight[Event], work: AsyncIterator[Event]) -> None:
        try:
            async for event in work:
                flight.events.append(event)
                flight.change()
        except Exception as error:  # noqa: BLE001 - whoever watches gets it
            flight.error = error
        finally:
            del self._flying[key]
            flight.ended = True
            flight.change()
