"""Metrics, in a registry of the app's own."""

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from ..about import FIRST_TOKEN_OBJECTIVE_SECONDS, LATENCY_OBJECTIVE_SECONDS

_SPREAD = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0)
_AGES = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14400.0)


class Metrics:
    """Everything this service counts. Alerts and SLOs are written against these names."""

    def __init__(self, service: str) -> None:
        """Register the metrics, each labelled with the service."""
        self._service = service
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        request = ("service", "route", "method", "code")
        self._requests = Counter(
            "http_requests_total", "Requests answered.", request, registry=registry
        )
        self._duration = Histogram(
            "http_request_duration_seconds",
            "Time to answer.",
            request,
            registry=registry,
            buckets=sorted({*_SPREAD, LATENCY_OBJECTIVE_SECONDS}),
        )
        self._in_progress = Gauge(
            "http_requests_in_progress", "Requests running.", ("service",), registry=registry
        )
        self._pool = Gauge(
            "db_pool_connections", "Connections by state.", ("service", "state"), registry=registry
        )
        self._pool_max = Gauge(
            "db_pool_max_connections", "Size of the pool.", ("service",), registry=registry
        )
        self._breaker = Gauge(
            "circuit_breaker_state",
            "0 closed, 1 half-open, 2 open.",
            ("service", "dependency"),
            registry=registry,
        )
        self._outgoing = Counter(
            "outgoing_requests_total",
            "Calls to dependencies.",
            ("service", "dependency", "outcome"),
            registry=registry,
        )
        self._rate_limit = Counter(
            "rate_limit_decisions_total",
            "Decisions of the rate limiter.",
            ("service", "decision"),
            registry=registry,
        )
        self._queries = Counter(
            "rag_queries_total", "Questions.", ("service", "outcome", "prompt"), registry=registry
        )
        self._cache = Counter(
            "rag_cache_requests_total",
            "Look-ups of answers.",
            ("service", "result"),
            registry=registry,
        )
        self._first_token = Histogram(
            "rag_time_to_first_token_seconds",
            "Time until a stream begins.",
            ("service",),
            registry=registry,
            buckets=sorted({*_SPREAD, FIRST_TOKEN_OBJECTIVE_SECONDS}),
        )
        self._stage = Histogram(
            "rag_stage_seconds",
            "Time by stage.",
            ("service", "stage"),
            registry=registry,
            buckets=_SPREAD,
        )
        self._retrievals = Counter(
            "rag_retrievals_total", "Searches by kind.", ("service", "kind"), registry=registry
        )
        self._tokens = Counter(
            "rag_tokens_total",
            "Tokens of language models.",
            ("service", "model", "direction"),
            registry=registry,
        )
        self._cost = Counter(
            "rag_cost_usd_total",
            "Cost of language models.",
            ("service", "model"),
            registry=registry,
        )
        self._fallbacks = Counter(
            "rag_fallbacks_total",
            "Answers left to the fallback model.",
            ("service", "reason"),
            registry=registry,
        )
        self._guardrails = Counter(
            "rag_guardrail_actions_total",
            "What guardrails did.",
            ("service", "guardrail", "action"),
            registry=registry,
        )
        self._feedback = Counter(
            "rag_feedback_total",
            "Verdicts on answers.",
            ("service", "prompt", "verdict"),
            registry=registry,
        )
        self._messages = Counter(
            "queue_messages_total",
            "Messages by outcome.",
            ("service", "outcome"),
            registry=registry,
        )
        self._message_age = Histogram(
            "queue_message_age_seconds",
            "Age of messages when received.",
            ("service",),
            registry=registry,
            buckets=_AGES,
        )
        self._processing = Histogram(
            "queue_processing_seconds",
            "Time to process a message.",
            ("service",),
            registry=registry,
            buckets=(*_SPREAD, 120.0, 300.0),
        )

    def request_begins(self) -> None:
        """Count a request that runs."""
        self._in_progress.labels(self._service).inc()

    def request_ends(self, route: str, method: str, code: int, seconds: float) -> None:
        """Count an answer and how long it took."""
        labels = (self._service, route, method, str(code))
        self._in_progress.labels(self._service).dec()
        self._requests.labels(*labels).inc()
        self._duration.labels(*labels).observe(seconds)

    def watch_pool(self, size: int, in_use: Callable[[], int], idle: Callable[[], int]) -> None:
        """Read the connection pool whenever metrics are scraped."""
        self._pool_max.labels(self._service).set(size)
        self._pool.labels(self._service, "in_use").set_function(in_use)
        self._pool.labels(self._service, "idle").set_function(idle)

    def breaker(self, dependency: str, state: int) -> None:
        """Note a circuit breaker's state."""
        self._breaker.labels(self._service, dependency).set(state)

    def outgoing(self, dependency: str, outcome: str) -> None:
        """Count a call to a dependency."""
        self._outgoing.labels(self._service, dependency, outcome).inc()

    def rate_limit(self, decision: str) -> None:
        """Count a decision of the rate limiter."""
        self._rate_limit.labels(self._service, decision).inc()

    def query(self, outcome: str, prompt: str) -> None:
        """Count a question by how it ended and the prompt it was answered with."""
        self._queries.labels(self._service, outcome, prompt).inc()

    def cache(self, result: str) -> None:
        """Count a look-up in the cache."""
        self._cache.labels(self._service, result).inc()

    def first_token(self, seconds: float) -> None:
        """Note how long a stream took to begin."""
        self._first_token.labels(self._service).observe(seconds)

    def stage(self, stage: str, seconds: float) -> None:
        """Note how long a stage took."""
        self._stage.labels(self._service, stage).observe(seconds)

    def retrieval(self, kind: str) -> None:
        """Count a search: hybrid, or by words alone."""
        self._retrievals.labels(self._service, kind).inc()

    def tokens(self, model: str, into: int, out: int, cost_usd: float) -> None:
        """Count what an answer took."""
        self._tokens.labels(self._service, model, "input").inc(into)
        self._tokens.labels(self._service, model, "output").inc(out)
        self._cost.labels(self._service, model).inc(cost_usd)

    def fallback(self, reason: str) -> None:
        """Count an answer that was left to the fallback model."""
        self._fallbacks.labels(self._service, reason).inc()

    def guardrail(self, guardrail: str, action: str) -> None:
        """Count what a guardrail did."""
        self._guardrails.labels(self._service, guardrail, action).inc()

    def feedback(self, prompt: str, *, helpful: bool) -> None:
        """Count a verdict on an answer."""
        verdict = "helpful" if helpful else "not_helpful"
        self._feedback.labels(self._service, prompt, verdict).inc()

    def consumes(self) -> None:
        """Begin every outcome at 0: a counter that appears with its first event hides it."""
        for outcome in ("processed", "duplicate", "retried", "rejected"):
            self._messages.labels(self._service, outcome)

    def received(self, age: float) -> None:
        """Note how old a message was when it came."""
        self._message_age.labels(self._service).observe(age)

    def processed(self, outcome: str, seconds: float) -> None:
        """Count a message and how long it took."""
        self._messages.labels(self._service, outcome).inc()
        self._processing.labels(self._service).observe(seconds)

    def render(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self._registry)
