"""Rows: typed the same whatever they were read from, and refused when they are not right."""

import io
from collections.abc import Callable
from datetime import date, timedelta

import boto3
import numpy as np
import pandas as pd
import pytest

from app.dataset import LEARNERS
from app.errors import PipelineError
from app.example import fill, observations
from app.job import Job
from app.source import S3Source, Source, labelled
from app.training import data_hash

from .support import TODAY, table


@pytest.fixture(params=["postgres", "s3"])
def source(request: pytest.FixtureRequest, open_job: Callable[..., Job]) -> Source:
    """Both sources, filled with the same."""
    bucket = f"filled-{request.param}"
    boto3.client("s3").create_bucket(Bucket=bucket)
    job = open_job(data_source=request.param, bucket_name=bucket)
    fill(job.settings, observations(TODAY, learners=30, weeks=8))
    return job.source


def test_both_sources_deliver_the_same(source: Source) -> None:
    expected = LEARNERS.typed(observations(TODAY, learners=30, weeks=8))

    read = source.between(TODAY - timedelta(days=3650), TODAY)

    assert data_hash(read) == data_hash(expected)


def test_chunks_go_on_after_an_entity(source: Source) -> None:
    chunks = list(source.chunks(TODAY, "learner-00009", 8))

    assert [len(chunk) for chunk in chunks] == [8, 8, 4]
    assert chunks[0]["learner_id"].iloc[0] == "learner-00010"
    assert list(source.chunks(TODAY + timedelta(days=1), "", 8)) == []


def test_only_final_outcomes_are_learned_from(source: Source) -> None:
    rows = labelled(source, LEARNERS, TODAY)

    assert rows["observed_on"].max() <= pd.Timestamp(TODAY - timedelta(days=30))
    assert rows["stopped"].isin([0.0, 1.0]).all()
    with pytest.raises(PipelineError, match="Is the source filled"):
        labelled(source, LEARNERS, date(1990, 1, 1))


@pytest.mark.usefixtures("_bucket")
def test_csv_is_read_as_parquet_is() -> None:
    rows = table([TODAY], entities=20).astype({"stopped": object})
    rows.loc[3, "stopped"] = None
    rows.loc[4, ["plan", "quiz_score"]] = None
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket="csv")
    key = f"observations/observed_on={TODAY}/part-0.csv"
    s3.put_object(Bucket="csv", Key=key, Body=rows.to_csv(index=False).encode())
    s3.put_object(Bucket="csv", Key=f"observations/observed_on={TODAY}/_SUCCESS", Body=b"")

    read = S3Source("csv", LEARNERS).between(TODAY, TODAY)

    assert read["stopped"].isna().sum() == 1
    assert read["plan"].iloc[4] == "missing"
    assert np.isnan(read["quiz_score"].iloc[4])
    np.testing.assert_allclose(read["lessons_30d"], rows["lessons_30d"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"quiz_score": "much"}, "another type"),
        ({"stopped": "perhaps"}, "neither true nor false"),
    ],
)
def test_wrong_values_are_refused(change: dict[str, str], told: str) -> None:
    with pytest.raises(PipelineError, match=told):
        LEARNERS.typed(table([TODAY]).assign(**change))


def test_a_missing_column_is_named() -> None:
    with pytest.raises(PipelineError, match="lacks plan"):
        LEARNERS.typed(table([TODAY]).drop(columns="plan"))


def test_the_hash_tells_data_apart() -> None:
    rows = LEARNERS.typed(table([TODAY]))
    buffer = io.BytesIO()
    rows.to_parquet(buffer)

    assert data_hash(LEARNERS.typed(pd.read_parquet(buffer))) == data_hash(rows)
    assert data_hash(rows.assign(quiz_score=rows["quiz_score"] + 1e-9)) != data_hash(rows)
