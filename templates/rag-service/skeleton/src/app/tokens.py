"""How long a text is for a model."""

import math


def estimate(text: str) -> int:
    """Tokens of the text, near enough to keep to a budget: four characters make one."""
    return math.ceil(len(text) / 4)
