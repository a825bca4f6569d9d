"""Proper splits: what is measured on the holdout is what will be true of rows not seen before."""

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.model_selection import StratifiedKFold, train_test_split

from .dataset import Dataset
from .errors import PipelineError

Strategy = Literal["time", "group", "stratified"]
Fold = tuple[NDArray[np.intp], NDArray[np.intp]]

TRAIN: Final = 0.6
CALIBRATION: Final = 0.2
"""The rest is the holdout."""

FIRST_FOLD: Final = 0.4
"""Folds by time: what comes before it is learned from only."""


@dataclass(frozen=True)
class Split:
    """Three sets: one to learn and tune on, one to calibrate on, one that is looked at once."""

    train: pd.DataFrame
    calibration: pd.DataFrame
    holdout: pd.DataFrame

    def parts(self) -> dict[str, pd.DataFrame]:
        """The sets by name, in their order."""
        return {
            "train": self.train,
            "calibration": self.calibration,
            "holdout": self.holdout,
        }


class Splitter:
    """Splits rows, and the training set again into folds, by one strategy.

    - `time`: later rows are held out, with a gap of the outcome's horizon, so that no outcome in
      the training set was still open when the holdout begins. What production will be like.
    - `group`: whole entities are held out. For entities that are new in production.
    - `stratified`: the newest row of each entity, drawn at random with the same share of outcomes.
      For data without time.
    """

    def __init__(self, dataset: Dataset, strategy: Strategy, seed: int) -> None:
        """Split by this strategy."""
        self.strategy = strategy
        self._dataset = dataset
        self._seed = seed

    def split(self, rows: pd.DataFrame) -> Split:
        """Split into training, calibration and holdout set."""
        parts = getattr(self, f"_by_{self.strategy}")(rows)
        split = Split(*(part.reset_index(drop=True) for part in parts))
        for name, part in split.parts().items():
            if part[self._dataset.target].nunique() < 2:
                raise PipelineError(
                    f"The {name} set has {len(part)} rows and not both outcomes: more data is "
                    "needed."
                )
        return split

    def folds(self, train: pd.DataFrame, count: int) -> list[Fold]:
        """Split the training set again for tuning, by the same strategy."""
        folds = self._folds(train, count)
        target = train[self._dataset.target]
        for number, fold in enumerate(folds, 1):
            if any(target.iloc[part].nunique() < 2 for part in fold):
                raise PipelineError(
                    f"Fold {number} of {count} lacks one of the outcomes: more data is needed, "
                    "or a longer time."
                )
        return folds

    def _folds(self, train: pd.DataFrame, count: int) -> list[Fold]:
        if self.strategy == "time":
            return self._forward(train, count)
        if self.strategy == "group":
            place = self._place(train, "fold")
            where = np.minimum((place * count).astype(int), count - 1)
            return [(np.flatnonzero(where != k), np.flatnonzero(where == k)) for k in range(count)]
        target = train[self._dataset.target]
        shuffled = StratifiedKFold(count, shuffle=True, random_state=self._seed)
        return list(shuffled.split(train, target))

    def _by_time(self, rows: pd.DataFrame) -> tuple[pd.DataFrame, ...]:
        day = rows[self._dataset.day]
        first, second = _days_at(day, [TRAIN, TRAIN + CALIBRATION])
        gap = pd.Timedelta(days=self._dataset.horizon_days)
        return (
            rows[day < first - gap],
            rows[(day >= first) & (day < second - gap)],
            rows[day >= second],
        )

    def _by_group(self, rows: pd.DataFrame) -> tuple[pd.DataFrame, ...]:
        place = self._place(rows)
        return (
            rows[place < TRAIN],
            rows[(place >= TRAIN) & (place < TRAIN + CALIBRATION)],
            rows[place >= TRAIN + CALIBRATION],
        )

    def _by_stratified(self, rows: pd.DataFrame) -> tuple[pd.DataFrame, ...]:
        dataset = self._dataset
        newest = rows.sort_values(dataset.day).drop_duplicates(dataset.entity, keep="last")
        train, rest = train_test_split(
            newest, train_size=TRAIN, stratify=newest[dataset.target], random_state=self._seed
        )
        calibration, holdout = train_test_split(
            rest,
            train_size=CALIBRATION / (1 - TRAIN),
            stratify=rest[dataset.target],
            random_state=self._seed,
        )
        return train, calibration, holdout

    def _forward(self, train: pd.DataFrame, count: int) -> list[Fold]:
        """Each fold learns from what came before it, with the same gap."""
        day = train[self._dataset.day]
        edges = _days_at(day, np.linspace(FIRST_FOLD, 1, count + 1).tolist())
        gap = pd.Timedelta(days=self._dataset.horizon_days)
        folds = []
        for start, end in pairwise(edges):
            last = day <= end if end == edges[-1] else day < end
            before, within = day < start - gap, (day >= start) & last
            folds.append((np.flatnonzero(before), np.flatnonzero(within)))
        return folds

    def _place(self, rows: pd.DataFrame, of: str = "set") -> NDArray[np.float64]:
        """Where an entity stands between 0 and 1: the same whenever it is asked, however the data
        grows."""

        def place(entity: str) -> float:
            digest = hashlib.sha256(f"{self._seed}:{of}:{entity}".encode()).digest()
            return int.from_bytes(digest[:8], "big") / 2**64

        return rows[self._dataset.entity].map(place).to_numpy(dtype="float64")


def _days_at(days: "pd.Series[pd.Timestamp]", places: list[float]) -> list[pd.Timestamp]:
    """The days that stand at these shares of the rows."""
    ordered = days.sort_values(ignore_index=True)
    return [ordered.iloc[round(place * (len(ordered) - 1))] for place in places]
