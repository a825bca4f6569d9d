"""What tokens cost."""

from collections.abc import Mapping
from typing import Final

# US dollars for a million tokens in and out, list prices when this was written (MODEL_PRICES).
_PRICES: Final[Mapping[str, tuple[float, float]]] = {
    "amazon.nova-lite-v1:0": (0.06, 0.24),
    "amazon.nova-micro-v1:0": (0.035, 0.14),
    "amazon.nova-pro-v1:0": (0.80, 3.20),
    "amazon.titan-embed-text-v2:0": (0.02, 0),
    "gpt-4.1-mini": (0.40, 1.60),
    "gpt-4.1-nano": (0.10, 0.40),
    "text-embedding-3-small": (0.02, 0),
}


class Prices:
    """Price of a call. A model that runs in this process costs nothing by the token."""

    def __init__(self, overrides: Mapping[str, tuple[float, float]]) -> None:
        """Know more models, or other prices."""
        self._prices = {**_PRICES, **overrides}

    def cost(self, model: str, input_tokens: int, output_tokens: int = 0) -> float:
        """US dollars."""
        into, out = self._prices.get(model.removeprefix("us.").removeprefix("eu."), (0, 0))
        return (input_tokens * into + output_tokens * out) / 1_000_000
