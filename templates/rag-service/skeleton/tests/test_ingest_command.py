"""`python -m app.ingest`."""

import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, text

from app import ingest as command
from app.models import Chunk
from app.runtime import Runtime

from .pdf import pdf
from .support import HANDBOOK, ingest


def test_the_command_takes_folders_and_files(
    tmp_path: Path, run_command: Callable[..., int]
) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.md").write_text(HANDBOOK)
    (tmp_path / "b.pdf").write_bytes(pdf("Tea is hot."))
    (tmp_path / "c.exe").write_bytes(b"\0")

    assert run_command("--readers", "everyone", str(tmp_path)) == 0
    assert run_command("--renew") == 0
    (tmp_path / "b.pdf").write_bytes(b"broken")
    assert run_command("--readers", "everyone", str(tmp_path / "b.pdf")) == 1
    assert run_command(str(tmp_path)) == 2, "without readers"


async def test_documents_of_another_model_are_embedded_again(
    client: httpx.AsyncClient, runtime: Runtime, run_command: Callable[..., int]
) -> None:
    await ingest(client, runtime)
    async with runtime.engine.begin() as connection:
        await connection.execute(text("UPDATE chunks SET embedding_model = 'older'"))

    assert run_command("--renew") == 0

    async with runtime.sessions() as session:
        models = set((await session.scalars(select(Chunk.embedding_model))).all())
    assert models == {"hashing-v1"}


@pytest.fixture
def run_command(_schema: None) -> Callable[..., int]:
    """Run `python -m app.ingest`; its exit status."""

    def run(*arguments: str) -> int:
        status: list[int] = []

        def main() -> None:  # in a thread: it has an event loop of its own
            try:
                command.main(arguments)
            except SystemExit as end:
                status.append(int(end.code or 0))

        thread = threading.Thread(target=main)
        thread.start()
        thread.join()
        return status[0]

    return run
