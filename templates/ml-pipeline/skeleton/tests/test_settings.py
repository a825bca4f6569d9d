"""Settings: where models are kept, and what is refused."""

import pytest
from pydantic import ValidationError

from app.settings import Settings


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://a:b@db/app", "postgresql+psycopg://a:b@db/app?options="),
        (
            "postgresql://a:b@db/app?sslmode=require",
            "postgresql+psycopg://a:b@db/app?sslmode=require&options=",
        ),
    ],
)
def test_mlflow_has_a_schema_of_our_database(
    url: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    settings = Settings(bucket_name="models")

    assert settings.tracking_uri == f"{expected}-csearch_path%3Dmlflow"
    assert settings.artifacts == "s3://models/mlflow"


def test_a_shared_server_and_a_folder_take_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "https://mlflow.test")
    monkeypatch.setenv("ARTIFACT_ROOT", "file:///models")
    monkeypatch.setenv("DATA_SOURCE", "postgres")

    settings = Settings()

    assert settings.tracking_uri == "https://mlflow.test"
    assert settings.artifacts == "file:///models"


def test_models_need_a_place() -> None:
    with pytest.raises(ValidationError, match="BUCKET_NAME"):
        Settings(data_source="s3", artifact_root="file:///models")
