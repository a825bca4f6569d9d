"""The schema: what the models say, undone at will, and never in the running release's way."""

import threading

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, func, select, text

from app import migrate
from app.settings import DatabaseSettings

from .migration_lint import dangers

SCRIPTS = ScriptDirectory.from_config(migrate.config())
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()]


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
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as running:
        running.execute(select(func.pg_advisory_lock(migrate.ADVISORY_LOCK)))
        waiting.start()
        waiting.join(1)
        assert waiting.is_alive()
        # Needs that nobody else is inside a statement: the one that waits must not be.
        running.execute(text("CREATE INDEX CONCURRENTLY waits ON alembic_version (version_num)"))
        running.execute(text("DROP INDEX CONCURRENTLY waits"))
    waiting.join(30)

    assert not waiting.is_alive()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_does_no_harm_that_it_does_not_own_up_to(
    revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script = SCRIPTS.get_revision(revision)
    assert script is not None
    phase = script.module.phase
    assert phase in {"expand", "contract"}

    command.upgrade(migrate.config(), f"{script.down_revision or 'base'}:{revision}", sql=True)

    statements = capsys.readouterr().out
    assert "UPDATE alembic_version" in statements or "INSERT INTO alembic_version" in statements
    owned = {"breaks": phase == "contract", "locks": bool(getattr(script.module, "locks", ""))}
    assert [danger for danger in dangers(statements) if not owned[danger.kind]] == []
