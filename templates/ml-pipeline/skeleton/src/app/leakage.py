"""Leakage: what would make the holdout look better than production will be. Training stops on a
finding."""

from typing import Final

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict
from sklearn.tree import DecisionTreeClassifier

from .dataset import Dataset
from .errors import PipelineError
from .splits import Split, Strategy

MAX_SHARED_ROWS: Final = 0.01
"""So much of a set may equal rows of the training set by chance."""

MAX_SINGLE_SCORE: Final = 0.95
"""A feature that ranks the outcomes this well alone was made from them, or after them."""


class LeakageError(PipelineError):
    """The data gives answers away. Says which and how."""

    def __init__(self, findings: list[str]) -> None:
        """Name all findings at once."""
        super().__init__("Leakage: " + "; ".join(findings))
        self.findings = findings


def check(dataset: Dataset, split: Split, strategy: Strategy) -> dict[str, float]:
    """Raise when a set knows of another, or a feature of the outcome; else each feature's score
    alone."""
    scores = {
        feature: single_feature_score(split.train[feature], split.train[dataset.target])
        for feature in dataset.features
    }
    findings = [
        *_shared_rows(dataset, split),
        *_shared_entities(dataset, split, strategy),
        *_disorder(dataset, split, strategy),
        *(
            f"{feature} alone ranks the outcomes with {score:.3f} (ROC AUC, more than "
            f"{MAX_SINGLE_SCORE}): "
            "is it known before the outcome?"
            for feature, score in scores.items()
            if score > MAX_SINGLE_SCORE
        ),
    ]
    if findings:
        raise LeakageError(findings)
    return scores


def single_feature_score(values: pd.Series, outcomes: pd.Series) -> float:
    """How well a feature alone, or that it is missing, ranks the outcomes: cross-validated ROC AUC
    of a small tree."""
    codes = values if values.dtype == "float64" else pd.Series(pd.factorize(values)[0])
    column = np.column_stack([codes.fillna(0).to_numpy(), values.isna().to_numpy()])
    tree = DecisionTreeClassifier(max_leaf_nodes=16, min_samples_leaf=20, random_state=0)
    ranks = cross_val_predict(tree, column, outcomes, cv=3, method="predict_proba")[:, 1]
    return float(roc_auc_score(outcomes, ranks))


def _shared_rows(dataset: Dataset, split: Split) -> list[str]:
    findings = []
    keys = {
        name: pd.util.hash_pandas_object(part[[dataset.entity, dataset.day]], index=False)
        for name, part in split.parts().items()
    }
    content = {
        name: pd.util.hash_pandas_object(part[dataset.features], index=False)
        for name, part in split.parts().items()
    }
    for name in ("calibration", "holdout"):
        if twice := int(keys[name].isin(keys["train"]).sum()):
            findings.append(f"{twice} rows of the {name} set are in the training set too")
        share = float(content[name].isin(content["train"]).mean())
        if share > MAX_SHARED_ROWS:
            findings.append(
                f"{share:.1%} of the {name} set have the same features as a row of the training "
                "set: "
                "the source holds copies"
            )
    return findings


def _shared_entities(dataset: Dataset, split: Split, strategy: Strategy) -> list[str]:
    if strategy == "time":
        return []  # the same entity, later, is what production brings
    seen = set(split.train[dataset.entity])
    return [
        f"{len(seen & set(part[dataset.entity]))} entities of the {name} set are in the "
        "training set too"
        for name, part in split.parts().items()
        if name != "train" and seen & set(part[dataset.entity])
    ]


def _disorder(dataset: Dataset, split: Split, strategy: Strategy) -> list[str]:
    if strategy != "time":
        return []
    gap = pd.Timedelta(days=dataset.horizon_days)
    order = [part[dataset.day] for part in split.parts().values()]
    return [
        f"outcomes of the set before were still open when the {name} set begins"
        for name, earlier, later in zip(
            ("calibration", "holdout"), order[:-1], order[1:], strict=True
        )
        if earlier.max() + gap >= later.min()
    ]
