"""The tables."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import (
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    MetaData,
    String,
    false,
    func,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Gives every constraint a name that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Observation(Base):
    """The example data: a learner on a day. Replace it with your own, or fill it from where yours
    is."""

    __tablename__ = "observations"

    learner_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    observed_on: Mapped[date] = mapped_column(Date, primary_key=True)
    days_since_lesson: Mapped[float | None] = mapped_column(Double)
    lessons_30d: Mapped[float | None] = mapped_column(Double)
    quiz_score: Mapped[float | None] = mapped_column(Double)
    streak_days: Mapped[float | None] = mapped_column(Double)
    tenure_days: Mapped[float | None] = mapped_column(Double)
    tickets_90d: Mapped[float | None] = mapped_column(Double)
    plan: Mapped[str | None] = mapped_column(String(32))
    device: Mapped[str | None] = mapped_column(String(32))
    stopped: Mapped[bool | None]
    """Not known until 30 days later."""

    __table_args__ = (Index(None, "observed_on", "learner_id"),)


class ScoringRun(Base):
    """One pass over a day's rows with one version of the model."""

    __tablename__ = "scoring_runs"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    day: Mapped[date] = mapped_column(Date)
    model_version: Mapped[str] = mapped_column(String(32))
    last_entity: Mapped[str] = mapped_column(String(64), server_default="")
    """How far it has come: where it goes on after an interruption."""
    rows: Mapped[int] = mapped_column(server_default=text("0"))
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Its scores count from here on."""

    __table_args__ = (
        Index(None, "day", "finished_at"),
        # Two unfinished runs of a day would be two jobs at once.
        Index(
            "uq_scoring_runs_unfinished",
            "day",
            unique=True,
            postgresql_where=text("finished_at IS NULL"),
        ),
    )


class Score(Base):
    """What a run said about an entity. Read them through the view `current_scores`."""

    __tablename__ = "scores"

    run_id: Mapped[UUID] = mapped_column(
        ForeignKey("scoring_runs.id", ondelete="CASCADE"), primary_key=True
    )
    entity: Mapped[str] = mapped_column(String(64), primary_key=True)
    probability: Mapped[float] = mapped_column(Double)


class DriftCheck(Base):
    """How far a feature is from what the model was trained on."""

    __tablename__ = "drift_checks"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    feature: Mapped[str] = mapped_column(String(64), primary_key=True)
    model_version: Mapped[str] = mapped_column(String(32))
    psi: Mapped[float] = mapped_column(Double)
    rows: Mapped[int]
    drifted: Mapped[bool] = mapped_column(server_default=false())
    checked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
