"""What this service counts."""

from prometheus_client import Counter, Gauge

from .common_metrics import CommonMetrics

_SPREAD = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics(CommonMetrics):
    """Beside what every API counts: idempotent writes and the outbox."""

    def __init__(self, service: str) -> None:
        """Register the metrics, each labelled with the service."""
        super().__init__(
            service, answer_times=_SPREAD, processing_times=(*_SPREAD, 30.0, 60.0, 300.0)
        )
        registry = self._registry
        self._idempotency = Counter(
            "idempotency_requests_total",
            "Writes with an idempotency key.",
            ("service", "outcome"),
            registry=registry,
        )
        self._outbox_age = Gauge(
            "outbox_oldest_event_age_seconds",
            "How long the oldest event has waited to be sent.",
            ("service",),
            registry=registry,
        )

    def idempotency(self, outcome: str) -> None:
        """Count a write with an idempotency key."""
        self._idempotency.labels(self._service, outcome).inc()

    def outbox_age(self, seconds: float) -> None:
        """Note how long the oldest event has waited to be sent."""
        self._outbox_age.labels(self._service).set(seconds)
