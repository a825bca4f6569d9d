"""JWT access tokens, checked against a key set."""

import asyncio
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, Protocol

import httpx
import jwt
import structlog

from .problems import Problem
from .resilience import CircuitOpenError, ResilientClient, TemporaryError

_log = structlog.get_logger(__name__)

# Asymmetric only: with a shared secret in the list, a public key could be used as one.
_ALGORITHMS: Final = ("RS256", "ES256", "EdDSA")


class KeySource(Protocol):
    """Where the keys that sign tokens are found."""

    async def find(self, key_id: str) -> jwt.PyJWK | None:
        """The key with this id, if there is one."""


class StaticKeys:
    """A key set from the settings, for local work and tests."""

    def __init__(self, key_set: str) -> None:
        """Read a JSON Web Key Set."""
        self._keys = jwt.PyJWKSet.from_json(key_set)

    async def find(self, key_id: str) -> jwt.PyJWK | None:
        """See KeySource."""
        return _find(self._keys, key_id)


class RemoteKeys:
    """The issuer's key set, cached.

    It is read again when it is old, or when a token names a key that is not in it (the issuer has
    rotated), but not more often than `pause`: made-up key ids must not become load on the issuer.
    When the issuer does not answer, the keys at hand stay in use.
    """

    def __init__(
        self,
        url: str,
        client: ResilientClient,
        *,
        max_age: float = 600,
        pause: float = 30,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Read `url` after `max_age` seconds; not twice within `pause` seconds."""
        self._url = url
        self._client = client
        self._max_age = max_age
        self._pause = pause
        self._clock = clock
        self._lock = asyncio.Lock()
        self._keys: jwt.PyJWKSet | None = None
        self._read_at = -float("inf")
        self._tried_at = -float("inf")

    async def find(self, key_id: str) -> jwt.PyJWK | None:
        """See KeySource."""
        if self._stale(key_id):
            async with self._lock:
                if self._stale(key_id):  # another request may have read them meanwhile
                    await self._refresh()
        if self._keys is None:
            raise Problem(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "Tokens can't be checked: the issuer's keys can't be read.",
                kind="issuer-unavailable",
                headers={"Retry-After": "5"},
            )
        return _find(self._keys, key_id)

    def _stale(self, key_id: str) -> bool:
        now = self._clock()
        if self._keys is None:
            return True
        if now - self._tried_at < self._pause:
            return False
        return now - self._read_at > self._max_age or _find(self._keys, key_id) is None

    async def _refresh(self) -> None:
        self._tried_at = self._clock()
        try:
            response = await self._client.get(self._url)
            self._keys = jwt.PyJWKSet.from_dict(response.json())
        except (httpx.HTTPError, TemporaryError, CircuitOpenError, jwt.PyJWTError, ValueError) as e:
            _log.warning("the issuer's keys can't be read", url=self._url, reason=str(e))
        else:
            self._read_at = self._clock()


def _find(keys: jwt.PyJWKSet, key_id: str) -> jwt.PyJWK | None:
    return next((key for key in keys.keys if key.key_id == key_id), None)


class AccessTokens:
    """Tells good tokens from others."""

    def __init__(self, keys: KeySource, *, issuer: str, audience: str) -> None:
        """Accept tokens of this issuer for this audience."""
        self._keys = keys
        self._issuer = issuer
        self._audience = audience

    async def claims(self, token: str) -> dict[str, Any]:
        """Tell what the token says, or raise a 401 problem."""
        try:
            key_id = jwt.get_unverified_header(token).get("kid")
            key = await self._keys.find(key_id) if isinstance(key_id, str) else None
            if key is None:
                raise jwt.InvalidKeyError("The token is signed with an unknown key")
            return jwt.decode(
                token,
                key,
                algorithms=_ALGORITHMS,
                issuer=self._issuer,
                audience=self._audience,
                leeway=10,
                options={"require": ["exp", "iat", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise unauthorized(f"The token is not valid: {error}.") from error


def unauthorized(detail: str) -> Problem:
    """A 401 that says which scheme is wanted."""
    return Problem(HTTPStatus.UNAUTHORIZED, detail, headers={"WWW-Authenticate": "Bearer"})


def forbidden(scope: str) -> Problem:
    """A 403 that names the scope that is missing."""
    return Problem(
        HTTPStatus.FORBIDDEN,
        f"This needs the scope {scope}.",
        headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope}"'},
    )
