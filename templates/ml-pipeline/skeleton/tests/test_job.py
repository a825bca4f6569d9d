"""What every job has around it: how it ends, what it logs, where its numbers go."""

import http.server
import json
import threading
from collections.abc import Iterator

import pytest

from app import job
from app.errors import PipelineError
from app.job import Job

from .support import BUCKET


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, bytes]]:
    """What an OTLP endpoint received, by path; jobs are told of it."""
    bodies: dict[str, bytes] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            bodies[self.path] = bodies.get(self.path, b"") + body
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("BUCKET_NAME", BUCKET)
    monkeypatch.setenv("SERVICE_NAME", "reporting")
    yield bodies
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("engine", "_bucket")
def test_numbers_and_traces_are_sent_before_it_ends(received: dict[str, bytes]) -> None:
    def work(running: Job) -> None:
        running.telemetry.metrics.scored(3)
        running.say_who_scores()

    job.run("score", work)

    for told in (b"batch_rows_scored_total", b"batch_run_duration_seconds", b"reporting-local"):
        assert told in received["/v1/metrics"]
    assert b"score" in received["/v1/traces"]


@pytest.mark.usefixtures("engine", "_bucket")
@pytest.mark.parametrize("error", [PipelineError("the data is late"), ValueError("a mistake")])
def test_a_failure_ends_with_status_1_and_one_line(
    error: Exception, received: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    def work(_running: Job) -> None:
        password = "hunter2"  # noqa: F841 - local variables are nobody's business
        raise error

    with pytest.raises(SystemExit) as end:
        job.run("score", work)

    assert end.value.code == 1
    assert b"failed" in received["/v1/metrics"]
    out = capsys.readouterr().out
    assert "hunter2" not in out
    failed = next(line for line in map(json.loads, out.splitlines()) if line["level"] == "error")
    assert failed["event"] == "job failed"
    assert str(error) in out
    assert ("exception" in failed) is isinstance(error, ValueError)
