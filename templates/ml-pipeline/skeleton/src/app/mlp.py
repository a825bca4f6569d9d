"""A multilayer perceptron as a scikit-learn classifier.

PyTorch trains it (`app/torch_backend.py`, the extra `torch`); what it has learned is kept as
arrays, so that a model can be scored, stored and loaded without PyTorch.
"""

import importlib
from dataclasses import dataclass
from typing import Any, Protocol, Self, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted, validate_data

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Plan:
    """How a network is built and trained."""

    width: int
    depth: int
    dropout: float
    learning_rate: float
    weight_decay: float
    epochs: int
    patience: int
    batch_size: int
    seed: int


class Backend(Protocol):
    """What trains a network."""

    def train(self, features: Array, outcomes: Array, plan: Plan) -> list[tuple[Array, Array]]:
        """Weights and biases of each layer; ReLU between them, one logit at the end."""


def load_backend() -> Backend:
    """Import PyTorch only when a network is trained."""
    return cast("Backend", importlib.import_module("app.torch_backend"))


class MlpClassifier(ClassifierMixin, BaseEstimator):
    """Two outcomes, ReLU layers of one width, early stopping on rows kept back from the training
    set."""

    def __init__(
        self,
        *,
        width: int = 64,
        depth: int = 2,
        dropout: float = 0.1,
        learning_rate: float = 1e-3,
        weight_decay: float = 1e-4,
        epochs: int = 100,
        patience: int = 8,
        batch_size: int = 256,
        seed: int = 0,
    ) -> None:
        """Keep the parameters, as scikit-learn wants it."""
        self.width = width
        self.depth = depth
        self.dropout = dropout
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.epochs = epochs
        self.patience = patience
        self.batch_size = batch_size
        self.seed = seed

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:  # noqa: N803 - scikit-learn's names
        """Train it."""
        features, outcomes = validate_data(self, X, y)
        self.classes_ = np.unique(outcomes)
        layers = load_backend().train(
            features.astype("float64"), outcomes.astype("float64"), Plan(**self.get_params())
        )
        self.weights_ = [weight for weight, _ in layers]
        self.biases_ = [bias for _, bias in layers]
        return self

    def predict_proba(self, X: ArrayLike) -> Array:  # noqa: N803 - scikit-learn's names
        """The probabilities of both outcomes."""
        check_is_fitted(self, "weights_")
        signal = validate_data(self, X, reset=False).astype("float64")
        for weight, bias in zip(self.weights_[:-1], self.biases_[:-1], strict=True):
            signal = np.maximum(signal @ weight.T + bias, 0)
        logits = (signal @ self.weights_[-1].T + self.biases_[-1]).ravel()
        positive = 1 / (1 + np.exp(-np.clip(logits, -50, 50)))
        return np.column_stack([1 - positive, positive])

    def predict(self, X: ArrayLike) -> NDArray[Any]:  # noqa: N803 - scikit-learn's names
        """The likelier outcome."""
        likelier: NDArray[Any] = self.classes_[self.predict_proba(X).argmax(axis=1)]
        return likelier
