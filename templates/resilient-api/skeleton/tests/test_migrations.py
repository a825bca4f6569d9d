"""The schema: what the models say, undone at will, and never in the running release's way."""

import os
import re
import subprocess
import sys

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from app import migrate

SCRIPTS = ScriptDirectory.from_config(migrate.config())
ENVIRONMENT = {**os.environ, "PYTHONPATH": "src"}
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()]

# What a release that knows nothing of it would trip over.
_BREAKING = re.compile(r"\b(DROP|RENAME|SET NOT NULL|ALTER COLUMN \w+ TYPE)\b")


@pytest.mark.usefixtures("_schema")
def test_the_models_are_the_schema() -> None:
    command.check(migrate.config())


@pytest.mark.usefixtures("_schema")
def test_every_revision_can_be_undone_and_replicas_may_migrate_at_once() -> None:
    command.downgrade(migrate.config(), "base")

    command_line = [sys.executable, "-m", "app.migrate"]
    replicas = [subprocess.Popen(command_line, env=ENVIRONMENT) for _ in range(2)]

    assert [replica.wait(120) for replica in replicas] == [0, 0]
    command.check(migrate.config())


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_that_expands_takes_nothing_away(
    revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = SCRIPTS.get_revision(revision)
    assert script is not None
    phase = script.module.phase
    assert phase in {"expand", "contract"}

    command.upgrade(migrate.config(), f"{script.down_revision or 'base'}:{revision}", sql=True)

    statements = capsys.readouterr().out
    assert "UPDATE alembic_version" in statements or "INSERT INTO alembic_version" in statements
    if phase == "expand":
        assert not _BREAKING.search(statements)
