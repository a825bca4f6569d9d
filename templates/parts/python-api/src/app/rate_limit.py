"""A token bucket for each caller, in Redis so that all replicas share it."""

import hashlib
import math
from http import HTTPStatus
from typing import Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from .observability.common_metrics import CommonMetrics
from .problems import Problem
from .resilience import CircuitBreaker, CircuitOpenError

_log = structlog.get_logger(__name__)

# Answers the seconds to wait, "0" when a token was taken. Redis' own clock, so replicas agree.
_BUCKET: Final = """
local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local clock = redis.call('TIME')
local now = tonumber(clock[1]) + tonumber(clock[2]) / 1000000
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local elapsed = math.max(0, now - (tonumber(bucket[2]) or now))
local tokens = math.min(burst, (tonumber(bucket[1]) or burst) + elapsed * rate)
local wait = 0
if tokens >= 1 then tokens = tokens - 1 else wait = (1 - tokens) / rate end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 1000) + 1000)
return tostring(wait)
"""


class RateLimiter:
    """Limits how often a caller may call.

    When Redis does not answer, requests are let through: the limit protects the service from a
    caller in a hurry, and is not worth an outage of its own.
    """

    def __init__(
        self,
        redis: Redis,
        breaker: CircuitBreaker,
        metrics: CommonMetrics,
        *,
        name: str,
        per_second: float,
        burst: int,
    ) -> None:
        """Allow `per_second` on average and `burst` at once; `name` keeps services apart."""
        self._take_token = redis.register_script(_BUCKET)
        self._breaker = breaker
        self._metrics = metrics
        self._name = name
        self._arguments = [per_second, burst]

    async def check(self, subject: str) -> None:
        """Take a token for the caller, or raise a 429 problem."""
        key = f"{self._name}:rate:{hashlib.sha256(subject.encode()).hexdigest()}"
        try:
            answer = await self._breaker.call(
                lambda: self._take_token(keys=[key], args=self._arguments)
            )
        except (RedisError, CircuitOpenError) as error:
            _log.warning("rate limiter unavailable, request let through", reason=str(error))
            self._metrics.rate_limit("unavailable")
            return
        wait = float(answer)
        if wait > 0:
            self._metrics.rate_limit("limited")
            raise Problem(
                HTTPStatus.TOO_MANY_REQUESTS,
                "Too many requests.",
                kind="rate-limited",
                headers={"Retry-After": str(math.ceil(wait))},
            )
        self._metrics.rate_limit("allowed")
