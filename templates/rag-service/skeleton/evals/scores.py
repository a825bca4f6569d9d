"""How good an answer is, counted without a model: the same answer always gets the same score."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

_SENTENCE: Final = re.compile(r"[^.!?]+[.!?]*")
_MARK: Final = re.compile(r"\[\d+\]")
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True)
class Golden:
    """A question, what a good answer says and where it has it from; nothing: there is none."""

    question: str
    sources: Sequence[str]
    facts: Sequence[str]
    groups: Sequence[str] = ()


@dataclass(frozen=True)
class Given:
    """What was answered."""

    answer: str
    found: bool
    cited_sources: Sequence[str]
    cited_texts: Sequence[str]


@dataclass(frozen=True)
class Score:
    """Each from 0 to 1."""

    faithfulness: float
    """Sentences whose words and numbers stand in the passages that the answer cites."""
    relevance: float
    """Facts that the answer holds; for a question without an answer: that none was given."""
    citations: float
    """Sources that should be cited and are."""


def score(golden: Golden, given: Given) -> Score:
    """Compare what was answered with what should be."""
    if not golden.sources or not given.found:
        right = float(bool(golden.sources) == given.found)
        return Score(
            faithfulness=1.0 if not given.found else right, relevance=right, citations=right
        )
    cited = sum(source in given.cited_sources for source in golden.sources)
    said = sum(fact.casefold() in given.answer.casefold() for fact in golden.facts)
    return Score(
        faithfulness=_supported(given.answer, given.cited_texts),
        relevance=said / len(golden.facts),
        citations=cited / len(golden.sources),
    )


def mean(scores: Sequence[Score]) -> Score:
    """The average of each."""
    return Score(
        faithfulness=fmean(item.faithfulness for item in scores),
        relevance=fmean(item.relevance for item in scores),
        citations=fmean(item.citations for item in scores),
    )


def _supported(answer: str, passages: Sequence[str]) -> float:
    known = [_words(passage) for passage in passages]
    sentences = [_words(item) for item in _SENTENCE.findall(_MARK.sub("", answer))]
    sentences = [words for words in sentences if words]
    supported = sum(any(_stands_in(words, passage) for passage in known) for words in sentences)
    return supported / len(sentences) if sentences else 0.0


def _stands_in(sentence: set[str], passage: set[str]) -> bool:
    numbers = {word for word in sentence if word.isdigit()}
    return numbers <= passage and len(sentence & passage) >= 0.7 * len(sentence)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) > 2 or word.isdigit()}
