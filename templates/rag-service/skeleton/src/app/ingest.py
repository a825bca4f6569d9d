"""`python -m app.ingest FILE...`: take documents in and index them here and now, without the queue.

python -m app.ingest --readers everyone handbook/            every .md, .txt and .pdf below it
python -m app.ingest --readers legal,board contracts.pdf
python -m app.ingest --renew                                 after a change of the embedding model
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import async_sessionmaker

from . import embeddings
from .database import create_engine
from .ingestion.library import Indexed, Library, NewDocument
from .observability import logs
from .settings import IndexSettings

OWNER: Final = "command"
_TYPES: Final = {".md": "text/markdown", ".txt": "text/plain", ".pdf": "application/pdf"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; exit status 1 when a document could not be indexed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--readers", default="", help="groups that may read them, or: everyone")
    parser.add_argument("--renew", action="store_true", help="embed again what another model did")
    given = parser.parse_args(arguments)
    readers = tuple(filter(None, given.readers.split(",")))
    if given.paths and not readers:
        parser.error("--readers: say who may read them")
    try:
        settings = IndexSettings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    logs.configure(settings)
    documents = [
        NewDocument(str(path), path.stem[:200], _TYPES[path.suffix], path.read_bytes(), readers)
        for path in _files(given.paths)
    ]
    rejected = asyncio.run(_run(settings, documents, renew=given.renew))
    sys.exit(1 if rejected else 0)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in below if file.suffix in _TYPES)


async def _run(settings: IndexSettings, documents: list[NewDocument], *, renew: bool) -> int:
    engine = create_engine(settings)
    library = Library(
        async_sessionmaker(engine, expire_on_commit=False),
        embeddings.create(settings),
        chunk_tokens=settings.chunk_tokens,
        overlap=settings.chunk_overlap_tokens,
    )
    try:
        stored = [document for new in documents for document in await library.put(OWNER, [new])]
        tasks = [(document.id, document.version) for document in stored]
        if renew:
            await library.renew()
            while found := await library.waiting(older_than=timedelta()):
                outcomes = [await library.index(*task) for task in found]
        outcomes = [await library.index(*task) for task in tasks]
        return outcomes.count(Indexed.REJECTED)
    finally:
        await engine.dispose()


if __name__ == "__main__":
    main()
