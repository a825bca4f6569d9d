"""What a model is judged by: metrics, calibration, the gate, drift."""

import json
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from sklearn.dummy import DummyClassifier

from app.calibration import calibrate, choose
from app.dataset import LEARNERS, MISSING
from app.evaluation import evaluate, expected_calibration_error, reliability
from app.gate import judge
from app.psi import SCORE, Distribution, Reference

from .support import TODAY, table

DRAW = np.random.default_rng(3)
SAID = DRAW.random(4000)
CAME = (DRAW.random(4000) < SAID).astype(float)


def test_probabilities_that_come_true_have_no_calibration_error() -> None:
    assert expected_calibration_error(CAME, SAID) < 0.03
    assert expected_calibration_error(CAME, SAID**3) > 0.15
    assert reliability(CAME, SAID)["rows"].tolist() == [400] * 10


def test_metrics_are_all_better_when_higher_but_for_errors() -> None:
    good, bad = evaluate(CAME, SAID), evaluate(CAME, 1 - SAID)

    for metric in ("roc_auc", "average_precision", "neg_log_loss"):
        assert good[metric] > bad[metric]
    assert good["brier"] < bad["brier"]


def test_the_method_fits_the_curve_and_the_number_of_rows() -> None:
    steps = np.where(SAID < 0.5, 0.1, 0.6)
    came = (DRAW.random(4000) < steps).astype(float)

    assert choose(SAID, came) == "isotonic"
    assert choose(SAID[:500], came[:500]) == "sigmoid"


def test_calibration_repairs_a_model_that_exaggerates() -> None:
    class Exaggerates(DummyClassifier):
        def predict_proba(self, X: pd.DataFrame) -> np.ndarray:  # noqa: N803
            said = X["said"].to_numpy() ** 3
            return np.column_stack([1 - said, said])

    features, outcomes = pd.DataFrame({"said": SAID}), pd.Series(CAME)
    model = Exaggerates().fit(features, outcomes)

    calibrated, _ = calibrate(model, features, outcomes)

    said = calibrated.predict_proba(features)[:, 1]
    assert expected_calibration_error(CAME, said) < 0.04


BETTER = {"roc_auc": 0.80, "ece": 0.02}


@pytest.mark.parametrize(
    ("challenger", "margin", "promoted", "told"),
    [
        (BETTER, 0.002, True, "+0.0100"),
        ({**BETTER, "roc_auc": 0.7915}, 0.002, False, "needs +0.0020"),
        ({**BETTER, "roc_auc": 0.79}, 0, True, "+0.0000"),
        ({**BETTER, "roc_auc": 0.75}, 0, False, "of v1 (-0.0400)"),
        ({**BETTER, "ece": 0.06}, 0.002, False, "calibration error 0.0600, at most 0.0500"),
    ],
)
def test_the_gate(
    challenger: dict[str, float], margin: float, *, promoted: bool, told: str
) -> None:
    verdict = judge(
        challenger,
        {"roc_auc": 0.79, "ece": 0.9},
        rival_name="v1",
        metric="roc_auc",
        margin=margin,
        max_ece=0.05,
    )

    assert verdict.promote is promoted
    assert told in "; ".join(verdict.reasons)


@pytest.fixture
def reference() -> Reference:
    """Of two thousand rows."""
    rows = LEARNERS.typed(table([TODAY], entities=2000))
    return Reference.of(LEARNERS, rows, SAID)


def test_the_same_population_does_not_drift(reference: Reference) -> None:
    psi = reference.compare(LEARNERS.typed(table([TODAY], entities=2000, seed=2)))

    assert set(psi) == set(LEARNERS.features)
    assert max(psi.values()) < 0.03


@pytest.mark.parametrize(
    ("column", "change"),
    [
        ("quiz_score", lambda values: values + 1),
        ("quiz_score", lambda values: values.where(values > 0)),
        ("plan", lambda values: values.where(values != "free", "a new plan")),
        ("plan", lambda values: values.where(values != "free", MISSING)),
    ],
)
def test_another_population_drifts_where_it_differs(
    reference: Reference, column: str, change: Callable[["pd.Series"], "pd.Series"]
) -> None:
    rows = LEARNERS.typed(table([TODAY], entities=2000, seed=2))
    rows[column] = change(rows[column])

    psi = reference.compare(rows)

    assert psi.pop(column) > 0.25
    assert max(psi.values()) < 0.1


@pytest.mark.parametrize(
    ("usual", "now"),
    [([1.0], [0.0]), ([1.0] * 19 + [0.0], [0.0]), ([100.0] * 12 + [7.0], [99.0])],
    ids=["always", "nearly always", "at the maximum"],
)
def test_a_value_that_nearly_every_row_had_is_missed(usual: list[float], now: list[float]) -> None:
    reference = Distribution.of_numbers(np.array(usual * 50))

    assert reference.psi(pd.Series(usual * 20)) == pytest.approx(0)
    assert reference.psi(pd.Series(now * 400)) > 1


def test_a_reference_survives_storage(reference: Reference) -> None:
    stored = Reference.from_dict(json.loads(json.dumps(reference.to_dict())))

    assert stored == reference
    assert SCORE in stored.distributions


def test_a_feature_that_was_never_known_is_compared_too() -> None:
    rows = LEARNERS.typed(table([TODAY])).assign(quiz_score=np.nan)
    reference = Reference.of(LEARNERS, rows, SAID)

    assert reference.compare(rows)["quiz_score"] == pytest.approx(0)
    assert reference.compare(rows.assign(quiz_score=1.0))["quiz_score"] > 5
