"""Splits: nothing of a set is known to another, whatever way is chosen."""

from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from app.dataset import LEARNERS
from app.errors import PipelineError
from app.splits import Splitter, Strategy

from .support import TODAY, table

STRATEGIES: list[Strategy] = ["time", "group", "stratified"]
GAP = pd.Timedelta(days=LEARNERS.horizon_days)


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    """A year and a half of weeks."""
    days = [TODAY - timedelta(weeks=weeks) for weeks in range(80)]
    return LEARNERS.typed(table(days, entities=60))


def _days(part: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    return part["observed_on"].min(), part["observed_on"].max()


def test_by_time_each_outcome_is_known_before_the_next_set_begins(rows: pd.DataFrame) -> None:
    split = Splitter(LEARNERS, "time", 1).split(rows)

    assert _days(split.train)[1] + GAP < _days(split.calibration)[0]
    assert _days(split.calibration)[1] + GAP < _days(split.holdout)[0]
    assert _days(split.holdout)[1] == rows["observed_on"].max()


@pytest.mark.parametrize("strategy", ["group", "stratified"])
def test_no_entity_is_in_two_sets(rows: pd.DataFrame, strategy: Strategy) -> None:
    parts = Splitter(LEARNERS, strategy, 1).split(rows).parts()
    entities = [set(part["learner_id"]) for part in parts.values()]

    assert not entities[0] & entities[1]
    assert not entities[0] & entities[2]
    assert not entities[1] & entities[2]


def test_an_entity_stays_in_its_set_when_data_grows(rows: pd.DataFrame) -> None:
    splitter = Splitter(LEARNERS, "group", 1)
    early = rows[rows["learner_id"] < "e040"]

    held_out = set(splitter.split(rows).holdout["learner_id"])

    assert set(splitter.split(early).holdout["learner_id"]) <= held_out


def test_stratified_sets_have_the_same_share_of_outcomes_and_one_row_each() -> None:
    rows = LEARNERS.typed(table([TODAY], entities=1000))

    split = Splitter(LEARNERS, "stratified", 1).split(rows)

    shares = [part["stopped"].mean() for part in split.parts().values()]
    assert max(shares) - min(shares) < 0.01
    assert sum(len(part) for part in split.parts().values()) == 1000


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_the_same_seed_gives_the_same_split(rows: pd.DataFrame, strategy: Strategy) -> None:
    one = Splitter(LEARNERS, strategy, 5).split(rows)
    two = Splitter(LEARNERS, strategy, 5).split(rows.sample(frac=1, random_state=3).sort_index())

    pd.testing.assert_frame_equal(one.holdout, two.holdout)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_folds_are_judged_on_rows_that_were_not_learned_from(
    rows: pd.DataFrame, strategy: Strategy
) -> None:
    splitter = Splitter(LEARNERS, strategy, 1)
    train = splitter.split(rows).train if strategy != "stratified" else rows

    folds = splitter.folds(train, 4)

    assert len(folds) == 4
    for learn, judge in folds:
        assert not set(learn) & set(judge)
        if strategy == "time":
            assert _days(train.iloc[learn])[1] + GAP < _days(train.iloc[judge])[0]
        if strategy == "group":
            names = train["learner_id"].to_numpy()
            assert not set(names[learn]) & set(names[judge])
    judged = np.concatenate([judge for _, judge in folds])
    assert len(judged) == len(set(judged))


def test_too_little_data_is_said(rows: pd.DataFrame) -> None:
    splitter = Splitter(LEARNERS, "time", 1)

    with pytest.raises(PipelineError, match="more data is needed"):
        splitter.split(rows[rows["observed_on"] > rows["observed_on"].max() - GAP])
    with pytest.raises(PipelineError, match="lacks one of the outcomes"):
        splitter.folds(rows.assign(stopped=(rows.index > len(rows) - 10).astype(float)), 4)
