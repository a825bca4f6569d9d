"""Answers, whole and in pieces, and the citations in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from uuid import UUID, uuid4

from . import prompts
from .generation.generator import Restart, Written
from .guardrails import personal_data
from .prompts import Passage
from .retrieval import Found

_MARK: Final = re.compile(r"\s?\[(\d{1,3})\]")
_QUOTE: Final = 240

Outcome = Literal["answered", "uncited", "not_found"]
"""`uncited`: the model gave no passage for what it says, so it may have made it up."""
CacheResult = Literal["hit", "stale", "miss", "shared"]


@dataclass(frozen=True)
class Delta:
    """The next piece of the answer."""

    text: str


@dataclass(frozen=True)
class Answer:
    """The whole answer; a stream ends with it."""

    answer: str
    outcome: Outcome
    model: str
    prompt_version: str
    citations: list[dict[str, Any]] = field(default_factory=list)
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float = 0
    fallback: bool = False
    degraded: bool = False
    cache: CacheResult = "miss"
    query_id: UUID = field(default_factory=uuid4)
    latency_ms: int = 0


Event = Delta | Restart | Answer


def finished(text: str, written: Written, found: Found) -> Answer:
    """The whole answer, from all that the model wrote and the guardrails let through."""
    answer, citations = cite(text, written.prompt.passages)
    outcome: Outcome = "answered" if citations else "uncited"
    return Answer(
        answer=answer,
        outcome="not_found" if prompts.NOT_FOUND in answer else outcome,
        model=written.model,
        prompt_version=prompts.version(written.prompt.name),
        citations=citations,
        input_tokens=written.usage.input_tokens,
        output_tokens=written.usage.output_tokens,
        cost_usd=written.cost_usd + found.cost_usd,
        fallback=written.fallback,
        degraded=found.degraded,
    )


def cite(text: str, passages: Sequence[Passage]) -> tuple[str, list[dict[str, Any]]]:
    """The citations that the marks in the text stand for; marks that mean nothing are dropped."""
    cited: dict[int, dict[str, Any]] = {}

    def keep(mark: re.Match[str]) -> str:
        number = int(mark[1])
        if not 1 <= number <= len(passages):
            return ""
        passage = passages[number - 1]
        cited[number] = {
            "number": number,
            "document_id": passage.document_id,
            "source": passage.source,
            "title": passage.title,
            "heading": passage.heading,
            "page": passage.page,
            "quote": personal_data.redact(passage.text)[0][:_QUOTE],
        }
        return mark[0]

    kept = _MARK.sub(keep, text)
    return kept, [cited[number] for number in sorted(cited)]


def not_found(model: str, prompt: str, found: Found) -> Answer:
    """The answer when no passage says anything about the question."""
    return Answer(
        answer=prompts.NOT_FOUND,
        outcome="not_found",
        model=model,
        prompt_version=prompts.version(prompt),
        cost_usd=found.cost_usd,
        degraded=found.degraded,
    )
