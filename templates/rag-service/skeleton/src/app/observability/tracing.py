"""Traces, sent over OTLP when there is somewhere to send them."""

import httpx
from fastapi import FastAPI
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.instrumentation.redis import RedisInstrumentor
from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncEngine

from ..settings import Settings


def create_provider(settings: Settings) -> TracerProvider | None:
    """Make what sends traces; None when no endpoint is set. OTEL_* variables tune it."""
    if settings.otel_exporter_otlp_endpoint is None:
        return None
    resource = Resource.create(
        {
            "service.name": settings.service_name,
            "service.version": settings.service_version,
            "deployment.environment.name": settings.environment,
        }
    )
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider


def instrument(
    provider: TracerProvider,
    *,
    app: FastAPI,
    engine: AsyncEngine,
    redis: Redis,
    http: httpx.AsyncClient,
) -> None:
    """Trace requests, statements, Redis commands and outgoing calls."""
    FastAPIInstrumentor.instrument_app(
        app, tracer_provider=provider, excluded_urls="healthz,readyz,metrics"
    )
    SQLAlchemyInstrumentor().instrument(engine=engine.sync_engine, tracer_provider=provider)
    RedisInstrumentor.instrument_client(redis, tracer_provider=provider)
    HTTPXClientInstrumentor.instrument_client(http, tracer_provider=provider)
