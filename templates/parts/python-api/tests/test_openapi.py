"""The API's description in the repository is the API's description."""

import json
import runpy
from pathlib import Path


def test_openapi_json_is_up_to_date() -> None:
    root = Path(__file__).parent.parent
    describe = runpy.run_path(str(root / "scripts" / "openapi.py"))["describe"]

    described = json.loads((root / "openapi.json").read_text(encoding="utf-8"))

    assert described == describe(), "run `make openapi` and commit openapi.json"
