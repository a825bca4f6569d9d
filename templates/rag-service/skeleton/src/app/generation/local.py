"""Answers without a language model: for tests, and for work without a network."""

import re
from collections.abc import AsyncGenerator
from typing import Final

from .. import tokens
from ..prompts import NOT_FOUND, Prompt
from . import Usage

_SENTENCE: Final = re.compile(r"[^.!?\n]*[^\s.!?][.!?]?(?=\s|$)")
_WORD: Final = re.compile(r"\w+")
_ASKING: Final = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at be by can do does for from how i in is it long many may much must my
        need of often on one or our per that the there they this to was we what when where which
        who why will with you your
        """,
    )
)


class ExtractiveModel:
    """Repeats and cites the sentences that share most words with the question.

    Always the same answer for the same prompt, and never a word that is not in a passage.
    """

    def __init__(self, name: str) -> None:
        """Answer under this name."""
        self.name = name

    async def stream(self, prompt: Prompt) -> AsyncGenerator[str | Usage, None]:
        """See Model."""
        answer = self._answer(prompt)
        for word in re.findall(r"\S+\s*", answer):
            yield word
        yield Usage(prompt.tokens, tokens.estimate(answer))

    def _answer(self, prompt: Prompt) -> str:
        asked = _stems(prompt.question)
        found = [
            (len(asked & _stems(f"{sentence} {passage.heading}")), -number, sentence)
            for number, passage in enumerate(prompt.passages, start=1)
            for sentence in map(str.strip, _SENTENCE.findall(passage.text))
            if sentence
        ]
        best = max(found, default=(0, 0, ""))
        if best[0] < max(1, (len(asked) + 1) // 2):
            return NOT_FOUND
        chosen = sorted({item for item in found if item[0] == best[0]}, reverse=True)[:2]
        return " ".join(f"{sentence} [{-number}]" for _, number, sentence in chosen)


def _stems(text: str) -> frozenset[str]:
    words = set(_WORD.findall(text.lower())) - _ASKING
    return frozenset(word[:5] for word in words if len(word) > 1 or word.isdigit())
