"""Helpers of the tests."""

from datetime import UTC, date, datetime
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from opentelemetry.sdk.metrics.export import InMemoryMetricReader, NumberDataPoint

BUCKET: Final = "pipeline"
TODAY: Final = datetime.now(UTC).date()


def series(reader: InMemoryMetricReader, name: str) -> dict[str, float]:
    """What a metric's series hold, by their label that says most (feature, version, …)."""
    data = reader.get_metrics_data()
    found = {}
    for resource in data.resource_metrics if data else []:
        for scope in resource.scope_metrics:
            for metric in scope.metrics:
                if metric.name == name:
                    for point in metric.data.data_points:
                        assert isinstance(point, NumberDataPoint)
                        labels = dict(point.attributes or {})
                        assert labels["namespace"] == f"{labels['service']}-local"
                        key = [labels[k] for k in ("feature", "version", "metric") if k in labels]
                        found[str(key[0]) if key else ""] = float(point.value)
    return found


def table(
    days: list[date], *, entities: int = 40, seed: int = 1, target: float = 0.3
) -> pd.DataFrame:
    """Rows of the example's columns, without meaning: each entity on each day."""
    draw = np.random.default_rng(seed)
    size = len(days) * entities
    frame = pd.DataFrame(
        {
            "learner_id": [f"e{number:03d}" for _ in days for number in range(entities)],
            "observed_on": [day for day in days for _ in range(entities)],
            "plan": draw.choice(["free", "monthly"], size),
            "device": draw.choice(["web", "ios"], size),
            "stopped": draw.random(size) < target,
        }
    )
    for name in (
        "days_since_lesson",
        "lessons_30d",
        "quiz_score",
        "streak_days",
        "tenure_days",
        "tickets_90d",
    ):
        frame[name] = draw.normal(size=size)
    return frame


class Constant:
    """A model that says the same of everybody."""

    def __init__(self, probability: float) -> None:
        self.probability = probability

    def predict_proba(self, features: pd.DataFrame) -> NDArray[np.float64]:
        """The probabilities of both outcomes."""
        return np.tile([1 - self.probability, self.probability], (len(features), 1))
