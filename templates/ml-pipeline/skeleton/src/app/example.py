"""Example data: `python -m app.example` fills the source with learners who never were. Delete it
with the example.

The same seed and day give the same rows. Outcomes follow from the features with noise, in part by
thresholds and interactions that a linear model misses; a little is missing, as in life.
"""

import argparse
import io
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Final

import boto3
import numpy as np
import pandas as pd
from pydantic import ValidationError
from sqlalchemy import create_engine, insert, text

from .dataset import LEARNERS
from .settings import Settings
from .source import PREFIX
from .tables import Observation

EVERY_DAYS: Final = 7


def observations(
    today: date, *, learners: int = 500, weeks: int = 52, seed: int = 7, drift: float = 0
) -> pd.DataFrame:
    """Each learner once a week, the last time today; outcomes of the last 30 days are not known
    yet.

    `drift` moves what the last week's rows look like, in standard deviations or so.
    """
    draw = np.random.default_rng(seed)
    size = learners * (weeks + 1)
    learner = np.tile(np.arange(learners), weeks + 1)
    week = np.repeat(np.arange(weeks + 1), learners)
    ago = (weeks - week) * EVERY_DAYS
    moved = np.where(week == weeks, drift, 0.0)
    diligence = draw.normal(size=learners)[learner]
    lessons = draw.poisson(np.exp(1.8 + 0.5 * diligence - 0.5 * moved)).astype(float)
    pause = np.round(draw.exponential(np.exp(1.4 - 0.4 * diligence + 0.6 * moved)))
    quiz = np.clip(draw.normal(70 + 6 * diligence - 8 * moved, 12), 0, 100)
    streak = np.where(pause > 0, 0.0, draw.geometric(0.15, size))
    # Old learners leave and new ones come, so their tenure stays the same on the whole.
    tenure = draw.integers(5, 700, size)
    tickets = draw.poisson(0.3, size).astype(float)
    plan = draw.choice(["free", "monthly", "yearly"], learners, p=[0.5, 0.35, 0.15])[learner]
    device = draw.choice(["web", "ios", "android"], size, p=[0.5, 0.3, 0.2])
    logit = (
        -2.4
        + 0.06 * np.minimum(pause, 20)
        + 1.6 * ((pause > 7) & (plan != "yearly"))
        - 0.05 * lessons
        + 1.1 * ((lessons < 4) & (tenure < 200))
        + 0.9 * ((tickets > 1) & (plan == "monthly"))
        + 1.2 * (np.abs(quiz - 70) > 20)
        - 0.5 * (streak > 5)
        - 0.3 * diligence
    )
    stopped = draw.random(size) < 1 / (1 + np.exp(-logit))
    quiz[draw.random(size) < 0.08] = np.nan
    rows = pd.DataFrame(
        {
            "learner_id": [f"learner-{number:05d}" for number in learner],
            "observed_on": [today - timedelta(days=int(days)) for days in ago],
            "days_since_lesson": pause,
            "lessons_30d": lessons,
            "quiz_score": quiz,
            "streak_days": streak,
            "tenure_days": tenure.astype(float),
            "tickets_90d": tickets,
            "plan": plan,
            "device": pd.Series(device, dtype=object).mask(draw.random(size) < 0.05),
            "stopped": stopped.astype(object),
        }
    )
    rows.loc[ago < LEARNERS.horizon_days, "stopped"] = None
    return rows


def fill(settings: Settings, rows: pd.DataFrame) -> None:
    """Put the rows where the pipeline reads them, in place of what is there."""
    if settings.data_source == "s3" and settings.bucket_name is not None:
        for day, of_day in rows.groupby("observed_on"):
            body = io.BytesIO()
            of_day.astype({"stopped": "boolean"}).to_parquet(body, index=False)
            key = f"{PREFIX}observed_on={day}/part-0.parquet"
            boto3.client("s3").put_object(
                Bucket=settings.bucket_name, Key=key, Body=body.getvalue()
            )
        return
    engine = create_engine(settings.database_url.get_secret_value())
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE observations"))
        values = rows.astype(object).where(rows.notna(), None)
        records = [dict(zip(rows.columns, row, strict=True)) for row in values.to_numpy()]
        connection.execute(insert(Observation), records)
    engine.dispose()


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and fill the source; never in production."""
    parser = argparse.ArgumentParser(prog="python -m app.example")
    parser.add_argument("--learners", type=int, default=500)
    parser.add_argument("--drift", type=float, default=0, help="how far the newest week has moved")
    options = parser.parse_args(arguments)
    try:
        settings = Settings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    if settings.environment == "prod":
        sys.exit("This would replace production's data by an example.")
    today = datetime.now(UTC).date()
    fill(settings, observations(today, learners=options.learners, drift=options.drift))


if __name__ == "__main__":
    main()
