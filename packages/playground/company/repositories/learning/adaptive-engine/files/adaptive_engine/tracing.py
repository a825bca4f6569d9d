"""Bayesian knowledge tracing for one skill."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Skill:
    """How a skill is learned, fitted from the answers of all learners."""

    learn: float
    guess: float
    slip: float


def update(mastery: float, is_right: bool, skill: Skill) -> float:
    """The probability that the skill is known after one more answer."""
    if is_right:
        known = mastery * (1 - skill.slip)
        unknown = (1 - mastery) * skill.guess
    else:
        known = mastery * skill.slip
        unknown = (1 - mastery) * (1 - skill.guess)
    posterior = known / (known + unknown)
    return posterior + (1 - posterior) * skill.learn
