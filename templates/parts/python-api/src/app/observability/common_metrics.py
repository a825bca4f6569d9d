"""Metrics that every API with a worker has, in a registry of its own."""

from collections.abc import Callable, Sequence

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from ..about import LATENCY_OBJECTIVE_SECONDS

_AGES = (0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 86_400.0)


class CommonMetrics:
    """Requests, dependencies and messages. Alerts and SLOs are written against these names."""

    def __init__(
        self, service: str, *, answer_times: Sequence[float], processing_times: Sequence[float]
    ) -> None:
        """Register the metrics, each labelled with the service, with buckets up to these times."""
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
            buckets=sorted({*answer_times, LATENCY_OBJECTIVE_SECONDS}),
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
        self._messages = Counter(
            "queue_messages_total", "Messages done.", ("service", "outcome"), registry=registry
        )
        self._message_age = Histogram(
            "queue_message_age_seconds",
            "Time from sending to receiving.",
            ("service",),
            registry=registry,
            buckets=_AGES,
        )
        self._processing = Histogram(
            "queue_processing_seconds",
            "Time to work on a message.",
            ("service",),
            registry=registry,
            buckets=processing_times,
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

    def consumes(self) -> None:
        """Begin every outcome at 0: a counter that appears with its first event hides it."""
        for outcome in ("processed", "duplicate", "retried", "rejected"):
            self._messages.labels(self._service, outcome)

    def message_received(self, age: float) -> None:
        """Note how old a message is."""
        self._message_age.labels(self._service).observe(age)

    def message_done(self, outcome: str, seconds: float) -> None:
        """Count what became of a message and how long it took."""
        self._messages.labels(self._service, outcome).inc()
        self._processing.labels(self._service).observe(seconds)

    def render(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self._registry)
