"""Documents: what answers are made from."""

import base64
import binascii
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal, Self
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from ..auth import Caller
from ..ingestion.library import NewDocument
from ..models import Document, DocumentStatus
from ..problems import RESPONSES, Problem, described
from .dependencies import RuntimeDependency, allowed

router = APIRouter(prefix="/v1", tags=["documents"], responses=RESPONSES)

_MISSING: Final[dict[int | str, dict[str, Any]]] = {
    HTTPStatus.NOT_FOUND.value: described("You sent no such document.")
}

Writer = Annotated[Caller, Depends(allowed("documents:write"))]

Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]+$")]


class DocumentInput(BaseModel):
    """A document to be taken in, in place of the one that you sent from the same source."""

    model_config = ConfigDict(extra="forbid")

    source: Annotated[Line, Field(max_length=500, description="Its address or path.")]
    title: Annotated[Line, Field(max_length=200)]
    readers: Annotated[
        list[Annotated[Line, Field(max_length=255)]],
        Field(
            min_length=1,
            max_length=100,
            description="Groups that may be given what it says; `everyone` for all callers.",
        ),
    ]
    media_type: Literal["text/markdown", "text/plain", "application/pdf"] = "text/markdown"
    text: Annotated[str | None, Field(description="What it says, unless a PDF.")] = None
    base64: Annotated[str | None, Field(description="Its bytes; needed for a PDF.")] = None

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        if (self.text is None) == (self.base64 is None):
            raise ValueError("send exactly one of text and base64")
        if self.media_type == "application/pdf" and self.base64 is None:
            raise ValueError("send a PDF as base64")
        return self

    def document(self) -> NewDocument:
        """The document as it is stored."""
        try:
            content = (
                base64.b64decode(self.base64, validate=True)
                if self.base64 is not None
                else (self.text or "").encode()
            )
        except (binascii.Error, UnicodeEncodeError) as error:
            raise Problem(
                HTTPStatus.UNPROCESSABLE_ENTITY, f"{self.source}: the content can't be decoded."
            ) from error
        return NewDocument(
            self.source, self.title, self.media_type, content, tuple(set(self.readers))
        )


class Ingestion(BaseModel):
    """Documents to be taken in together."""

    model_config = ConfigDict(extra="forbid")

    documents: Annotated[list[DocumentInput], Field(min_length=1, max_length=100)]


class DocumentView(BaseModel):
    """A document as its sender sees it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    source: str
    title: str
    readers: Annotated[list[str], Field(max_length=100)]
    version: int
    status: DocumentStatus
    error: str | None
    created_at: datetime
    updated_at: datetime


class Accepted(BaseModel):
    """What was taken in; `status` tells when it can be found."""

    documents: Annotated[list[DocumentView], Field(max_length=100)]


@router.post("/ingest", status_code=HTTPStatus.ACCEPTED)
async def ingest(ingestion: Ingestion, caller: Writer, runtime: RuntimeDependency) -> Accepted:
    """Take documents in (scope documents:write).

    Send it again as often as needed: what is the same stays as it is.
    """
    new = [document.document() for document in ingestion.documents]
    stored = await runtime.library.put(caller.subject, new)
    await runtime.queue.send(
        [(item.id, item.version) for item in stored if item.status is DocumentStatus.PENDING]
    )
    return Accepted(documents=[_view(item) for item in stored])


@router.get("/documents/{document_id}", responses=_MISSING)
async def get_document(
    document_id: UUID, caller: Writer, runtime: RuntimeDependency
) -> DocumentView:
    """Get one of your documents: whether it is indexed by now (scope documents:write)."""
    document = await runtime.library.find(caller.subject, document_id)
    if document is None:
        raise _missing(document_id)
    return _view(document)


@router.delete("/documents/{document_id}", status_code=HTTPStatus.NO_CONTENT, responses=_MISSING)
async def delete_document(document_id: UUID, caller: Writer, runtime: RuntimeDependency) -> None:
    """Take one of your documents out (scope documents:write).

    No answer is made from it, or repeated, any more.
    """
    if not await runtime.library.remove(caller.subject, document_id):
        raise _missing(document_id)


def _view(document: Document) -> DocumentView:
    return DocumentView.model_validate(document)


def _missing(document_id: UUID) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, f"There is no document {document_id}.")
