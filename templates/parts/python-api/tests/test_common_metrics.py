"""What every API with a worker counts."""

from app.about import NAME
from app.observability.metrics import Metrics


def test_every_outcome_of_a_message_begins_at_zero() -> None:
    metrics = Metrics(NAME)

    metrics.consumes()

    shown = metrics.render().decode().splitlines()
    for outcome in ("processed", "duplicate", "retried", "rejected"):
        assert f'queue_messages_total{{outcome="{outcome}",service="{NAME}"}} 0.0' in shown
