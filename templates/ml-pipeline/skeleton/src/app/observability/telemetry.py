"""Traces and metrics, sent over OTLP when there is somewhere to send them.

A job is gone before anybody could scrape it, so it sends its numbers when it ends. Names are those
that Prometheus shows.
"""

from dataclasses import dataclass

from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.metrics import Meter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Tracer

from ..settings import Settings


class Metrics:
    """Everything the jobs report. Alerts and SLOs are written against these names."""

    def __init__(self, meter: Meter, settings: Settings) -> None:
        """Each series says whose it is and where it runs; nobody scrapes, so nobody else adds
        it."""
        self._own = {
            "service": settings.service_name,
            "namespace": f"{settings.service_name}-{settings.environment}",
        }
        self._model = {**self._own, "model": settings.service_name}
        self._rows = meter.create_counter(
            "batch_rows_scored_total", description="Rows that this run scored."
        )
        self._duration = meter.create_gauge(
            "batch_run_duration_seconds", description="How long a job ran."
        )
        self._psi = meter.create_gauge(
            "batch_feature_psi", description="Distance of a feature from the training data."
        )
        self._info = meter.create_gauge(
            "batch_model_info", description="1: the version that scores."
        )
        self._trained = meter.create_gauge(
            "batch_model_trained_timestamp_seconds", description="When it was trained."
        )
        self._quality = meter.create_gauge(
            "batch_model_quality", description="Metrics on rows whose outcome is known by now."
        )
        self._holdout = meter.create_gauge(
            "batch_training_quality", description="Metrics of the newest model on the holdout."
        )

    def scored(self, rows: int) -> None:
        """Count rows that are stored."""
        self._rows.add(rows, self._model)

    def ran(self, job: str, outcome: str, seconds: float) -> None:
        """Say how a job ended."""
        self._duration.set(seconds, {**self._own, "job_name": job, "outcome": outcome})

    def drift(self, feature: str, psi: float) -> None:
        """Say how far a feature is from the training data."""
        self._psi.set(psi, {**self._model, "feature": feature})

    def champion(self, version: str, trained_at: float) -> None:
        """Say which version scores."""
        self._info.set(1, {**self._model, "version": version})
        self._trained.set(trained_at, self._model)

    def quality(self, metrics: dict[str, float]) -> None:
        """Say how good scores of the past turned out to be."""
        for name, value in metrics.items():
            self._quality.set(value, {**self._model, "metric": name})

    def trained(self, candidate: str, metrics: dict[str, float]) -> None:
        """Say how good the newest model and the baseline are."""
        for name, value in metrics.items():
            self._holdout.set(value, {**self._model, "candidate": candidate, "metric": name})


@dataclass(frozen=True)
class Telemetry:
    """What a job reports through."""

    metrics: Metrics
    tracer: Tracer
    _meters: MeterProvider
    _tracers: TracerProvider

    @classmethod
    def create(cls, settings: Settings, readers: tuple[MetricReader, ...] = ()) -> "Telemetry":
        """Send to the endpoint that is set; nowhere without one. OTEL_* variables tune it."""
        resource = Resource.create(
            {
                "service.name": settings.service_name,
                "service.version": settings.service_version,
                "deployment.environment.name": settings.environment,
            }
        )
        tracers = TracerProvider(resource=resource)
        if settings.otel_exporter_otlp_endpoint is not None:
            tracers.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
            readers = (*readers, PeriodicExportingMetricReader(OTLPMetricExporter()))
        meters = MeterProvider(readers, resource=resource, shutdown_on_exit=False)
        return cls(
            metrics=Metrics(meters.get_meter("app"), settings),
            tracer=tracers.get_tracer("app"),
            _meters=meters,
            _tracers=tracers,
        )

    def close(self) -> None:
        """Send what is left. That nobody listens is no reason to fail."""
        self._meters.shutdown(timeout_millis=10_000)
        self._tracers.shutdown()
