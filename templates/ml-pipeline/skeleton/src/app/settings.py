"""Settings, read from the environment. Nothing secret has a default."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, HttpUrl, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from . import about

MLFLOW_SCHEMA = "mlflow"
"""Where MLflow keeps its tables, apart from ours."""


def _with_driver(url: SecretStr) -> SecretStr:
    """Name the driver in the plain `postgresql://` address that everybody else uses."""
    scheme, separator, rest = url.get_secret_value().partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+psycopg"} or not separator:
        raise ValueError("must look like postgresql://user:password@host:5432/name")
    return SecretStr(f"postgresql+psycopg://{rest}")


class DatabaseSettings(BaseSettings):
    """What migrations need; jobs need more."""

    # Without hide_input_in_errors a typing error in an address would log the password in it.
    model_config = SettingsConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    database_url: Annotated[SecretStr, AfterValidator(_with_driver)]
    mlflow_tracking_uri: SecretStr | None = None
    """A shared MLflow server; without one, runs and models are kept in our own database."""
    service_name: str = about.NAME
    service_version: str = "dev"
    environment: str = "local"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @property
    def tracking_uri(self) -> str:
        """Where MLflow keeps runs and models."""
        if self.mlflow_tracking_uri is not None:
            return self.mlflow_tracking_uri.get_secret_value()
        url = self.database_url.get_secret_value()
        return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{MLFLOW_SCHEMA}"


class Settings(DatabaseSettings):
    """Everything the jobs need."""

    bucket_name: str | None = None
    artifact_root: str | None = None
    """Where models are kept when not in the bucket, as `file:///…`: local work."""
    git_commit: str = "unknown"
    otel_exporter_otlp_endpoint: HttpUrl | None = None

    data_source: Literal["postgres", "s3"] = about.SOURCE
    split: Literal["time", "group", "stratified"] = about.SPLIT
    seed: int = 20_240_229

    metric: Literal["roc_auc", "average_precision", "neg_log_loss"] = about.METRIC
    """What is tuned and compared: a scorer of scikit-learn, more is better."""
    trials: int = Field(default=about.TRIALS, ge=1)
    tuning_minutes: float = Field(default=120, gt=0)
    """After so long no further trial is begun."""

    promotion_margin: float = Field(default=0.002, ge=0)
    """By how much a model must beat the champion on the holdout to take its place."""
    max_ece: float = Field(default=0.05, gt=0, le=1)
    """The worst calibration (expected calibration error) that is let through."""

    chunk_rows: int = Field(default=5000, ge=1)
    """Rows scored and stored in one transaction."""
    catch_up_days: int = Field(default=7, ge=1)
    """So many missed days are scored by the next run."""
    keep_days: int = Field(default=400, ge=1)
    """Scores of older days are deleted."""

    psi_threshold: float = Field(default=about.PSI_THRESHOLD, gt=0)
    drift_days: int = Field(default=7, ge=1)
    """Days of rows that are compared with the training data."""

    @model_validator(mode="after")
    def _somewhere_for_models(self) -> Self:
        if self.bucket_name is None and (self.artifact_root is None or self.data_source == "s3"):
            raise ValueError("set BUCKET_NAME")
        return self

    @property
    def artifacts(self) -> str:
        """Where models and reports are kept."""
        return self.artifact_root or f"s3://{self.bucket_name}/mlflow"
