"""Orders: the example resource. Replace it with what this service is about."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from ..auth import Caller
from ..events import ORDER_CANCELLED, ORDER_PLACED, OrderChanged, publish
from ..idempotency import KeyHeader, Reply
from ..models import Order, OrderStatus, OrderTotals
from ..pagination import Page, PageRequest, Position, encode, page_request
from ..problems import RESPONSES, Problem, described
from .dependencies import RuntimeDependency, allowed

router = APIRouter(prefix="/v1/orders", tags=["orders"], responses=RESPONSES)

_MISSING: Final[dict[int | str, dict[str, Any]]] = {
    HTTPStatus.NOT_FOUND.value: described("You have no such order.")
}

Reader = Annotated[Caller, Depends(allowed("orders:read"))]
Writer = Annotated[Caller, Depends(allowed("orders:write"))]


class NewOrder(BaseModel):
    """An order to be placed."""

    model_config = ConfigDict(extra="forbid")

    reference: str = Field(
        min_length=1, max_length=64, pattern=r"^[\w.-]+$", description="Your own name for it."
    )
    quantity: int = Field(ge=1, le=1_000_000)


class OrderView(BaseModel):
    """An order as callers see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    reference: str
    quantity: int
    status: OrderStatus
    created_at: datetime
    updated_at: datetime


class TotalsView(BaseModel):
    """What a caller has ordered, without what was cancelled."""

    model_config = ConfigDict(from_attributes=True)

    orders: int = 0
    quantity: int = 0


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    response_model=OrderView,
    responses={HTTPStatus.CONFLICT.value: described("The first request with this key still runs.")},
)
async def place_order(
    order: NewOrder, request: Request, caller: Writer, key: KeyHeader, runtime: RuntimeDependency
) -> JSONResponse:
    """Place an order. Retry it with the same Idempotency-Key as often as needed."""

    async def place(session: AsyncSession) -> Reply:
        placed = Order(owner=caller.subject, **order.model_dump())
        session.add(placed)
        await session.flush()
        publish(session, ORDER_PLACED, _changed(placed))
        body = OrderView.model_validate(placed).model_dump(mode="json")
        return Reply(HTTPStatus.CREATED, body, {"Location": f"/v1/orders/{placed.id}"})

    return await runtime.writes.run(request, caller.subject, key, order, place)


@router.get("")
async def list_orders(
    caller: Reader,
    runtime: RuntimeDependency,
    page: Annotated[PageRequest, Depends(page_request)],
    status: OrderStatus | None = None,
) -> Page[OrderView]:
    """List your own orders, newest first."""
    query = select(Order).where(Order.owner == caller.subject)
    if status is not None:
        query = query.where(Order.status == status)
    if page.after is not None:
        after = (page.after.created_at, page.after.id)
        query = query.where(tuple_(Order.created_at, Order.id) < after)
    query = query.order_by(Order.created_at.desc(), Order.id.desc()).limit(page.limit + 1)
    async with runtime.sessions() as session:
        found = (await session.scalars(query)).all()
    items, more = found[: page.limit], len(found) > page.limit
    last = Position(created_at=items[-1].created_at, id=items[-1].id) if more else None
    return Page(
        items=[OrderView.model_validate(order) for order in items],
        next_cursor=encode(last) if last else None,
    )


@router.get("/totals")
async def total_orders(caller: Reader, runtime: RuntimeDependency) -> TotalsView:
    """Sum up your own orders. The worker counts them, so the newest may be missing for a moment."""
    async with runtime.sessions() as session:
        totals = await session.get(OrderTotals, caller.subject)
    return TotalsView.model_validate(totals) if totals else TotalsView()


@router.get("/{order_id}", responses=_MISSING)
async def get_order(order_id: UUID, caller: Reader, runtime: RuntimeDependency) -> OrderView:
    """Get one of your orders."""
    async with runtime.sessions() as session:
        return OrderView.model_validate(await _own_order(session, caller, order_id))


@router.post("/{order_id}/cancel", responses=_MISSING)
async def cancel_order(order_id: UUID, caller: Writer, runtime: RuntimeDependency) -> OrderView:
    """Cancel one of your orders. Needs no Idempotency-Key: doing it twice changes nothing more."""
    async with runtime.sessions.begin() as session:
        order = await _own_order(session, caller, order_id, lock=True)
        if order.status is not OrderStatus.CANCELLED:
            order.status = OrderStatus.CANCELLED
            publish(session, ORDER_CANCELLED, _changed(order))
            await session.flush()
        return OrderView.model_validate(order)


async def _own_order(
    session: AsyncSession, caller: Caller, order_id: UUID, *, lock: bool = False
) -> Order:
    """Other people's orders are as good as missing: their existence is nobody's business."""
    order = await session.get(Order, order_id, with_for_update=lock)
    if order is None or order.owner != caller.subject:
        raise Problem(HTTPStatus.NOT_FOUND, f"There is no order {order_id}.")
    return order


def _changed(order: Order) -> OrderChanged:
    return OrderChanged(order_id=order.id, owner=order.owner, quantity=order.quantity)
