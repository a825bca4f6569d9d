"""Create observations, scores and drift checks."""

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None

phase = "expand"

CURRENT_SCORES = """
CREATE VIEW current_scores AS
SELECT
  runs.day,
  scores.entity,
  scores.probability,
  runs.model_version,
  runs.finished_at AS scored_at
FROM scores
JOIN (
  SELECT DISTINCT ON (day) id, day, model_version, finished_at
  FROM scoring_runs
  WHERE finished_at IS NOT NULL
  ORDER BY day, finished_at DESC
) AS runs ON runs.id = scores.run_id
"""


def upgrade() -> None:
    op.create_table(
        "observations",
        sa.Column("learner_id", sa.String(64), nullable=False),
        sa.Column("observed_on", sa.Date, nullable=False),
        sa.Column("days_since_lesson", sa.Double, nullable=True),
        sa.Column("lessons_30d", sa.Double, nullable=True),
        sa.Column("quiz_score", sa.Double, nullable=True),
        sa.Column("streak_days", sa.Double, nullable=True),
        sa.Column("tenure_days", sa.Double, nullable=True),
        sa.Column("tickets_90d", sa.Double, nullable=True),
        sa.Column("plan", sa.String(32), nullable=True),
        sa.Column("device", sa.String(32), nullable=True),
        sa.Column("stopped", sa.Boolean, nullable=True),
        sa.PrimaryKeyConstraint("learner_id", "observed_on", name="pk_observations"),
    )
    op.create_index(
        "ix_observations_observed_on_learner_id", "observations", ["observed_on", "learner_id"]
    )
    op.create_table(
        "scoring_runs",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("model_version", sa.String(32), nullable=False),
        sa.Column("last_entity", sa.String(64), server_default="", nullable=False),
        sa.Column("rows", sa.Integer, server_default=sa.text("0"), nullable=False),
        sa.Column(
            "started_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_scoring_runs"),
    )
    op.create_index("ix_scoring_runs_day_finished_at", "scoring_runs", ["day", "finished_at"])
    op.create_index(
        "uq_scoring_runs_unfinished",
        "scoring_runs",
        ["day"],
        unique=True,
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "scores",
        sa.Column("run_id", sa.Uuid, nullable=False),
        sa.Column("entity", sa.String(64), nullable=False),
        sa.Column("probability", sa.Double, nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["scoring_runs.id"], name="fk_scores_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "entity", name="pk_scores"),
    )
    op.create_table(
        "drift_checks",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("feature", sa.String(64), nullable=False),
        sa.Column("model_version", sa.String(32), nullable=False),
        sa.Column("psi", sa.Double, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("drifted", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column(
            "checked_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.PrimaryKeyConstraint("day", "feature", name="pk_drift_checks"),
    )
    # The newest finished run of each day: a day is seen whole or not at all.
    op.execute(CURRENT_SCORES)


def downgrade() -> None:
    op.execute("DROP VIEW current_scores")
    op.drop_table("drift_checks")
    op.drop_table("scores")
    op.drop_table("scoring_runs")
    op.drop_table("observations")
