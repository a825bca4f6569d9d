"""What every job has around it: settings, connections, a span, a log line and a number for how it
ended."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import structlog
from pydantic import ValidationError
from sqlalchemy import Engine, create_engine

from .dataset import LEARNERS, Dataset
from .errors import PipelineError
from .observability import logs
from .observability.telemetry import Telemetry
from .registry import CHAMPION, Registry
from .settings import Settings
from .source import Source, open_source

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Job:
    """What a job works with."""

    settings: Settings
    telemetry: Telemetry
    engine: Engine
    source: Source
    registry: Registry
    dataset: Dataset
    today: date

    def say_who_scores(self) -> None:
        """Report the champion; nothing while there is none."""
        version = self.registry.alias(CHAMPION)
        if version is not None:
            trained_at = self.registry.trained_at(version)
            self.telemetry.metrics.champion(version, trained_at.timestamp())


def run(name: str, work: Callable[[Job], None]) -> None:
    """Do a job's work. The process ends with status 1 when it failed, so that Kubernetes knows."""
    try:
        settings = Settings()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
    logs.configure(settings)
    telemetry = Telemetry.create(settings)
    started = time.perf_counter()
    outcome = "failed"
    try:
        with telemetry.tracer.start_as_current_span(name), _open(settings, telemetry) as job:
            work(job)
        outcome = "ok"
    except PipelineError as error:
        _log.error("job failed", job=name, reason=str(error))
        sys.exit(1)
    except Exception:  # noqa: BLE001 - whatever it was, it is logged and told to Kubernetes
        _log.exception("job failed", job=name)
        sys.exit(1)
    finally:
        seconds = time.perf_counter() - started
        telemetry.metrics.ran(name, outcome, seconds)
        _log.info("job ended", job=name, outcome=outcome, seconds=round(seconds, 1))
        telemetry.close()


@contextmanager
def _open(settings: Settings, telemetry: Telemetry) -> Iterator[Job]:
    engine = create_engine(
        settings.database_url.get_secret_value(),
        pool_size=2,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"application_name": settings.service_name, "connect_timeout": 10},
    )
    try:
        yield Job(
            settings=settings,
            telemetry=telemetry,
            engine=engine,
            source=open_source(settings, engine, LEARNERS),
            registry=Registry(settings),
            dataset=LEARNERS,
            today=datetime.now(UTC).date(),
        )
    finally:
        engine.dispose()
