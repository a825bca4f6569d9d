"""Logs: one JSON object a line, on standard output."""

import logging
import sys
from typing import Any

import structlog
from opentelemetry import trace
from structlog.typing import EventDict, Processor, WrappedLogger

from ..settings import DatabaseSettings


def _add_trace(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    span = trace.get_current_span().get_span_context()
    if span.is_valid:
        event["trace_id"] = trace.format_trace_id(span.trace_id)
        event["span_id"] = trace.format_span_id(span.span_id)
    return event


def configure(settings: DatabaseSettings) -> None:
    """Send our own logs and the libraries' through one formatter."""
    about = {
        "service": settings.service_name,
        "version": settings.service_version,
        "environment": settings.environment,
    }

    def add_service(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        return {**about, **event}

    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        add_service,
        _add_trace,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    final: list[Any] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.ExceptionRenderer(
            # Local variables may hold what callers sent, and secrets.
            structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        ),
        structlog.processors.JSONRenderer(separators=(",", ":")),
    ]
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=final)
    )
    logging.basicConfig(handlers=[handler], level=settings.log_level, force=True)
    # Clients that tell each request, some with its signature, headers or body.
    for client in ("aiobotocore", "boto3", "botocore", "httpcore", "httpx", "openai", "urllib3"):
        logging.getLogger(client).setLevel(logging.WARNING)
