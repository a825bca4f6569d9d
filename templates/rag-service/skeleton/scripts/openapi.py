"""Write openapi.json, which the catalog shows as this service's API."""

import json
from pathlib import Path

from app.main import create_app
from app.settings import Settings


def describe() -> dict[str, object]:
    """Describe the API as it is now; nothing is connected to for it."""
    settings = Settings.model_validate(
        {
            "database_url": "postgresql://nobody@localhost/none",
            "redis_url": "redis://localhost",
            "queue_url": "https://localhost/queue",
            "jwt_issuer": "none",
            "jwt_audience": "none",
            "jwt_jwks_url": "https://localhost",
        }
    )
    return {**create_app(settings).openapi(), "security": [{"HTTPBearer": []}]}


if __name__ == "__main__":
    text = json.dumps(describe(), indent=2, ensure_ascii=False)
    Path("openapi.json").write_text(text + "\n", encoding="utf-8")
