"""What the worker does about each event. Replace the example with what this service is about.

A handler does its writes through the session it gets: they are committed together with the note
that the event was processed, so an event that comes twice has its effect once. The queue may bring
events in any order; these add up to the same in every order.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from ..events import ORDER_CANCELLED, ORDER_PLACED, Event, OrderChanged
from ..models import OrderTotals

Handler = Callable[[AsyncSession, Event], Awaitable[None]]


async def _count(session: AsyncSession, event: Event) -> None:
    await _add(session, OrderChanged.model_validate(event.data), +1)


async def _discount(session: AsyncSession, event: Event) -> None:
    await _add(session, OrderChanged.model_validate(event.data), -1)


async def _add(session: AsyncSession, order: OrderChanged, sign: int) -> None:
    added = insert(OrderTotals).values(
        owner=order.owner, orders=sign, quantity=sign * order.quantity
    )
    await session.execute(
        added.on_conflict_do_update(
            index_elements=[OrderTotals.owner],
            set_={
                "orders": OrderTotals.orders + added.excluded.orders,
                "quantity": OrderTotals.quantity + added.excluded.quantity,
            },
        )
    )


HANDLERS: Final[Mapping[str, Handler]] = {ORDER_PLACED: _count, ORDER_CANCELLED: _discount}
