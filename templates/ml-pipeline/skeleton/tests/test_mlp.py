"""The neural network: scored without PyTorch, trained with it."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import optuna
import pytest
import skops.io
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import Pipeline

from app import mlp
from app.candidates import baseline, suggest
from app.dataset import LEARNERS
from app.example import observations
from app.mlp import Array, MlpClassifier, Plan
from app.registry import TRUSTED

from .support import TODAY

DRAW = np.random.default_rng(5)
INPUTS = DRAW.normal(size=(200, 3))
OUTCOMES = (INPUTS[:, 0] > 0).astype(int)


def test_a_network_is_scored_layer_by_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    def train(features: Array, outcomes: Array, plan: Plan) -> list[tuple[Array, Array]]:
        """One hidden unit that passes the first input on when it is positive."""
        assert features.shape == (200, 3)
        assert set(outcomes) == {0.0, 1.0}
        assert plan.width == 7
        return [
            (np.array([[1.0, 0, 0]]), np.array([0.5])),
            (np.array([[4.0]]), np.array([-2.0])),
        ]

    monkeypatch.setattr(mlp, "load_backend", lambda: SimpleNamespace(train=train))

    model = MlpClassifier(width=7).fit(INPUTS, OUTCOMES)

    expected = 1 / (1 + np.exp(-(4 * np.maximum(INPUTS[:, 0] + 0.5, 0) - 2)))
    np.testing.assert_allclose(model.predict_proba(INPUTS)[:, 1], expected)
    assert (model.predict(INPUTS) == (expected > 0.5)).all()
    stored: Any = skops.io.loads(skops.io.dumps(model), trusted=TRUSTED)
    np.testing.assert_allclose(stored.predict_proba(INPUTS)[:, 1], expected)


@pytest.mark.torch
def test_pytorch_trains_the_same_network_each_time() -> None:
    torch = pytest.importorskip("torch")
    rows = LEARNERS.typed(observations(TODAY, learners=300, weeks=10).dropna(subset="stopped"))
    trial = {"family": "mlp", "width": 32, "depth": 2, "dropout": 0.1}
    trial |= {"mlp_learning_rate": 3e-3, "weight_decay": 1e-4}

    def fitted() -> Pipeline:
        model = suggest(LEARNERS, optuna.trial.FixedTrial(trial), 1)
        return model.fit(rows[LEARNERS.features], rows["stopped"].astype(int))

    one, two = fitted(), fitted()

    said = one.predict_proba(rows[LEARNERS.features])[:, 1]
    np.testing.assert_array_equal(said, two.predict_proba(rows[LEARNERS.features])[:, 1])
    plain = baseline(LEARNERS).fit(rows[LEARNERS.features], rows["stopped"])
    simple = plain.predict_proba(rows[LEARNERS.features])[:, 1]
    assert roc_auc_score(rows["stopped"], said) > roc_auc_score(rows["stopped"], simple)

    network = one[-1]
    inputs = torch.tensor(one[0].transform(rows[LEARNERS.features]))
    for weight, bias in zip(network.weights_, network.biases_, strict=True):
        inputs = torch.nn.functional.linear(inputs, torch.tensor(weight), torch.tensor(bias))
        if weight is not network.weights_[-1]:
            inputs = torch.relu(inputs)
    np.testing.assert_allclose(torch.sigmoid(inputs).numpy().ravel(), said, rtol=1e-6)
