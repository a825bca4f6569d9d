"""Leakage: each way in which the holdout could know too much is found, and clean data passes."""

import dataclasses
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from app import leakage
from app.candidates import baseline
from app.dataset import LEARNERS, Dataset
from app.leakage import LeakageError
from app.splits import Split, Splitter

from .support import TODAY, table


@pytest.fixture
def split() -> Split:
    """A clean split by time."""
    days = [TODAY - timedelta(weeks=weeks) for weeks in range(60)]
    return Splitter(LEARNERS, "time", 1).split(LEARNERS.typed(table(days)))


def test_clean_data_passes_and_no_feature_knows_the_outcome(split: Split) -> None:
    scores = leakage.check(LEARNERS, split, "time")

    assert set(scores) == set(LEARNERS.features)
    assert all(0.4 < score < 0.6 for score in scores.values())


def _with_train_rows(split: Split, *, entity: str | None = None) -> Split:
    copied = split.train.head(200).copy()
    if entity is not None:
        copied["learner_id"] = entity
        copied["observed_on"] = split.holdout["observed_on"].max()
    return dataclasses.replace(split, holdout=pd.concat([split.holdout, copied]))


def test_rows_in_two_sets_are_found(split: Split) -> None:
    with pytest.raises(LeakageError, match="200 rows of the holdout set are in the training set"):
        leakage.check(LEARNERS, _with_train_rows(split), "group")


def test_copies_under_another_name_are_found(split: Split) -> None:
    with pytest.raises(LeakageError, match="same features as a row of the training set"):
        leakage.check(LEARNERS, _with_train_rows(split, entity="new"), "time")


def test_entities_in_two_sets_are_found_where_it_matters(split: Split) -> None:
    with pytest.raises(LeakageError, match="40 entities of the holdout set"):
        leakage.check(LEARNERS, split, "group")


def test_open_outcomes_are_found(split: Split) -> None:
    late = split.calibration["observed_on"].min() - pd.Timedelta(days=3)
    train = split.train.assign(observed_on=late, learner_id=lambda rows: rows.index.astype(str))

    with pytest.raises(LeakageError, match="still open when the calibration set begins"):
        leakage.check(LEARNERS, dataclasses.replace(split, train=train), "time")


@pytest.mark.parametrize("kind", ["number", "missing"])
def test_a_feature_made_from_the_outcome_is_found(split: Split, kind: str) -> None:
    outcomes = split.train["stopped"]
    told = outcomes + np.random.default_rng(0).normal(0, 0.1, len(outcomes))
    if kind == "missing":
        told = split.train["quiz_score"].where(outcomes == 1)
    train = split.train.assign(quiz_score=told)

    with pytest.raises(LeakageError, match="quiz_score alone ranks the outcomes") as error:
        leakage.check(LEARNERS, dataclasses.replace(split, train=train), "time")

    assert len(error.value.findings) == 1


def test_the_outcome_and_the_keys_are_never_features() -> None:
    fields = dataclasses.asdict(LEARNERS)

    with pytest.raises(ValueError, match="not features: stopped"):
        Dataset(**{**fields, "numeric": ("quiz_score", "stopped")})


def test_a_pipeline_learns_from_the_rows_it_is_fitted_on_only(split: Split) -> None:
    model = baseline(LEARNERS).fit(split.train[LEARNERS.features], split.train["stopped"])
    scaler = model[0].named_transformers_["numeric"]["standardscaler"]
    before = scaler.mean_.copy()

    strange = split.holdout[LEARNERS.features].assign(quiz_score=1e9, plan="a new plan")
    model.predict_proba(strange)

    np.testing.assert_array_equal(scaler.mean_, before)
    np.testing.assert_allclose(before[0], split.train["days_since_lesson"].mean())
