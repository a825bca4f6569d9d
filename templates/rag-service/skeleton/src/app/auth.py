"""Who calls, and what the call may do."""

from dataclasses import dataclass

from .access_tokens import AccessTokens, unauthorized


@dataclass(frozen=True)
class Caller:
    """Who sent a request."""

    subject: str
    scopes: frozenset[str]
    groups: frozenset[str] = frozenset()
    """Decide which documents the answers may come from."""


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
        return Caller(subject, frozenset(scope.split()), _groups(claims.get("groups", [])))


def _groups(claim: object) -> frozenset[str]:
    if not isinstance(claim, list) or not all(isinstance(group, str) for group in claim):
        raise unauthorized("The token's groups can't be used: they must be a list of names.")
    return frozenset(claim)
