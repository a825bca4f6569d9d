"""MLflow: runs, models and which of them counts.

A version of the model carries aliases: `challenger` (the newest) and `champion` (the one that
scores). Who was champion before is written on the champion, so a rollback needs no memory but the
registry's.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import BaseEstimator

# Read when MLflow is imported: it would report its use to its makers, and write bars and lines of
# its own into our log.
os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
os.environ.setdefault("MLFLOW_CONFIGURE_LOGGING", "false")
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")  # it looks for Git, and there is none

import mlflow
import mlflow.sklearn
import skops.io
from mlflow import MlflowClient
from mlflow.entities import Metric, Param
from mlflow.entities.model_registry import ModelVersion
from mlflow.exceptions import MlflowException
from mlflow.models import ModelSignature

from .errors import PipelineError
from .evaluation import Metrics
from .psi import Reference
from .settings import Settings

CHAMPION: Final = "champion"
CHALLENGER: Final = "challenger"
_PREVIOUS: Final = "previous_champion"
_REFERENCE: Final = "reference.json"

TRUSTED: Final = [
    "app.mlp.MlpClassifier",
    # Parts of scikit-learn's own models that skops doesn't know.
    "numpy.dtype",
    "sklearn.calibration._CalibratedClassifier",
    "sklearn.calibration._SigmoidCalibration",
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
]
"""What a stored model may hold, besides what skops trusts anyway. Nothing else is loaded: whoever
could write to the bucket could otherwise run code here."""


class Scorer(Protocol):
    """What is asked of a model."""

    def predict_proba(self, features: pd.DataFrame) -> NDArray[np.float64]:
        """The probabilities of both outcomes."""


@dataclass(frozen=True)
class Model:
    """A version of the model, loaded."""

    version: str
    scorer: Scorer
    reference: Reference

    def score(self, features: pd.DataFrame) -> NDArray[np.float64]:
        """The probability of the outcome, for each row."""
        return self.scorer.predict_proba(features)[:, 1]


class Registry:
    """Runs and versions of one model."""

    def __init__(self, settings: Settings) -> None:
        """Use the tracking server that the settings name, or our own database."""
        self._name = settings.service_name
        self._artifacts = settings.artifacts
        mlflow.set_tracking_uri(settings.tracking_uri)
        mlflow.set_registry_uri(settings.tracking_uri)
        self._client = MlflowClient()

    @property
    def model_name(self) -> str:
        """What the model is called."""
        return self._name

    @contextlib.contextmanager
    def run(self, params: dict[str, object], tags: dict[str, str]) -> Iterator[str]:
        """A run of training; it ends as failed when something fails in it."""
        experiment = self._experiment()
        with mlflow.start_run(experiment_id=experiment, tags=tags) as run:
            mlflow.log_params(params)
            yield run.info.run_id

    def log_metrics(self, prefix: str, metrics: Metrics) -> None:
        """Keep metrics with the run that is open."""
        mlflow.log_metrics({f"{prefix}_{name}": value for name, value in metrics.items()})

    def log_report(self, name: str, report: dict[str, Any]) -> None:
        """Keep a JSON file with the run that is open."""
        mlflow.log_dict(report, name)

    def log_trial(
        self, parent: str, number: int, params: dict[str, object], values: list[float], state: str
    ) -> None:
        """Keep a trial of tuning as a run below the run of training: its parameters, and its mean
        after each fold."""
        tags = {"mlflow.parentRunId": parent, "mlflow.runName": f"trial {number}", "state": state}
        run_id = self._client.create_run(self._experiment(), tags=tags).info.run_id
        now = int(datetime.now(UTC).timestamp() * 1000)
        self._client.log_batch(
            run_id,
            metrics=[Metric("mean", value, now, step) for step, value in enumerate(values)],
            params=[Param(name, str(value)) for name, value in params.items()],
        )
        self._client.set_terminated(run_id)

    def register(
        self, model: BaseEstimator, signature: ModelSignature, reference: Reference
    ) -> str:
        """Store the model of the run that is open as a new version, the challenger. Returns the
        version."""
        mlflow.log_dict(reference.to_dict(), _REFERENCE)
        logged = mlflow.sklearn.log_model(
            model,
            name="model",
            signature=signature,
            serialization_format="skops",
            skops_trusted_types=TRUSTED,
            pip_requirements=["scikit-learn", "skops", "numpy", "pandas"],
        )
        with contextlib.suppress(MlflowException):  # it is there already
            self._client.create_registered_model(self._name)
        created = self._client.create_model_version(
            self._name, source=logged.model_uri, run_id=logged.run_id, model_id=logged.model_id
        )
        version = str(created.version)
        self._client.set_registered_model_alias(self._name, CHALLENGER, version)
        return version

    def load(self, version: str) -> Model:
        """Load a version, with nothing in it but what is trusted."""
        found = self._version(version)
        with tempfile.TemporaryDirectory() as folder:
            stored = mlflow.artifacts.download_artifacts(
                f"models:/{self._name}/{version}", dst_path=folder
            )
            scorer = skops.io.load(Path(stored) / "model.skops", trusted=TRUSTED)
        reference = mlflow.artifacts.load_dict(f"runs:/{found.run_id}/{_REFERENCE}")
        return Model(
            version=version,
            scorer=cast("Scorer", scorer),
            reference=Reference.from_dict(reference),
        )

    def trained_at(self, version: str) -> datetime:
        """When a version was registered."""
        return datetime.fromtimestamp(self._version(version).creation_timestamp / 1000, UTC)

    def alias(self, name: str) -> str | None:
        """The version that carries an alias."""
        try:
            return str(self._client.get_model_version_by_alias(self._name, name).version)
        except MlflowException:
            return None

    def champion(self) -> str:
        """The version that scores."""
        version = self.alias(CHAMPION)
        if version is None:
            raise PipelineError(
                "No model has been promoted yet: run `python -m app.train`, and read its verdict."
            )
        return version

    def promote(self, version: str, reasons: tuple[str, ...]) -> None:
        """Make a version the champion; remember whose place it takes."""
        self._version(version)
        previous = self.alias(CHAMPION)
        if previous == version:
            return
        self._tag(version, promoted_at=_now(), promoted_because="; ".join(reasons)[:5000])
        if previous is not None:
            self._tag(version, **{_PREVIOUS: previous})
        # Last, and one statement: whoever looks sees the old champion or the new one.
        self._client.set_registered_model_alias(self._name, CHAMPION, version)

    def roll_back(self, to: str | None, reason: str) -> tuple[str, str]:
        """Make the champion before this one (or the version that is named) champion again. Returns
        both versions."""
        now = self.champion()
        target = to or self._version(now).tags.get(_PREVIOUS)
        if target is None:
            raise PipelineError(
                f"Version {now} took nobody's place, so there is nothing to go back to. Name a "
                "version with --to."
            )
        if target == now:
            raise PipelineError(f"Version {now} is the champion already.")
        self._version(target)
        self._tag(now, rolled_back_at=_now(), rolled_back_because=reason[:5000])
        self._client.set_registered_model_alias(self._name, CHAMPION, target)
        return now, target

    def _version(self, version: str) -> ModelVersion:
        try:
            return self._client.get_model_version(self._name, version)
        except MlflowException as error:
            raise PipelineError(f"There is no version {version} of {self._name}.") from error

    def _tag(self, version: str, **tags: str) -> None:
        for key, value in tags.items():
            self._client.set_model_version_tag(self._name, version, key, value)

    def _experiment(self) -> str:
        found = self._client.get_experiment_by_name(self._name)
        if found is not None:
            return str(found.experiment_id)
        return str(self._client.create_experiment(self._name, artifact_location=self._artifacts))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
