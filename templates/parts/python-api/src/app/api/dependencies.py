"""What the operations of the API are given."""

from collections.abc import Awaitable, Callable
from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ..access_tokens import forbidden, unauthorized
from ..auth import Caller
from ..runtime import Runtime

_bearer = HTTPBearer(auto_error=False, bearerFormat="JWT")


def _runtime(request: Request) -> Runtime:
    return cast("Runtime", request.app.state.runtime)


RuntimeDependency = Annotated[Runtime, Depends(_runtime)]


def allowed(scope: str) -> Callable[..., Awaitable[Caller]]:
    """Let callers in whose token has the scope, as often as the rate limit allows."""

    async def caller(
        runtime: RuntimeDependency,
        credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    ) -> Caller:
        if credentials is None:
            raise unauthorized("Send an access token: Authorization: Bearer <token>.")
        caller = await runtime.authenticator.authenticate(credentials.credentials)
        await runtime.rate_limiter.check(caller.subject)
        if scope not in caller.scopes:
            raise forbidden(scope)
        return caller

    return caller
