"""Calibration: a probability of 0.3 is to come true three times in ten."""

from typing import Any, Final, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import StratifiedKFold

Method = Literal["sigmoid", "isotonic"]

ISOTONIC_NEEDS: Final = 1000
"""With fewer rows its steps follow the noise."""


def calibrate(
    model: BaseEstimator, features: pd.DataFrame, outcomes: "pd.Series[float]"
) -> tuple[CalibratedClassifierCV, Method]:
    """Calibrate a fitted model on rows it has not seen, by the method that does better on them."""
    method = choose(model.predict_proba(features)[:, 1], outcomes.to_numpy())
    calibrated = CalibratedClassifierCV(FrozenEstimator(model), method=method)
    return calibrated.fit(features, outcomes.astype(int)), method


def choose(said: NDArray[np.floating[Any]], came: NDArray[np.floating[Any]]) -> Method:
    """The method with the lower cross-validated Brier score."""
    if len(came) < ISOTONIC_NEEDS:
        return "sigmoid"
    scores = {method: _brier(method, said, came) for method in ("sigmoid", "isotonic")}
    return "isotonic" if scores["isotonic"] < scores["sigmoid"] else "sigmoid"


def _brier(method: str, said: NDArray[np.floating[Any]], came: NDArray[np.floating[Any]]) -> float:
    folds = StratifiedKFold(5, shuffle=True, random_state=0).split(said, came)
    scores = []
    for fitted, judged in folds:
        if method == "isotonic":
            steps = IsotonicRegression(out_of_bounds="clip", y_min=0, y_max=1)
            now = steps.fit(said[fitted], came[fitted]).predict(said[judged])
        else:
            curve = LogisticRegression().fit(_logit(said[fitted]), came[fitted])
            now = curve.predict_proba(_logit(said[judged]))[:, 1]
        scores.append(brier_score_loss(came[judged], now))
    return float(np.mean(scores))


def _logit(said: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(said, 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped)).reshape(-1, 1)
