"""Settings, read from the environment. Nothing secret has a default."""

import sys
from typing import Annotated, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from . import about


def _with_driver(url: SecretStr) -> SecretStr:
    """Name the driver in the plain `postgresql://` address that everybody else uses."""
    scheme, separator, rest = url.get_secret_value().partition("://")
    if scheme not in {"postgres", "postgresql", "postgresql+psycopg"} or not separator:
        raise ValueError("must look like postgresql://user:password@host:5432/name")
    return SecretStr(f"postgresql+psycopg://{rest}")


class DatabaseSettings(BaseSettings):
    """What migrations need; the service needs more."""

    # Without hide_input_in_errors a typing error in an address would log the password in it.
    model_config = SettingsConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    database_url: Annotated[SecretStr, AfterValidator(_with_driver)]
    service_name: str = about.NAME
    service_version: str = "dev"
    environment: str = "local"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class ServiceSettings(DatabaseSettings):
    """What every process that keeps running needs."""

    port: int = Field(default=8080, ge=1, le=65535)
    otel_exporter_otlp_endpoint: HttpUrl | None = None


class Settings(ServiceSettings):
    """Everything the API needs."""

    database_pool_size: int = Field(default=10, ge=1)
    redis_url: SecretStr
    redis_timeout_seconds: float = Field(default=0.25, gt=0)

    jwt_issuer: str = Field(min_length=1)
    jwt_audience: str = Field(min_length=1)
    jwt_jwks_url: HttpUrl | None = None
    jwt_jwks: str | None = None

    rate_limit_per_second: float = Field(default=20, gt=0)
    rate_limit_burst: int = Field(default=40, ge=1)

    @model_validator(mode="after")
    def _one_source_of_keys(self) -> Self:
        if (self.jwt_jwks_url is None) == (self.jwt_jwks is None):
            raise ValueError("set exactly one of JWT_JWKS_URL and JWT_JWKS")
        return self


class WorkerSettings(ServiceSettings):
    """Everything the worker needs."""

    queue_url: HttpUrl
    aws_region: str = Field(min_length=1)

    worker_batch: int = Field(default=10, ge=1, le=10)
    """Messages in work at a time: what one call to the queue can give."""
    worker_visibility_seconds: int = Field(default=30, ge=3, le=43_200)
    """How long other workers don't see a message that is in work here; extended while it is."""


Wanted = TypeVar("Wanted", bound=BaseSettings)


def read(wanted: type[Wanted]) -> Wanted:
    """Read the settings, or end the process and say which are wrong."""
    try:
        return wanted()
    except ValidationError as error:
        sys.exit(f"Settings are missing or wrong:\n{error}")
