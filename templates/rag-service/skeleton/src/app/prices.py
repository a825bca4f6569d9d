"""What tokens cost."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

import structlog

_log = structlog.get_logger(__name__)

LISTED_ON: Final = date(2025, 7, 1)
"""The day of the list below; after a year it is doubted. Move it when you have read the lists
again: openai.com/api/pricing and aws.amazon.com/bedrock/pricing."""
_GOOD_FOR: Final = timedelta(days=365)

# US dollars for a million tokens in and out, list prices: compare them with what your provider
# bills before you trust a budget to them. MODEL_PRICES replaces and adds.
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
        self._own = frozenset(overrides)

    def warn_of_doubtful(self, models: Iterable[str], today: date | None = None) -> None:
        """Say in the log which of these models' costs will be missing from the metrics, or old."""
        is_old = (today or datetime.now(UTC).date()) - LISTED_ON > _GOOD_FOR
        for model in models:
            name = _plain(model)
            if name not in self._prices:
                _log.warning(
                    "no price is known: the cost counts as 0; set MODEL_PRICES", model=model
                )
            elif is_old and name not in self._own:
                _log.warning(
                    "the price is more than a year old; set MODEL_PRICES",
                    model=model,
                    listed_on=str(LISTED_ON),
                )

    def cost(self, model: str, input_tokens: int, output_tokens: int = 0) -> float:
        """US dollars."""
        into, out = self._prices.get(_plain(model), (0, 0))
        return (input_tokens * into + output_tokens * out) / 1_000_000


def _plain(model: str) -> str:
    """The name without the region that Bedrock puts in front."""
    return model.removeprefix("us.").removeprefix("eu.")
