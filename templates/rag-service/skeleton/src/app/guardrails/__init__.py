"""What may not go in or out: personal data, abuse, and texts that give the model orders."""

from dataclasses import dataclass
from http import HTTPStatus

from ..observability.metrics import Metrics
from ..problems import Problem
from ..prompts import Passage
from . import injection, personal_data, toxicity


@dataclass(frozen=True)
class Guardrails:
    """Looks at questions, passages and answers."""

    metrics: Metrics

    def question(self, text: str) -> str:
        """The question without personal data; raise a 422 problem when it is hostile."""
        if injection.found(text):
            self._refuse(
                "injection", "The question gives orders to the model. Ask about the documents."
            )
        if toxicity.found(text):
            self._refuse("toxicity", "The question is abusive.")
        return self.redact(text, "question")

    def passages(self, passages: list[Passage]) -> list[Passage]:
        """The passages without those that give orders: someone may have planted them."""
        kept = [
            passage
            for passage in passages
            if not injection.found(f"{passage.where}\n{passage.text}")
        ]
        for _ in range(len(passages) - len(kept)):
            self.metrics.guardrail("injection", "passage_dropped")
        return kept

    def answer(self) -> "AnswerFilter":
        """What one answer goes through, piece by piece."""
        return AnswerFilter(self)

    def redact(self, text: str, where: str) -> str:
        """The text without personal data."""
        redacted, kinds = personal_data.redact(text)
        if kinds:
            self.metrics.guardrail("personal_data", f"{where}_redacted")
        return redacted

    def _refuse(self, guardrail: str, detail: str) -> None:
        self.metrics.guardrail(guardrail, "question_refused")
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, kind="refused", guardrail=guardrail)


class ToxicAnswerError(Exception):
    """The model wrote something that nobody should read."""


class AnswerFilter:
    """Redacts an answer while it is written, and stops one that turns abusive.

    The last few characters are held back: what is personal, or abusive, may not be complete yet.
    """

    _HOLD = 60

    def __init__(self, guardrails: Guardrails) -> None:
        """Filter one answer."""
        self._guardrails = guardrails
        self._held = ""

    def push(self, piece: str) -> str:
        """Take a piece, give what can be shown by now."""
        self._held += piece
        cut = personal_data.safe_cut(self._held, len(self._held) - self._HOLD)
        return self._release(cut)

    def end(self) -> str:
        """Give the rest."""
        return self._release(len(self._held))

    def _release(self, cut: int) -> str:
        if cut <= 0:
            return ""
        if toxicity.found(self._held):
            self._guardrails.metrics.guardrail("toxicity", "answer_stopped")
            raise ToxicAnswerError
        shown, self._held = self._held[:cut], self._held[cut:]
        return self._guardrails.redact(shown, "answer")
