"""Puts a learner's next step together from the services behind."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass

TIMEOUT_SECONDS = 0.7


@dataclass(frozen=True)
class Plan:
    """What a learner does next."""

    learner_id: str
    question_id: str
    difficulty: float
    is_fallback: bool = False


class PlanStore:
    """The last plan of each learner."""

    def __init__(self) -> None:
        self._plans: dict[str, Plan] = {}

    def last(self, learner_id: str) -> Plan | None:
        return self._plans.get(learner_id)

    def save(self, plan: Plan) -> None:
        self._plans[plan.learner_id] = plan


async def next_plan(
    learner_id: str,
    difficulty: Awaitable[float],
    question_id: Awaitable[str],
    store: PlanStore,
) -> Plan:
    """A fresh plan; the last one, marked as such, when a service is slow."""
    try:
        level, question = await asyncio.wait_for(
            asyncio.gather(difficulty, question_id), TIMEOUT_SECONDS
        )
    except TimeoutError:
        last = store.last(learner_id)
        if last is None:
            raise
        return Plan(learner_id, last.question_id, last.difficulty, is_fallback=True)
    plan = Plan(learner_id, question, level)
    store.save(plan)
    return plan
