"""The tables."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from pgvector.sqlalchemy import Vector
from sqlalchemy import (
    BigInteger,
    Boolean,
    Computed,
    DateTime,
    Enum,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .about import DOCUMENT_LANGUAGE, EMBEDDING_DIMENSIONS

EVERYONE = "everyone"
"""Stands among a document's readers for every caller with a valid token."""


class Base(DeclarativeBase):
    """Gives every constraint a name that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        }
    )


class DocumentStatus(StrEnum):
    """Where a document stands."""

    PENDING = "pending"
    INDEXED = "indexed"
    FAILED = "failed"


class Document(Base):
    """A document as it was sent: chunks can be made from it again."""

    __tablename__ = "documents"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    owner: Mapped[str] = mapped_column(String(255))
    """Subject of the token that sent it; only the same one may replace or delete it."""
    source: Mapped[str] = mapped_column(String(500))
    title: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(50))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    readers: Mapped[list[str]] = mapped_column(ARRAY(String(255)))
    """Groups, any of which a caller must be in to be given anything out of it."""
    version: Mapped[int] = mapped_column(Integer, default=1)
    """Grows when content, title or readers change; messages name the one they are about."""
    status: Mapped[DocumentStatus] = mapped_column(
        Enum(
            DocumentStatus,
            name="status",
            native_enum=False,
            create_constraint=True,
            length=16,
            values_callable=lambda statuses: [status.value for status in statuses],
        ),
        default=DocumentStatus.PENDING,
    )
    error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=func.now(), onupdate=func.now()
    )

    __table_args__ = (
        UniqueConstraint("owner", "source"),
        Index(None, "status", "updated_at"),
    )
    __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012 - SQLAlchemy's way


class Chunk(Base):
    """A piece of a document, findable by meaning and by words."""

    __tablename__ = "chunks"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    heading: Mapped[str] = mapped_column(Text)
    page: Mapped[int | None]
    tokens: Mapped[int]
    readers: Mapped[list[str]] = mapped_column(ARRAY(String(255)))
    """The document's, here too: the search filters by them while it walks the index."""
    embedding_model: Mapped[str] = mapped_column(String(200))
    embedding: Mapped[list[float]] = mapped_column(Vector(EMBEDDING_DIMENSIONS))
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            f"to_tsvector('{DOCUMENT_LANGUAGE}'::regconfig, heading || ' ' || text)", persisted=True
        ),
    )

    __table_args__ = (
        UniqueConstraint("document_id", "position"),
        Index(
            None,
            "embedding",
            postgresql_using="hnsw",
            postgresql_ops={"embedding": "vector_cosine_ops"},
            postgresql_with={"m": 16, "ef_construction": 64},
        ),
        Index(None, "words", postgresql_using="gin"),
    )


class Query(Base):
    """A question that was answered, for cost, audit and the comparison of prompts."""

    __tablename__ = "queries"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(255))
    question: Mapped[str] = mapped_column(Text)
    """Without personal data."""
    outcome: Mapped[str] = mapped_column(String(16))
    cache: Mapped[str] = mapped_column(String(16))
    model: Mapped[str] = mapped_column(String(200))
    prompt_version: Mapped[str] = mapped_column(String(64))
    input_tokens: Mapped[int]
    output_tokens: Mapped[int]
    cost_usd: Mapped[float] = mapped_column(Float)
    latency_ms: Mapped[int]
    helpful: Mapped[bool | None] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())

    __table_args__ = (Index(None, "created_at"), Index(None, "subject", "created_at"))
