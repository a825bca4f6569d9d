"""Batch scoring: each day once, in chunks, each stored together with how far the run has come.

Interrupted, a run goes on where it was, with the version of the model it began with. Its scores are
seen when it is finished, all at once (view `current_scores`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

import pandas as pd
import structlog
from sqlalchemy import Engine, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from .dataset import Dataset
from .errors import PipelineError
from .observability.telemetry import Metrics
from .registry import Model, Registry
from .settings import Settings
from .source import Source
from .tables import Score, ScoringRun

_log = structlog.get_logger(__name__)

_LOCK: Final = 7_205_759_500


class Scoring:
    """Scores days."""

    def __init__(
        self,
        settings: Settings,
        engine: Engine,
        registry: Registry,
        source: Source,
        dataset: Dataset,
        metrics: Metrics,
    ) -> None:
        """Use these."""
        self._settings = settings
        self._engine = engine
        self._registry = registry
        self._source = source
        self._dataset = dataset
        self._metrics = metrics
        self._loaded: dict[str, Model] = {}

    def due(self, today: date) -> list[date]:
        """Today, and before it the days that were missed since the last that was scored."""
        with Session(self._engine) as session:
            last = session.scalar(
                select(func.max(ScoringRun.day)).where(
                    ScoringRun.finished_at.is_not(None), ScoringRun.day <= today
                )
            )
        earliest = today - timedelta(days=self._settings.catch_up_days)
        first = today if last is None else max(last + timedelta(days=1), earliest)
        missed = (today - first).days
        return [first + timedelta(days=n) for n in range(missed)] + [today]

    def score(self, day: date, *, again: bool = False) -> int:
        """Score a day unless that is done; `again` replaces what was said. Returns the rows of the
        run."""
        with self._alone():
            run = self._begin(day, again=again)
            if run is None:
                _log.info("already scored", day=str(day))
                return 0
            run_id, version, after, rows = run
            if after:
                _log.info(
                    "going on where it was interrupted", day=str(day), rows=rows, version=version
                )
            model = self._model(version)
            for chunk in self._source.chunks(day, after, self._settings.chunk_rows):
                rows = self._store(run_id, model, chunk)
                self._metrics.scored(len(chunk))
            if rows == 0:
                self._forget(run_id)
                raise PipelineError(f"There are no rows for {day}. Has what fills the source run?")
            self._finish(run_id)
        _log.info("scored", day=str(day), rows=rows, version=version)
        return rows

    def forget_old(self, today: date) -> int:
        """Delete scores of days that are older than they are kept."""
        oldest = today - timedelta(days=self._settings.keep_days)
        with Session(self._engine) as session, session.begin():
            deleted = session.execute(
                delete(ScoringRun).where(ScoringRun.day < oldest).returning(ScoringRun.id)
            ).all()
        return len(deleted)

    def _begin(self, day: date, *, again: bool) -> tuple[UUID, str, str, int] | None:
        """The run to go on with, or a new one; None when the day is done."""
        of_day = select(ScoringRun).where(ScoringRun.day == day)
        with Session(self._engine) as session, session.begin():
            run = session.scalar(of_day.where(ScoringRun.finished_at.is_(None)))
            if run is None:
                if not again and session.scalar(of_day.limit(1)) is not None:
                    return None
                run = ScoringRun(day=day, model_version=self._registry.champion())
                session.add(run)
                session.flush()
                session.refresh(run)
            return run.id, run.model_version, run.last_entity, run.rows

    def _store(self, run_id: UUID, model: Model, chunk: pd.DataFrame) -> int:
        """Store a chunk and how far the run has come in one transaction: both or neither."""
        entities = chunk[self._dataset.entity].tolist()
        probabilities = model.score(chunk[self._dataset.features]).tolist()
        scores = [
            {"run_id": run_id, "entity": entity, "probability": probability}
            for entity, probability in zip(entities, probabilities, strict=True)
        ]
        with Session(self._engine) as session, session.begin():
            session.execute(insert(Score), scores)
            rows = session.scalar(
                update(ScoringRun)
                .where(ScoringRun.id == run_id)
                .values(last_entity=entities[-1], rows=ScoringRun.rows + len(scores))
                .returning(ScoringRun.rows)
            )
        return rows or 0

    def _finish(self, run_id: UUID) -> None:
        with Session(self._engine) as session, session.begin():
            session.execute(
                update(ScoringRun)
                .where(ScoringRun.id == run_id)
                .values(finished_at=datetime.now(UTC))
            )

    def _forget(self, run_id: UUID) -> None:
        with Session(self._engine) as session, session.begin():
            session.execute(delete(ScoringRun).where(ScoringRun.id == run_id))

    def _model(self, version: str) -> Model:
        if version not in self._loaded:
            self._loaded[version] = self._registry.load(version)
        return self._loaded[version]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One job scores at a time; another that was started by hand waits for it."""
        with self._engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
            connection.commit()
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
