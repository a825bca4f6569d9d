"""Errors as RFC 9457 problem documents."""

from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

_log = structlog.get_logger(__name__)


class Problem(Exception):  # noqa: N818 - the RFC's word for it
    """An error that is told to the caller."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        kind: str | None = None,
        headers: dict[str, str] | None = None,
        **extensions: object,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.type = f"urn:problem:{kind}" if kind else "about:blank"
        self.headers = headers
        self.extensions = extensions

    def response(self) -> JSONResponse:
        """Render the problem, with the request's id so that it can be found in the logs."""
        body = {
            "type": self.type,
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
            "request_id": structlog.contextvars.get_contextvars().get("request_id"),
            **self.extensions,
        }
        return JSONResponse(
            body, self.status.value, self.headers, media_type="application/problem+json"
        )


class ProblemDocument(BaseModel):
    """A problem as the API description shows it."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    request_id: str | None


def described(description: str) -> dict[str, Any]:
    """Describe a problem that an operation may answer, for the API description."""
    schema = {"$ref": "#/components/schemas/ProblemDocument"}
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": schema}},
    }


RESPONSES: Final[dict[int | str, dict[str, Any]]] = {
    status.value: described(description)
    for status, description in (
        (HTTPStatus.UNAUTHORIZED, "No valid token."),
        (HTTPStatus.FORBIDDEN, "The token lacks the scope."),
        (HTTPStatus.UNPROCESSABLE_ENTITY, "The request is not valid."),
        (HTTPStatus.TOO_MANY_REQUESTS, "Over the rate limit; Retry-After says how long to wait."),
        (HTTPStatus.SERVICE_UNAVAILABLE, "Something that this service needs does not answer."),
    )
}
"""What every operation of the API may answer."""


async def _problem(_: Request, error: Problem) -> JSONResponse:
    return error.response()


async def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
    # What was sent is left out: it may hold secrets, and it may be hostile.
    errors = [{"at": list(item["loc"]), "message": item["msg"]} for item in error.errors()]
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "The request is not valid.", errors=errors
    ).response()


async def _http(_: Request, error: HTTPException) -> JSONResponse:
    headers = dict(error.headers) if error.headers else None
    return Problem(HTTPStatus(error.status_code), error.detail, headers=headers).response()


async def _database_unavailable(_: Request, error: Exception) -> JSONResponse:
    _log.error("database unavailable", exc_info=error)
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The database does not answer. Try again shortly.",
        headers={"Retry-After": "2"},
    ).response()


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem document. Call it when all routes are there."""
    schemas = app.openapi().setdefault("components", {}).setdefault("schemas", {})
    schemas[ProblemDocument.__name__] = ProblemDocument.model_json_schema()
    app.exception_handler(Problem)(_problem)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_http)
    app.exception_handler(OperationalError)(_database_unavailable)
    app.exception_handler(PoolTimeoutError)(_database_unavailable)
