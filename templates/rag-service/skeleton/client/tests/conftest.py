"""The service's own fixtures, for the test that speaks to it."""

from tests.conftest import _schema, app, issuer, queue_url, settings

__all__ = ["_schema", "app", "issuer", "queue_url", "settings"]
