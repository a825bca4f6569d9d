"""Where rows come from: a table in PostgreSQL, or Parquet and CSV files in the bucket."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Protocol

import boto3
import pandas as pd
from sqlalchemy import Engine, Select, select

from .dataset import Dataset
from .errors import PipelineError
from .settings import Settings
from .tables import Observation

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

PREFIX: Final = "observations/"
"""In the bucket, a folder per day: `observations/observed_on=2026-11-21/part-0.parquet`."""


class Source(Protocol):
    """Rows as they arrive, typed by the dataset."""

    def between(self, first: date, last: date) -> pd.DataFrame:
        """All rows of these days, both included."""

    def chunks(self, day: date, after: str, size: int) -> Iterator[pd.DataFrame]:
        """A day's rows by entity, from the one after `after` on, so many at a time."""


class PostgresSource:
    """The table `observations`."""

    def __init__(self, engine: Engine, dataset: Dataset) -> None:
        """Read through this pool."""
        self._engine = engine
        self._dataset = dataset
        self._entity = Observation.__table__.c[dataset.entity]
        self._day = Observation.__table__.c[dataset.day]
        self._columns = [Observation.__table__.c[column] for column in dataset.columns]

    def between(self, first: date, last: date) -> pd.DataFrame:
        """All rows of these days, both included."""
        return self._read(select(*self._columns).where(self._day.between(first, last)))

    def chunks(self, day: date, after: str, size: int) -> Iterator[pd.DataFrame]:
        """A day's rows by entity; every chunk is a query of its own, so nothing stays open."""
        # Compared byte by byte, as Python does: the order must not depend on the server's language.
        entity = self._entity.collate("C")
        while True:
            query = select(*self._columns).where(self._day == day, entity > after)
            chunk = self._read(query.order_by(entity).limit(size))
            if chunk.empty:
                return
            yield chunk
            after = chunk[self._dataset.entity].iloc[-1]

    def _read(self, query: Select[tuple[object, ...]]) -> pd.DataFrame:
        with self._engine.connect() as connection:
            return self._dataset.typed(pd.read_sql_query(query, connection))


class S3Source:
    """Files below `observations/` in the bucket, a folder for each day."""

    def __init__(self, bucket: str, dataset: Dataset) -> None:
        """Read with the pod's own role."""
        self._s3: S3Client = boto3.client("s3")
        self._bucket = bucket
        self._dataset = dataset

    def between(self, first: date, last: date) -> pd.DataFrame:
        """All rows of these days, both included."""
        wanted = {key: day for key, day in self._files().items() if first <= day <= last}
        frames = [self._read(key, day) for key, day in sorted(wanted.items())]
        if not frames:
            return self._dataset.typed(pd.DataFrame(columns=self._dataset.columns))
        return self._dataset.typed(pd.concat(frames, ignore_index=True))

    def chunks(self, day: date, after: str, size: int) -> Iterator[pd.DataFrame]:
        """A day's rows by entity. A day fits in memory; what is stored is still done in chunks."""
        rows = self.between(day, day)
        rows = rows[rows[self._dataset.entity] > after]
        for start in range(0, len(rows), size):
            yield rows.iloc[start : start + size]

    def _files(self) -> dict[str, date]:
        folder = f"{PREFIX}{self._dataset.day}="
        pages = self._s3.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=folder
        )
        keys = [item["Key"] for page in pages for item in page.get("Contents", [])]
        return {
            key: date.fromisoformat(key.removeprefix(folder).partition("/")[0])
            for key in keys
            if key.endswith((".parquet", ".csv"))
        }

    def _read(self, key: str, day: date) -> pd.DataFrame:
        body = io.BytesIO(self._s3.get_object(Bucket=self._bucket, Key=key)["Body"].read())
        frame = pd.read_parquet(body) if key.endswith(".parquet") else pd.read_csv(body)
        return frame.assign(**{self._dataset.day: pd.Timestamp(day)})


def open_source(settings: Settings, engine: Engine, dataset: Dataset) -> Source:
    """The source that the settings name."""
    if settings.data_source == "s3" and settings.bucket_name is not None:
        return S3Source(settings.bucket_name, dataset)
    return PostgresSource(engine, dataset)


def labelled(source: Source, dataset: Dataset, today: date) -> pd.DataFrame:
    """The rows whose outcome is known and final.

    Of the days inside the horizon only those are known whose outcome came early, and to learn from
    those alone would teach that everything ends soon.
    """
    last = today - timedelta(days=dataset.horizon_days)
    rows = source.between(date(1970, 1, 1), last)
    rows = rows[rows[dataset.target].notna()].reset_index(drop=True)
    if rows[dataset.target].nunique() < 2:
        raise PipelineError(
            f"There are {len(rows)} rows with a known outcome up to {last}, and not both "
            "outcomes among "
            "them: nothing can be learned. Is the source filled?"
        )
    return rows
