"""What a migration may not do while the release before it still serves.

Works on the SQL that Alembic would run, so it sees what is executed, whatever wrote it.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Kind = Literal["breaks", "locks"]


class Danger(NamedTuple):
    """A statement that needs a mark: `breaks` the phase "contract", `locks` a reason."""

    kind: Kind
    why: str
    statement: str


_TABLE: Final = r'(?:IF NOT EXISTS |IF EXISTS |ONLY )*"?(?P<table>[\w.]+)"?'
_ADD: Final = rf"^ALTER TABLE {_TABLE} ADD "
_ADD_COLUMN: Final = rf"{_ADD}(?:COLUMN )?(?!CONSTRAINT)"
_ADD_CONSTRAINT: Final = rf"{_ADD}(?:CONSTRAINT \S+ )?"
_CREATED: Final = re.compile(rf"^CREATE TABLE {_TABLE}", re.IGNORECASE)

# Patterns that name a table mean no harm on one that the same migration has created.
_RULES: Final[tuple[tuple[Kind, str, str], ...]] = (
    ("breaks", "takes away", r"^DROP (?:TABLE|VIEW|TYPE|SCHEMA|SEQUENCE|FUNCTION)"),
    ("breaks", "takes away", rf"^ALTER TABLE {_TABLE} DROP (?!CONSTRAINT)"),
    ("breaks", "takes away", r"^(?:TRUNCATE|DELETE FROM (?!alembic_version))"),
    ("breaks", "renames", r"^ALTER .*\bRENAME\b"),
    ("breaks", "refuses what was fine", rf"^ALTER TABLE {_TABLE} ALTER .* SET NOT NULL"),
    ("breaks", "refuses what was fine", rf"^ALTER TABLE {_TABLE} ALTER .* DROP DEFAULT"),
    (
        "breaks",
        "the release before knows no value for it",
        rf"{_ADD_COLUMN}(?!.*\bDEFAULT\b).*\bNOT NULL",
    ),
    ("locks", "rewrites the table", rf"^ALTER TABLE {_TABLE} ALTER .* TYPE\b"),
    ("locks", "reads the whole table", rf"^ALTER TABLE {_TABLE} ALTER .* SET NOT NULL"),
    (
        "locks",
        "rewrites the table",
        rf"{_ADD_COLUMN}.*(?:\bGENERATED\b|SERIAL\b|DEFAULT (?!now\(\))\w+\()",
    ),
    (
        "locks",
        "reads the whole table; add it NOT VALID, and VALIDATE it in the next migration",
        rf"{_ADD_CONSTRAINT}(?:CHECK|FOREIGN KEY)(?!.*NOT VALID)",
    ),
    (
        "locks",
        "builds an index; create that CONCURRENTLY and add the constraint USING INDEX",
        rf"{_ADD_CONSTRAINT}(?:UNIQUE|PRIMARY KEY|EXCLUDE)(?! USING INDEX)",
    ),
    (
        "locks",
        "stops writes while it builds; create it CONCURRENTLY",
        rf"^CREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY).*? ON {_TABLE}",
    ),
    ("locks", "stops reads; drop it CONCURRENTLY", r"^DROP INDEX (?!CONCURRENTLY)"),
    ("locks", "holds every row; fill in batches", rf"^UPDATE (?!.*\bWHERE\b){_TABLE}"),
    ("locks", "stops everybody", r"^(?:LOCK|CLUSTER|VACUUM FULL|REINDEX (?!.*CONCURRENTLY))"),
)


def dangers(sql: str) -> Iterator[Danger]:
    """Find what could break the release that runs, or make its requests wait."""
    without_comments = re.sub(r"--[^\n]*", "", sql)
    statements = [" ".join(part.split()) for part in without_comments.split(";")]
    created = {match["table"] for part in statements if (match := _CREATED.match(part))}
    for statement in statements:
        for kind, why, pattern in _RULES:
            found = re.match(pattern, statement, re.IGNORECASE)
            if found and found.groupdict().get("table") not in created:
                yield Danger(kind, why, statement)
