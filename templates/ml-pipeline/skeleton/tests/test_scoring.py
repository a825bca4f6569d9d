"""Scoring: each day once and whole, whatever happens in between."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd
import pytest
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from app import score
from app.errors import PipelineError
from app.job import Job
from app.scoring import Scoring
from app.tables import Observation, Score, ScoringRun
from app.training import Trained

from .support import TODAY, series

YESTERDAY = TODAY - timedelta(days=1)
Ready = tuple[Job, Scoring]


@pytest.fixture
def ready(trained_job: tuple[Job, Trained]) -> Ready:
    """A job with a champion."""
    job, _ = trained_job
    return job, _scoring(job)


def _scoring(job: Job) -> Scoring:
    return Scoring(
        *(job.settings, job.engine, job.registry, job.source, job.dataset, job.telemetry.metrics)
    )


def _current(job: Job) -> pd.DataFrame:
    with job.engine.connect() as connection:
        query = text("SELECT * FROM current_scores ORDER BY day, entity")
        return pd.read_sql_query(query, connection)


def _stored(job: Job) -> int:
    with Session(job.engine) as session:
        return session.scalar(select(func.count()).select_from(Score)) or 0


def test_a_day_is_scored_once(ready: Ready, reader: InMemoryMetricReader) -> None:
    job, scoring = ready

    assert scoring.score(TODAY) == 250
    assert scoring.score(TODAY) == 0

    assert len(_current(job)) == 250
    assert series(reader, "batch_rows_scored_total") == {"": 250}


class _InterruptedError(Exception):
    pass


def _break_after(job: Job, chunks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the source fail after so many chunks."""
    whole = job.source.chunks

    def broken(day: date, after: str, size: int) -> Iterator[pd.DataFrame]:
        for number, chunk in enumerate(whole(day, after, size)):
            if number == chunks:
                raise _InterruptedError
            yield chunk

    monkeypatch.setattr(job.source, "chunks", broken)


def test_an_interrupted_run_goes_on_where_it_was(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, scoring = ready
    with monkeypatch.context() as broken:
        _break_after(job, 2, broken)
        with pytest.raises(_InterruptedError):
            scoring.score(TODAY)
    assert _stored(job) == 140  # two chunks of 70
    assert _current(job).empty  # half a day is not shown

    monkeypatch.setattr(job.registry, "champion", lambda: pytest.fail("it has its version"))
    assert _scoring(job).score(TODAY) == 250

    assert len(_current(job)) == 250
    assert _stored(job) == 250


def test_a_chunk_and_the_progress_are_stored_together(ready: Ready) -> None:
    job, scoring = ready
    with job.engine.begin() as connection:
        connection.execute(
            text(
                "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS "
                "$$BEGIN IF NEW.rows > 100 THEN RAISE 'full'; END IF; RETURN NEW; END$$"
            )
        )
        connection.execute(
            text(
                "CREATE TRIGGER fail BEFORE UPDATE ON scoring_runs "
                "FOR EACH ROW EXECUTE FUNCTION fail()"
            )
        )
    try:
        with pytest.raises(Exception, match="full"):
            scoring.score(TODAY)
        assert _stored(job) == 70
    finally:
        with job.engine.begin() as connection:
            connection.execute(text("DROP FUNCTION fail CASCADE"))

    assert scoring.score(TODAY) == 250


def test_again_replaces_what_was_said_at_once(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, scoring = ready
    scoring.score(TODAY)
    before = _current(job)
    with monkeypatch.context() as broken:
        _break_after(job, 1, broken)
        with pytest.raises(_InterruptedError):
            scoring.score(TODAY, again=True)
    pd.testing.assert_frame_equal(_current(job), before)

    scoring.score(TODAY, again=True)

    assert (_current(job)["scored_at"] > before["scored_at"]).all()


def test_a_day_without_rows_leaves_nothing_and_says_so(ready: Ready) -> None:
    job, scoring = ready

    with pytest.raises(PipelineError, match=f"no rows for {YESTERDAY}"):
        scoring.score(YESTERDAY)

    with Session(job.engine) as session:
        assert session.scalar(select(func.count()).select_from(ScoringRun)) == 0


def test_missed_days_are_due_but_not_for_ever(ready: Ready) -> None:
    job, scoring = ready
    assert scoring.due(TODAY) == [TODAY]

    def scored(day: date) -> None:
        with Session(job.engine) as session, session.begin():
            session.add(ScoringRun(day=day, model_version="1", finished_at=func.now()))

    scored(TODAY - timedelta(days=30))
    assert len(scoring.due(TODAY)) == job.settings.catch_up_days + 1
    scored(TODAY - timedelta(days=3))
    assert scoring.due(TODAY) == [TODAY - timedelta(days=ago) for ago in (2, 1, 0)]
    scored(TODAY)
    assert scoring.due(TODAY) == [TODAY]


def test_two_jobs_do_not_score_a_day_twice(ready: Ready) -> None:
    job, scoring = ready
    rows: list[int] = []
    other = threading.Thread(target=lambda: rows.append(_scoring(job).score(TODAY)))
    with scoring._alone():  # noqa: SLF001 - as if it were scoring
        other.start()
        other.join(1)
        assert other.is_alive()
    other.join(30)

    assert rows == [250]


def test_old_scores_are_deleted(ready: Ready) -> None:
    job, scoring = ready
    scoring.score(TODAY)

    assert scoring.forget_old(TODAY) == 0
    assert scoring.forget_old(TODAY + timedelta(days=job.settings.keep_days + 1)) == 1
    assert _stored(job) == 0


def test_a_missed_day_without_rows_does_not_keep_today_from_being_scored(
    ready: Ready, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    job, _ = ready
    for name, value in {"SERVICE_NAME": "shared", "BUCKET_NAME": "pipeline"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DATA_SOURCE", "postgres")
    with Session(job.engine) as session, session.begin():
        before = TODAY - timedelta(days=2)
        session.add(ScoringRun(day=before, model_version="1", finished_at=func.now()))

    score.main([])

    assert set(_current(job)["day"]) == {TODAY}
    assert "a missed day stays unscored" in capsys.readouterr().out
    with Session(job.engine) as session, session.begin():
        session.execute(delete(Observation))
    with pytest.raises(SystemExit):
        score.main(["--day", str(YESTERDAY)])
    assert "Has what fills the source run?" in capsys.readouterr().out
