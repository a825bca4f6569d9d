"""The population stability index (PSI): how far rows are from those the model was trained on."""

from dataclasses import asdict, dataclass
from typing import Any, Final, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .dataset import MISSING, Dataset

BINS: Final = 10
_LEAST: Final = 1e-4
"""An empty bin counts as so much, or one rare value would make the index infinite."""

SCORE: Final = "score"
"""The model's own probabilities, checked like a feature."""


@dataclass(frozen=True)
class Distribution:
    """How a column was spread over its bins: by edges for numbers, by value for categories; missing
    values apart."""

    shares: list[float]
    edges: list[float] | None = None
    categories: list[str] | None = None

    @classmethod
    def of_numbers(cls, values: NDArray[np.float64]) -> Self:
        """Bins that held equally many rows; a value that fills more than one has its own."""
        edges = _edges(values[~np.isnan(values)])
        return cls(shares=_shares_of_numbers(values, edges), edges=edges)

    @classmethod
    def of_categories(cls, values: list[str]) -> Self:
        """One bin for each value that was there, one for all others."""
        categories = sorted(set(values) | {MISSING})
        return cls(shares=_shares_of_categories(values, categories), categories=categories)

    def psi(self, values: pd.Series) -> float:
        """The index of new values: under 0.1 the same, over 0.2 another population."""
        if self.edges is not None:
            now = _shares_of_numbers(values.to_numpy(dtype="float64"), self.edges)
        else:
            now = _shares_of_categories(list(values), self.categories or [])
        expected, actual = (np.maximum(shares, _LEAST) for shares in (self.shares, now))
        return float(((actual - expected) * np.log(actual / expected)).sum())


def _edges(known: NDArray[np.float64]) -> list[float]:
    if not len(known):
        return []
    places = np.quantile(known, np.linspace(0, 1, BINS + 1)[1:-1])
    edges, times = np.unique(places, return_counts=True)
    # Without an edge right below it, what is less than a common value would count as equal to it.
    below = np.nextafter(edges[times > 1], -np.inf)
    return [float(edge) for edge in np.union1d(edges, below)]


def _shares_of_numbers(values: NDArray[np.float64], edges: list[float]) -> list[float]:
    bins = np.searchsorted(edges, values, side="left")
    bins[np.isnan(values)] = len(edges) + 1
    counts = np.bincount(bins, minlength=len(edges) + 2)
    return _shares(counts, len(values))


def _shares_of_categories(values: list[str], categories: list[str]) -> list[float]:
    places = {category: place for place, category in enumerate(categories)}
    bins = [places.get(value, len(categories)) for value in values]
    counts = np.bincount(bins, minlength=len(categories) + 1)
    return _shares(counts, len(values))


def _shares(counts: NDArray[np.intp], rows: int) -> list[float]:
    return [float(count) / max(rows, 1) for count in counts]


@dataclass(frozen=True)
class Reference:
    """The training set's distributions, kept with the model they belong to."""

    distributions: dict[str, Distribution]

    @classmethod
    def of(cls, dataset: Dataset, rows: pd.DataFrame, scores: NDArray[np.float64]) -> Self:
        """Describe the rows that a model was trained on, and what it says about rows it was not."""
        numbers = {name: Distribution.of_numbers(rows[name].to_numpy()) for name in dataset.numeric}
        words = {name: Distribution.of_categories(list(rows[name])) for name in dataset.categorical}
        return cls({**numbers, **words, SCORE: Distribution.of_numbers(scores)})

    def compare(self, rows: pd.DataFrame) -> dict[str, float]:
        """The index of each column that the rows have."""
        return {
            name: distribution.psi(rows[name])
            for name, distribution in self.distributions.items()
            if name in rows
        }

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {name: asdict(distribution) for name, distribution in self.distributions.items()}

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> Self:
        """From JSON."""
        return cls({name: Distribution(**fields) for name, fields in stored.items()})
