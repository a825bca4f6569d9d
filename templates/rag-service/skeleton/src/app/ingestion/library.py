"""The documents: taken in, indexed, taken out."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

import structlog
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from ..database import Sessions
from ..embeddings import Embeddings
from ..models import Chunk, Document, DocumentStatus
from ..tokens import estimate
from .chunking import chunk
from .parsing import Section, UnreadableDocumentError, parse

_log = structlog.get_logger(__name__)

_BATCH = 64


@dataclass(frozen=True)
class NewDocument:
    """A document as it is sent."""

    source: str
    title: str
    media_type: str
    content: bytes
    readers: tuple[str, ...]


class Indexed(StrEnum):
    """How indexing ended; the names are the queue's metric's."""

    PROCESSED = "processed"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


class Library:
    """Keeps documents, and their chunks in the index."""

    def __init__(
        self, sessions: Sessions, embeddings: Embeddings, *, chunk_tokens: int, overlap: int
    ) -> None:
        """Cut chunks of `chunk_tokens`, each repeating up to `overlap` of the one before."""
        self._sessions = sessions
        self._embeddings = embeddings
        self._chunk_tokens = chunk_tokens
        self._overlap = overlap

    async def put(self, owner: str, documents: Sequence[NewDocument]) -> list[Document]:
        """Store documents, all or none. One that is stored already as it is stays as it is."""
        async with self._sessions.begin() as session:
            return [await _put(session, owner, document) for document in documents]

    async def index(self, document_id: UUID, version: int) -> Indexed:
        """Make the chunks of this version, in one transaction; doing it again changes nothing.

        Raises what the embeddings' provider raises: then it can be tried again.
        """
        async with self._sessions() as session:
            document = await session.scalar(
                select(Document)
                .where(Document.id == document_id, Document.version == version)
                .options(undefer(Document.content))
            )
        if document is None or document.status is not DocumentStatus.PENDING:
            return Indexed.DUPLICATE
        try:
            sections = await asyncio.to_thread(parse, document.content, document.media_type)
        except UnreadableDocumentError as error:
            await self._settle(document, DocumentStatus.FAILED, [], str(error))
            return Indexed.REJECTED
        chunks = await self._chunks(document, sections)
        settled = await self._settle(document, DocumentStatus.INDEXED, chunks)
        return Indexed.PROCESSED if settled else Indexed.DUPLICATE

    async def waiting(self, *, older_than: timedelta, limit: int = 20) -> list[tuple[UUID, int]]:
        """Documents that are still not indexed: their message was lost, or never sent."""
        async with self._sessions() as session:
            rows = await session.execute(
                select(Document.id, Document.version)
                .where(
                    Document.status == DocumentStatus.PENDING,
                    Document.updated_at < func.now() - older_than,
                )
                .order_by(Document.updated_at)
                .limit(limit)
            )
            return [(row.id, row.version) for row in rows]

    async def renew(self) -> int:
        """Mark for indexing whatever was embedded by another model than the present one."""
        other = select(Chunk.document_id).where(Chunk.embedding_model != self._embeddings.model)
        async with self._sessions.begin() as session:
            renewed = await session.scalars(
                update(Document)
                .where(Document.id.in_(other))
                .values(status=DocumentStatus.PENDING, version=Document.version + 1)
                .returning(Document.id)
            )
            return len(renewed.all())

    async def find(self, owner: str, document_id: UUID) -> Document | None:
        """A document that this owner sent."""
        async with self._sessions() as session:
            found: Document | None = await session.scalar(
                select(Document).where(Document.id == document_id, Document.owner == owner)
            )
        return found

    async def remove(self, owner: str, document_id: UUID) -> bool:
        """Take a document out, with its chunks; False when this owner has none such."""
        async with self._sessions.begin() as session:
            gone = await session.scalar(
                delete(Document)
                .where(Document.id == document_id, Document.owner == owner)
                .returning(Document.id)
            )
        return gone is not None

    async def _chunks(self, document: Document, sections: list[Section]) -> list[Chunk]:
        pieces = chunk(sections, size=self._chunk_tokens, overlap=self._overlap)
        vectors: list[list[float]] = []
        for start in range(0, len(pieces), _BATCH):
            texts = [f"{piece.heading}\n{piece.text}" for piece in pieces[start : start + _BATCH]]
            vectors += await self._embeddings.embed(texts)
        return [
            Chunk(
                document_id=document.id,
                position=position,
                text=piece.text,
                heading=piece.heading,
                page=piece.page,
                tokens=estimate(piece.text),
                readers=document.readers,
                embedding_model=self._embeddings.model,
                embedding=vector,
            )
            for position, (piece, vector) in enumerate(zip(pieces, vectors, strict=True))
        ]

    async def _settle(
        self,
        document: Document,
        status: DocumentStatus,
        chunks: list[Chunk],
        error: str | None = None,
    ) -> bool:
        """Replace the chunks, unless a newer version came or another worker was faster."""
        async with self._sessions.begin() as session:
            still = await session.scalar(
                update(Document)
                .where(
                    Document.id == document.id,
                    Document.version == document.version,
                    Document.status == DocumentStatus.PENDING,
                )
                .values(status=status, error=error)
                .returning(Document.id)
            )
            if still is None:
                return False
            await session.execute(delete(Chunk).where(Chunk.document_id == document.id))
            session.add_all(chunks)
        _log.info("document settled", document=str(document.id), status=status, chunks=len(chunks))
        return True


async def _put(session: AsyncSession, owner: str, sent: NewDocument) -> Document:
    values = {
        "title": sent.title,
        "media_type": sent.media_type,
        "content": sent.content,
        "readers": sorted(sent.readers),
    }
    fresh = insert(Document).values(owner=owner, source=sent.source, **values)
    await session.execute(fresh.on_conflict_do_nothing())
    stored = (
        await session.scalars(
            select(Document)
            .where(Document.owner == owner, Document.source == sent.source)
            .options(undefer(Document.content))
            .with_for_update()
        )
    ).one()
    if any(getattr(stored, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(stored, name, value)
        stored.version += 1
        stored.status, stored.error = DocumentStatus.PENDING, None
        # What its readers may no longer read is out of the index at once, not once it is indexed.
        await session.execute(delete(Chunk).where(Chunk.document_id == stored.id))
        await session.flush()
    return stored
