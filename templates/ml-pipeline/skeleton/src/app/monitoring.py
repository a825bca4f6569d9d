"""Is the model still right? Drift of what it sees (PSI), and how good its scores turned out to
be."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import pandas as pd
import structlog
from sqlalchemy import Engine, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from .dataset import Dataset
from .errors import PipelineError
from .evaluation import evaluate
from .observability.telemetry import Metrics
from .psi import SCORE
from .registry import Registry
from .settings import Settings
from .source import Source
from .tables import DriftCheck, ScoringRun

_log = structlog.get_logger(__name__)

LEAST_ROWS: Final = 200
"""With fewer, the index and the metrics measure chance."""


@dataclass(frozen=True)
class Drift:
    """What a check came to."""

    day: date
    version: str
    rows: int
    psi: dict[str, float]
    drifted: list[str]


class Monitoring:
    """Compares what is scored with what was learned from."""

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

    def check_drift(self, today: date) -> Drift:
        """Compare the newest days that were scored with the champion's training data."""
        day = self._newest_day(today)
        first = day - timedelta(days=self._settings.drift_days - 1)
        rows = self._source.between(first, day)
        if len(rows) < LEAST_ROWS:
            raise PipelineError(
                f"There are {len(rows)} rows from {first} to {day}; under {LEAST_ROWS} the "
                "index is chance. "
                "Raise DRIFT_DAYS."
            )
        model = self._registry.load(self._registry.champion())
        rows[SCORE] = model.score(rows[self._dataset.features])
        psi = model.reference.compare(rows)
        drifted = sorted(
            name for name, index in psi.items() if index > self._settings.psi_threshold
        )
        self._store(Drift(day, model.version, len(rows), psi, drifted))
        for name, index in psi.items():
            self._metrics.drift(name, index)
        level = _log.warning if drifted else _log.info
        level(
            "drift checked",
            day=str(day),
            rows=len(rows),
            drifted=drifted,
            highest=round(max(psi.values()), 4),
        )
        return Drift(day, model.version, len(rows), psi, drifted)

    def check_quality(self, today: date) -> dict[str, float] | None:
        """How good the scores of the newest month with known outcomes were; None while there are
        too few."""
        last = today - timedelta(days=self._dataset.horizon_days)
        first = last - timedelta(days=30)
        known = self._source.between(first, last)
        known = known[known[self._dataset.target].notna()]
        with self._engine.connect() as connection:
            scores = pd.read_sql_query(
                text(
                    "SELECT day, entity, probability FROM current_scores "
                    "WHERE day BETWEEN :first AND :last"
                ),
                connection,
                params={"first": first, "last": last},
            )
        scores["day"] = pd.to_datetime(scores["day"]).astype(known[self._dataset.day].dtype)
        both = known.merge(
            scores,
            left_on=[self._dataset.day, self._dataset.entity],
            right_on=["day", "entity"],
        )
        if len(both) < LEAST_ROWS or both[self._dataset.target].nunique() < 2:
            _log.info("too few outcomes known", rows=len(both))
            return None
        metrics = evaluate(both[self._dataset.target], both["probability"].to_numpy(np.float64))
        self._metrics.quality(metrics)
        _log.info("quality checked", rows=len(both), **metrics)
        return metrics

    def _newest_day(self, today: date) -> date:
        with Session(self._engine) as session:
            day = session.scalar(
                select(func.max(ScoringRun.day)).where(
                    ScoringRun.finished_at.is_not(None), ScoringRun.day <= today
                )
            )
        if day is None:
            raise PipelineError("Nothing has been scored yet: run `python -m app.score`.")
        return day

    def _store(self, drift: Drift) -> None:
        statement = insert(DriftCheck).values(
            [
                {
                    "day": drift.day,
                    "feature": name,
                    "model_version": drift.version,
                    "psi": index,
                    "rows": drift.rows,
                    "drifted": name in drift.drifted,
                }
                for name, index in drift.psi.items()
            ]
        )
        new = statement.excluded
        with Session(self._engine) as session, session.begin():
            session.execute(
                statement.on_conflict_do_update(
                    index_elements=[DriftCheck.day, DriftCheck.feature],
                    set_={
                        "model_version": new.model_version,
                        "psi": new.psi,
                        "rows": new.rows,
                        "drifted": new.drifted,
                        "checked_at": func.now(),
                    },
                )
            )
