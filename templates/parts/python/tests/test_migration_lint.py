"""What the lint of migrations finds."""

import pytest

from .migration_lint import dangers


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
