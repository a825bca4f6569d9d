"""What the tests run against: a real PostgreSQL, emptied for each test, and S3 as moto plays it."""

from collections.abc import Callable, Iterator

import boto3
import pandas as pd
import pytest
from moto import mock_aws
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from sqlalchemy import Engine, create_engine, text

from app import migrate
from app.dataset import LEARNERS
from app.example import fill, observations
from app.job import Job
from app.observability.telemetry import Telemetry
from app.registry import Registry
from app.settings import MLFLOW_SCHEMA, Settings
from app.source import open_source
from app.training import Trained, Trainer

from .support import BUCKET, TODAY


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """MLflow keeps its address in the environment, where the next test's settings would find it."""
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)


@pytest.fixture(scope="session")
def _bucket() -> Iterator[None]:
    """A bucket; whole sessions share it, because MLflow keeps its connection."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setenv("AWS_ACCESS_KEY_ID", "testing")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        yield


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings for quick training, whatever was chosen when the pipeline was created."""
    return Settings(
        service_name="test",
        bucket_name=BUCKET,
        data_source="postgres",
        split="time",
        metric="roc_auc",
        trials=4,
        git_commit="0123abc",
        chunk_rows=70,
        drift_days=1,
        psi_threshold=0.2,
    )


@pytest.fixture(scope="session")
def _schema(settings: Settings) -> None:
    engine = create_engine(settings.database_url.get_secret_value())
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {MLFLOW_SCHEMA} CASCADE"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    migrate.main()


@pytest.fixture
def engine(settings: Settings, _schema: None) -> Iterator[Engine]:
    """The database, with nothing of ours stored. MLflow's tables keep what they have."""
    engine = create_engine(settings.database_url.get_secret_value())
    with engine.begin() as connection:
        connection.execute(text("TRUNCATE observations, scoring_runs, scores, drift_checks"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def rows() -> pd.DataFrame:
    """Example data, small."""
    return observations(TODAY, learners=250, weeks=40)


@pytest.fixture
def reader() -> InMemoryMetricReader:
    """What jobs report."""
    return InMemoryMetricReader()


@pytest.fixture
def open_job(
    settings: Settings, engine: Engine, reader: InMemoryMetricReader, _bucket: None
) -> Callable[..., Job]:
    """Makes what a job works with, with other settings if wanted; the first's numbers are read."""
    readers = [reader]

    def open_it(**other: object) -> Job:
        own = settings.model_copy(update=other)
        return Job(
            settings=own,
            telemetry=Telemetry.create(own, readers=(readers.pop(),) if readers else ()),
            engine=engine,
            source=open_source(own, engine, LEARNERS),
            registry=Registry(own),
            dataset=LEARNERS,
            today=TODAY,
        )

    return open_it


@pytest.fixture
def job(request: pytest.FixtureRequest, open_job: Callable[..., Job], rows: pd.DataFrame) -> Job:
    """What a job works with: example data, and a registry in which this test's model is alone."""
    job = open_job(service_name=f"{request.module.__name__}.{request.node.name}".split("[")[0])
    fill(job.settings, rows)
    return job


@pytest.fixture(scope="session")
def _trained() -> dict[str, Trained]:
    return {}


@pytest.fixture
def trained_job(
    open_job: Callable[..., Job], rows: pd.DataFrame, _trained: dict[str, Trained]
) -> tuple[Job, Trained]:
    """Example data and a champion, trained once for all tests that only read it."""
    job = open_job(service_name="shared")
    fill(job.settings, rows)
    if "it" not in _trained:
        _trained["it"] = Trainer(job.settings, job.registry, job.source, job.dataset).train(TODAY)
    return job, _trained["it"]
