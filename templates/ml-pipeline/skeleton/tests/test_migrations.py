"""The schema: what the models say, undone at will, and never in the running release's way."""

import re
import threading

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, func, select

from app import migrate
from app.settings import DatabaseSettings

SCRIPTS = ScriptDirectory.from_config(migrate.config())
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()]

# What a release that knows nothing of it would trip over.
_BREAKING = re.compile(r"\b(DROP|RENAME|SET NOT NULL|ALTER COLUMN \w+ TYPE)\b")


@pytest.mark.usefixtures("_schema")
def test_the_models_are_the_schema() -> None:
    command.check(migrate.config())


@pytest.mark.usefixtures("_schema")
def test_every_revision_can_be_undone() -> None:
    command.downgrade(migrate.config(), "base")
    migrate.main()

    command.check(migrate.config())


@pytest.mark.usefixtures("_schema")
def test_a_migration_waits_for_the_one_that_runs() -> None:
    engine = create_engine(DatabaseSettings().database_url.get_secret_value(), poolclass=NullPool)
    waiting = threading.Thread(target=migrate.main)
    with engine.connect() as running:
        running.execute(select(func.pg_advisory_lock(migrate.ADVISORY_LOCK)))
        waiting.start()
        waiting.join(1)
        assert waiting.is_alive()
    waiting.join(30)

    assert not waiting.is_alive()


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
