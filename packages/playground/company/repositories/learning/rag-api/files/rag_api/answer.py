"""Answers from the course material only."""

from dataclasses import dataclass

# Passages less alike than this say nothing about the question.
MIN_SIMILARITY = 0.35
TOP_K = 8


@dataclass(frozen=True)
class Passage:
    """A piece of a course, and how alike it is to the question."""

    passage_id: str
    text: str
    similarity: float


def select(passages: list[Passage]) -> list[Passage]:
    """The passages that an answer may use, best first."""
    usable = [p for p in passages if p.similarity >= MIN_SIMILARITY]
    return sorted(usable, key=lambda p: p.similarity, reverse=True)[:TOP_K]


def prompt(question: str, passages: list[Passage]) -> str | None:
    """What the model is asked; None when the material doesn't say."""
    if not passages:
        return None
    quoted = "\n".join(f"[{p.passage_id}] {p.text}" for p in passages)
    return f"Answer from these passages only:\n{quoted}\n\nQuestion: {question}"
