"""Monitoring: drift is told where it is, and old scores are held against what came."""

from datetime import timedelta

import pytest
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import PipelineError
from app.example import fill, observations
from app.job import Job
from app.monitoring import Monitoring
from app.psi import SCORE
from app.scoring import Scoring
from app.tables import DriftCheck
from app.training import Trained

from .support import TODAY, series


@pytest.fixture
def job(trained_job: tuple[Job, Trained]) -> Job:
    """A job with a champion."""
    return trained_job[0]


def _monitoring(job: Job) -> Monitoring:
    return Monitoring(
        *(job.settings, job.engine, job.registry, job.source, job.dataset, job.telemetry.metrics)
    )


def _scoring(job: Job) -> Scoring:
    return Scoring(
        *(job.settings, job.engine, job.registry, job.source, job.dataset, job.telemetry.metrics)
    )


def test_drift_is_reported_stored_and_corrected(job: Job, reader: InMemoryMetricReader) -> None:
    _scoring(job).score(TODAY)

    quiet = _monitoring(job).check_drift(TODAY)
    fill(job.settings, observations(TODAY, learners=250, weeks=40, drift=2))
    loud = _monitoring(job).check_drift(TODAY)

    assert quiet.drifted == []
    assert "days_since_lesson" in loud.drifted
    assert "plan" not in loud.drifted
    assert SCORE in loud.drifted
    assert series(reader, "batch_feature_psi") == loud.psi
    with Session(job.engine) as session:
        stored = {check.feature: check for check in session.scalars(select(DriftCheck))}
    assert stored["days_since_lesson"].drifted
    assert stored["days_since_lesson"].psi == loud.psi["days_since_lesson"]
    assert len(stored) == len(loud.psi)


def test_old_scores_are_held_against_what_came(job: Job, reader: InMemoryMetricReader) -> None:
    assert _monitoring(job).check_quality(TODAY) is None
    _scoring(job).score(TODAY - timedelta(weeks=5))

    metrics = _monitoring(job).check_quality(TODAY)

    assert metrics is not None
    assert metrics["roc_auc"] > 0.6
    assert series(reader, "batch_model_quality") == pytest.approx(metrics)


def test_without_scores_or_rows_there_is_nothing_to_compare(job: Job) -> None:
    with pytest.raises(PipelineError, match="Nothing has been scored"):
        _monitoring(job).check_drift(TODAY)

    _scoring(job).score(TODAY)
    fill(job.settings, observations(TODAY, learners=50, weeks=2))
    with pytest.raises(PipelineError, match="50 rows"):
        _monitoring(job).check_drift(TODAY)


def test_who_scores_is_reported(job: Job, reader: InMemoryMetricReader) -> None:
    job.say_who_scores()

    assert series(reader, "batch_model_info") == {job.registry.champion(): 1}
    trained_at = series(reader, "batch_model_trained_timestamp_seconds")[""]
    assert abs(trained_at - job.registry.trained_at(job.registry.champion()).timestamp()) < 1
