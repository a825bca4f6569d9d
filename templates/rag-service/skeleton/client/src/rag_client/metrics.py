"""What callers want to know about a service that they depend on."""

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram


class ClientMetrics:
    """Counts calls. Make one and share it: a registry takes each metric once."""

    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        """Register the metrics."""
        self._calls = Counter(
            "rag_client_calls_total",
            "Calls by how they ended.",
            ("operation", "outcome"),
            registry=registry,
        )
        self._retries = Counter(
            "rag_client_retries_total", "Tries after the first.", ("operation",), registry=registry
        )
        self._seconds = Histogram(
            "rag_client_seconds",
            "Time of calls, with their retries.",
            ("operation",),
            registry=registry,
        )

    def call(self, operation: str, outcome: str, seconds: float) -> None:
        """Count a call: `ok`, or the reason why not."""
        self._calls.labels(operation, outcome).inc()
        self._seconds.labels(operation).observe(seconds)

    def retry(self, operation: str) -> None:
        """Count another try."""
        self._retries.labels(operation).inc()
