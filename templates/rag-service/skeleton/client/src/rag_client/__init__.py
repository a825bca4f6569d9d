"""Client of the question answering service."""

from .client import Client, RefusedError
from .metrics import ClientMetrics
from .types import Answer, Citation, Delta, Document, DocumentState, Event, Restart

__all__ = [
    "Answer",
    "Citation",
    "Client",
    "ClientMetrics",
    "Delta",
    "Document",
    "DocumentState",
    "Event",
    "RefusedError",
    "Restart",
]
