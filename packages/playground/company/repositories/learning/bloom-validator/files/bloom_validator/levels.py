"""The levels of Bloom's revised taxonomy, and what a question asks for."""

from dataclasses import dataclass

LEVELS = ("remember", "understand", "apply", "analyze", "evaluate", "create")

# Below this a person decides.
SURE = 0.7


@dataclass(frozen=True)
class Verdict:
    """What a question asks for, and whether that is what it claims."""

    level: str
    confidence: float

    def meets(self, claimed: str) -> bool | None:
        """Whether the claim holds; None when a person has to decide."""
        if self.confidence < SURE:
            return None
        return LEVELS.index(self.level) >= LEVELS.index(claimed)
