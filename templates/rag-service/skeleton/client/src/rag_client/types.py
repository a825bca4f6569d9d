"""What is sent and what comes back. Fields that a newer service adds are passed over."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True)
class Document:
    """A document to be taken in: a text, or bytes for a PDF."""

    source: str
    title: str
    readers: Sequence[str]
    text: str | None = None
    pdf: bytes | None = None

    def body(self) -> dict[str, Any]:
        """The document as the service takes it."""
        common = {"source": self.source, "title": self.title, "readers": list(self.readers)}
        if self.pdf is None:
            return {**common, "text": self.text}
        encoded = base64.b64encode(self.pdf).decode()
        return {**common, "media_type": "application/pdf", "base64": encoded}


@dataclass(frozen=True)
class DocumentState:
    """Where a document stands: `pending`, `indexed` or `failed`."""

    id: str
    source: str
    version: int
    status: str
    error: str | None

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """Read it from an answer of the service."""
        return cls(**_known(cls, body))


@dataclass(frozen=True)
class Citation:
    """A passage that an answer is taken from."""

    number: int
    document_id: str
    source: str
    title: str
    heading: str
    page: int | None
    quote: str


@dataclass(frozen=True)
class Answer:
    """A whole answer."""

    query_id: str
    text: str
    outcome: str
    citations: tuple[Citation, ...]
    latency_ms: int
    model: str
    cache: str
    cost_usd: float

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """Read it from an answer of the service."""
        citations = tuple(Citation(**_known(Citation, item)) for item in body["citations"])
        return cls(**_known(cls, {**body, "text": body["answer"], "citations": citations}))


@dataclass(frozen=True)
class Delta:
    """The next piece of an answer."""

    text: str


@dataclass(frozen=True)
class Restart:
    """Forget the pieces so far: the answer begins anew."""


Event = Delta | Restart | Answer


def _known(kind: type[Any], body: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: body[field.name] for field in fields(kind)}
