"""Who calls, and what the call may do."""

from dataclasses import dataclass

from .access_tokens import AccessTokens, unauthorized


@dataclass(frozen=True)
class Caller:
    """Who sent a request."""

    subject: str
    scopes: frozenset[str]


class Authenticator:
    """Knows callers by their access tokens."""

    def __init__(self, tokens: AccessTokens) -> None:
        """Believe these tokens."""
        self._tokens = tokens

    async def authenticate(self, token: str) -> Caller:
        """Tell who holds the token, or raise a 401 problem."""
        claims = await self._tokens.claims(token)
        subject, scope = claims["sub"], claims.get("scope", "")
        if not 0 < len(subject) <= 255 or not isinstance(scope, str):
            raise unauthorized("The token's subject or scope can't be used.")
        return Caller(subject, frozenset(scope.split()))
