"""Settings, read from the environment. Nothing secret has a default."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, HttpUrl, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from . import about, prompts


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


class IndexSettings(DatabaseSettings):
    """What turns documents into chunks and vectors: enough for `python -m app.ingest`."""

    database_pool_size: int = Field(default=10, ge=1)

    embeddings_provider: Literal["local", "openai", "bedrock", "sentence-transformers"] = (
        about.EMBEDDINGS_PROVIDER
    )
    embeddings_model: str | None = None
    aws_region: str = about.REGION
    openai_api_key: SecretStr | None = None
    openai_base_url: HttpUrl | None = None
    answer_timeout_seconds: float = Field(default=30, gt=0)

    chunk_tokens: int = Field(default=about.CHUNK_TOKENS, ge=50, le=2000)
    chunk_overlap_tokens: int = Field(default=about.CHUNK_TOKENS // 8, ge=0)

    otel_exporter_otlp_endpoint: HttpUrl | None = None

    @model_validator(mode="after")
    def _embeddings_have_their_key(self) -> Self:
        if self.embeddings_provider == "openai" and self.openai_api_key is None:
            raise ValueError("EMBEDDINGS_PROVIDER=openai needs OPENAI_API_KEY")
        return self


class Settings(IndexSettings):
    """Everything the service needs."""

    port: int = Field(default=8080, ge=1, le=65535)

    redis_url: SecretStr
    redis_timeout_seconds: float = Field(default=0.25, gt=0)
    queue_url: str = Field(min_length=1)

    jwt_issuer: str = Field(min_length=1)
    jwt_audience: str = Field(min_length=1)
    jwt_jwks_url: HttpUrl | None = None
    jwt_jwks: str | None = None

    rate_limit_per_second: float = Field(default=5, gt=0)
    rate_limit_burst: int = Field(default=20, ge=1)

    model_provider: Literal["local", "openai", "bedrock"] = about.MODEL_PROVIDER
    model: str | None = None
    fallback_model: str | None = None
    model_prices: dict[str, tuple[float, float]] = {}
    """US dollars for a million tokens in and out; goes before those of src/app/prices.py."""
    first_token_timeout_seconds: float = Field(default=8, gt=0)
    max_answer_tokens: int = Field(default=600, ge=50)

    context_tokens: int = Field(default=3000, ge=200)
    feature_context_limit: Literal["normal", "small"] = "normal"
    """`small` halves what the model is shown: faster and cheaper while a provider is slow."""
    feature_reranker: bool = about.RERANKER
    prompt_shares: dict[str, int] = {"cited": 100}
    """Prompts of src/app/prompts.py and how many of 100 callers get each."""

    cache_seconds: int = Field(default=1200, ge=0)
    """How long an answer is fresh, give or take a tenth. 0 turns the cache off."""
    cache_stale_seconds: int = Field(default=1200, ge=0)
    """How much longer it is still given while a new one is being made."""
    cache_scope: Literal["groups", "user"] = "groups"
    """Who shares kept answers: callers of exactly the same groups, or each caller with nobody."""

    keep_queries_days: int = Field(default=30, ge=1)

    @model_validator(mode="after")
    def _model_has_its_key(self) -> Self:
        if self.model_provider == "openai" and self.openai_api_key is None:
            raise ValueError("MODEL_PROVIDER=openai needs OPENAI_API_KEY")
        return self

    @model_validator(mode="after")
    def _prompts_are_known(self) -> Self:
        prompts.check(self.prompt_shares)
        return self

    @model_validator(mode="after")
    def _one_source_of_keys(self) -> Self:
        if (self.jwt_jwks_url is None) == (self.jwt_jwks is None):
            raise ValueError("set exactly one of JWT_JWKS_URL and JWT_JWKS")
        return self
