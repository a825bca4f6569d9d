"""Progress figures from answer events, which come late and twice."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """One answer of one learner."""

    event_id: str
    learner_id: str
    is_right: bool


def share_right(answers: Iterable[Answer]) -> dict[str, float]:
    """The share of right answers by learner; each event counts once."""
    seen: set[str] = set()
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    for answer in answers:
        if answer.event_id in seen:
            continue
        seen.add(answer.event_id)
        total[answer.learner_id] = total.get(answer.learner_id, 0) + 1
        right[answer.learner_id] = right.get(answer.learner_id, 0) + answer.is_right
    return {learner: right[learner] / total[learner] for learner in total}
