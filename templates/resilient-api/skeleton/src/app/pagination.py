"""Cursor pagination: stable while rows come and go, and no slower on the last page."""

import base64
import binascii
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Final, Generic, NamedTuple, TypeVar
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel, Field, ValidationError

from .problems import Problem

Item = TypeVar("Item")

LARGEST: Final = 100


class Page(BaseModel, Generic[Item]):
    """One page, newest first."""

    items: Annotated[list[Item], Field(max_length=LARGEST)]
    next_cursor: str | None
    """Send it as `cursor` to get the next page; null on the last one."""


class Position(BaseModel):
    """The last row of a page."""

    created_at: datetime
    id: UUID


class PageRequest(NamedTuple):
    """Which page is wanted."""

    limit: int
    after: Position | None


def encode(position: Position) -> str:
    """Make an opaque cursor of a position."""
    return base64.urlsafe_b64encode(position.model_dump_json().encode()).decode().rstrip("=")


def _decode(cursor: str) -> Position:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return Position.model_validate_json(base64.urlsafe_b64decode(padded))
    except (binascii.Error, ValidationError) as error:
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "This cursor is not one that this service gave.",
            kind="invalid-cursor",
        ) from error


def page_request(
    limit: Annotated[int, Query(ge=1, le=LARGEST)] = 20,
    cursor: Annotated[
        str | None, Query(max_length=256, pattern=r"^[A-Za-z0-9_-]+$", description="`next_cursor`")
    ] = None,
) -> PageRequest:
    """Read the page wanted from the query."""
    return PageRequest(limit, _decode(cursor) if cursor else None)
