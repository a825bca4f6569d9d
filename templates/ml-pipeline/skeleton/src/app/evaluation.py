"""How good probabilities are: how they rank, and whether they mean what they say."""

from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

Metrics = dict[str, float]

BINS: Final = 10


def evaluate(outcomes: ArrayLike, probabilities: NDArray[np.float64]) -> Metrics:
    """Every metric of a set. Of those that are tuned for, more is better."""
    return {
        "roc_auc": float(roc_auc_score(outcomes, probabilities)),
        "average_precision": float(average_precision_score(outcomes, probabilities)),
        "neg_log_loss": -float(log_loss(outcomes, probabilities, labels=[0, 1])),
        "brier": float(brier_score_loss(outcomes, probabilities)),
        "ece": expected_calibration_error(outcomes, probabilities),
    }


def reliability(outcomes: ArrayLike, probabilities: NDArray[np.float64]) -> pd.DataFrame:
    """What was said and what came, in bins that hold equally many rows."""
    rows = pd.DataFrame({"said": probabilities, "came": np.asarray(outcomes, dtype="float64")})
    order = rows["said"].rank(method="first")
    bins = np.minimum(((order - 1) / len(rows) * BINS).astype(int), BINS - 1)
    return rows.groupby(bins).agg(
        rows=("said", "size"), said=("said", "mean"), came=("came", "mean")
    )


def expected_calibration_error(outcomes: ArrayLike, probabilities: NDArray[np.float64]) -> float:
    """Mean distance between what was said and what came (ECE, bins of equal mass)."""
    table = reliability(outcomes, probabilities)
    distance = (table["said"] - table["came"]).abs()
    return float((distance * table["rows"]).sum() / table["rows"].sum())
