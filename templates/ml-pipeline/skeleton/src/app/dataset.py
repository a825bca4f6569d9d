"""What a row is: the one file that says which columns there are and what they mean.

The example's question: will this learner stop learning within 30 days? A row is a learner on a day.
Replace it with your own, then `tables.Observation` (or what lies in the bucket) to match.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from .errors import PipelineError

MISSING: Final = "missing"
"""How a categorical value that is not known is written."""


@dataclass(frozen=True)
class Dataset:
    """The columns of the data. Only `features` ever reach a model."""

    entity: str
    """Whom the row is about; rows of one entity are not independent."""
    day: str
    """The day the row describes: features hold what was known at its end."""
    target: str
    """True, false, or not known yet."""
    horizon_days: int
    """The target becomes known this many days later."""
    numeric: tuple[str, ...]
    categorical: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse columns that would give the answer away."""
        if overlap := {self.entity, self.day, self.target} & set(self.features):
            raise ValueError(f"not features: {', '.join(sorted(overlap))}")

    @property
    def features(self) -> list[str]:
        """What a model sees, in its order."""
        return [*self.numeric, *self.categorical]

    @property
    def columns(self) -> list[str]:
        """What a source delivers."""
        return [self.entity, self.day, *self.features, self.target]

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give every column its type, whatever it was read from; rows in a stable order."""
        if absent := [column for column in self.columns if column not in frame.columns]:
            raise PipelineError(f"The data lacks {', '.join(absent)}: see app/dataset.py.")
        typed = pd.DataFrame(index=frame.index)
        typed[self.entity] = frame[self.entity].astype(str).astype(object)
        typed[self.day] = pd.to_datetime(frame[self.day]).dt.as_unit("s")
        try:
            for column in self.numeric:
                typed[column] = frame[column].astype("float64")
            typed[self.target] = _outcomes(frame[self.target])
        except (TypeError, ValueError) as error:
            raise PipelineError(f"The data has a value of another type: {error}") from error
        for column in self.categorical:
            values = frame[column].astype(object)
            typed[column] = values.where(values.notna(), MISSING).astype(str).astype(object)
        return typed[self.columns].sort_values([self.day, self.entity], ignore_index=True)


def _outcomes(values: "pd.Series[bool]") -> "pd.Series[float]":
    """1, 0 or not a number. Read from CSV, true and false may be text."""
    words = {"true": 1.0, "false": 0.0, "1": 1.0, "0": 0.0, "1.0": 1.0, "0.0": 0.0}
    known = values.notna() & (values.astype(str) != "")
    outcomes = values.astype(str).str.lower().map(words)
    if (outcomes.isna() & known).any():
        raise ValueError("an outcome is neither true nor false")
    return outcomes.where(known, np.nan).astype("float64")


LEARNERS: Final = Dataset(
    entity="learner_id",
    day="observed_on",
    target="stopped",
    horizon_days=30,
    numeric=(
        "days_since_lesson",
        "lessons_30d",
        "quiz_score",
        "streak_days",
        "tenure_days",
        "tickets_90d",
    ),
    categorical=("plan", "device"),
)
