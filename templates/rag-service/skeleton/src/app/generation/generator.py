"""One answer out of two models: the second stands in, with less to read, when the first fails."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

import structlog

from ..observability.metrics import Metrics
from ..prices import Prices
from ..prompts import Prompt
from ..resilience import CircuitBreaker, CircuitOpenError
from . import Model, ModelError, Usage

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Restart:
    """What was written so far counts no more: another model begins anew."""


@dataclass(frozen=True)
class Written:
    """The answer is complete."""

    model: str
    prompt: Prompt
    usage: Usage
    cost_usd: float
    fallback: bool


class Generator:
    """Writes answers, within the time there is."""

    def __init__(
        self,
        models: tuple[Model, Model],
        metrics: Metrics,
        prices: Prices,
        *,
        first_token_timeout: float,
        timeout: float,
    ) -> None:
        """Allow so many seconds until the first piece and for the whole answer, each model."""
        self._models = models
        self._breakers = (
            CircuitBreaker("model", metrics),
            CircuitBreaker("fallback-model", metrics),
        )
        self._metrics = metrics
        self._prices = prices
        self._first_token_timeout = first_token_timeout
        self._timeout = timeout

    @property
    def model(self) -> str:
        """Name of the model that answers when all is well."""
        return self._models[0].name

    async def write(self, prompt: Prompt) -> AsyncIterator[str | Restart | Written]:
        """Write the answer piece by piece; raise ModelError or CircuitOpenError in the end."""
        begun = False
        try:
            async for piece in self._by(0, prompt):
                begun = True
                yield piece
        except (ModelError, CircuitOpenError) as error:
            _log.warning("the fallback model takes over", reason=str(error))
            self._metrics.fallback("open" if isinstance(error, CircuitOpenError) else "error")
            if begun:
                yield Restart()
            async for piece in self._by(1, prompt.smaller()):
                yield piece

    async def _by(self, which: int, prompt: Prompt) -> AsyncIterator[str | Written]:
        model, usage = self._models[which], Usage(0, 0)
        deadline = asyncio.get_running_loop().time() + self._timeout
        async with contextlib.aclosing(model.stream(prompt)) as pieces:

            async def first() -> str | Usage | None:
                async with asyncio.timeout(min(self._first_token_timeout, self._timeout)):
                    return await anext(pieces, None)

            try:
                # The breaker counts providers that don't answer; one that breaks off has answered.
                piece = await self._breakers[which].call(first)
                while piece is not None:
                    if isinstance(piece, Usage):
                        usage = piece
                    else:
                        yield piece
                    async with asyncio.timeout_at(deadline):
                        piece = await anext(pieces, None)
            except TimeoutError as error:
                raise ModelError(f"{model.name}: no answer in time") from error
        cost = self._prices.cost(model.name, usage.input_tokens, usage.output_tokens)
        self._metrics.tokens(model.name, usage.input_tokens, usage.output_tokens, cost)
        yield Written(model.name, prompt, usage, cost, fallback=which == 1)
