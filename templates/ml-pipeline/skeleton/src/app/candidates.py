"""The models that compete. Each is a pipeline, so whatever it learns (means, categories, weights)
it learns from the rows it is fitted on."""

import importlib.util
from collections.abc import Callable
from typing import Final

from optuna.trial import BaseTrial
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from .dataset import Dataset
from .mlp import MlpClassifier

Suggest = Callable[[Dataset, BaseTrial, int], Pipeline]

BASELINE: Final = {"family": "logistic", "C": 1.0}
"""What every model must beat, and the first trial of each study."""


def baseline(dataset: Dataset) -> Pipeline:
    """Logistic regression with nothing tuned."""
    return make_pipeline(_scaled(dataset), LogisticRegression(C=BASELINE["C"], max_iter=1000))


def families() -> list[str]:
    """What can be tried here: the neural network needs the extra `torch`."""
    return [name for name in _FAMILIES if name != "mlp" or importlib.util.find_spec("torch")]


def suggest(dataset: Dataset, trial: BaseTrial, seed: int) -> Pipeline:
    """A model as the trial wants it."""
    family = trial.suggest_categorical("family", families())
    return _FAMILIES[family](dataset, trial, seed)


def _logistic(dataset: Dataset, trial: BaseTrial, _seed: int) -> Pipeline:
    strength = trial.suggest_float("C", 1e-3, 1e2, log=True)
    return make_pipeline(_scaled(dataset), LogisticRegression(C=strength, max_iter=1000))


def _boosting(dataset: Dataset, trial: BaseTrial, seed: int) -> Pipeline:
    model = HistGradientBoostingClassifier(
        learning_rate=trial.suggest_float("learning_rate", 0.02, 0.3, log=True),
        max_iter=trial.suggest_int("max_iter", 50, 300, step=50),
        max_leaf_nodes=trial.suggest_int("max_leaf_nodes", 4, 32, log=True),
        min_samples_leaf=trial.suggest_int("min_samples_leaf", 10, 200, log=True),
        l2_regularization=trial.suggest_float("l2_regularization", 1e-3, 10, log=True),
        early_stopping=False,  # it would draw its own rows at random, across days and entities
        random_state=seed,
    )
    return make_pipeline(_plain(dataset), model)


def _mlp(dataset: Dataset, trial: BaseTrial, seed: int) -> Pipeline:
    model = MlpClassifier(
        width=trial.suggest_int("width", 16, 128, log=True),
        depth=trial.suggest_int("depth", 1, 3),
        dropout=trial.suggest_float("dropout", 0, 0.5),
        learning_rate=trial.suggest_float("mlp_learning_rate", 1e-4, 1e-2, log=True),
        weight_decay=trial.suggest_float("weight_decay", 1e-6, 1e-2, log=True),
        seed=seed,
    )
    return make_pipeline(_scaled(dataset), model)


_FAMILIES: Final[dict[str, Suggest]] = {
    "logistic": _logistic,
    "boosting": _boosting,
    "mlp": _mlp,
}


def _one_hot() -> OneHotEncoder:
    # A category that is rare or new is one of the rare ones, not an error at two in the morning.
    return OneHotEncoder(
        handle_unknown="infrequent_if_exist",
        max_categories=20,
        min_frequency=20,
        sparse_output=False,
    )


def _scaled(dataset: Dataset) -> ColumnTransformer:
    numeric = make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler())
    return ColumnTransformer(
        [
            ("numeric", numeric, list(dataset.numeric)),
            ("categorical", _one_hot(), list(dataset.categorical)),
        ]
    )


def _plain(dataset: Dataset) -> ColumnTransformer:
    """Trees need neither scale nor replacements for what is missing."""
    return ColumnTransformer(
        [
            ("numeric", "passthrough", list(dataset.numeric)),
            ("categorical", _one_hot(), list(dataset.categorical)),
        ]
    )
