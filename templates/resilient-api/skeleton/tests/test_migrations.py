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
        running.execute(text("CREATE INDEX CONCURRENTLY waits ON orders (reference)"))
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


@pytest.mark.parametrize(
    ("sql", "kinds"),
    [
        ("DROP TABLE orders", ["breaks"]),
        ("ALTER TABLE orders DROP COLUMN note", ["breaks"]),
        ("ALTER TABLE orders RENAME COLUMN note TO remark", ["breaks"]),
        ("ALTER TABLE orders RENAME TO purchases", ["breaks"]),
        ("DELETE FROM orders WHERE quantity = 0", ["breaks"]),
        ("ALTER TABLE orders ALTER COLUMN note DROP DEFAULT", ["breaks"]),
        ("ALTER TABLE orders ADD COLUMN note VARCHAR(9) NOT NULL", ["breaks"]),
        ("ALTER TABLE orders ALTER COLUMN note SET NOT NULL", ["breaks", "locks"]),
        ("ALTER TABLE orders ALTER COLUMN quantity TYPE BIGINT", ["locks"]),
        ("ALTER TABLE orders ADD COLUMN k UUID DEFAULT gen_random_uuid()", ["locks"]),
        ("ALTER TABLE orders ADD COLUMN n BIGINT GENERATED ALWAYS AS IDENTITY", ["locks"]),
        ("CREATE UNIQUE INDEX i ON orders (reference)", ["locks"]),
        ("DROP INDEX i", ["locks"]),
        ("ALTER TABLE orders ADD CONSTRAINT c CHECK (quantity < 9)", ["locks"]),
        ("ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (o) REFERENCES p (id)", ["locks"]),
        ("ALTER TABLE orders ADD CONSTRAINT u UNIQUE (reference)", ["locks"]),
        ("UPDATE orders SET note = ''", ["locks"]),
        ("LOCK TABLE orders", ["locks"]),
        ("-- drop it later\nSELECT 1", []),
        ("CREATE TABLE t (id INT NOT NULL); CREATE INDEX i ON t (id)", []),
        ("CREATE INDEX CONCURRENTLY i ON orders (reference)", []),
        ("DROP INDEX CONCURRENTLY i", []),
        ("ALTER TABLE orders ADD COLUMN note VARCHAR(9)", []),
        ("ALTER TABLE orders ADD COLUMN note VARCHAR(9) DEFAULT '' NOT NULL", []),
        ("ALTER TABLE orders ADD COLUMN t TIMESTAMPTZ DEFAULT now() NOT NULL", []),
        ("ALTER TABLE orders ADD CONSTRAINT c CHECK (quantity < 9) NOT VALID", []),
        ("ALTER TABLE orders VALIDATE CONSTRAINT c", []),
        ("ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX i", []),
        ("ALTER TABLE orders DROP CONSTRAINT c", []),
        ("ALTER TABLE orders ALTER COLUMN note DROP NOT NULL", []),
        ("UPDATE alembic_version SET version_num='2' WHERE version_num = '1'", []),
    ],
)
def test_the_lint_tells_harm_from_none(sql: str, kinds: list[str]) -> None:
    assert [danger.kind for danger in dangers(sql)] == kinds
