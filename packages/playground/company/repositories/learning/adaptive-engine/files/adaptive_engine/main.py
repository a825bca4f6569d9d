"""The HTTP border of the service."""

from fastapi import FastAPI, Response

app = FastAPI(title="Adaptive engine", docs_url=None)


@app.get("/health/live", status_code=204)
def live() -> Response:
    return Response(status_code=204)


@app.get("/health/ready", status_code=204)
def ready() -> Response:
    return Response(status_code=204)
