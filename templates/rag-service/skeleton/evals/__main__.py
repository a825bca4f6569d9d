"""`python -m evals`: ask the golden set, print the scores, exit with 1 below the thresholds.

It asks the models that the settings name (MODEL_PROVIDER, EMBEDDINGS_PROVIDER), and indexes the
corpus under an owner of its own, which it takes out again. Compare prompts with PROMPT_SHARES.
"""

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final
from uuid import uuid4

from pydantic import ValidationError
from sqlalchemy import select

from app.answers import Answer
from app.auth import Caller
from app.ingestion.library import NewDocument
from app.models import Chunk
from app.runtime import Runtime
from app.settings import Settings

from .scores import Given, Golden, Score, mean, score

HERE: Final = Path(__file__).parent
OWNER: Final = "evals"
READERS: Final = {"salaries.md": ("hr",)}
THRESHOLDS: Final = Score(faithfulness=0.95, relevance=0.85, citations=0.85)


async def evaluate(runtime: Runtime) -> list[tuple[Golden, Given, Score]]:
    """Index the corpus, ask every question, take the corpus out again."""
    golden = json.loads((HERE / "golden.json").read_text(encoding="utf-8"))
    corpus = [
        NewDocument(
            path.name,
            path.stem,
            "text/markdown",
            path.read_bytes(),
            READERS.get(path.name, (OWNER,)),
        )
        for path in sorted((HERE / "corpus").glob("*.md"))
    ]
    stored = await runtime.library.put(OWNER, corpus)
    try:
        for document in stored:
            await runtime.library.index(document.id, document.version)
        results = []
        for item in golden:
            expected = Golden(**item)
            given = await _ask(runtime, expected)
            results.append((expected, given, score(expected, given)))
        return results
    finally:
        for document in stored:
            await runtime.library.remove(OWNER, document.id)


async def _ask(runtime: Runtime, golden: Golden) -> Given:
    # A caller of its own each time: no answer comes from the cache of an earlier run.
    groups = frozenset({OWNER, f"run-{uuid4()}", *golden.groups})
    caller = Caller(OWNER, frozenset(), groups)
    [answer] = [
        event
        async for event in runtime.answering.ask(golden.question, caller)
        if isinstance(event, Answer)
    ]
    texts = await _texts(runtime, [item["document_id"] for item in answer.citations])
    return Given(
        answer=answer.answer,
        found=answer.outcome != "not_found",
        cited_sources=[item["source"] for item in answer.citations],
        cited_texts=texts,
    )


async def _texts(runtime: Runtime, documents: list[str]) -> list[str]:
    async with runtime.sessions() as session:
        found = await session.scalars(select(Chunk.text).where(Chunk.document_id.in_(documents)))
        return list(found.all())


def report(results: list[tuple[Golden, Given, Score]]) -> bool:
    """Print what was asked and the averages; tell whether they are good enough."""
    for golden, given, one in results:
        print(f"{_numbers(one)}  {golden.question}\n{' ' * 19}{given.answer}")
    average = mean([one for _, _, one in results])
    print(f"{_numbers(average)}  faithfulness, relevance, citations of {len(results)} questions")
    print(f"{_numbers(THRESHOLDS)}  needed")
    return all(asdict(average)[name] >= least for name, least in asdict(THRESHOLDS).items())


def _numbers(one: Score) -> str:
    return " ".join(f"{number:5.2f}" for number in asdict(one).values())


async def _main(settings: Settings) -> bool:
    runtime = Runtime.create(settings)
    async with runtime.running():
        return report(await evaluate(runtime))


if __name__ == "__main__":
    try:
        chosen = Settings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    sys.exit(0 if asyncio.run(_main(chosen)) else 1)
